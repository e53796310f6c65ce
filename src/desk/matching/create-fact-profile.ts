import type { Name, NameKind } from '../../knowledge/knowledge-base.ts';
import { countryOf } from '../../language/countries.ts';
import { isLimitingWord } from '../../language/function-words.ts';
import { detectQuestionKind, type QuestionKind } from '../../language/question-kind.ts';
import { readNumber } from '../../language/read-number.ts';
import type { Lexicon, Term } from './create-lexicon.ts';
import { phrasingsOf, type ReadFact } from './read-fact.ts';
import { characterPairsOf } from './text-features.ts';

/** What a fact can explain of a question. Plain data, to be kept. */
export interface FactProfile {
  /** Stems of its quotes, answer, title and questions, with a word each as it is written there. */
  readonly stems: ReadonlyMap<string, string>;
  /** Ids of the names and word groups in it, with the word or name each as the knowledge base writes it. */
  readonly concepts: ReadonlyMap<string, string>;
  /** Words that narrow (*last*, *other*), each with the stem that it narrows: "last month". */
  readonly narrowed: ReadonlySet<string>;
  /** What sorts of names are in it. */
  readonly nameKinds: ReadonlySet<NameKind>;
  readonly numbers: ReadonlySet<number>;
  /** Pairs of neighbouring characters in its Korean and Japanese questions and answers. */
  readonly characterPairs: ReadonlySet<string>;
  /** Names and stems of the items of its list, as `keysOf` gives them, and the countries among them. */
  readonly listed: ReadonlySet<string>;
  /** The sorts of answer that its questions ask for. */
  readonly kinds: ReadonlySet<QuestionKind>;
}

export interface FactProfileOptions {
  readonly read: ReadFact;
  readonly lexicon: Lexicon;
  readonly namesById: ReadonlyMap<string, Name>;
}

/** Collects what a fact can explain: everything that is curated for it. */
export function createFactProfile({ read, lexicon, namesById }: FactProfileOptions): FactProfile {
  const { fact, phrasings, statements } = read;
  const stems = new Map<string, string>();
  const concepts = new Map<string, string>();
  const narrowed = new Set<string>();
  const numbers = new Set<number>();
  const characterPairs = new Set<string>();

  const named = fact.names.map((id) => lexicon.read(namesById.get(id)?.same[0] ?? ''));
  for (const terms of [...statements, ...phrasings, ...named]) {
    for (const [at, term] of terms.entries()) {
      if (!stems.has(term.stem)) stems.set(term.stem, term.word.text);
      for (const { id, label } of term.concepts) concepts.set(id, label);
      if (isLimitingWord(term.word.folded)) narrowed.add(narrowing(terms, at));
      const number = readNumber(term.word.folded);
      if (number !== null) numbers.add(number);
      for (const pair of characterPairsOf(term)) characterPairs.add(pair);
    }
  }

  const listed = new Set((fact.list?.items ?? []).flatMap(keysOfItem));
  const kinds = new Set(phrasingsOf(fact).flatMap((text) => detectQuestionKind(text) ?? []));
  const nameKinds = new Set(
    [...concepts.keys()].flatMap((id) => namesById.get(id.replace(/^name:/, ''))?.kind ?? []),
  );
  return { stems, concepts, narrowed, nameKinds, numbers, characterPairs, listed, kinds };

  function keysOfItem(item: string): string[] {
    const country = countryOf(item);
    return [...keysOf(lexicon.read(item)), ...(country === null ? [] : [countryKey(country)])];
  }
}

/** What a country on a list is known by, whichever of its names is written there. */
export function countryKey(country: string): string {
  return `country:${country}`;
}

/** What a phrase is known by: the concepts of its words, and their stems in a row. */
export function keysOf(terms: readonly Term[]): string[] {
  const stems = terms.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem);
  return [...terms.flatMap(({ concepts }) => concepts.map(({ id }) => id)), stems.join(' ')];
}

/** A narrowing word with the next word of content, which it belongs to. */
export function narrowing(terms: readonly Term[], at: number): string {
  let next = at + 1;
  while (terms[next]?.isFunction) next += 1;
  return `${terms[at]?.word.folded} ${terms[next]?.stem ?? ''}`;
}
