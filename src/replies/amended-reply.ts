import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestCorrection, longestReplyText } from '../limits.ts';
import { viewFact } from './answer-view.ts';
import { correctionLine, type Line, type Told } from './correction-line.ts';
import { paragraph, plain, richText } from './elements.ts';
import { type FactReplyOptions, factReply, type Shared } from './fact-reply.ts';
import type { Reply } from './reply.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

/** The fact as it is now, where it may be shown, and the base that it is of. */
export interface NowFact {
  readonly fact: Fact;
  readonly knowledge: KnowledgeBase;
}

/** A reply that told an old version, as it is from now on: the correction, and the answer as it would be given now. */
export function amendedReply({
  told,
  now,
  askId,
  shared,
  otherFacts,
}: {
  readonly told: Told;
  /** `null` where there is no answer any more, or not for those who read there. */
  readonly now: NowFact | null;
  /** Which question the reply answers, so that its buttons find it. */
  readonly askId: string | null;
  /** Who had made it public, where it was private. */
  readonly shared: Shared | null;
  /** How many more facts the old reply told, which are no longer seen. */
  readonly otherFacts: number;
}): Reply {
  const { language } = told;
  const others =
    otherFacts === 0 ? [] : [lineOf(stringsOf(language).recall.otherFacts(otherFacts))];
  const answer = now && answerNow(told, now, { askId: shared ? null : askId, shared });
  return join([correctionLine(told), ...others], answer);
}

/** One line for all who read a thread, or a channel, where an old version was told. */
export function correctionNoticeReply(told: Told, title: string): Reply {
  const opening = lineOf(stringsOf(told.language).recall.inThread(title));
  return join([opening, correctionLine(told)], null);
}

/** What somebody gets who was told an old version in private: the correction, and the answer with its quote. */
export function correctionDirectReply(told: Told, title: string, now: NowFact | null): Reply {
  const opening = lineOf(stringsOf(told.language).recall.toPerson(title));
  const answer = now && answerNow(told, now, { askId: null });
  return join([opening, correctionLine(told)], answer);
}

/** The answer as it is now, without the line that the correction above it says. */
function answerNow(
  { now: said, language }: Told,
  now: NowFact,
  options: Pick<FactReplyOptions, 'askId' | 'shared'>,
): Reply {
  const view = viewFact({ fact: now.fact, language });
  const headlines = view.headlines.filter(
    (line) => line !== said || line.length > longestCorrection,
  );
  return factReply({
    ...{ ...now, ...options, language, surface: 'message' },
    view: { ...view, headlines },
  });
}

function lineOf(said: string): Line {
  return { section: paragraph(plain(said)), text: said };
}

function join(lines: readonly Line[], answer: Reply | null): Reply {
  const text = toSlackText(lines.map((line) => line.text).join('\n'));
  const whole = answer ? `${text}\n${answer.text}` : text;
  return {
    blocks: [richText(...lines.map(({ section }) => section)), ...(answer?.blocks ?? [])],
    // Slack changes no message to a longer text. The correction has the new answer.
    text: whole.length <= longestReplyText ? whole : text,
    ...(answer?.cited && { cited: answer.cited }),
  };
}
