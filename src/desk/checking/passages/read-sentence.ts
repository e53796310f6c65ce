import { isTimeWord } from '../../../language/claim-words.ts';
import { stripInflection } from '../../../language/inflect-word.ts';
import { normaliseText } from '../../../language/normalise-text.ts';
import { spellShares } from '../../../language/spell-shares.ts';
import { stemWord } from '../../../language/stem-word.ts';
import { type TaggedWord, tagText } from '../../../reading/tag-words.ts';
import { isTitle } from '../../../reading/title-words.ts';
import type { UnitReader } from '../read-units.ts';
import { toUnit, type Unit } from '../unit.ts';
import type { Chunk } from './read-chunks.ts';
import { type Grammar, readGrammar, type VerbPhrase } from './read-grammar.ts';

/** A unit with what it does in its sentence. */
export interface SentenceUnit {
  readonly unit: Unit;
  /** Its place among the units. */
  readonly index: number;
  /** Its first and last word. */
  readonly first: number;
  readonly last: number;
  readonly tag: TaggedWord['tag'];
  readonly chunk: Chunk | null;
  /** The verb that it belongs to, or that it is. */
  readonly verb: VerbPhrase | null;
  readonly isVerb: boolean;
  /** Whether a sentence that has it must find it in another one that is to say the same. */
  readonly isNeeded: boolean;
}

/** A sentence as claims and sources are compared. */
export interface ReadSentence {
  readonly text: string;
  readonly words: readonly TaggedWord[];
  readonly grammar: Grammar;
  readonly units: readonly SentenceUnit[];
  /** The unit that a word is in. */
  readonly unitAt: readonly (SentenceUnit | null)[];
}

/** Reads a sentence: its units, with what each does in it. */
export function readSentence(given: string, reader: UnitReader): ReadSentence {
  const text = toReadable(given);
  const words = tagText(text);
  const grammar = readGrammar(words);
  const verbAtWord = new Map(grammar.verbs.map((verb) => [verb.at, verb]));
  const unitAt: (SentenceUnit | null)[] = words.map(() => null);
  let word = 0;
  const units = joinNames(reader.read(text), words, text).map((unit, index): SentenceUnit => {
    while (word < words.length && (words[word]?.end ?? 0) <= unit.start) word += 1;
    const first = word;
    let last = first;
    while (last + 1 < words.length && (words[last + 1]?.end ?? 0) <= unit.end) last += 1;
    let own: VerbPhrase | undefined;
    for (let at = first; at <= last; at += 1) own ??= verbAtWord.get(at);
    const tag = words[own ? own.at : last]?.tag ?? 'X';
    const read: SentenceUnit = {
      ...{ unit, index, first, last, tag },
      chunk: own ? null : (grammar.chunkAt[last] ?? null),
      verb: own ?? grammar.verbs[grammar.verbAt[last] ?? -1] ?? null,
      isVerb: own !== undefined,
      isNeeded: isNeeded(unit, tag, own),
    };
    unitAt.fill(read, first, last + 1);
    return read;
  });
  return { text, words, grammar, units, unitAt };
}

/** Has each name that the base does not know be one unit: "STS-134", "Vostok 1"; a title before it is one of its own. */
function joinNames(units: readonly Unit[], words: readonly TaggedWord[], text: string): Unit[] {
  const known = units.filter(
    ({ keys, quantity, text: unitText }) =>
      (quantity !== null && /\p{L}/u.test(unitText)) ||
      [...keys].some((key) => /^(name:(?!read:)|country:)/.test(key)),
  );
  const isKnown = (word: TaggedWord | undefined) =>
    word !== undefined && known.some(({ start, end }) => start < word.end && end > word.start);
  // "Severe frost": an English word has its capital because it begins.
  const opening = words.findIndex(({ tag }) => tag !== 'PUNCT');
  const isPlain = isOpeningWord(units[0], words, opening);
  const names: Unit[] = [];
  const read = units.filter(({ keys }) => [...keys].some((key) => key.startsWith('name:read:')));
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (!isKnown(words[end]) && isNamePart(words, at, end)) end += 1;
    if (end > at && !(at === opening && isPlain))
      names.push(
        ...toNames(words.slice(at, end), text, isOfficeBefore(words, at)).map((name) =>
          withReadName(name, read),
        ),
      );
    at = Math.max(end, at + 1);
  }
  const isCovered = (spans: readonly Unit[], { start, end }: Pick<Unit, 'start' | 'end'>) =>
    spans.some((span) => span.start < end && span.end > start);
  const kept = units.filter((unit) => !isCovered(names, unit));
  // What was joined with a name by mistake stands by itself: "July's Cluster".
  const lost = words.filter(
    (word) =>
      word.tag !== 'PUNCT' &&
      !isCovered(kept, word) &&
      !isCovered(names, word) &&
      isCovered(units, word),
  );
  return [...kept, ...names, ...lost.map((word) => toNameUnit([word], text))].sort(
    (a, b) => a.start - b.start,
  );
}

/** Whether a sentence begins with a word that has a general meaning, or is part of such a phrase, before a noun. */
function isOpeningWord(
  unit: Unit | undefined,
  words: readonly TaggedWord[],
  opening: number,
): boolean {
  const isFirst = unit?.kind === 'word' && unit.start === words[opening]?.start;
  if (!isFirst || unit.senses.size === 0) return false;
  const last = words.findLastIndex(({ start }) => start < unit.end);
  const next = words[last + 1];
  const isAlone = next === undefined || /^\p{Ll}/u.test(next.text);
  return last > opening || (isAlone && (next?.tag === 'NOUN' || /[^s]s$/.test(unit.folded)));
}

