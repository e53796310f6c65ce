import type { Fact } from '../../knowledge/knowledge-base.ts';
import type { Lexicon, Term } from './create-lexicon.ts';

/** A fact with all that is curated for it, read once. */
export interface ReadFact {
  readonly fact: Fact;
  /** Everything that people may type to ask for it. */
  readonly phrasings: readonly (readonly Term[])[];
  /** What it says: its answers and quotes, and who says so. */
  readonly statements: readonly (readonly Term[])[];
  /** Questions near it that the source does not answer. */
  readonly notInSource: readonly (readonly Term[])[];
}

/** Reads a fact with the names and word groups of its base. */
export function readFact(fact: Fact, lexicon: Lexicon): ReadFact {
  const read = (text: string) => lexicon.read(text);
  const answers = Object.values(fact.translations).map(({ answer }) => answer);
  const quotes = fact.citations.map(({ quote }) => quote);

  return {
    fact,
    phrasings: phrasingsOf(fact).map(read),
    statements: [fact.answer, ...quotes, ...answers, fact.attribution ?? ''].map(read),
    notInSource: fact.notInSource.map(read),
  };
}

/** Everything that people may type to ask for a fact, its slug and its title among them. */
export function phrasingsOf({ id, title, questions, translations }: Fact): string[] {
  return [id, title, ...questions, ...Object.values(translations).flatMap((t) => t.questions)];
}
