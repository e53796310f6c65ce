import type { Name, NameKind, Source } from '../knowledge/knowledge-base.ts';
import { isCountryName } from '../language/country-names.ts';
import { adjectivesOf, toCountry } from '../language/demonyms.ts';
import type { Dictionary } from '../language/dictionary.ts';
import { isFunctionWord } from '../language/function-words.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { foldWord } from '../language/split-words.ts';
import { spend } from '../language/work-budget.ts';
import { findNameRuns, type NameRun } from './find-name-runs.ts';
import { kindOfHead } from './name-heads.ts';
import { isTitle } from './title-words.ts';

/** No id that a curator gives has a colon. */
const readPrefix = 'read:';

/** Whether a name was read, and nobody curated it. */
export function isReadName({ id }: Pick<Name, 'id'>): boolean {
  return id.startsWith(readPrefix);
}

/** Puts read names beside curated ones. Where both have a spelling, it is the curator's. */
export function mergeNames(curated: readonly Name[], read: readonly Name[]): Name[] {
  const taken = new Set(curated.flatMap(({ same, related }) => [...same, ...related]).map(toKey));
  return [...curated, ...read.filter(({ same }) => !same.some((text) => taken.has(toKey(text))))];
}

/** A name where it stands. */
interface Mention {
  readonly text: string;
  readonly words: readonly string[];
  readonly title: readonly string[];
  /** What stands right before and after it in its sentence. */
  readonly before: string;
  readonly after: string;
}

/** A name while its spellings are collected. */
interface Found {
  readonly name: string;
  readonly words: readonly string[];
  readonly mentions: Mention[];
  readonly spellings: Set<string>;
  kind: NameKind;
}

/**
 * Reads the names in the running text of sources: whoever and whatever is written with capitals where a word would have
 * none. Each has the spellings that the sources show to be its own: an abbreviation in brackets, a surname alone, the last
 * word of a longer name. `isReadName` tells them from curated
 * ones.
 */
export function readNames(
  sources: readonly Pick<Source, 'paragraphs'>[],
  dictionary: Dictionary,
): Name[] {
  const mentions = collectMentions(sources, dictionary);
  const found = new Map<string, Found>();
  for (const mention of mentions) {
    spend();
    const key = keyOf(mention.text);
    const known = found.get(key);
    if (known) {
      known.mentions.push(mention);
      known.spellings.add(mention.text);
    } else {
      const { text, words } = mention;
      found.set(key, {
        ...{ name: text, words, mentions: [mention], kind: 'thing' },
        spellings: new Set([text]),
      });
    }
  }
  const all = [...found.values()];
  for (const entry of all) entry.kind = kindOf(entry);
  joinAbbreviations(found);
  joinNationals(found);
  joinShortForms(found);
  joinSeries(found);
  for (const entry of found.values()) {
    addTitles(entry);
    // "The State" is no name by itself.
    if (entry.words.length === 1 && kindOfHead(entry.words[0] ?? ''))
      found.delete(keyOf(entry.name));
  }
  return [...found.values()].map(toName);
}

const toKey = (text: string) => text.split(/\s+/).map(foldWord).join(' ');

/** What a name is found again by. All words for a country are one. */
const keyOf = (name: string) => countryOf(name) ?? toKey(name);

function collectMentions(
  sources: readonly Pick<Source, 'paragraphs'>[],
  dictionary: Dictionary,
): Mention[] {
  const sentences = sources
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap((paragraph) => splitSentences(paragraph).map(({ text }) => text));
  const runs = sentences.map((sentence) => ({ sentence, runs: findNameRuns(sentence) }));
  // What has a capital in the middle of a sentence has it by itself.
  const sure = new Set(
    runs.flatMap((entry) =>
      entry.runs.flatMap(({ words, opens }) =>
        words.slice(opens ? 1 : 0).map(({ folded }) => folded),
      ),
    ),
  );
  const plain = new Set(
    sentences.flatMap((text) => text.match(/(?<![\p{L}\p{N}-])\p{Ll}+/gu) ?? []),
  );
  // Without a dictionary every word may be a common one.
  const isCommon = (word: string, least = 0) =>
    plain.has(word) || dictionary.commonness(word) > least || dictionary.commonness('the') === 0;

  return runs.flatMap(({ sentence, runs: found }) =>
    found.flatMap((run) => {
      spend();
      const kept = run.opens ? withoutOpening(run, { sentence, sure, isCommon }) : run;
      return kept === null || isNothing(kept) ? [] : toMention(kept, sentence);
    }),
  );
}

