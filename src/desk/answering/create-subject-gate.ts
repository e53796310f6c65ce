import type { Fact } from '../../knowledge/knowledge-base.ts';
import type { English } from '../../language/english.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import { detectQuestionKind } from '../../language/question-kind.ts';
import { splitWords } from '../../language/split-words.ts';
import { stemWord } from '../../language/stem-word.ts';
import { outsideBudget, spend } from '../../language/work-budget.ts';
import type { Held } from '../answer.ts';
import { makeOnce } from '../make-once.ts';
import type { FactProfile } from '../matching/create-fact-profile.ts';
import type { Lexicon, Term } from '../matching/create-lexicon.ts';
import { findCountries } from '../matching/find-countries.ts';
import type { SubjectGround } from '../matching/subject-ground.ts';
import { givesKind } from './answer-kinds.ts';
import { findAskedNames } from './asked-names.ts';
import type { AskedText } from './asking-part.ts';
import { bareSentenceRules } from './bare-sentence-rules.ts';
import type { AskedClause, Candidate, SubjectReading } from './subject-reading.ts';
import { hasAllNames, subjectRules } from './subject-rules.ts';
import { hasOfficeOf } from './whose-office.ts';

export interface SubjectGate {
  /** Whether the base has a word, or one that means the same. */
  knows(term: Term): boolean;
  /** Whether a word, as it was written, stands in the sources or is a spelling of a name of theirs. */
  says(word: string): boolean;
  /** Whether what fits has every name of the question that the base has. */
  hasNames(question: AskedText, candidate: Candidate): boolean;
  /** Tells why what fits is no answer to a question about something else; `null` where nothing speaks against it. */
  hold(question: AskedText, candidate: Candidate): Held | null;
}

export interface SubjectGateOptions {
  readonly ground: SubjectGround;
  readonly english: English;
}

type QuestionReading = Pick<SubjectReading, 'asking' | 'around' | 'kind'>;

/** Makes what tells whether a question is about what a base speaks of. */
export function createSubjectGate({ ground, english }: SubjectGateOptions): SubjectGate {
  const { commonness } = english.dictionary;
  /** What a question says by itself: read once, to be held against each fact that may answer it. */
  const readings = new WeakMap<AskedText, QuestionReading>();

  return {
    knows: ({ stem, concepts }) =>
      concepts.length > 0 || ground.said.has(stem) || ground.asked.has(stem),

    says: (word) => {
      const stems = splitWords(word).map(({ folded }) => stemWord(folded));
      return stems.every((stem) => ground.said.has(stem));
    },

    hasNames: (question, candidate) => hasAllNames(readSubject(question, candidate)),

    hold(question, candidate) {
      const reading = readSubject(question, candidate);
      const rules = candidate.bareSentence ? [...subjectRules, ...bareSentenceRules] : subjectRules;
      for (const { name, why, find } of rules) {
        const words = find(reading);
        if (words.length > 0) return { rule: name, why, words };
      }
      return null;
    },
  };

  function readSubject(question: AskedText, candidate: Candidate): SubjectReading {
    const { text, asking, around } = question;
    const reading = readings.get(question) ?? {
      asking: asking.map(readClause),
      around: around.map(readClause),
      kind: detectQuestionKind(text),
    };
    readings.set(question, reading);
    return { ...reading, candidate, ground, commonness };
  }

  function readClause(terms: readonly Term[]): AskedClause {
    const names = findAskedNames({ terms, ground, commonness });
    const countries = findCountries(terms).flatMap(({ terms: span, places }) => {
      const [from = 0] = places;
      const to = from + places.length;
      const isNew = !names.some((name) => name.from < to && name.to > from);
      return isNew && !span.some(({ isFunction }) => isFunction) ? [{ terms: span, from, to }] : [];
    });
    return { terms, names: [...names, ...countries] };
  }
}

/** A fact as what would answer a question. */
export function toCandidate(
  fact: Fact,
  profile: FactProfile,
  {
    lexicon,
    thesaurus,
    around,
  }: {
    readonly lexicon: Lexicon;
    readonly thesaurus: English['thesaurus'];
    readonly around: string;
  },
): Candidate {
  const quotes = fact.citations.map(({ quote }) => quote);
  const said = keysOf(lexicon.read([fact.attribution ?? '', ...quotes].join(' ')));
  const texts = [...quotes, fact.answer, fact.attribution ?? ''];
  const beside = makeOnce(() => outsideBudget(() => keysOf(lexicon.read(around))));
  /** The synonym sets of its words: made for the first word that it does not have. */
  let sets: ReadonlySet<string> | null = null;

  return {
    gives: (kind, asked) =>
      outsideBudget(() =>
        texts.some((text) => givesKind({ terms: lexicon.read(text), text }, kind, asked)),
      ),
    kinds: profile.kinds,
    bareSentence: isBareSentence(fact)
      ? {
          hasOfficeOf: (asked) =>
            outsideBudget(() =>
              quotes.some((quote) => hasOfficeOf(lexicon.read(quote), asked, isLike)),
            ),
        }
      : null,
    list: fact.list,
    isBeside: ({ stem, concepts }) =>
      beside().has(stem) || concepts.some(({ id }) => beside().has(id)),
    isSaidBy: ({ stem, concepts }) => said.has(stem) || concepts.some(({ id }) => said.has(id)),
    has({ stem, concepts }) {
      const names = concepts.filter(({ kind }) => kind === 'name');
      // "States" is met by any state, and the United States by themselves.
      if (names.length > 0) return names.some(({ id }) => profile.concepts.has(id));
      return profile.stems.has(stem) || concepts.some(({ id }) => profile.concepts.has(id));
    },
    hasNear({ related, word }) {
      if (related.some(({ id }) => profile.concepts.has(id))) return true;
      sets ??= outsideBudget(() => findSets([...profile.stems.values()]));
      const known = sets;
      return [...findSets([word.folded])].some((set) => known.has(set));
    },
  };

  /** Whether two words mean the same, or one thing in general English. */
  function isLike({ word, stem }: Term, other: Term): boolean {
    if (stem === other.stem) return true;
    const known = findSets([word.folded]);
    return [...findSets([other.word.folded])].some((set) => known.has(set));
  }

  function findSets(words: readonly string[]): Set<string> {
    spend(words.length);
    const stems = words.map((word) => stripInflection(word.toLowerCase()));
    return new Set(stems.flatMap((stem) => thesaurus.findSets([stem], 0).map(({ set }) => set)));
  }
}

/** Whether no person wrote a word of a fact: title and answer are a sentence, as the machine drafts it. */
export function isBareSentence({ title, answer, citations }: Fact): boolean {
  return citations.some(
    ({ quote }) => quote.includes(bare(title)) && quote.startsWith(bare(answer)),
  );
}

/** As far as it goes, without the mark at its end. */
function bare(text: string): string {
  return text.replace(/[.…]$/, '').trimEnd();
}

function keysOf(terms: readonly Term[]): ReadonlySet<string> {
  return new Set(terms.flatMap(({ stem, concepts }) => [stem, ...concepts.map(({ id }) => id)]));
}
