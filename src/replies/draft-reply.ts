import type { DraftCheck } from '../desk/check-draft.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown, mostModalQuotes } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { formatCoverage } from './describe-fact.ts';
import { citedSources, type DraftRow, draftRows, rowBlocks } from './draft-rows.ts';
import { formatCounts, languageOf } from './draft-text.ts';
import { actions, button, context, paragraph, plain, richText } from './elements.ts';
import { takeWhatFits } from './fit-reply.ts';
import { bearingOf } from './mark-claim.ts';
import { encodePassages } from './passage-ref.ts';
import { citing, type Reply, type ReplyBlock, type ReplySurface } from './reply.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';
import { shareCheck, sharedCheckLine } from './verdict-reply.ts';

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

/** The value of the button that gives a draft's result as text: all that it needs stands in the message above it. */
export const copyDraftValue = 'draft';

/** A draft given back in its own order, each sentence with its mark, on as many replies as it takes. */
export function draftReplies(options: DraftReplyOptions): readonly [Reply, ...Reply[]] {
  const rows = draftRows(options.draft, options.knowledge);
  const first = takePage(options, rows, 0);
  const pages: [Reply, ...Reply[]] = [first.reply];
  for (let at = first.taken; at < rows.length; ) {
    const next = takePage(options, rows.slice(at), at);
    pages.push(next.reply);
    at += next.taken;
  }
  return pages;
}

/** As many rows as fit on one reply, after those that stand on the pages before; and how many they are. */
function takePage(options: DraftReplyOptions, rows: readonly DraftRow[], before: number) {
  const page = (some: readonly DraftRow[]) => layOut(options, { rows: some, before, more: 0 });
  const shown = takeWhatFits(
    rows,
    (some) => page(some).blocks,
    (some) => page(some).lines.join('\n'),
  );
  // One row always fits. If it ever did not, it would be sent all the same: nothing may be left out.
  const taken = shown.length === 0 ? rows.slice(0, 1) : shown;
  return { reply: toReply(options, page(taken)), taken: taken.length };
}

/** The same in one reply, with as many rows as fit. Says how many it leaves out. */
export function draftReply(options: DraftReplyOptions): Reply {
  const all = draftRows(options.draft, options.knowledge);
  const page = (rows: readonly DraftRow[]) =>
    layOut(options, { rows, before: 0, more: all.length - rows.length });
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

interface PageRows {
  readonly rows: readonly DraftRow[];
  /** How many stand on the pages before. */
  readonly before: number;
  /** How many rows are left out for good. */
  readonly more: number;
}

function layOut(options: DraftReplyOptions, { rows, before, more }: PageRows): Page {
  const { draft, knowledge, surface, askId, sharedBy } = options;
  const language = languageOf(draft);
  const { checks } = stringsOf(language);
  const isFirst = before === 0;
  const counts = formatCounts(draft);
  const below = formatBelow(options);
  const place = checks.continued(before + 1, before + rows.length, draft.sentences.length);
  const rest = more === 0 ? [] : [checks.moreRows(more)];
  const sharer =
    sharedBy === undefined
      ? []
      : [paragraph({ type: 'user', user_id: sharedBy }, plain(sharedCheckLine(language)))];
  return {
    blocks: [
      ...(isFirst
        ? [richText(...sharer, paragraph(plain(counts, { bold: true }))), context(below)]
        : [context(place)]),
      ...rowBlocks(rows),
      ...rest.map(context),
      ...actions([
        ...quotesButton(rows, knowledge, language),
        ...copyButton(surface, language),
        ...(isFirst ? shareCheck(surface, askId, language) : []),
      ]),
    ],
    lines: [...(isFirst ? [counts, below] : [place]), ...rows.map(({ text }) => text), ...rest],
  };
}

/** Shows what these sentences were decided by, each quote once. */
function quotesButton(rows: readonly DraftRow[], knowledge: KnowledgeBase, language: Language) {
  const citations = new Map(
    rows.flatMap(({ citation }) => (citation ? [[citation.quote, citation] as const] : [])),
  );
  const value = encodePassages([...citations.values()].slice(0, mostModalQuotes), knowledge);
  return value === null
    ? []
    : [
        button({
          actionId: actionIds.showPassages,
          label: stringsOf(language).checks.showQuotes,
          value,
        }),
      ];
}

/** Slack hands on what stands above a button only where all can read it. */
function copyButton(surface: ReplySurface, language: Language) {
  const label = stringsOf(language).checks.copyAsText;
  return surface === 'message'
    ? [button({ actionId: actionIds.copyDraft, label, value: copyDraftValue })]
    : [];
}

/** Which source the paragraphs are of, where it is one for all; and what was not read. */
function formatBelow({ draft, knowledge, unread = 0 }: DraftReplyOptions): string {
  const language = languageOf(draft);
  const { checks } = stringsOf(language);
  const [source, ...others] = citedSources(draft.sentences);
  const title = source === undefined ? null : (knowledge.sources[source]?.title ?? source);
  const origin =
    title === null || others.length > 0
      ? formatCoverage(knowledge, language)
      : checks.paragraphOf(shorten(title, longestShown.sourceTitle));
  const hasMarks = draft.sentences.some(({ verdict }) =>
    /^(?:otherwise|part)$/.test(bearingOf(verdict)),
  );
  return [
    origin,
    ...(hasMarks ? [checks.key] : []),
    ...(unread === 0 ? [] : [checks.unread(unread)]),
  ].join(' ');
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
      draft.sentences.flatMap(({ verdict }) => verdict.citations.slice(0, 1)),
    ),
    text:
      sharedBy === undefined
        ? text
        : `<@${sharedBy}>${sharedCheckLine(languageOf(draft))}\n${text}`,
  };
}
