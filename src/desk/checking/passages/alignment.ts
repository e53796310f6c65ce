import type { Passage } from '../../../reading/read-passages.ts';
import type { Offices } from './offices.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import type { Relation } from './relate-units.ts';

/** A sentence of a source, read once. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly sentence: ReadSentence;
  /** What its pronouns may stand for: the sentence before it, and who speaks. */
  readonly before: readonly ReadSentence[];
  /** The first sentence of its source. */
  readonly lead: ReadSentence | null;
  /** All names of its source, folded. */
  readonly names: ReadonlySet<string>;
  /** What its source calls whom. */
  readonly offices: Offices;
}

/**
 * A unit of a claim with what it met. `converse`: the same told from the other side, "gets" for "is given". `reference`: a pronoun that stands for it. `contrary`: a word that says the
 * contrary. `instead`: another number, date or name in its place.
 */
export interface Pair {
  readonly claim: SentenceUnit;
  readonly source: SentenceUnit;
  readonly how: Relation | 'converse' | 'reference' | 'contrary' | 'instead';
}

/** How a claim stands beside a sentence of a source, unit by unit. Decides nothing. */
export interface Alignment {
  readonly claim: ReadSentence;
  readonly source: ReadPassage;
  /** In the order of the claim. */
  readonly pairs: readonly Pair[];
  /** What met nothing. */
  readonly unmet: readonly SentenceUnit[];
  /** Countries that only the source as a whole has: where all of it takes place. */
  readonly setting: readonly SentenceUnit[];
  readonly pairOf: ReadonlyMap<SentenceUnit, Pair>;
}
