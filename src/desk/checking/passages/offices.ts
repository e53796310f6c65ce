import { spend } from '../../../language/work-budget.ts';
import { isTitle } from '../../../reading/title-words.ts';
import { hasSense } from '../unit.ts';
import { type Chunk, groupOf } from './read-chunks.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName, relate } from './relate-units.ts';

/** An office, or whatever else a source calls somebody: "the town's mayor, Ann Reed", "the union, Port Workers". */
export interface Office {
  /** What it is, and of what. */
  readonly words: readonly SentenceUnit[];
  /** Whom the source names with it, if anybody. */
  readonly holder: SentenceUnit | null;
  /** What makes it another office: "deputy", "former". */
  readonly limits: readonly string[];
}

const limiting =
  /^(former|ex|late|then|deputy|vice|acting|interim|assistant|associate|shadow|honorary|incoming|outgoing|retired|future|previous|next|elect|designate|would-be)$/;

/** What a source calls whom. */
export interface Offices {
  /**
   * The one whom the source names with an office. `null` where it names nobody with it, or where another may be meant: of two
   * ministers "the minister" is neither, and a deputy is no mayor.
   */
  holderOf(office: Pick<Office, 'words' | 'limits'>): SentenceUnit | null;
}

/** Finds every office that the sentences of a source have. */
export function readOffices(sentences: readonly ReadSentence[]): Offices {
  const byWord = new Map<string, Set<Office>>();
  for (const sentence of sentences)
    for (const chunk of sentence.grammar.chunks) {
      const office = readOffice(chunk, sentence);
      if (!office) continue;
      for (const key of office.words.flatMap(keysOf))
        byWord.set(key, (byWord.get(key) ?? new Set()).add(office));
    }
  return {
    holderOf(office) {
      // What it is comes last, and rules out most.
      const last = office.words.at(-1);
      const near = new Set<Office>();
      for (const key of last ? keysOf(last) : [])
        for (const other of byWord.get(key) ?? []) near.add(other);
      spend(1 + Math.ceil((office.words.length * near.size) / 4));
      return chooseHolder(office, [...near]);
    },
  };
}

/** Whatever two words share that stand for each other. */
function keysOf({ unit }: SentenceUnit): readonly string[] {
  return [...unit.keys, ...unit.senses, unit.folded.split(' ').at(-1) ?? ''];
}

/** Reads the office that a chunk has, and who stands beside it. */
export function readOffice(chunk: Chunk, sentence: ReadSentence): Office | null {
  const own = unitsOf(chunk, sentence);
  const title =
    own.findLast(({ unit }) => isTitle(unit.folded.split(' ').at(-1) ?? '')) ??
    own.findLast(({ unit, tag }) => tag === 'NOUN' && unit.kind === 'word');
  if (!title) return null;
  const words = own.filter(({ index }) => index <= title.index);
  const limits = sentence.words
    .slice(chunk.start, title.last + 1)
    .flatMap(({ folded }) => (limiting.test(folded) ? [folded] : []));
  const after = own.find(({ index }) => index === title.index + 1);
  if (after) return isName(after.unit) ? { words, holder: after, limits } : null;

  const { chunks } = sentence.grammar;
  const next = chunks[chunks.indexOf(chunk) + 1];
  const of = next?.preposition === 'of' && next.start === chunk.end + 1 ? next : null;
  const office = of ? [...words, ...unitsOf(of, sentence)] : words;
  return { words: office, holder: nameBeside(title, of ?? chunk, sentence), limits };
}

/** "The mayor of Osk, Ann Reed, left", "Ann Reed, the mayor of Osk, left" */
function nameBeside(
  title: SentenceUnit,
  { end }: Chunk,
  sentence: ReadSentence,
): SentenceUnit | null {
  const { units, unitAt, words } = sentence;
  const next = words[end]?.folded === ',' ? unitAt[end + 1] : null;
  const isAlone = next && /^[,.]$/.test(words[next.last + 1]?.folded ?? '.');
  if (next && isAlone && isName(next.unit)) return next;
  return units.findLast((unit) => isHolder(unit, title, sentence)) ?? null;
}

