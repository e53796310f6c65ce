import type { Consultation } from '../desk/consult.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatQuestion } from '../replies/answers-reply.ts';
import { formatTooLong, formatTooMany } from '../replies/notice-reply.ts';
import { formatAnswer } from './format-answer.ts';
import { formatDraft, formatVerdict } from './format-verdict.ts';
import type { Style } from './style.ts';

export interface FormatConsultationOptions {
  readonly found: Consultation;
  readonly knowledge: KnowledgeBase;
  readonly style: Style;
  /** Whether to show which words met what. */
  readonly explain?: boolean;
  /** How help is asked for. */
  readonly help?: string;
}

/** Writes what the desk says to a text for a person at a terminal. */
export function formatConsultation({ found, ...options }: FormatConsultationOptions): string {
  switch (found.kind) {
    case 'answer':
      return formatAnswer({ ...found, ...options });
    case 'answers':
      return found.answers
        .map(({ question, ...answered }, at) => {
          const heading = options.style.strong(formatQuestion(question, at));
          return `${heading}\n${formatAnswer({ ...answered, ...options })}`;
        })
        .join('\n\n');
    case 'too_many':
      return formatTooMany(found);
    case 'verdict':
      return formatVerdict({ ...found, ...options });
    case 'draft':
      return formatDraft({ ...found, ...options });
    case 'too_long':
      return formatTooLong(found);
  }
}
