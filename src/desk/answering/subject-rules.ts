import { isCountryName } from '../../language/countries.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import { isTitle } from '../../reading/title-words.ts';
import type { Term } from '../matching/create-lexicon.ts';
import { isCapital } from '../matching/subject-ground.ts';
import type { AskedName } from './asked-names.ts';
import { isForeign, isSaying, isShort, isTelling, textOf } from './asked-words.ts';
import { findPhrases, isBody, isOffice } from './body-phrases.ts';
import { isAllCapitals, isCountry, isRegion, withoutTitles } from './name-parts.ts';
import { standingOf } from './standing-of.ts';
import type { AskedClause, SubjectReading, SubjectRule } from './subject-reading.ts';

/** All rules, in the order in which they are asked. */
export const subjectRules: readonly SubjectRule[] = [
  {
    name: 'name-unknown',
    why: 'The question names somebody or something that stands nowhere in the base.',
    find: (reading) =>
      findNames(
        reading,
        (name, clause) =>
          standingOf(name, reading) === 'nowhere' &&
          !isOnList(name, reading) &&
          !isRival(name, clause, reading),
      ),
  },
  {
    name: 'name-elsewhere',
    why: 'The base has the name, and what fits best has nothing to do with it.',
    find: (reading) =>
      findNames(reading, (name, clause) => {
        if (isOnList(name, reading)) return false;
        return isBody(clause, name)
          ? !withoutTitles(name.terms).every(reading.candidate.has)
          : standingOf(name, reading) === 'asked' && !isMet(name, reading);
      }),
  },
  {
    name: 'name-not-beside',
    why: 'The sources have the name, and neither what fits best nor what stands around it is about it.',
    find: (reading) =>
      findNames(
        reading,
        (name) =>
          !isOnList(name, reading) &&
          standingOf(name, reading) === 'said' &&
          !isMet(name, reading) &&
          !withoutTitles(name.terms).some(reading.candidate.isBeside),
      ),
  },
  {
    name: 'year-unmet',
    why: 'The question is about a year that what fits does not have.',
    find: ({ asking, candidate }) =>
      asking.flatMap(({ terms }) =>
        terms
          .filter(({ word }) => /^(?:1[89]|20)\d\d$/.test(word.folded))
          .filter((term) => !candidate.has(term) && !candidate.isBeside(term))
          .map(textOf),
      ),
  },
  {
    name: 'body-unknown',
    why: 'The question asks for the members, the head or the like of something else.',
    find: (reading) =>
      reading.asking.flatMap(({ terms }) =>
        findPhrases(terms)
          .filter((phrase) => isBody({ terms }, phrase))
          .flatMap(({ from, to }) => terms.slice(from, to))
          .filter((term) => isForeign(term, reading))
          .map(textOf),
      ),
  },
  {
    name: 'role-unmet',
    why: 'The question asks who holds an office or leads, and what fits names nobody who does.',
    find: (reading) =>
      reading.kind !== 'who'
        ? []
        : reading.asking.flatMap(({ terms }) =>
            terms
              .filter((term) => isOffice(term) && !isCapital(term))
              .filter((term) => isForeign(term, reading))
              .map(textOf),
          ),
  },
  {
    name: 'doer-unmet',
    why: 'The question asks who does something, and what fits has nobody do it.',
    find: (reading) =>
      reading.kind !== 'who'
        ? []
        : reading.asking.flatMap(({ terms }) => {
            const who = terms.findIndex(({ word }) => word.folded === 'who');
            const verb = who < 0 ? undefined : terms.slice(who + 1).find(isTelling);
            return verb && isForeign(verb, reading) ? [textOf(verb)] : [];
          }),
  },
  {
    name: 'speaker-unmet',
    why: 'The question asks what somebody says, and what fits is not from them.',
    find: (reading) =>
      (reading.kind === 'what' ? reading.asking : []).flatMap(({ terms, names }) =>
        names
          .filter(({ from, to }) => asksWhat(terms, from) && isSaying(terms[to]))
          .flatMap((name) => withoutTitles(name.terms))
          .filter((term) => !reading.candidate.isSaidBy(term))
          .map(textOf),
      ),
  },
  {
    name: 'thing-unknown',
    why: 'Two words in a row, which belong together, are not met, and one of them stands nowhere in the base.',
    find: (reading) =>
      reading.asking.flatMap(({ terms }) =>
        findPhrases(terms).flatMap(({ from, to }) => {
          const foreign = terms.slice(from, to).filter((term) => isForeign(term, reading));
          const { said, asked } = reading.ground;
          const isNowhere = foreign.some(({ stem }) => !said.has(stem) && !asked.has(stem));
          return foreign.length > 1 && isNowhere ? foreign.map(textOf) : [];
        }),
      ),
  },
  {
    name: 'predicate-unknown',
    why: 'The question asks whether somebody does or is what stands nowhere in the base.',
    find: (reading) => {
      if (reading.kind !== 'whether') return [];
      const said = reading.asking.flatMap(({ terms, names }) =>
        terms.filter(
          (term, at) => isTelling(term) && !names.some(({ from, to }) => from <= at && at < to),
        ),
      );
      const { said: known, asked } = reading.ground;
      const isNowhere = (term: Term) =>
        isForeign(term, reading) && !known.has(term.stem) && !asked.has(term.stem);
      return said.length > 0 && said.every(isNowhere) ? said.map(textOf) : [];
    },
  },
  {
    name: 'answer-unmet',
    why: 'The question asks for a number, a person or the like, and what fits has none.',
    find: ({ kind, candidate, asking }) => {
      if (kind === null) return [];
      const isSorted = kind === 'why' ? candidate.bareSentence !== null : sorted.has(kind);
      if (!isSorted) return [];
      const terms = asking.flatMap((clause) => clause.terms);
      if (candidate.gives(kind, new Set(terms.map(({ stem }) => stem)))) return [];
      return terms.filter(({ word }) => askingFor.test(word.folded)).map(textOf);
    },
  },
  {
    name: 'another-one',
    why: 'The question is about another summit, agreement or body: what tells it apart is not met.',
    find: (reading) =>
      reading.asking.flatMap(({ terms }) =>
        terms.flatMap((before, at) => {
          const [the, head] = [terms[at - 1], terms[at + 1]];
          if (the?.word.folded !== 'the' || !head || !reading.ground.heads.has(head.stem))
            return [];
          const isKnown = reading.candidate.has(before) || reading.ground.said.has(before.stem);
          return isTelling(before) && !isCapital(before) && !isKnown && !isShort(before, reading)
            ? [textOf(before)]
            : [];
        }),
      ),
  },
];

