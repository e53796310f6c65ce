/** What speaks for and against a passage as the answer to a question. Shares are from 0 to 1. */
export interface PassageFeatures {
  /** By what passages are ordered: higher is nearer. */
  readonly rank: number;
  /** Share of the question's words, by rarity, that the sentence has, or a word that means the same. */
  readonly coverage: number;
  /** The same with the paragraph that it stands in, and what the text is called. */
  readonly around: number;
  /** Share of the question's neighbouring words that are neighbours in the sentence too. */
  readonly neighbours: number;
  /** The rarest word of the question that the sentence does not have: how rare it is. */
  readonly rarestMissing: number;
  /** 1 where the question names somebody that the sentence does not. */
  readonly missingName: number;
  /** 1 where the question asks for a date, a number, a person … and the sentence has none of its own. */
  readonly wrongKind: number;
  /** 1 where one of the two says not what the other says, or the contrary. */
  readonly turned: number;
  /** How many words of the question say something. */
  readonly words: number;
  /** 1 where the question has a number that the sentence does not. */
  readonly numberMissing: number;
  /** Share of the question's names, by rarity, that the sentence has; 1 where it has none. */
  readonly namesHere: number;
  /** 1 where the sentence has the contrary of a word of the question, and not the word. */
  readonly contrary: number;
  /** 1 where a word that narrows (*first*, *before*, *only*) stands in the question alone. */
  readonly narrowed: number;
  /** 1 where a number of things is asked for and the sentence has no number beside such a thing. */
  readonly uncounted: number;
}
