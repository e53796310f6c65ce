import { countryOf } from '../../language/countries.ts';
import { isTitle } from '../../reading/title-words.ts';
import type { Term } from '../matching/create-lexicon.ts';

/** "Prime Minister Ann Reed" is Ann Reed, and "former" is nobody. */
export function withoutTitles(terms: readonly Term[]): readonly Term[] {
  const isBare = ({ word, isFunction }: Term) =>
    (isFunction && !isAllCapitals(word.text)) || isTitle(word.folded) || rank.test(word.folded);
  const first = terms.findIndex((term) => !isBare(term));
  return first < 0
    ? []
    : terms.slice(first).filter((term) => !term.isFunction || isAllCapitals(term.word.text));
}

const rank = /^(?:prime|vice|deputy|former|ex|acting|late|mr|mrs|ms)$/;

export function isCountry(terms: readonly Term[]): boolean {
  return (
    countryOf(terms.map(({ word }) => word.text).join(' ')) !== null ||
    terms.every(({ word }) => countryOf(word.text) !== null)
  );
}

const regions: ReadonlySet<string> = new Set(
  `european asian african american latin north south east west northern southern eastern western southeast central nordic
  scandinavian baltic balkan caribbean pacific atlantic middle europe asia africa america americas oceania`.split(
    /\s+/,
  ),
);

export function isRegion(terms: readonly Term[]): boolean {
  return terms.every(({ word }) => regions.has(word.folded));
}

export function isAllCapitals(text: string): boolean {
  return /^\p{Lu}{2,}/u.test(text);
}
