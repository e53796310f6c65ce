import { type Answer, type FoundPassage, matchesOf } from '../desk/answer.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { Citation, Fact } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { fewestColumnItems, longestShown, mostMissedWords } from '../limits.ts';
import { type Deciding, findDecidingWords, isSameSaid, type Span } from './deciding-words.ts';
import {
  formatAnswerLine,
  formatAttribution,
  formatCorrection,
  formatNote,
  formatOutsiders,
  formatSpeaker,
  isNoteOn,
} from './describe-fact.ts';
import { formatRuling } from './format-ruling.ts';
import { type AsOf, formatDue } from './freshness.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';

/** A quote as a reply shows it. */
export interface ShownQuote {
  readonly citation: Citation;
  /** Which words of it stand out. */
  readonly deciding: readonly Span[];
  /** What matters for this answer and stands beside its place: whose view it is, a relative time. */
  readonly notes: readonly string[];
}

/**
 * What a reply to a question says, before it is blocks or text: the answer in one line, then the quote with its place. The
 * line is left out where the quote says it, and the quote where a list does.
 */
export interface AnswerView {
  readonly language: Language;
  readonly headlines: readonly string[];
  /** A long list, which then stands in two columns, and instead of its quote. */
  readonly items: readonly string[];
  /** Best first. */
  readonly quotes: readonly ShownQuote[];
}

/** What is said of an answer that shows a source; `null` where there is a choice, or no question. */
export function toAnswerView(
  answer: Answer,
  ruling: Ruling | null,
  asOf?: AsOf,
): AnswerView | null {
  const { language } = answer;
  if (ruling) return viewRuling(ruling, answer, asOf);
  switch (answer.kind) {
    case 'covered': {
      if (answer.level === 'passage') {
        return viewPassage(answer.passage, language);
      }
      const { best } = answer;
      const opening = formatOutsiders(best, language);
      return viewFact({ ...best, language, opening, asOf });
    }
    case 'choice':
      return null;
    case 'not_covered':
      return answer.reason === 'not_in_source' ? viewMiss(answer) : null;
  }
}

/** A fact that answers, with the words of the question that it met. */
export function viewFact({
  fact,
  language,
  evidence = [],
  opening = null,
  asOf,
}: FactView): AnswerView {
  const [{ quote }] = fact.citations;
  const line = formatAnswerLine(fact, language);
  const items = toColumns(fact);
  const strings = stringsOf(language);
  const heading =
    items.length > 0 && fact.list
      ? fact.list.complete
        ? strings.listOf(items.length, shorten(fact.list.of, longestShown.listName))
        : strings.someOf(shorten(fact.list.of, longestShown.listName))
      : line !== null && !isSameSaid(line, quote)
        ? line
        : null;
  return {
    ...{ language, items },
    headlines: [opening, heading].filter((one) => one !== null),
    quotes: quotesOf(fact, {
      ...{ language, asOf, deciding: { fact, evidence } },
      attribution: formatAttribution(fact, language),
    }),
  };
}

export interface FactView {
  readonly fact: Fact;
  readonly language: Language;
  readonly evidence?: Deciding['evidence'];
  /** What is said before the answer, as that a country is not on a list. */
  readonly opening?: string | null;
  /** By which it is known whether the fact is due. */
  readonly asOf?: AsOf | undefined;
}

function viewRuling(ruling: Ruling, answer: Answer, asOf: AsOf | undefined): AnswerView {
  const { fact, reason, attributedTo } = ruling;
  const { language } = answer;
  const evidence = matchesOf(answer).find((match) => match.fact.id === fact.id)?.evidence ?? [];
  const also = `${reason?.claim ?? ''} ${reason?.source ?? ''}`;
  return {
    ...{ language, items: [] },
    headlines: [formatRuling(ruling, language)],
    quotes: quotesOf(fact, {
      ...{ language, asOf, deciding: { fact: null, evidence, also } },
      // The headline may have told whose view it is.
      attribution: attributedTo === null ? formatAttribution(fact, language) : null,
    }),
  };
}

/** A sentence that answers, though nobody curated it. */
export function viewPassage(passage: FoundPassage, language: Language): AnswerView {
  return viewPassages([passage], language, stringsOf(language).passage);
}

export type Miss = Extract<Answer, { kind: 'not_covered' }>;

/** The one line of what was not found, and the nearest quote. */
export function viewMiss(miss: Miss): AnswerView {
  const { language } = miss;
  const shown = nearestOf(miss).slice(0, 1);
  const { nearest } = stringsOf(language);
  const headline = shown.length === 0 ? formatMiss(miss) : `${formatMiss(miss)} ${nearest}`;
  return viewPassages(shown, language, headline);
}

/** The sentences that come near after the one that a miss shows. */
export function viewOtherNearest(miss: Miss): AnswerView {
  const { language } = miss;
  return viewPassages(nearestOf(miss).slice(1), language, stringsOf(language).otherNearest);
}

/**
 * The sentences that come nearest: where none was looked for, what the nearest fact cites. None for a question of which
 * nothing is met, as one about lunch: what is nearest to it is near to nothing.
 */
export function nearestOf({ passages, nearest }: Miss): readonly FoundPassage[] {
  const [first] = nearest;
  const words = nearest.flatMap(({ evidence }) => evidence);
  if (words.length > 0 && words.every(({ met }) => met === 'nothing' || met === 'related'))
    return [];
  if (passages.length > 0 || first === undefined) return passages;
  const { fact, score } = first;
  return [{ citation: fact.citations[0], speaker: null, fact, score }];
}

function viewPassages(
  passages: readonly FoundPassage[],
  language: Language,
  headline: string,
): AnswerView {
  return {
    ...{ language, headlines: [headline], items: [] },
    quotes: passages.map((found) => {
      const speaker = formatSpeaker(found, language);
      return {
        ...{ citation: found.citation, deciding: [] },
        notes: speaker === null ? [] : [speaker],
      };
    }),
  };
}

interface QuotesOptions {
  readonly language: Language;
  readonly deciding: Deciding;
  readonly asOf: AsOf | undefined;
  /** Whose view it is, where nothing has told it. */
  readonly attribution: string | null;
}

/** What is known of the fact stands with its first quote, in the open; its note with the first quote that it is on. */
function quotesOf(
  fact: Fact,
  { language, deciding, asOf, attribution }: QuotesOptions,
): ShownQuote[] {
  const [first] = fact.citations;
  const noted = fact.citations.find((citation) => isNoteOn(fact, citation));
  return fact.citations.map((citation) => ({
    citation,
    deciding: findDecidingWords(citation.quote, deciding),
    notes: [
      ...(citation === first && attribution !== null ? [attribution] : []),
      ...(citation === noted ? formatNote(fact, language) : []),
      ...(citation === first
        ? [...formatCorrection(fact, language), ...formatDue(fact, asOf, language)]
        : []),
    ],
  }));
}

/** A list so long that nobody reads it in a sentence. */
function toColumns({ list }: Fact): readonly string[] {
  return list !== null && list.items.length >= fewestColumnItems ? list.items : [];
}

/** Names the words of a question that stand nowhere; where all of them do, only their answer does not. */
function formatMiss(miss: Miss): string {
  const { unexplained, language } = miss;
  const strings = stringsOf(language);
  const words = unexplained
    .slice(0, mostMissedWords)
    .map((word) => `“${shorten(word, longestShown.word)}”`);
  if (words.length > 0) return strings.missWords(words.join(', '));
  return nearestOf(miss).length === 0 ? strings.miss : strings.missThoughWords;
}