function isNamePart(words: readonly TaggedWord[], start: number, at: number): boolean {
  const [word, before, next] = [words[at], words[at - 1], words[at + 1]];
  if (!word) return false;
  const isProper = (other: TaggedWord | undefined) =>
    other?.tag === 'PROPN' && /^[\p{Lu}\d]/u.test(other.text) && !isTimeWord(other.folded);
  if (at === start) return isProper(word);
  if (!before || (isPossessed(before) && before.tag === 'PROPN')) return false;
  if (word.folded === '-')
    return (
      word.start === before.end &&
      next?.start === word.end &&
      (isProper(next) || next?.tag === 'NUM')
    );
  if (before.folded === '-') return true;
  const isNumber =
    word.tag === 'NUM' &&
    /^\d{1,3}$/.test(word.text) &&
    isProper(before) &&
    words[at + 1]?.tag !== 'NOUN' &&
    // "beat Rovers 2-1"
    words[at + 1]?.folded !== '-';
  return isProper(word) || isNumber;
}

function isPossessed({ text }: TaggedWord): boolean {
  return /['’]s?$/.test(text);
}

/** "Council Leader Ann Reed" is a council, a leader and a name. */
function toNames(words: readonly TaggedWord[], text: string, isOffice: boolean): Unit[] {
  const parts: TaggedWord[][] = [];
  for (const [at, word] of words.entries()) {
    const isOwn = isTitle(word.folded) && at < words.length - 1;
    const isAfterTitle = isTitle(words[at - 1]?.folded ?? '');
    const isAfterPlace = isOffice && at === 1 && words.length > 2;
    if (isOwn || isAfterPlace || isAfterTitle || at === 0) parts.push([word]);
    else parts.at(-1)?.push(word);
  }
  return parts.map((part) => toNameUnit(part, text));
}

/** A name keeps what was read of it in the source: that letters stand for it, that it is a country's. */
function withReadName(name: Unit, read: readonly Unit[]): Unit {
  if (name.kind === 'word') return name;
  // "Cold Atlantic" is not what was read of "Atlantic".
  const same = read.filter(({ start, end }) => start <= name.start && end >= name.end);
  const keys = same.flatMap((unit) => [...unit.keys].filter((key) => key.startsWith('name:read:')));
  return keys.length === 0 ? name : toUnit({ ...name, keys: new Set([...name.keys, ...keys]) });
}

/** "Governor of Ohio Ann Reed": the first word is where, the others are who. */
function isOfficeBefore(words: readonly TaggedWord[], at: number): boolean {
  return words[at - 1]?.folded === 'of' && isTitle(words[at - 2]?.folded ?? '');
}

const none: ReadonlySet<string> = new Set();

function toNameUnit(part: readonly TaggedWord[], text: string): Unit {
  const [start, end] = [part[0]?.start ?? 0, part.at(-1)?.end ?? 0];
  const own = part.filter(({ tag }) => tag !== 'PUNCT');
  return toUnit({
    ...{ text: text.slice(start, end), start, end, role: 'content', quantity: null },
    folded: own.map(({ folded }) => folded).join(' '),
    kind: own.every(({ folded }) => isTitle(folded))
      ? 'word'
      : own.every(({ folded }) => isTimeWord(folded))
        ? 'time'
        : 'proper',
    keys: new Set(
      own.flatMap(({ folded }) => [`stem:${stripInflection(folded)}`, `stem:${stemWord(folded)}`]),
    ),
    ...{ senses: none, contraries: none },
  });
}

/** Signs written out, so that "£4m" and "4 million pounds" are the same words. */
function toReadable(given: string): string {
  return spellShares(normaliseText(given))
    .replace(/\bper cent\b/gi, 'percent')
    .replace(/\bU\.\s?S\.(?:\s?A\.)?(?=\W|$)/g, 'US')
    .replace(
      /([$£€¥])\s?(\d[\d,.]*\d|\d)\s?(million|billion|trillion|thousand|mn?|bn|k)?(?![\p{L}\d])/giu,
      (_, sign, number, scale) =>
        [number, scales[String(scale ?? '').toLowerCase()] ?? scale ?? '', currencies[sign] ?? sign]
          .filter(Boolean)
          .join(' '),
    );
}

const currencies: Readonly<Record<string, string>> = {
  $: 'dollars',
  '£': 'pounds',
  '€': 'euros',
  '¥': 'yen',
};
const scales: Readonly<Record<string, string>> = {
  m: 'million',
  mn: 'million',
  bn: 'billion',
  k: 'thousand',
};

/** Words that only shape a sentence. */
const free: ReadonlySet<string> = new Set(
  `also too just now currently presently already still very really quite actually indeed own such respectively there
  including so then however meanwhile the both`.split(/\s+/),
);

function isNeeded(unit: Unit, tag: TaggedWord['tag'], own: VerbPhrase | undefined): boolean {
  if (unit.kind !== 'word' || isTimeWord(unit.folded)) return true;
  if (unit.role === 'content') return !own?.isLinking;
  if (unit.role !== 'weak' || free.has(unit.folded)) return false;
  return (
    tag === 'NOUN' || tag === 'ADJ' || tag === 'PROPN' || (tag === 'VERB' && own !== undefined)
  );
}
