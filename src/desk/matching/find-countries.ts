import { isModal } from '../../language/claim-words.ts';
import {
  beginsCountryName,
  countryOf,
  isCountryName,
  maySpellCountry,
} from '../../language/countries.ts';
import { isUnsure } from '../../language/unsure-words.ts';
import type { Term } from './create-lexicon.ts';

/** Words of a question that name a country. */
export interface CountrySpan {
  /** As `countryOf` gives it. */
  readonly country: string;
  readonly terms: readonly Term[];
  /** Where in the question they stand. */
  readonly places: readonly number[];
}

/** Finds the countries that a question names, by names of up to three words. They may overlap. */
export function findCountries(terms: readonly Term[]): CountrySpan[] {
  return terms.flatMap((term, start) => {
    // Few words begin the name of a country; from any other no phrase need be put together.
    if (!term.isEastAsian && !beginsCountryName(term.word.folded)) return [];
    for (const length of [3, 2, 1]) {
      const span = terms.slice(start, start + length);
      if (span.length < length || span.every(({ isFunction }) => isFunction)) continue;
      if (!maySpellCountry(span.map(({ word }) => word.folded).join(''))) continue;
      const phrase = span.map(({ word }) => word.text).join(' ');
      const country = isCountryName(phrase) ? countryOf(phrase) : null;
      if (country === null) continue;
      return [{ country, terms: span, places: span.map((_, at) => start + at) }];
    }
    return [];
  });
}

/**
 * Whether a list of countries may answer for those that a question names: "Are Peru and Chile in?" asks who is on it; "Does
 * Peru want to be in?", "Will Peru be in?" and "Does Peru trade with Chile?" ask something else.
 */
export function mayAskForList(terms: readonly Term[], countries: readonly CountrySpan[]): boolean {
  const named = new Set(countries.flatMap(({ places }) => places));
  const folded = terms.map(({ word }) => word.folded);
  const first = Math.min(...named);
  const last = Math.max(...named);
  const asking = folded[first - 1] === 'the' ? first - 2 : first - 1;
  return folded.every((word, at) => {
    if (named.has(at)) return true;
    if (at > first && at < last) return joining.has(word);
    // "Could you tell me if Peru is in?" asks that somebody tells it.
    const isOfPeru = at === asking || (at > last && !people.has(folded[at + 1] ?? ''));
    return !isOfPeru || !(isModal(word) || isUnsure(word));
  });
}

const joining: ReadonlySet<string> = new Set(['and', 'or', 'nor', 'the', 'as', 'well', 'both']);

const people: ReadonlySet<string> = new Set([
  'i',
  'me',
  'you',
  'we',
  'us',
  'anyone',
  'somebody',
  'someone',
]);
