import type { Button, RichTextQuote, RichTextSection } from '@slack/types';
import type { CheckedSentence, DraftCheck } from '../desk/check-draft.ts';
import type { Citation, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown, quoteLengths } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { claimElements, verdictQuote } from './claim-elements.ts';
import { button, paragraph, plain, richText, row } from './elements.ts';
import { bearingOf } from './mark-claim.ts';
import { encodePassages } from './passage-ref.ts';
import type { ReplyBlock } from './reply.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';
import {
  bearingMark,
  explainConflicts,
  explainUnmarked,
  formatUnread,
  shortenName,
} from './verdict-text.ts';

/** A sentence of a draft as it is given back: with its mark, in its place. */
export interface DraftRow {
  readonly elements: readonly (RichTextSection | RichTextQuote)[];
  /** Shows what is nearest to a sentence that the source does not decide; `null` where nothing is. */
  readonly nearest: Button | null;
  /** What decides; `null` where nothing does. */
  readonly citation: Citation | null;
  /** The same in plain text. */
  readonly text: string;
}

/** The sentences of a draft, in its order. */
export function draftRows({ sentences }: DraftCheck, knowledge: KnowledgeBase): DraftRow[] {
  const isOneSource = citedSources(sentences).length < 2;
  // Said at the first sentence that it is of: a quote that decides by itself, and why a sentence is not checked.
  const isNew = firstTimes();
  // The plain twin tells its reasons by itself.
  const isNewInText = firstTimes();
  return sentences.map(({ text, verdict }) => {
    const bearing = bearingOf(verdict);
    const mark = `${bearingMark[bearing]} `;
    const [nearest] = bearing === 'nothing' ? verdict.citations : [];
    const tail = formatTail({ text, verdict }, knowledge, isOneSource);
    const unread = (bearing === 'unread' ? [formatUnread(verdict)] : []).filter(isNew);
    const lines = [...explainUnmarked(verdict, knowledge).filter(isNew), ...unread];
    const needed = quoteWhereMarksFail({ verdict }, lines);
    const isAbove = needed !== null && !isNew(needed.quote);
    const above = isAbove ? stringsOf(verdict.language).checks.quotedAbove : '';
    const beside = `${tail}${above}`;
    return {
      elements: [
        paragraph(
          plain(mark),
          ...claimElements(verdict),
          ...(beside === '' ? [] : [plain(beside)]),
        ),
        ...lines.map((line) => paragraph(plain(line))),
        ...(needed && !isAbove ? [verdictQuote(verdict, needed, quoteLengths.least)] : []),
      ],
      citation: decidedBy({ verdict }),
      nearest: nearest ? nearestButton(nearest, knowledge, verdict.language) : null,
      text: [
        `${mark}${shorten(text.replace(/\s+/g, ' '), longestShown.claim)}${tail}`,
        ...(bearing === 'differ' ? lines : explainConflicts(verdict).filter(isNewInText)),
        ...unread,
      ].join(' '),
    };
  });
}

/** Makes what says of a text whether it comes for the first time. */
function firstTimes(): (text: string) => boolean {
  const seen = new Set<string>();
  return (text) => !seen.has(text) && seen.add(text).has(text);
}

type Checked = Pick<CheckedSentence, 'text' | 'verdict'>;

/** Sentences side by side are one block. One with a button beside it is a block of its own, in plain text as Slack wants. */
export function rowBlocks(rows: readonly DraftRow[]): ReplyBlock[] {
  const blocks: ReplyBlock[] = [];
  for (const { elements, nearest, text } of rows) {
    const last = blocks.at(-1);
    if (nearest) blocks.push(row(text, nearest));
    else if (last?.type === 'rich_text') last.elements.push(...elements);
    else blocks.push(richText(...elements));
  }
  return blocks;
}

/** The sources that decided sentences of a draft are held against. */
export function citedSources(sentences: readonly Checked[]): string[] {
  return [...new Set(sentences.flatMap((sentence) => decidedBy(sentence)?.source ?? []))];
}

function decidedBy({ verdict }: Pick<Checked, 'verdict'>): Citation | null {
  switch (bearingOf(verdict)) {
    case 'so':
    case 'otherwise':
      return verdict.citations[0] ?? null;
    case 'part':
      return verdict.parts.find(({ mark }) => mark === 'said')?.citation ?? null;
    default:
      return null;
  }
}

/** Where the source says so, or otherwise, and whose view that is. */
function formatTail(sentence: Checked, { sources }: KnowledgeBase, isOneSource: boolean): string {
  const citation = decidedBy(sentence);
  const { attributedTo } = sentence.verdict;
  if (!citation) return '';
  const source = sources[citation.source];
  const title = shorten(source?.title ?? citation.source, longestShown.sourceInRow);
  const place = `¶${citation.paragraph}${isOneSource ? '' : ` · ${title}`}`;
  const view = attributedTo === null ? '' : `, the view of ${shortenName(attributedTo)}`;
  return ` ${place}${view}${source?.added ? ', uncurated' : ''}`;
}

/** Where neither words beside the struck ones nor a sentence say what the source says instead, its quote does. */
function quoteWhereMarksFail(
  { verdict }: Pick<Checked, 'verdict'>,
  lines: readonly string[],
): Citation | null {
  const [citation] = verdict.citations;
  const isTold = lines.length > 0 || explainConflicts(verdict).length > 0;
  return bearingOf(verdict) !== 'otherwise' || isTold || !citation ? null : citation;
}

function nearestButton(
  citation: Citation,
  knowledge: KnowledgeBase,
  language: Language,
): Button | null {
  const label = stringsOf(language).checks.nearestOne;
  const value = encodePassages([citation], knowledge);
  return value === null ? null : button({ actionId: actionIds.showPassages, label, value });
}
