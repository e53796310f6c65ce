import { countryOf } from '../language/countries.ts';
import { foldWord } from '../language/split-words.ts';
import { spend } from '../language/work-budget.ts';
import { type Found, keyOf } from './found-name.ts';
import { kindOfHead } from './name-heads.ts';

/** "Harbour Safety Board (HSB)": both are one. So are a name and its initials, where the sources have them. */
export function joinAbbreviations(found: Map<string, Found>): void {
  for (const entry of [...found.values()]) {
    spend();
    const given = entry.mentions.flatMap(
      ({ after }) => /^\s?\(([\p{Lu}\p{N}][\p{L}\p{N}.&-]{1,10})\)/u.exec(after)?.[1] ?? [],
    );
    const initials = initialsOf(entry.name);
    const own = initials.length > 2 && found.has(keyOf(initials)) ? [initials] : [];
    for (const short of [...given, ...own]) {
      const isOf = isSubsequence(
        short.replace(/[^\p{L}]/gu, '').toLowerCase(),
        entry.name.toLowerCase(),
      );
      if (isOf && entry.words.length > 1)
        absorb(found, { entry, other: found.get(keyOf(short)), short });
    }
  }
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length < 3 ? '' : words.map((word) => word[0]).join('');
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return short !== '';
}

interface Absorbed {
  readonly entry: Found;
  readonly other: Found | undefined;
  readonly short: string;
}

function absorb(found: Map<string, Found>, { entry, other, short }: Absorbed): void {
  entry.spellings.add(short);
  if (!other || other === entry) return;
  for (const spelling of other.spellings) entry.spellings.add(spelling);
  entry.mentions.push(...other.mentions);
  found.delete(keyOf(other.name));
}

/** "the Chilean Ann Reed" is Ann Reed. */
export function joinNationals(found: Map<string, Found>): void {
  for (const other of [...found.values()]) {
    const [first = '', ...rest] = other.name.split(' ');
    const entry =
      rest.length > 1 && countryOf(first) ? found.get(keyOf(rest.join(' '))) : undefined;
    if (!entry) continue;
    entry.mentions.push(...other.mentions);
    found.delete(keyOf(other.name));
  }
}

/** A surname alone, the ship of a longer name, "the Council": one word of exactly one longer name is that name. */
export function joinShortForms(found: Map<string, Found>): void {
  const long = [...found.values()].filter(({ words }) => words.length > 1);
  const near = indexEnds(long);
  for (const other of [...found.values()]) {
    const longer = near.get(other.words.join(' ')) ?? [];
    spend(1 + longer.length);
    if (other.kind === 'country' || !found.has(keyOf(other.name))) continue;
    const owners = longer.filter(
      (entry) => entry !== other && found.has(keyOf(entry.name)) && isShortOf(other, entry),
    );
    const [entry, ...more] = owners;
    if (entry && more.length === 0) absorb(found, { entry, other, short: other.name });
  }
  const people = long.filter(({ kind }) => kind === 'person');
  const bearers = countBearers(found);
  const left = new Set(found.values());
  for (const entry of people) {
    // Whoever is not alone with a surname is not known by it.
    const surname = surnameOf(entry.name);
    const word = foldWord(surname);
    const own = left.has(entry) && entry.words.includes(word) ? 1 : 0;
    if ((bearers.get(word) ?? 0) <= own) entry.spellings.add(surname);
  }
}

/** Names by what they begin with and by what they end in: all that a short form can be, so that none is held against every other. */
function indexEnds(names: readonly Found[]): ReadonlyMap<string, readonly Found[]> {
  const near = new Map<string, Found[]>();
  for (const entry of names) {
    const { words } = entry;
    const ends = new Set<string>();
    for (let at = 1; at < words.length; at += 1) {
      ends.add(words.slice(0, at).join(' ')).add(words.slice(at).join(' '));
    }
    for (const end of ends) {
      const others = near.get(end);
      if (others) others.push(entry);
      else near.set(end, [entry]);
    }
  }
  return near;
}

