import { measureWork, spend } from '../../../language/work-budget.ts';
import type { Passage } from '../../../reading/read-passages.ts';
import type { Gap } from '../../to-gapped.ts';
import type { UnitReader } from '../read-units.ts';
import { alignSentence } from './align-sentence.ts';
import type { Alignment, ReadPassage } from './alignment.ts';
import { fillsGap } from './fills-gap.ts';
import { type Offices, readOffices } from './offices.ts';
import { readPlainClauses } from './plain-clauses.ts';
import { type ReadSentence, readSentence, type SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';
import { isWithItsNoun } from './same-place.ts';

/** What the sentences of the sources say about a claim. */
export interface PassageCheck {
  readonly kind: 'supported' | 'contradicted' | 'not_covered';
  /** What decides, or comes nearest. */
  readonly passage: Passage | null;
  readonly alignment: Alignment | null;
  /** The rule that decides or holds back. */
  readonly rule: string;
  /** What a rule said of each sentence that was looked at, first where most is met. */
  readonly looks: readonly Looked[];
}

export interface PassageChecker {
  check(claim: ReadSentence): PassageCheck;
  /** The sentences that say a statement and have, in its place, what it leaves open. */
  fill(statement: ReadSentence, gap: Gap): readonly Passage[];
}

/** Sentences of sources as they were read, with who says each; in their order. */
export interface ReadSentences {
  readonly sentences: readonly ReadSentence[];
  readonly speakers: readonly (ReadSentence | null)[];
}

/** How many sentences a claim is held against. */
const mostCandidates = 4;

/** Reads the sentences of sources, each in a step of its own. */
export function* readSentences(
  passages: readonly Passage[],
  reader: UnitReader,
): Generator<void, ReadSentences, void> {
  const sentences: ReadSentence[] = [];
  const speakers: (ReadSentence | null)[] = [];
  for (const { text, speaker } of passages) {
    sentences.push(readSentence(text, reader));
    speakers.push(speaker === null ? null : readSentence(speaker, reader));
    yield;
  }
  return { sentences, speakers };
}

/**
 * Makes a checker over the sentences of sources, in their order.
 *
 * @param reader  Reads the plain clauses of a sentence, when a claim first comes near to one.
 */
export function createPassageChecker(
  passages: readonly Passage[],
  { sentences: read, speakers }: ReadSentences,
  reader: UnitReader,
): PassageChecker {
  const names = new Map<string, Set<string>>();
  const offices = readOfficesBySource(passages, read);
  const leads = new Map<string, ReadSentence>();
  for (const [at, { source }] of passages.entries()) {
    const own = names.get(source) ?? new Set();
    names.set(source, own);
    const [lead] = leads.has(source) ? [] : read.slice(at, at + 1);
    if (lead) leads.set(source, lead);
    for (const { unit } of read[at]?.units ?? []) if (isName(unit)) own.add(unit.folded);
  }
  const all = passages.flatMap((passage, at): ReadPassage[] => {
    const [sentence, speaker] = [read[at], speakers[at]];
    if (!sentence) return [];
    const earlier = passages[at - 1];
    const isNext = earlier?.source === passage.source;
    const before = [
      ...(isNext ? read.slice(Math.max(0, at - 2), at) : []),
      ...(speaker ? [speaker] : []),
    ];
    return [
      {
        ...{ passage, sentence, before },
        lead: leads.get(passage.source) ?? null,
        names: names.get(passage.source) ?? new Set(),
        offices: offices.get(passage.source) ?? readOffices([]),
      },
    ];
  });
  const places = new Map<string, Set<number>>();
  const clauses = new WeakMap<
    ReadPassage,
    { readonly result: readonly ReadSentence[]; readonly steps: number }
  >();
  for (const [at, { sentence, before }] of all.entries()) {
    for (const { unit } of sentence.units) index(unit.keys, unit.senses, at);
    for (const { unit } of before.at(-1)?.units ?? []) index(unit.keys, unit.senses, at);
  }

  return {
    fill(statement, gap) {
      const looks = lookAtNearest(statement, rulesFor[gap.kind]);
      return [...looks, ...lookAtClauses(looks, rulesFor[gap.kind])]
        .filter(({ kind, alignment }) => kind === 'supported' && fillsGap(alignment, gap))
        .map(({ alignment }) => alignment.source.passage);
    },
    check(said) {
      const looks = lookAtNearest(said);
      const chosen =
        looks.find(({ kind }) => kind === 'supported') ??
        choose([...looks, ...lookAtClauses(looks)]) ??
        looks.map((one) => ({ ...one, kind: 'not_covered' as const }))[0];
      return {
        kind: chosen?.kind ?? 'not_covered',
        passage: chosen?.alignment.source.passage ?? null,
        alignment: chosen?.alignment ?? null,
        rule: chosen?.rule.name ?? 'nothing-near',
        looks,
      };
    },
  };

  /** Looks at the sentences nearest to a claim: first those that leave least of it over. */
  function lookAtNearest(claim: ReadSentence, by = rules): Looked[] {
    return findCandidates(claim)
      .map((source) => lookAt(alignSentence(claim, source), by))
      .sort((a, b) => a.alignment.unmet.length - b.alignment.unmet.length);
  }

  function choose(looks: readonly Looked[]): Looked | undefined {
    return (
      looks.find(({ kind }) => kind === 'supported') ??
      looks.find(({ kind, alignment }) => kind === 'contradicted' && !isSaidElsewhere(alignment))
    );
  }

  /** Looks at the plain clauses of each sentence that has all words of a claim. */
  function lookAtClauses(looks: readonly Looked[], by = rules): Looked[] {
    return looks.flatMap(({ alignment: { claim, source, unmet } }) =>
      (unmet.length > 0 ? [] : clausesOf(source)).map((sentence) => {
        // Alone it names all that it is about: what its pronouns stand for may be in what was left out.
        const alignment = alignSentence(claim, { ...source, sentence, before: [] });
        return isSameText(claim, sentence) ? toSaid(alignment) : lookAt(alignment, by);
      }),
    );
  }

  /** What was read before costs as much as it did then. */
  function clausesOf(source: ReadPassage): readonly ReadSentence[] {
    const known = clauses.get(source);
    if (known) {
      spend(known.steps);
      return known.result;
    }
    const read = measureWork(() => readPlainClauses(source.sentence, reader));
    clauses.set(source, read);
    return read.result;
  }

  function index(keys: ReadonlySet<string>, senses: ReadonlySet<string>, at: number): void {
    for (const key of [...keys, ...senses]) places.set(key, (places.get(key) ?? new Set()).add(at));
  }

  function placesOf({ unit }: SentenceUnit): Set<number> {
    const found = new Set<number>();
    for (const key of [...unit.keys, ...unit.senses])
      for (const at of places.get(key) ?? []) found.add(at);
    spend(1 + Math.ceil(found.size / 4));
    return found;
  }

  /** The sentences that share most with a claim, rare words first. */
  function findCandidates({ units }: ReadSentence): ReadPassage[] {
    const scores = new Map<number, number>();
    for (const unit of units.filter(({ isNeeded }) => isNeeded)) {
      const found = placesOf(unit);
      const weight = Math.log(1 + all.length / Math.max(1, found.size));
      for (const at of found) scores.set(at, (scores.get(at) ?? 0) + weight);
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, mostCandidates)
      .flatMap(([at]) => all[at] ?? []);
  }

  /** Whether the source has elsewhere what a claim has in the place of something, with most of the rest. */
  function isSaidElsewhere({ claim, pairs, source }: Alignment): boolean {
    const instead = pairs
      .filter(({ how }) => how === 'instead' || how === 'contrary')
      .map((pair) => pair.claim);
    return findCandidates(claim).some((other) => {
      if (other === source) return false;
      const found = alignSentence(claim, other);
      const isThere = instead.every((unit) => {
        const pair = found.pairOf.get(unit);
        const isMet = pair !== undefined && pair.how !== 'instead' && pair.how !== 'contrary';
        // "Most countries" are not "most bakers".
        const head = claim.unitAt[unit.chunk?.head ?? -1] ?? unit;
        // "Criticised the bank" says nothing of who criticised the crew.
        const object = unit.isVerb ? claim.unitAt[unit.verb?.object?.head ?? -1] : null;
        const isWhole = [head, object ?? unit].every(
          (one) => one === unit || !one.isNeeded || found.pairOf.has(one),
        );
        return isMet && isWhole && isWithItsNoun(pair, found);
      });
      const isSame = found.pairs.every(({ how }) => how !== 'instead' && how !== 'contrary');
      const isNamed = found.unmet.every(({ unit }) => !isName(unit));
      return (
        instead.length > 0 && isThere && isSame && isNamed && found.unmet.length <= pairs.length / 3
      );
    });
  }
}

/** Whether two sentences have the same words. */
function isSameText(one: ReadSentence, other: ReadSentence): boolean {
  const toText = ({ words }: ReadSentence) =>
    words.flatMap(({ folded }) => (/^[.’']$/.test(folded) ? [] : [folded])).join(' ');
  return toText(one) === toText(other);
}

function readOfficesBySource(
  passages: readonly Passage[],
  read: readonly ReadSentence[],
): ReadonlyMap<string, Offices> {
  const sentences = new Map<string, ReadSentence[]>();
  for (const [at, { source }] of passages.entries()) {
    const own = sentences.get(source) ?? [];
    sentences.set(source, own);
    own.push(...read.slice(at, at + 1));
  }
  return new Map([...sentences].map(([source, own]) => [source, readOffices(own)]));
}

export interface Looked {
  readonly kind: PassageCheck['kind'];
  readonly alignment: Alignment;
  readonly rule: Rule;
  readonly look: 'hold' | 'otherwise' | 'pass';
}

const said: Rule = {
  name: 'said',
  says: 'Every word is met, and nothing speaks against it.',
  look: () => 'pass',
};

/** A question that asks who does it leaves that out; one about a name alone says nothing that could be denied. */
const withoutSubject = rules.filter(({ name }) => name !== 'subject-named');
const namedOnly = rules.filter(({ name }) => name === 'every-word-met');
const rulesFor: Readonly<Partial<Record<Gap['kind'], typeof rules>>> = {
  subject: withoutSubject,
  holder: withoutSubject,
  description: namedOnly,
  age: namedOnly,
};

/** Goes through the rules: the first that holds back ends it, and one may say otherwise. */
function lookAt(alignment: Alignment, by = rules): Looked {
  let against: Rule | null = null;
  for (const rule of by) {
    const look = rule.look(alignment);
    if (look === 'hold' || (look === 'otherwise' && against))
      return { kind: 'not_covered', alignment, rule, look: 'hold' };
    if (look === 'otherwise') against = rule;
  }
  return against
    ? { kind: 'contradicted', alignment, rule: against, look: 'otherwise' }
    : toSaid(alignment);
}

function toSaid(alignment: Alignment): Looked {
  return { kind: 'supported', alignment, rule: said, look: 'pass' };
}
