import { foldWord } from '../language/split-words.ts';
import { spendReading } from '../language/work-budget.ts';

/**
 * Whether an English sentence says something: somebody or something is named, and after it comes a verb that can only
 * say something of it.
 */
export function isStatement(sentence: string): boolean {
  spendReading(sentence);
  const text = sentence.trim();
  if (tag.test(text)) return false;
  const words = text.split(/\s+/).filter((word) => toBare(word) !== '');
  const bare = words.map(toBare);
  const last = bare.length - 1;
  const verb = bare.findIndex((_, at) => at > 0 && isSaying(bare, at));
  // "It was signed." has no verb that only says, but keywords do not end with a full stop.
  const isClosed = /[^.]\.["')\]]*$/.test(text) && last >= 3;
  const told = verb < 0 && isClosed ? bare.findIndex((word, at) => at > 0 && isPast(word)) : verb;
  if (told <= 0 || told === last) return false;
  // "According to Kim, are the two alike": what comes after a comma asks.
  if (/[,:;]$/.test(words[told - 1] ?? '')) return false;

  const before = bare.slice(0, told).map(foldWord);
  const [first = ''] = before;
  if (imperatives.has(first) || auxiliaries.has(first)) return false;
  if (before.length === 1 && pronouns.has(first)) return false;
  return !before.some((word) => isAsking(word) || speakers.has(word));
}

function isSaying(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  const next = foldWord(words[at + 1] ?? '');
  // "May" and "will" do not count, as they may be a month and a man. "Did" counts in a denial only.
  if (['do', 'does', 'did'].includes(word)) return next === 'not' || next === 'never';
  if (auxiliaries.has(word) || onlyVerbs.has(word) || /^[a-z]+n't$/.test(word)) return true;
  if (next === 'that') return isPast(word);
  if (!determiners.has(next)) return false;
  if (isPast(word)) return true;
  // "Joined the pact", "backs a bid": an object follows. "Tariffs the pact scraps" are tariffs.
  const isNamed = at <= 3 && /^\p{Lu}/u.test(words[at - 1] ?? '');
  const isPlural = () => words.slice(0, at).some((before) => foldWord(before) === 'of');
  return isNamed && /^[a-z]{3,}[^s\W]s$/.test(word) && !isPlural();
}

function isPast(word: string): boolean {
  return (/^[a-z]{2,}ed$/.test(word) && !/eed$/.test(word)) || pasts.has(word);
}

/** Whether a word asks, misspelt or not: "waht". */
function isAsking(word: string): boolean {
  return (
    asking.has(word) || (/^h?w/.test(word) && questionWords.some((asked) => isNear(word, asked)))
  );
}

/** Whether one letter was left out, put in or changed, or two change places. */
function isNear(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  const rest = word.slice(start);
  const wanted = other.slice(start);
  return (
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest.slice(1) === wanted.slice(1) ||
    `${rest[1]}${rest[0]}${rest.slice(2)}` === wanted
  );
}

/** Removes the quotation marks and brackets around a word, and the punctuation after it. */
function toBare(word: string): string {
  const plain = word.replace(/[‘’]/g, "'");
  let start = 0;
  let end = plain.length;
  while (start < end && opening.has(plain.charAt(start))) start += 1;
  while (end > start && closing.has(plain.charAt(end - 1))) end -= 1;
  return plain.slice(start, end);
}

const opening: ReadonlySet<string> = new Set('"\'([');
const closing: ReadonlySet<string> = new Set('"\'),.;:!]');

/** Endings that make a question of a statement: "…, right", "…, is that the idea", "… and that means what". */
const tag =
  /,\s*(?:right|correct|yes|no|true|eh|is|are|was|were|isn't|aren't|wasn't|does|doesn't|did|didn't|has|hasn't)\b[^,]{0,30}$|\b(?:what|who|which|whom|where|why|how|exactly)\W*$/i;
/** As `foldWord` gives them. */
export const questionWords = ['what', 'which', 'where', 'when', 'who', 'how'];
const toSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const auxiliaries = toSet(
  'is are was were has have had will would should must could can cannot does did do am isnt arent wo ca',
);
/** Third-person verb forms that can be nothing else: no noun, no participle. */
const onlyVerbs = toSet(
  `wants seeks intends believes opposes remains becomes belongs includes consists denies agrees says thinks
  became began came chose did fell forgot gave went grew knew ran rose saw spoke took threw wrote withdrew`,
);
const pasts = toSet(
  `bought brought built fought found held kept led left lost made met paid said sent sold sought took told won
  became began chose drew drove gave grew knew saw showed shut spoke took threw withdrew wrote`,
);
const determiners = toSet('the a an its their his her our all every both no this these those');
/** Before the verb, these words make the sentence a question, or a part of a larger one. */
const asking = toSet(
  'who whom whose what which when where why how whether if that whatever whoever since because than',
);
const speakers = toSet('i we you im were youre ive weve my our your');
const imperatives = toSet(
  `system pretend tell give show list name find explain describe check confirm verify look need get say define compare summarise
  summarize write please help any anyone anything`,
);
const pronouns = toSet('it he she they this that these those one');