/** In how many names each word stands. */
function countBearers(found: ReadonlyMap<string, Found>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of found.values()) {
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** "Ferry Alder", "Ferry Birch" and "Ferry Cedar" are ferries, each known by its last word. */
export function joinSeries(found: Map<string, Found>): void {
  const long = [...found.values()].filter(
    ({ words, kind }) => words.length > 1 && kind === 'thing',
  );
  const leadOf = ({ words }: Found) => words.slice(0, -1).join(' ');
  const counts = new Map<string, number>();
  for (const entry of long) counts.set(leadOf(entry), (counts.get(leadOf(entry)) ?? 0) + 1);
  for (const entry of long) {
    const last = entry.name.split(' ').at(-1) ?? '';
    if (/^\p{L}/u.test(last) && (counts.get(leadOf(entry)) ?? 0) > 2 && !found.has(keyOf(last)))
      entry.spellings.add(last);
  }
}

function isShortOf({ words, kind }: Found, entry: Found): boolean {
  if (words.length >= entry.words.length) return false;
  const isEnd = words.every(
    (word, at) => word === entry.words[entry.words.length - words.length + at],
  );
  const isBeginning = words.every((word, at) => word === entry.words[at]);
  if (entry.kind === 'person') {
    return (
      (kind === 'person' || kind === 'thing') && (isEnd || (isBeginning && words.length === 1))
    );
  }
  if (kind === 'person' || kind === 'place') return false;
  // What "Museum of Holm" ends in is Holm, another thing.
  if (isEnd && /^(?:of|for|the)$/.test(entry.words[entry.words.length - words.length - 1] ?? ''))
    return false;
  const isHead = words.length === 1 && kindOfHead(words[0] ?? '') !== null;
  if (isEnd) return isHead || words.length > 1 || entry.kind === 'thing';
  // "Holm Museum" is the "Holm Museum of Kettles".
  if (isBeginning && words.length > 1) return /^(?:of|for)$/.test(entry.words[words.length] ?? '');
  // "Holm Motors" is Holm where nothing else is.
  return (
    isBeginning && words.length === 1 && entry.words.length === 2 && isFirm(entry.words[1] ?? '')
  );
}

function isFirm(folded: string): boolean {
  return /^(?:ag|airlines|brothers|bros|co|corp|corporation|company|gmbh|group|holdings?|inc|industries|llc|ltd|motors|partners|pharmaceuticals|plc|sa|se|technologies)$/.test(
    folded,
  );
}

/** Family names that stand first where they come from. */
const leadingSurnames: ReadonlySet<string> = new Set(
  `ahn bae baek bui chang chen cho choi chung dang do duong fan feng gao guo han he hong hu huang hwang jang jeon jiang
  jung kang kim kwon le lee li liang lim lin liu luo ma moon nam ng nguyen noh oh park pham phan roh ryu seo shin sohn
  song sun tang tran vo vu wang wu xi xie xu yang ye yoo yoon yu yun zhang zhao zheng zhou zhu`.split(
    /\s+/,
  ),
);

function surnameOf(name: string): string {
  const words = name
    .split(' ')
    .filter((word) => !/^(?:Junior|Senior|Jr|Sr|I{1,3}|IV)\.?$/.test(word));
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return leadingSurnames.has(foldWord(first)) && !leadingSurnames.has(foldWord(last))
    ? first
    : last;
}

/** "Captain Reed" is Ann Reed. */
export function addTitles({ kind, name, mentions, spellings }: Found): void {
  if (kind !== 'person') return;
  const surname = surnameOf(name);
  if (!spellings.has(surname)) return;
  const titles = mentions.flatMap(({ title }) => title.at(-1) ?? []);
  for (const title of new Set([...titles, 'Mr', 'Mrs', 'Ms'])) spellings.add(`${title} ${surname}`);
}
