import type { RichTextSection } from '@slack/types';
import type { Match, WordEvidence } from '../desk/answer.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown } from '../limits.ts';
import { viewText } from './answer-text.ts';
import { type AnswerView, viewFact } from './answer-view.ts';
import { paragraph, plain } from './elements.ts';
import { fitReply } from './fit-reply.ts';
import type { AsOf } from './freshness.ts';
import { nextSteps } from './next-steps.ts';
import { citing, type Reply, type ReplySurface } from './reply.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';
import { fitSlackText, toSlackText } from './to-slack-text.ts';
import { isCutShort, viewBlocks } from './view-blocks.ts';

export interface FactReplyOptions {
  readonly fact: Fact;
  /** What is said of it. By default its answer and its quotes. */
  readonly view?: AnswerView;
  /** Which words of the question it met. */
  readonly evidence?: readonly WordEvidence[];
  /** Topics on the same subject, nearest first. */
  readonly related?: readonly Match[];
  readonly knowledge: KnowledgeBase;
  readonly language: Language;
  readonly surface: ReplySurface;
  /** Which question this answers, to explain, share and rate it later; `null` when nobody asked. */
  readonly askId: string | null;
  /** Whether words were asked, and not only a topic chosen. */
  readonly hasQuestion?: boolean;
  readonly shared?: Shared | null;
  /** By which it is known whether the fact is due. */
  readonly asOf?: AsOf | undefined;
}

/** Who makes a private answer public, and to which question it is: others have not seen that. */
export interface Shared {
  /** The Slack user. */
  readonly by: string;
  /** Empty where a topic was chosen. */
  readonly question: string;
}

/** A fact as a reply: the answer, the quote and where it stands, and what can be done next. */
export function factReply(options: FactReplyOptions): Reply {
  const { fact, evidence = [], related = [], knowledge, language, shared = null } = options;
  const { view = viewFact({ fact, language, evidence, asOf: options.asOf }), askId } = options;
  const text = fitSlackText((quoteLimit) => viewText(view, knowledge, { quotes: 1, quoteLimit }));

  return {
    blocks: fitReply((size) => [
      ...viewBlocks(view, { knowledge, size, above: shared && sharedSection(shared, language) }),
      ...nextSteps({
        ...{ hasQuestion: askId !== null, ...options },
        isCutShort: isCutShort(view, size),
        related: related.slice(0, size.related),
      }),
    ]),
    ...citing([fact], knowledge),
    text: shared ? `<@${shared.by}>${toSlackText(sharedLine(shared, language))}\n${text}` : text,
  };
}

function sharedSection(shared: Shared, language: Language): RichTextSection {
  return paragraph({ type: 'user', user_id: shared.by }, plain(sharedLine(shared, language)));
}

function sharedLine({ question }: Shared, language: Language): string {
  const { sharedAnswer, sharedAnswerTo } = stringsOf(language).notices;
  const asked = shorten(question.replace(/\s+/g, ' ').trim(), longestShown.claim);
  return asked === '' ? sharedAnswer : sharedAnswerTo(asked);
}
