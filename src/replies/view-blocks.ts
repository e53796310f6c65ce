import type { RichTextElement, RichTextSection } from '@slack/types';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestLink, longestShown, mostColumnItems } from '../limits.ts';
import { longestSectionField } from '../slack-limits.ts';
import type { AnswerView, ShownQuote } from './answer-view.ts';
import { columns, context, link, paragraph, plain, quoted, richText } from './elements.ts';
import { fitQuote } from './fit-quote.ts';
import type { ReplySize } from './fit-reply.ts';
import { formatPlace } from './format-citation.ts';
import { formatDay } from './format-day.ts';
import type { ReplyBlock } from './reply.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';

export interface ViewBlocksOptions {
  readonly knowledge: KnowledgeBase;
  readonly size: ReplySize;
  /** What stands above all else, as who shared it. */
  readonly above?: RichTextSection | null;
}

/** What a reply says, as blocks: the answer in one line, the quote or the list, and a small line with its place. */
export function viewBlocks(
  view: AnswerView,
  { knowledge, size, above = null }: ViewBlocksOptions,
): ReplyBlock[] {
  const { headlines, quotes } = view;
  const hasColumns = standsInColumns(view, size);
  const shown = quotes.slice(0, size.quotes);
  const [first] = shown;
  const openings = [
    ...(above ? [above] : []),
    ...headlines.map((line) => paragraph(plain(line, { bold: true }))),
  ];
  if (hasColumns && first) {
    return [
      ...(openings.length === 0 ? [] : [richText(...openings)]),
      columns(toCells(view)),
      ...placeBlocks(first, knowledge, view.language),
    ];
  }
  if (!first) return openings.length === 0 ? [] : [richText(...openings)];
  return shown.flatMap((quote, at) => [
    richText(
      ...(at === 0 ? openings : []),
      quoted(fitQuote(quote.citation.quote, size.quoteLimit).text, boldIn(quote, size)),
    ),
    ...placeBlocks(quote, knowledge, view.language),
  ]);
}

/** Whether a reply of this size shows less than all quotes, and all of each. */
export function isCutShort(view: AnswerView, size: ReplySize): boolean {
  const { quotes } = view;
  const [first] = quotes;
  return (
    standsInColumns(view, size) ||
    quotes.length > size.quotes ||
    (first !== undefined && !fitQuote(first.citation.quote, size.quoteLimit).isWhole)
  );
}

function standsInColumns(view: AnswerView, { hasColumns }: ReplySize): boolean {
  const cells = toCells(view);
  return hasColumns && cells.length > 0 && cells.join('\n').length <= longestSectionField;
}

/** Only where the whole quote stands: parts of it may end within what is bold. */
function boldIn({ citation, deciding }: ShownQuote, { quoteLimit }: ReplySize) {
  return fitQuote(citation.quote, quoteLimit).isWhole ? deciding : [];
}

function toCells({ items, language }: AnswerView): string[] {
  const more = items.length - mostColumnItems;
  const shown = items.slice(0, mostColumnItems).map((item) => shorten(item, longestShown.cell));
  return more > 0 ? [...shown, stringsOf(language).andMore(more)] : shown;
}

/**
 * One small line. Small texts of Slack's can hold no link but as markup, which a title could break: a title that is
 * linked stands in a line of its own.
 */
export function placeBlocks(
  { citation, notes }: Pick<ShownQuote, 'citation' | 'notes'>,
  knowledge: KnowledgeBase,
  language: Language = 'en',
): ReplyBlock[] {
  const [before, title, after] = formatPlace(citation, knowledge, language);
  const { added } = knowledge.sources[citation.source] ?? {};
  if (added) {
    // Only a line of its own can hold a person.
    const [by, on] = stringsOf(language).addedBy(formatDay(added.at, language));
    const who: RichTextElement = { type: 'user', user_id: added.by };
    return [
      richText(paragraph(plain(`${before}${title} · ${by}`), who, plain(on))),
      ...(notes.length === 0 ? [] : [context(notes.join(' · '))]),
    ];
  }
  const address = knowledge.sources[citation.source]?.link ?? null;
  if (address === null || address.length > longestLink) {
    return [context([...notes, `${before}${title}${after}`].join(' · '))];
  }
  const linked: RichTextElement[] = [plain(before), link(address, title)];
  return [
    richText(paragraph(...linked, ...(after === '' ? [] : [plain(after)]))),
    ...(notes.length === 0 ? [] : [context(notes.join(' · '))]),
  ];
}
