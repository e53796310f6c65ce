import { splitWords } from './split-words.ts';
import { outsideBudget } from './work-budget.ts';

/** Names of countries and territories, folded, as Unicode CLDR has them, in the languages that the desk reads. */
let names: ReadonlySet<string> | null = null;
let beginnings: ReadonlySet<string> | null = null;
let endings: ReadonlySet<string> | null = null;
let unspaced: ReadonlySet<string> | null = null;

/** Regions that Unicode has a code for and that are no country: the United Nations and the eurozone. */
const noCountries: ReadonlySet<string> = new Set(['UN', 'EZ']);

/** Whether a phrase names a country or territory, in English, Korean or Japanese. */
export function isCountryName(phrase: string): boolean {
  return countryNames().has(toKey(phrase));
}

/** Whether letters, without their spaces, may be a country's name: quick to ask, before it is put together. */
export function maySpellCountry(folded: string): boolean {
  unspaced ??= new Set([...countryNames()].map((name) => name.replaceAll(' ', '')));
  return unspaced.has(folded);
}

/** Whether a folded word is the first of a country's name: few are. */
export function beginsCountryName(folded: string): boolean {
  beginnings ??= new Set([...countryNames()].map((name) => name.split(' ')[0] ?? ''));
  return beginnings.has(folded);
}

/** Whether a folded word is the last of a country's name: "korea" of "South Korea". */
export function endsCountryName(folded: string): boolean {
  endings ??= new Set([...countryNames()].map((name) => name.split(' ').at(-1) ?? ''));
  return endings.has(folded);
}

function countryNames(): ReadonlySet<string> {
  names ??= outsideBudget(readCountryNames);
  return names;
}

function readCountryNames(): Set<string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const english = createNaming('en', 'long');
  // What has a name in one language has one in all: few of the codes are asked for in each.
  const countries = codes.filter((code) => !noCountries.has(code) && english(code) !== undefined);
  const phrases = ['en', 'ko', 'ja'].flatMap((language) =>
    (['long', 'short'] as const).flatMap((style) => {
      const nameOf = createNaming(language, style);
      return countries.flatMap((code) => nameOf(code) ?? []);
    }),
  );
  // Most are the same in short.
  return new Set([...new Set(phrases)].map(toKey));
}

function createNaming(language: string, style: 'long' | 'short') {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none', style });
  return (code: string) => names.of(code);
}

function toKey(phrase: string): string {
  // Most phrases are one plain word, which is its own key.
  if (/^[a-z]+$/.test(phrase)) return phrase;
  return splitWords(phrase)
    .map(({ folded }) => folded)
    .join(' ');
}
