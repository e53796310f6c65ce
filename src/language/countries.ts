import { splitWords } from './split-words.ts';
import { outsideBudget } from './work-budget.ts';

/** What newsrooms call countries beside the names of Unicode CLDR, whose versions differ in some; by ISO 3166 code. */
const otherNames = `AE UAE|BA Bosnia|BN Brunei Darussalam|CD DR Congo, DRC, Democratic Republic of the Congo, Democratic
  Republic of Congo|CG Republic of the Congo, Republic of Congo|CI Ivory Coast|CN PRC, People's Republic of China|
  CV Cape Verde, Cabo Verde|CZ Czechia, Czech Republic|GB UK, Britain, Great Britain|HK Hong Kong|
  KG Kyrgyz Republic|KP DPRK|KR Korea, ROK, Republic of Korea|MK North Macedonia, Macedonia|MM Myanmar, Burma|MO Macau, Macao|
  NL Holland|PS Palestine|RU Russian Federation|SK Slovak Republic|SZ Eswatini, Swaziland|TL East Timor|TR Türkiye, Turkey|
  TW Chinese Taipei|US US, USA, America, United States of America|VA Vatican, Holy See|VN Viet Nam`;

/** Who and what is of a country. */
const adjectives = `AE Emirati|AF Afghan|AR Argentine, Argentinian|AT Austrian|AU Australian|BD Bangladeshi|BE Belgian|
  BG Bulgarian|BN Bruneian|BR Brazilian|CA Canadian|CH Swiss|CL Chilean|CN Chinese|CO Colombian|CU Cuban|CZ Czech|DE German|
  DK Danish|EC Ecuadorian|EE Estonian|EG Egyptian|ES Spanish|EU European, EU|FI Finnish|FR French|GB British, Scottish, Welsh|
  GR Greek|HR Croatian|HU Hungarian|ID Indonesian|IE Irish|IL Israeli|IN Indian|IQ Iraqi|IR Iranian|IS Icelandic|IT Italian|
  JM Jamaican|JP Japanese|KE Kenyan|KH Cambodian|KR Korean|LT Lithuanian|LV Latvian|MA Moroccan|MM Burmese|MX Mexican|
  MY Malaysian|NG Nigerian|NL Dutch|NO Norwegian|PE Peruvian|PH Filipino, Philippine|PK Pakistani|PL Polish|PT Portuguese|
  RO Romanian|RS Serbian|RU Russian|SA Saudi|SE Swedish|SG Singaporean|SI Slovenian|SK Slovak|TH Thai|TR Turkish|
  TW Taiwanese|UA Ukrainian|US American|UY Uruguayan|VN Vietnamese`;

/** Regions that Unicode has a code for and that are no country: the United Nations and the eurozone. */
const noCountries: ReadonlySet<string> = new Set(['UN', 'EZ']);

/** What a country is called, by its code. */
type Called = ReadonlyMap<string, readonly string[]>;

interface Countries {
  /** The country of each name, in English, Korean and Japanese. */
  readonly byName: ReadonlyMap<string, string>;
  readonly byAdjective: ReadonlyMap<string, string>;
  /** English words for a country beside its name in CLDR, as they are written. */
  readonly otherWords: ReadonlyMap<string, readonly string[]>;
  /** Folded: the first and last words of the names, and the names without their spaces. */
  readonly beginnings: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
  readonly unspaced: ReadonlySet<string>;
}

let made: Countries | null = null;

/**
 * The country that words name, by any of its names or as an adjective: *Turkey*, *Türkiye* and *Turkish* are one. Its
 * English name, folded; `null` for other words. "us" is one only as "US" or "U.S.".
 */
export function countryOf(written: string): string | null {
  const key = toKey(written);
  if (isPronoun(written, key)) return null;
  const { byName, byAdjective } = countries();
  return byName.get(key) ?? byAdjective.get(key) ?? null;
}

/** Whether a phrase is the name of a country or territory, in English, Korean or Japanese; an adjective is none. */
export function isCountryName(written: string): boolean {
  const key = toKey(written);
  return countries().byName.has(key) && !isPronoun(written, key);
}

/** Whether a word says that somebody or something is of a country. */
export function isCountryAdjective(written: string): boolean {
  return countries().byAdjective.has(toKey(written));
}

/** English words for a country, given as `countryOf` gives it, beside its name in CLDR. */
export function otherWordsFor(country: string): readonly string[] {
  return countries().otherWords.get(country) ?? [];
}

/** Whether letters, without their spaces, may be a country's name: quick to ask, before it is put together. */
export function maySpellCountry(folded: string): boolean {
  return countries().unspaced.has(folded);
}

/** Whether a folded word is the first of a country's name: few are. */
export function beginsCountryName(folded: string): boolean {
  return countries().beginnings.has(folded);
}

/** Whether a folded word is the last of a country's name: "korea" of "South Korea". */
export function endsCountryName(folded: string): boolean {
  return countries().endings.has(folded);
}

function countries(): Countries {
  made ??= outsideBudget(readCountries);
  return made;
}

function readCountries(): Countries {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const english = createNaming('en', 'long');
  const byName = new Map<string, string>();
  const byAdjective = new Map<string, string>();
  const otherWords = new Map<string, readonly string[]>();
  // What has a name in one language has one in all: few of the codes are asked for in each.
  const ids = new Map(
    codes.flatMap((code): [string, string][] => {
      const name = noCountries.has(code) ? undefined : english(code);
      return name === undefined ? [] : [[code, toKey(name)]];
    }),
  );
  const namings = ['en', 'ko', 'ja'].flatMap((language) =>
    (['long', 'short'] as const).map((style) => createNaming(language, style)),
  );
  const others = readTable(otherNames);
  const ofPeople = readTable(adjectives);
  for (const [code, id] of ids) {
    const also = others.get(code) ?? [];
    const people = ofPeople.get(code) ?? [];
    const names = new Set([...namings.flatMap((nameOf) => nameOf(code) ?? []), ...also]);
    for (const name of [...names].flatMap(spellingsOf)) {
      if (!byName.has(toKey(name))) byName.set(toKey(name), id);
    }
    for (const word of people) byAdjective.set(toKey(word), id);
    if (also.length + people.length > 0) otherWords.set(id, [...people, ...also]);
  }
  const keys = [...byName.keys()];
  return {
    ...{ byName, byAdjective, otherWords },
    beginnings: new Set(keys.map((name) => name.split(' ')[0] ?? '')),
    endings: new Set(keys.map((name) => name.split(' ').at(-1) ?? '')),
    unspaced: new Set(keys.map((name) => name.replaceAll(' ', ''))),
  };
}

function createNaming(language: string, style: 'long' | 'short') {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none', style });
  return (code: string) => names.of(code);
}

function readTable(table: string): Called {
  return new Map(
    table.split('|').map((entry) => {
      const [code = '', ...words] = entry.trim().split(/\s+/);
      return [code, words.join(' ').split(', ')];
    }),
  );
}

/** "Trinidad & Tobago" is written with "and", "St. Lucia" with "Saint". */
function spellingsOf(name: string): string[] {
  const spoken = name.replace('&', 'and').replace(/^St\./, 'Saint');
  return spoken === name ? [name] : [name, spoken, name.replace('&', 'and')];
}

function isPronoun(written: string, key: string): boolean {
  return key === 'us' && !/^U\.?S\.?$/.test(written);
}

function toKey(phrase: string): string {
  // Most phrases are one plain word, which is its own key.
  if (/^[a-z]+$/.test(phrase)) return phrase;
  return splitWords(phrase)
    .map(({ folded }) => folded)
    .join(' ');
}
