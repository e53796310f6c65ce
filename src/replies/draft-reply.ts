import type { CheckedSentence, DraftCheck } from '../desk/check-draft.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestShown } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { formatCoverage } from './describe-fact.ts';
import { actions, button, context, paragraph, plain, richText, row } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import { takeWhatFits } from './fit-reply.ts';
import { citing, type Reply, type ReplyBlock, type ReplySurface } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';
import { shareCheck, sharedCheckLine } from './verdict-reply.ts';
import { formatCounts, formatReasons, formatVerdictLines, verdictOrder } from './verdict-text.ts';

export interface DraftReplyOptions {
  readonly draft: DraftCheck;
  readonly knowledge: KnowledgeBase;
  readonly surface: ReplySurface;
  /** Under which id the draft's words are kept, to share the result; `null` where they are not. */
  readonly askId: string | null;
  readonly sharedBy?: string;
  /** How many more sentences the draft has, that were not read. */
  readonly unread?: number;
}

interface Row {
  readonly text: string;
  readonly sentence: CheckedSentence;
}

/**
 * What the source says about a draft, whole: the counts, then a row for each sentence, what the source speaks
 * against first, on as many replies as it takes.
 */
export function draftReplies(options: DraftReplyOptions): readonly [Reply, ...Reply[]] {
  const first = takePage(options, toRows(options), true);
  const pages: [Reply, ...Reply[]] = [first.reply];
  for (let { rest } = first; rest.length > 0; ) {
    const next = takePage(options, rest, false);
    pages.push(next.reply);
    rest = next.rest;
  }
  return pages;
}

/** As many rows as fit on one reply, and those that are left. */
function takePage(options: DraftReplyOptions, rows: readonly Row[], isFirst: boolean) {
  const page = (some: readonly Row[]) => layOut(options, { rows: some, isFirst, more: 0 });
  const shown = takeWhatFits(
    rows,
    (some) => page(some).blocks,
    (some) => page(some).lines.join('\n'),
  );
  // One row always fits. If it ever did not, it would be sent all the same: nothing may be left out.
  const taken = shown.length === 0 ? rows.slice(0, 1) : shown;
  return { reply: toReply(options, page(taken)), rest: rows.slice(taken.length) };
}

/** The same in one reply, with as many rows as fit. Says how many it leaves out. */
export function draftReply(options: DraftReplyOptions): Reply {
  const all = toRows(options);
  const page = (rows: readonly Row[]) =>
    layOut(options, { rows, isFirst: true, more: all.length - rows.length });
  const shown = takeWhatFits(
    all,
    (rows) => page(rows).blocks,
    (rows) => page(rows).lines.join('\n'),
  );
  return toReply(options, page(shown));
}

interface Page {
  readonly blocks: ReplyBlock[];
  readonly lines: readonly string[];
}

function layOut(
  { draft, knowledge, surface, askId, sharedBy, unread = 0 }: DraftReplyOptions,
  {
    rows,
    isFirst,
    more,
  }: { readonly rows: readonly Row[]; readonly isFirst: boolean; readonly more: number },
): Page {
  const counts = formatCounts(draft);
  const coverage =
    unread === 0
      ? formatCoverage(knowledge)
      : `${formatCoverage(knowledge)} ${unread} more sentences were too many to read: check them apart.`;
  const rest = more === 0 ? [] : [`and ${more} more: check the whole of it as a draft.`];
  return {
    blocks: [
      ...(isFirst
        ? [
            richText(
              ...(sharedBy === undefined
                ? []
                : [paragraph({ type: 'user', user_id: sharedBy }, plain(sharedCheckLine))]),
              paragraph(plain(counts, { bold: true })),
            ),
            context(coverage),
          ]
        : []),
      ...rows.map(({ text, sentence }) => row(text, quoteButton(sentence, knowledge))),
      ...rest.map(context),
      ...(isFirst ? actions(shareCheck(surface, askId)) : []),
    ],
    lines: [...(isFirst ? [counts, coverage] : []), ...rows.map(({ text }) => text), ...rest],
  };
}

function toReply(
  { sharedBy, draft, knowledge }: DraftReplyOptions,
  { blocks, lines }: Page,
): Reply {
  const text = toSlackText(lines.join('\n'));
  return {
    blocks,
    ...citing(
      draft.sentences.map(({ verdict }) => verdict.fact),
      knowledge,
    ),
    text: sharedBy === undefined ? text : `<@${sharedBy}>${sharedCheckLine}\n${text}`,
  };
}

/** Each sentence with its number in the draft. */
function toRows({ draft: { sentences }, knowledge }: DraftReplyOptions): Row[] {
  const numbered = sentences.map((sentence, index) => ({
    sentence,
    text: formatRow(sentence, index + 1, knowledge),
  }));
  return verdictOrder.flatMap((kind) =>
    numbered.filter(({ sentence }) => sentence.verdict.kind === kind),
  );
}

function formatRow(
  { text, verdict }: CheckedSentence,
  number: number,
  knowledge: KnowledgeBase,
): string {
  const reasons = formatReasons(verdict, knowledge).join('; ');
  return [
    `${number}. ${shorten(text.replace(/\s+/g, ' '), longestShown.rowSentence)}`,
    formatVerdictLines(verdict, knowledge).join(' '),
    ...(reasons === '' ? [] : [shorten(reasons.replace(/\s+/g, ' '), longestShown.rowReasons)]),
  ].join('\n');
}

function quoteButton({ verdict }: CheckedSentence, knowledge: KnowledgeBase) {
  const { fact, language } = verdict;
  const value = fact && encodeFactRef({ fact, knowledge, language, askId: null });
  return value ? button({ actionId: actionIds.showQuote, label: 'Quote', value }) : null;
}
