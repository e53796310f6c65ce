/**
 * How matching is tuned, all in one place. These were set by hand and are fitted by nothing: what `npm run eval` says
 * of each set decides, and `npm run eval:bars` holds what was reached. What is fitted is a base's `calibration.yml`.
 */

// What texts are compared by

/** How strongly a text has the meaning of a word that is only near in meaning: it finds a fact, but less surely. */
export const relatedStrength = 0.5;

/** How many facts are looked at closely, and what the classifier counts beside likeness in choosing them. */
export const shortlistSize = 16;
export const shortlistClassifierWeight = 0.3;

// In which order the facts of a shortlist stand

/** What each feature adds to a fact's rank. Rank says nothing of whether the first is an answer: that is the score. */
export const rankWeights = {
  nearest: 1,
  whole: 2,
  classifier: 0.2,
  coverage: 0.6,
  missingName: -0.05,
  wrongKind: -0.05,
  sentence: 1,
} as const;

/** Scores of one question that are no farther apart are the same, if nothing else tells the facts apart. */
export const sameScore = 0.02;

// How much a word of a question says about what is asked, from 0 to 1

/** A word that frames a question and adds nothing to it. */
export const framingWeight = 0.1;

/** A word that narrows what is asked: little in itself, but an answer that ignores it may be wrong. */
export const limitingWeight = 0.35;

/** A word of the base: from the least, for one of every fact, to both together, for one of a single fact. */
export const leastKnownWeight = 0.25;
export const rarityWeight = 0.6;

/** What a word that no fact has loses of 1, if it is everybody's English: it may be said in passing. */
export const commonWordDiscount = 0.3;

// How far a fact explains a word of a question, from 0 to 1

/** By the word that it was taken for: nearly as well as by the word itself. */
export const correctedExplains = 0.95;

/** By the number that the source gives, where a question asks for another one: "Are there 11?" */
export const givenNumberExplains = 0.8;

/** By a name of the kind that is asked for: "Which organisation". */
export const nameKindExplains = 0.7;

/** By a word that is only near in meaning: it says little of whether the fact answers. */
export const relatedExplains = 0.3;

// When a word is taken for a mistyped one

/** From how many letters on a word can be one that was broken off. */
export const shortestBeginning = 5;

/** How many letters may be wrong, and from how many on two: one letter is enough to turn a short word into another. */
export const mostErrors = 2;
export const longWord = 8;

/** How many words Fuse.js is asked about, those that share most letter pairs; and how far off it looks (0 to 1). */
export const spellingShortlistSize = 48;
export const fuseThreshold = 0.5;

/** A typo changes few pairs: its three rarest always, and no more of the others than have so many words in all. */
export const fewestPairs = 3;
export const mostPairWords = 2_000;

// How the classifiers are trained (see `train-classifier.ts`)

/** The trade-off between a simple model and one that fits (C of a support vector machine), and rounds of training. */
export const cost = 1;
export const rounds = 5;

/** How many hard negatives a label gets for each example of its own. */
export const negativesPerExample = 15;

/**
 * How many features of questions are looked at to find them, those that are rarest: so that a base of ten times as many facts
 * costs ten times as much. A base of a few thousand questions has fewer.
 */
export const mostSharing = 20_000;

/** Weights nearer to nothing than this are left out. */
export const smallestWeight = 0.005;

/** The sources of so many facts nearest to a claim are among those that it is held against, where a base has many. */
export const mostFactsNear = 4;

/** A clause of a rambling question answers by itself from this score on; chosen on sets that are held aside. */
export const surePart = 0.9;

/** So many of its words what answers must have. */
export const fewestMetByPart = 2;

/** So many facts nearest to the whole question may answer a clause of it. */
export const mostPartsNear = 2;
