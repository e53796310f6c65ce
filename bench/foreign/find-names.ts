/** A name in a text, and of what sort it looks. Names of one sort may take each other's place in a sentence. */
export interface FoundName {
  readonly text: string;
  readonly sort: NameSort;
}

export type NameSort =
  | 'country'
  | 'nationality'
  | 'month'
  | 'weekday'
  | 'abbreviation'
  | 'person'
  | 'place'
  | 'other';

const months =
  'January February March April May June July August September October November December';
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday';
const nationalities =
  'American Australian British Canadian Chinese French German Indian Iranian Iraqi Israeli Italian Japanese Korean ' +
  'Mexican Pakistani Palestinian Polish Russian Saudi Spanish Swedish Syrian Thai Turkish Ukrainian Vietnamese ' +
  'African Asian European';
const countries = listCountries();

const name =
  /\p{Lu}[\p{L}\p{M}’'-]*(?:\.(?:\p{Lu}\.)+)?(?: (?:(?:of|of the|for|de|al|bin|&) )?\p{Lu}[\p{L}\p{M}’'-]*)*/gu;
/** Words that have a capital where a quote, a caption or a list begins, and are no names. */
const opening =
  'A An The I He She It We They This That These Those There Here And But Or In On At By For From To As If When While After ' +
  'Before However Also Not No Yes File Photo Reps Mr Mrs Ms Dr Jan Feb Mar Apr Aug Sept Oct Nov Dec';
const sayVerb =
  '(?:said|says|told|added|stated|announced|argued|wrote|tweeted|testified|warned|insisted)';
const title =
  '(?:Mr|Mrs|Ms|Dr|President|Chairman|Senator|Sen|Governor|Minister|Administrator|Judge|Secretary|Director)';

/**
 * Finds the names of a text by their capitals, each spelling once. Meant for making sentences that a source does not
 * say, by the measure alone: it reads nothing as the desk does.
 */
export function findNames(text: string): FoundName[] {
  const spellings = new Set(
    [...text.matchAll(name)].flatMap(({ 0: run, index }) => {
      const bare = beginsSentence(text, index) ? dropOpening(run, text) : run;
      return toNames(bare);
    }),
  );
  const found = [...spellings];
  const said = new Set(found.filter((spelling) => isSaid(spelling, text)).flatMap(lastWord));
  return found.map((spelling) => ({ text: spelling, sort: sortOf(spelling, { text, said }) }));
}

/** Whether two spellings may mean the same: one is within the other, stands for it, or they share a surname. */
export function mayBeSame(one: FoundName, other: FoundName): boolean {
  const words = wordsOf(one.text);
  const others = wordsOf(other.text);
  const isWithin = (few: readonly string[], many: readonly string[]) =>
    few.every((word) => many.includes(word));
  return (
    isWithin(words, others) ||
    isWithin(others, words) ||
    initialsOf(words) === initialsOf(others) ||
    (one.sort === 'person' && words.at(-1) === others.at(-1))
  );
}

/** Where a name stands in a text by itself, no part of a longer word; -1 where it does not. */
export function indexOfName(text: string, spelling: string): number {
  const alone = `(?<![\\p{L}\\p{N}-])${escapeForPattern(spelling)}(?![\\p{L}\\p{N}-])`;
  return new RegExp(alone, 'u').exec(text)?.index ?? -1;
}

function sortOf(
  spelling: string,
  { text, said }: { readonly text: string; readonly said: ReadonlySet<string> },
): NameSort {
  if (months.split(' ').includes(spelling)) return 'month';
  if (weekdays.split(' ').includes(spelling)) return 'weekday';
  if (nationalities.split(' ').includes(spelling)) return 'nationality';
  if (countries.has(spelling)) return 'country';
  if (/^\p{Lu}{2,6}$/u.test(spelling)) return 'abbreviation';
  if (lastWord(spelling).some((word) => said.has(word))) return 'person';
  const isPlace = new RegExp(
    `\\b(?:in|near|at|from) ${escapeForPattern(spelling)}(?![\\p{L} ]*\\p{Lu})`,
    'u',
  );
  return wordsOf(spelling).length <= 2 && isPlace.test(text) ? 'place' : 'other';
}

function isSaid(spelling: string, text: string): boolean {
  const own = escapeForPattern(spelling);
  return new RegExp(
    `${sayVerb} ${own}\\b|\\b${own},? ${sayVerb}\\b|\\b${title}\\.? ${own}\\b`,
    'u',
  ).test(text);
}

function beginsSentence(text: string, index: number): boolean {
  return /(?:^|[.!?:"“”\n]["”’)]?)\s*["“(]?$/u.test(text.slice(Math.max(0, index - 4), index));
}

/** Parts a run of capitals where one is somebody's: "Boston's Steve Johnson" is two. Shouted lines are no names. */
function toNames(run: string): string[] {
  return run
    .split(/['’]s\b ?/u)
    .map((part) => part.replace(new RegExp(`^(?:${opening.replaceAll(' ', '|')})(?: |$)`), ''))
    .filter((part) => !/\p{Lu}{2,} \p{Lu}{2,}/u.test(part))
    .filter((part) => part.length > 2 && !/['’](?:m|ve|re|ll|d|t)\b/u.test(part))
    .map((part) => part.replace(/['’-]$/u, ''));
}

/** The first word of a sentence has a capital anyhow. It is of a name only if it has one elsewhere as well. */
function dropOpening(run: string, text: string): string {
  const [first = '', ...rest] = run.split(' ');
  const isName = new RegExp(`[\\p{Ll},] ${escapeForPattern(first)}(?![\\p{L}])`, 'u').test(text);
  return isName ? run : rest.join(' ').replace(/^(?:of the|of|for) /, '');
}

function listCountries(): ReadonlySet<string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const known = letters.flatMap((first) => letters.flatMap((next) => names.of(first + next) ?? []));
  return new Set([...known, 'Korea', 'Britain', 'America', 'England', 'Scotland', 'Wales']);
}

function wordsOf(spelling: string): string[] {
  return spelling.split(/[ -]/).filter((word) => /^\p{Lu}/u.test(word));
}

function lastWord(spelling: string): string[] {
  return wordsOf(spelling).slice(-1);
}

function initialsOf(words: readonly string[]): string {
  const [only = ''] = words;
  return words.length === 1 && /^\p{Lu}+$/u.test(only)
    ? only
    : words.map(([first]) => first).join('');
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
