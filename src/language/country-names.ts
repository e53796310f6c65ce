import { splitWords } from './split-words.ts';

/** Names of countries and territories, folded, as Unicode CLDR has them, in the languages that the desk reads. */
let names: ReadonlySet<string> | null = null;

/** Regions that Unicode has a code for and that are no country: the United Nations. */
const noCountries: ReadonlySet<string> = new Set(['UN']);

/** Whether a phrase names a country or territory, in English, Korean or Japanese. */
export function isCountryName(phrase: string): boolean {
  names ??= readCountryNames();
  return names.has(toKey(phrase));
}

function readCountryNames(): Set<string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));

  return new Set(
    ['en', 'ko', 'ja'].flatMap((language) =>
      (['long', 'short'] as const).flatMap((style) => {
        const display = new Intl.DisplayNames([language], {
          type: 'region',
          fallback: 'none',
          style,
        });
        return codes
          .filter((code) => !noCountries.has(code))
          .flatMap((code) => display.of(code) ?? [])
          .map(toKey);
      }),
    ),
  );
}

function toKey(phrase: string): string {
  return splitWords(phrase)
    .map(({ folded }) => folded)
    .join(' ');
}