function chooseHolder(
  { words, limits }: Pick<Office, 'words' | 'limits'>,
  offices: readonly Office[],
): SentenceUnit | null {
  const isIn = (word: SentenceUnit, office: Office) =>
    office.words.some((other) => relate(word.unit, other.unit) !== null);
  const meant = offices.filter(
    (office) => office.limits.join() === limits.join() && words.every((word) => isIn(word, office)),
  );
  const isAll = (office: Office) =>
    office.words.every((other) => words.some((word) => relate(word.unit, other.unit) !== null));
  const named = meant.filter(({ holder }) => holder !== null);
  // "The union, Port Workers, …": of many unions the source calls this one so.
  const exact = named.filter(isAll);
  const holder = [...exact, ...named][0]?.holder ?? null;
  if (holder === null) return null;
  const isTheirs = (office: Office) => isSamePerson(office.holder, holder);
  if (exact.length > 0) return exact.every(isTheirs) ? holder : null;
  const theirs = named.filter(isTheirs);
  const isOne = meant.every(
    (other) =>
      isTheirs(other) ||
      (other.holder === null &&
        other.words.every((word) => theirs.some((office) => isIn(word, office)))),
  );
  return isOne ? holder : null;
}

/** Whether two units name the same person, as far as their names tell. */
export function isSamePerson(one: SentenceUnit | null, other: SentenceUnit | null): boolean {
  return one !== null && other !== null && relate(one.unit, other.unit) !== null;
}

/** Whether a chunk, or what goes on with it, names somebody else. */
export function namesAnother(chunk: Chunk, holder: SentenceUnit, sentence: ReadSentence): boolean {
  return groupOf(chunk, sentence).some((part) =>
    unitsOf(part, sentence).some(({ unit }) => isName(unit) && relate(unit, holder.unit) === null),
  );
}

/** The units of a chunk that say something. */
function unitsOf({ start, end }: Chunk, { units }: ReadSentence): readonly SentenceUnit[] {
  return units.filter(
    ({ first, last, unit }) =>
      first >= start && last < end && (unit.role === 'content' || unit.role === 'weak'),
  );
}

const heads =
  /^(director|head|chair|chairman|chairwoman|chairperson|chief|leader|president|ceo|boss|manager|chief executive|executive director|managing director)$/;
const directing = /^(direct|directs|directed|manage|manages|managed)$/;

/** Whether a verb has somebody hold the office that a noun names: "heads the inquiry", "director of the inquiry". */
export function isOfficeOf(verb: SentenceUnit, noun: SentenceUnit): boolean {
  if (!verb.isVerb || noun.isVerb || !heads.test(noun.unit.folded)) return false;
  return directing.test(verb.unit.folded) || hasSense(verb.unit, 'chair', 'lead', 'boss');
}

/** "Ann Reed, director of the port and chairman of the lifeboats": whether an office is said of somebody in passing. */
export function isHolder(
  name: SentenceUnit,
  office: SentenceUnit,
  { words, units }: ReadSentence,
): boolean {
  if (!isName(name.unit) || !isTitle(office.unit.folded) || office.first <= name.last) return false;
  if (words[name.last + 1]?.folded !== ',') return false;
  const between = words.slice(name.last + 1, office.first);
  if (between.some(({ tag, folded }) => tag === 'VERB' || tag === 'AUX' || /^[;:"]$/.test(folded)))
    return false;
  const before = between.at(-1)?.folded ?? '';
  if (!/^(,|and|the|its|their)$/.test(before)) return false;
  // Behind a comma stands somebody else.
  return !units.some(
    (unit) =>
      isName(unit.unit) &&
      unit.first > name.last &&
      unit.last < office.first &&
      words[unit.first - 1]?.folded === ',' &&
      !isTitle(unit.unit.folded),
  );
}
