import type { Fact } from '../../knowledge/knowledge-base.ts';
import { isFunctionWord, isLimitingWord } from '../../language/function-words.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import { isShellWord } from '../../language/shell-words.ts';
import { splitWords } from '../../language/split-words.ts';
import { hasSense, type Unit } from './unit.ts';

/** The words that stand around what a fact says, by their stems. */
export interface Surroundings {
  /** Of its title, its answer and its quotes. */
  readonly own: ReadonlySet<string>;
  /** Of what its curators list as not in the source, and nowhere else in the fact. */
  readonly absent: ReadonlySet<string>;
}

/** Reads the words around what a fact says. */
export function readSurroundings({ title, answer, citations, notInSource }: Fact): Surroundings {
  const own = stemsOf([title, answer, ...citations.map(({ quote }) => quote)]);
  return { own, absent: new Set([...stemsOf(notInSource)].filter((stem) => !own.has(stem))) };
}

function stemsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts
      .flatMap(splitWords)
      .filter(({ folded }) => !isFunctionWord(folded))
      .map(({ folded }) => stripInflection(folded)),
  );
}

/**
 * What a word costs that a claim has over what the source says: next to nothing where it only shapes the sentence,
 * too much where it adds something of its own. Chosen on claims about the first source, in small steps.
 */
const prices = {
  shell: 0.25,
  own: 0.3,
  ownName: 0.4,
  other: 1,
  telling: 9,
} as const;

/** What may be spent for each word that is met, and besides. */
const budget = { each: 0.2, more: 0.1, leastMet: 3, leastShaped: 2 } as const;

export interface AffordOptions {
  /** How many words met something. */
  readonly met: number;
  /** The clause, grammar and all. */
  readonly units: readonly Unit[];
  readonly isMet: (unit: Unit) => boolean;
  readonly around: Surroundings;
  /** Whether the source gives it to somebody, so that verbs of speaking add nothing. */
  readonly isReported: boolean;
}

/**
 * Whether the words that a claim has over a statement are few and slight enough to be no more than another way to
 * say it.
 *
 * @param leftover  What met nothing.
 */
export function isAffordable(
  leftover: readonly Unit[],
  { met, units, isMet, around, isReported }: AffordOptions,
): boolean {
  const isShaping = leftover.every(isShell);
  if (
    met < (isShaping ? budget.leastShaped : budget.leastMet) ||
    units.some((unit) => isTurning(unit) && !isMet(unit))
  ) {
    return false;
  }
  const spent = leftover.reduce((sum, unit) => {
    if (isReported && isTalk(unit)) return sum + prices.shell;
    const next = units[units.indexOf(unit) + 1];
    const isPair = isTwo(unit) && next !== undefined && (isMet(next) || isPlain(next));
    const price = isPair ? prices.shell : priceOf(unit, around);
    if (isReign(unit, units) && around.own.has(lastStem(unit))) return sum + prices.own;
    return sum + (price > prices.own && isPlaced(unit, units) ? price * placed : price);
  }, 0);
  return spent <= budget.each * met + budget.more;
}

/** "the two delegations": a story with two sides has two of much. */
function isTwo({ quantity }: Unit): boolean {
  return quantity?.value === 2 && !quantity.isOrdinal;
}

function isPlain(unit: Unit): boolean {
  return (
    unit.role === 'weak' ||
    isShell(unit) ||
    hasSense(unit, 'country', 'group', 'attend', 'government')
  );
}

/** "under Ann Reed", "under Reed and Holt": when, by who was in office, as the quote has it too. */
function isReign({ kind, start }: Unit, units: readonly Unit[]): boolean {
  const before = units.filter((other) => other.end <= start).slice(-4);
  return kind === 'person' && before.some(({ folded }) => folded === 'under');
}

function lastStem({ folded }: Unit): string {
  return stripInflection(folded.split(' ').at(-1) ?? '');
}

/** By how much more a word costs that says where: "at a *cabinet meeting*". */
const placed = 2;

function isPlaced(unit: Unit, units: readonly Unit[]): boolean {
  const before = units.slice(0, units.indexOf(unit)).findLast(({ role }) => role === 'function');
  const at = before === undefined ? -1 : units.indexOf(before);
  const first = /^(a|an|the)$/.test(before?.folded ?? '') ? units[at - 1] : before;
  return /^(at|in|on|near|inside|via|through|with)$/.test(first?.folded ?? '');
}

function isTalk(unit: Unit): boolean {
  return hasSense(unit, 'say', 'urge', 'propose') && !hasSense(unit, 'deny', 'oppose', 'reject');
}

function isShell({ folded }: Unit): boolean {
  return folded.split(' ').every(isShellWord);
}

function isTurning({ folded }: Unit): boolean {
  return folded.split(' ').some((word) => turning.has(word));
}

function priceOf(unit: Unit, around: Surroundings): number {
  const { kind, folded, senses } = unit;
  const words = folded.split(' ');
  const [first = ''] = words.map(stripInflection);
  if (kind !== 'word') {
    const isShared = kind === 'agreement' || kind === 'event';
    return isShared && around.own.has(lastStem(unit)) ? prices.ownName : prices.telling;
  }
  const isTelling =
    actors.test(folded) ||
    ranking.test(folded) ||
    isLimitingWord(folded) ||
    around.absent.has(first) ||
    isAgainst(senses);
  if (isTelling) return prices.telling;
  if (isShell(unit)) return prices.shell;
  if (around.own.has(first)) return prices.own;
  return prices.other;
}

/** Meanings that turn what is said, where the source has nothing for them. */
const against =
  `oppose reject deny disagree downplay hinder harm prevent forbid withhold lower worsen end suspend leave
  exclude ignore lose separate cancel failure oust conceal alienate dissuade violate expire accuse lay-off unlikely
  win`.split(/\s+/);

function isAgainst(senses: ReadonlySet<string>): boolean {
  return against.some((sense) => senses.has(sense));
}

/** "the *oldest* lobby" */
const ranking =
  /^(?!(?:inter|prot|for|inv|requ|cont|harv|w|arr|t|r|gu|mod|hon|sugg|unr)est$)\w+est$/;

/** Who does something is never slight: "farmers", "the ministry". */
const actors =
  /(ers|ors|ists|ians|men|women|government|ministry|ministers?|officials?|parliament|unions?|police|army|critics|court)$/;

/** Small words that may turn what a claim says: "kept *off* it", "*apart* from each other". */
const turning: ReadonlySet<string> = new Set(
  `off out without against apart outside beyond below less least hardly barely scarcely rarely seldom instead except
  besides unless until before after if fewer anything`.split(/\s+/),
);
