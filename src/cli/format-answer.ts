import { type Answer, matchesOf } from '../desk/answer.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { mostTopics } from '../limits.ts';
import { type AnswerLine, answerLines } from '../replies/answer-text.ts';
import { describeEvidence } from '../replies/evidence-reply.ts';
import type { Style } from './style.ts';

/** Writes an answer for a person at a terminal: the words of a reply, set apart by lines and colour. */
export function formatAnswer({
  answer,
  ruling = null,
  knowledge,
  style,
  explain = false,
  help = 'cptpp --help',
}: {
  readonly answer: Answer;
  /** What the source says to a yes/no question. */
  readonly ruling?: Ruling | null;
  readonly knowledge: KnowledgeBase;
  readonly style: Style;
  /** Whether to show which words met what. */
  readonly explain?: boolean;
  /** How help is asked for. */
  readonly help?: string;
}): string {
  const lines = answerLines(answer, knowledge, { ruling, related: mostTopics, help });
  const evidence = explain ? ['', ...formatEvidence(answer, style)] : [];
  const written = lines.map((line) => layOut(line, style)).join('\n');
  // Where the quote is the answer nothing stands above it.
  return [written.replace(/^\n/, ''), ...evidence].join('\n');
}

function layOut({ role, text }: AnswerLine, style: Style): string {
  switch (role) {
    case 'headline':
      return style.strong(text);
    case 'quote':
      return `\n  ${text}`;
    case 'citation':
      return style.dim(`  ${text}`);
    case 'line':
    case 'topic':
      return text;
  }
}

function formatEvidence(answer: Answer, style: Style): string[] {
  const matches = matchesOf(answer);
  if (matches.length === 0) return ['Nothing in the knowledge base shares a word with it.'];

  const held = answer.kind === 'not_covered' ? answer.held : null;
  const declined = held ? [`Declined by ${held.rule}: ${held.why} (${held.words.join(', ')})`] : [];
  return [
    ...declined,
    ...matches
      .slice(0, mostTopics)
      .flatMap(({ fact, score, evidence }) => [
        `${style.strong(fact.id)}  score ${score.toFixed(2)}`,
        ...evidence.map((word) => `  ${describeEvidence(word, fact)}`),
      ]),
  ];
}