interface Opening {
  readonly sentence: string;
  readonly sure: ReadonlySet<string>;
  /** Whether a folded word is one that people use, more than so much: from 0 to 1. */
  readonly isCommon: (folded: string, least?: number) => boolean;
}

/** How common a word may be that begins a longer name. */
const rareWord = 0.2;

/** Takes off the first word of a sentence where it is a common one: "*Given* Peru …". */
function withoutOpening(run: NameRun, { sentence, sure, isCommon }: Opening): NameRun | null {
  const [first, ...rest] = run.words;
  const second = rest[0];
  if (!first) return null;
  const isName =
    /^\p{Lu}[\p{Lu}\p{N}.-]+$/u.test(first.text) ||
    sure.has(first.folded) ||
    countryOf(first.text) !== null ||
    // "Colleen Reed": rare words may be given names.
    !isCommon(first.folded, second ? rareWord : 0) ||
    (second !== undefined && isCountryName(`${first.text} ${second.text}`)) ||
    // "World Mining Council": nothing that has a name without it.
    (second !== undefined &&
      !sure.has(second.folded) &&
      isCommon(second.folded) &&
      run.words.length > 2);
  if (isName) return run;
  if (!second) return null;
  return {
    ...run,
    words: rest,
    start: sentence.indexOf(second.text, run.start + first.text.length),
  };
}

/** Titles, a lone letter and words of grammar name nobody. */
function isNothing({ words }: NameRun): boolean {
  return words.every(
    ({ text, folded }) =>
      isTitle(folded) ||
      /^\p{L}$|^\d+$/u.test(text) ||
      (isFunctionWord(folded) && !/^\p{Lu}{2,}|\./u.test(text)),
  );
}

function toMention({ words, start, end, title }: NameRun, sentence: string): Mention {
  return {
    text: sentence.slice(start, end),
    words: words.map(({ folded }) => folded),
    title,
    before: sentence.slice(0, start),
    after: sentence.slice(end),
  };
}

const saidAfter =
  /^(?:,[^,]{2,80},)?\s(?:said|says|told|tells|added|adds|stated|argued|asked|explained|insisted|warned|wrote|who)\b|^,\s\d{1,3},|^,?\swho\b/u;
