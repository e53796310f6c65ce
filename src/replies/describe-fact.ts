import type { FoundPassage, Match } from '../desk/answer.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { isCountryName } from '../language/countries.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown, mostOutsiders, mostSourcesNamed } from '../limits.ts';
import { shorten } from './shorten.ts';
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';

/** The one-line answer in the asker's language; `null` where the fact has none in it: then its quote says it. */
export function formatAnswerLine(
  { answer, translations }: Fact,
  language: Language,
): string | null {
  const line = language === 'en' ? answer : translations[language]?.answer;
  return line === undefined ? null : shorten(line, longestShown.answer);
}

/**
 * Says who of the question is not on the fact's complete list: "Taiwan is not on the source's complete list of
 * member countries of the CPTPP." `null` where it names nobody else.
 */
export function formatOutsiders({ evidence }: Match, language: Language): string | null {
  const of = evidence.find(({ met }) => met === 'outside')?.by;
  if (!of) return null;

  const strings = stringsOf(language);
  const words = evidence.map(({ word, met }) => (met === 'outside' ? word : null));
  return strings.outsiders(nameOutsiders(words, strings), shorten(of, longestShown.listName));
}

/** "Taiwan and Papua New Guinea are", of words as they were typed. `null` parts them. */
export function nameOutsiders(words: readonly (string | null)[], { isOrAre }: Strings): string {
  return isOrAre([...new Set(joinNames(words))].slice(0, mostOutsiders));
}

/** Words that stand side by side may be one name: Papua New Guinea. `null` parts them. */
function joinNames(words: readonly (string | null)[]): string[] {
  const names: string[] = [];
  for (let at = 0; at < words.length; ) {
    const name = [3, 2, 1].map((size) => words.slice(at, at + size)).find(isName) ?? [];
    if (name.length > 0) names.push(shorten(capitalise(name.join(' ')), longestShown.outsider));
    at += Math.max(1, name.length);
  }
  return names;
}

function isName(words: readonly (string | null)[]): boolean {
  return !words.includes(null) && (words.length === 1 || isCountryName(words.join(' ')));
}

/** People type in haste: taiwan, usa. */
function capitalise(name: string): string {
  return /^[a-z]{2,3}$/.test(name)
    ? name.toUpperCase()
    : name.replace(/(?<![\p{L}\p{M}])(?!(?:and|of|the)\b)[a-z]/gu, (letter) =>
        letter.toUpperCase(),
      );
}

/** Who says a sentence in the source: as a fact that cites it has it, else as it reads. */
export function formatSpeaker(
  { fact, speaker, citation }: FoundPassage,
  language: Language,
): string | null {
  const curated = fact && formatAttribution(fact, language);
  // Where the sentence itself names them, nobody need be told.
  if (curated || speaker === null || citation.quote.includes(speaker)) return curated;
  return stringsOf(language).accordingTo(shorten(speaker, longestShown.attribution));
}

/** Who says so in the source; `null` where the source says it itself. */
export function formatAttribution({ attribution, view }: Fact, language: Language): string | null {
  const strings = stringsOf(language);
  if (attribution === null) return view ? strings.someView : null;

  const name = withoutLeadIn(shorten(attribution, longestShown.attribution));
  // A name is one in every language; who is only described in English is not named in another.
  if (language !== 'en' && !/^\p{Lu}/u.test(name)) {
    return view ? strings.someView : strings.someSpeaker;
  }
  return view ? strings.viewOf(name) : strings.accordingTo(name);
}

/** What a reader must know besides: a relative time, a correction. */
export function formatNotes(
  fact: Fact,
  language: Language = 'en',
  shownOf: readonly Pick<Citation, 'quote'>[] = fact.citations,
): string[] {
  return [
    ...(shownOf.some((citation) => isNoteOn(fact, citation)) ? formatNote(fact, language) : []),
    ...formatCorrection(fact, language),
  ];
}

/** Whether a fact's note is one on a quote: one on words of the source (“Last month” is relative to …) is on what has them. */
export function isNoteOn({ note }: Fact, { quote }: Pick<Citation, 'quote'>): boolean {
  const [, words = ''] = /^["“]([^"”]+)["”]/u.exec(note ?? '') ?? [];
  return quote.toLowerCase().includes(words.toLowerCase());
}

/** Curators write their notes in English. */
export function formatNote({ note }: Fact, language: Language): string[] {
  if (note === null) return [];
  const shown = shorten(note, longestShown.note).replace(/\.$/, '');
  return [language === 'en' ? shown : stringsOf(language).noteBehind];
}

export function formatCorrection({ status, version }: Fact, language: Language): string[] {
  return status === 'corrected' ? [stringsOf(language).corrected(version)] : [];
}

/** What the base covers, so that a miss says where its limits are. */
export function formatCoverage({ sources }: KnowledgeBase, language: Language): string {
  const { onlyFrom, onlyFromSeveral } = stringsOf(language).guide;
  const titles = Object.values(sources).map(
    ({ title }) => `“${shorten(title, longestShown.sourceInList)}”`,
  );
  const [only] = titles;

  if (titles.length === 1 && only !== undefined) return onlyFrom(only);
  const shown = titles.slice(0, mostSourcesNamed).join(', ');
  const rest = titles.length - mostSourcesNamed;
  return onlyFromSeveral(titles.length, shown, Math.max(0, rest));
}

/** "according to the FKI" and "the FKI" name the same one. */
export function withoutLeadIn(attribution: string): string {
  return attribution.replace(/^according to\s+/i, '').replace(/\.$/, '');
}
