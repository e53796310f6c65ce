/** Knows which English words there are, whatever a knowledge base is about. */
export interface Dictionary {
  /** How common a folded word is: from 0, not a word that people use, to 1, everybody's. */
  commonness(word: string): number;
}

/** Knows no word. */
export const emptyDictionary: Dictionary = { commonness: () => 0 };