const saidBefore = /(?:^|[\s,”"])(?:said|says|added)\s(?:\p{Ll}+\s){0,3}$/u;

function kindOf({ name, words, mentions }: Found): NameKind {
  if (countryOf(name) !== null) return 'country';
  const head = kindOfWords(words);
  if (head !== null) return head;
  const isTitled = mentions.some(
    ({ title, before, after }) =>
      title.length > 0 ||
      isTitle(lastWordOf(before)) ||
      /^ (?:government|administration)\b/.test(after),
  );
  const isShort = words.length <= 4 && !/\d|^\p{Lu}{2,}$/u.test(name);
  if (isShort && isTitled && (words.length > 1 || mentions.some(({ title }) => title.length > 0))) {
    return 'person';
  }
  const speaks = mentions.some(
    ({ before, after }) => saidAfter.test(after) || saidBefore.test(before),
  );
  if (isShort && words.length > 1 && speaks) return 'person';
  if (/^\p{Lu}{2,}$/u.test(name) && speaks) return 'organisation';
  if (speaks) return 'thing';
  const where = mentions.filter(
    ({ before, after }) => /(?:^|\s)(?:[Ii]n|[Nn]ear)\s$/u.test(before) && !/^\s\p{L}/u.test(after),
  );
  const isWithin = mentions.some(
    ({ before, after }) =>
      (placeBefore.test(before) && /^, \p{Lu}/u.test(after)) || withinPlace.test(before),
  );
  return isShort && (isWithin || where.length * 2 > mentions.length) ? 'place' : 'thing';
}

/** "in Holm, Nessland". */
const placeBefore = /(?:^|\s)(?:[Ii]n|[Nn]ear|from)\s$/u;
const withinPlace = /\s(?:in|near|from)\s(?:\p{Lu}[\p{L}.-]*\s?){1,3},\s$/u;

function lastWordOf(text: string): string {
  return /(\p{L}+)\s$/u.exec(text)?.[1]?.toLowerCase() ?? '';
}

/** The kind that the words of a name tell: its last word, or the one before "of" or "for". */
function kindOfWords(words: readonly string[]): NameKind | null {
  if (words.length < 2) return null;
  const last = kindOfHead(words.at(-1) ?? '');
  const joint = words.findIndex((word) => word === 'of' || word === 'for');
  const lead = joint > 0 ? kindOfHead(words[joint - 1] ?? '') : null;
  if (lead !== null || last !== null) return lead ?? last;
  // "Holm News Online"
  const isBody = words.slice(1).some((word) => kindOfHead(word) === 'organisation');
  return isBody ? 'organisation' : kindOfHead((words.at(-1) ?? '').split(/[-–]/).at(-1) ?? '');
}

function countryOf(name: string): string | null {
  const folded = toKey(name);
  return toCountry(folded) ?? (isCountryName(name) ? folded : null);
}

/** "Harbour Safety Board (HSB)": both are one. So are a name and its initials, where the sources have them. */
function joinAbbreviations(found: Map<string, Found>): void {
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
function joinNationals(found: Map<string, Found>): void {
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
function joinShortForms(found: Map<string, Found>): void {
  const long = [...found.values()].filter(({ words }) => words.length > 1);
  for (const other of [...found.values()]) {
    spend(1 + long.length);
    if (other.kind === 'country' || !found.has(keyOf(other.name))) continue;
    const owners = long.filter(
      (entry) => entry !== other && found.has(keyOf(entry.name)) && isShortOf(other, entry),
    );
    const [entry, ...more] = owners;
    if (entry && more.length === 0) absorb(found, { entry, other, short: other.name });
  }
  const people = long.filter(({ kind }) => kind === 'person');
  for (const entry of people) {
    // Whoever is not alone with a surname is not known by it.
    const surname = surnameOf(entry.name);
    const isShared = [...found.values()].some(
      (other) => other !== entry && other.words.includes(foldWord(surname)),
    );
    if (!isShared) entry.spellings.add(surname);
  }
}

/** "Ferry Alder", "Ferry Birch" and "Ferry Cedar" are ferries, each known by its last word. */
function joinSeries(found: Map<string, Found>): void {
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
function addTitles({ kind, name, mentions, spellings }: Found): void {
  if (kind !== 'person') return;
  const surname = surnameOf(name);
  if (!spellings.has(surname)) return;
  const titles = mentions.flatMap(({ title }) => title.at(-1) ?? []);
  for (const title of new Set([...titles, 'Mr', 'Mrs', 'Ms'])) spellings.add(`${title} ${surname}`);
}

function toName({ name, kind, spellings }: Found): Name {
  const country = kind === 'country' ? countryOf(name) : null;
  const adjectives =
    country === null ? [] : adjectivesOf(country).filter((word) => word.length > 3);
  return {
    id: `${readPrefix}${toKey(country ?? name).replace(/[^\p{L}\p{N}]+/gu, '-')}`,
    kind,
    same: [...new Set([...spellings, ...adjectives.map(capitalise)])],
    related: [],
  };
}

const capitalise = (word: string) => word.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