/** What a question asks for that any quote plainly has or has not. How long is told in many ways, and why in more. */
const sorted: ReadonlySet<QuestionKind> = new Set(['how-many', 'how-much', 'when', 'where', 'who']);
const askingFor = /^(who|whom|whose|when|where|why|how|number)$/;

/** Whether what would answer has all names of the question that the base has. */
export function hasAllNames(reading: SubjectReading): boolean {
  return reading.asking.every(({ terms, names }) => {
    const isWritten = (at: number) => names.some(({ from, to }) => from <= at && at < to);
    return terms.every((term, at) => {
      const isName = isWritten(at) || term.concepts.some(({ kind }) => kind === 'name');
      return (
        !isName ||
        isOnList({ terms: [term], from: at, to: at + 1 }, reading) ||
        term.isFunction ||
        isTitle(term.word.folded) ||
        reading.candidate.has(term) ||
        reading.candidate.hasNear(term)
      );
    });
  });
}

/** "What did Ann Reed", "How does Ann Reed". */
function asksWhat(terms: readonly Term[], from: number): boolean {
  return /^(?:did|does|do|has|have)$/.test(terms[from - 1]?.word.folded ?? '');
}

function findNames(
  { asking, around }: SubjectReading,
  isUnmet: (name: AskedName, clause: AskedClause) => boolean,
): readonly string[] {
  const unmetIn = (clauses: readonly AskedClause[]) =>
    clauses.flatMap((clause) =>
      clause.names
        .filter((name) => isUnmet(name, clause))
        .map(({ terms }) => terms.map(textOf).join(' ')),
    );
  const unmet = unmetIn(asking);
  if (unmet.length > 0) return unmet;
  // "FIFA meets today. Who are the members?" Where the clause that asks names nothing, what it is about stands before it.
  return asking.some(({ names }) => names.length > 0) ? [] : unmetIn(around);
}

/** A complete list of countries answers for every country, and for a part of the world. */
function isOnList({ terms }: AskedName, { kind, candidate: { list } }: SubjectReading): boolean {
  if (!list?.complete || !list.items.some(isCountryName)) return false;
  return isRegion(terms) || ((kind === 'whether' || kind === null) && isCountry(terms));
}

/**
 * "Was it held in Porto?", "Is Ann Reed the harbour master of Holm?": the base has another place, another holder, and all
 * else is met.
 */
function isRival(name: AskedName, { terms }: AskedClause, reading: SubjectReading): boolean {
  const { kind, candidate } = reading;
  const before = terms[name.from - 1]?.word.folded ?? '';
  const isPlace = /^(?:in|at)$/.test(before) && candidate.kinds.has('where');
  const isHolder = /^(?:is|was|does|did)$/.test(before) && candidate.kinds.has('who');
  if (kind !== 'whether' || !(isPlace || isHolder)) return false;
  const others = terms.filter((term, at) => isTelling(term) && (at < name.from || at >= name.to));
  return others.length > (isHolder ? 1 : 0) && others.every((term) => candidate.has(term));
}

function isMet({ terms }: AskedName, { candidate }: SubjectReading): boolean {
  return withoutTitles(terms).every(
    (term) => candidate.has(term) || (!isAllCapitals(term.word.text) && candidate.hasNear(term)),
  );
}
