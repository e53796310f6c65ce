import type { FactValue } from './fact-value.ts';
import type { MustAnswer } from './must-answer-file.ts';
import type { HouseStyle } from './style-file.ts';

/**
 * Who may be shown a source or a fact. `internal`: nobody in a channel that is shared with another organisation. Under an
 * `embargo`, a moment in ISO 8601, nobody but curators until then.
 */
export type Audience = 'everyone' | 'internal';

/** A text held word for word, and what is known about where it came from. `null` is "not known". */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** BCP 47 language of the text, as `en`. */
  readonly language: string;
  readonly outlet: string | null;
  readonly author: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly link: string | null;
  readonly audience: Audience;
  readonly embargo: string | null;
  /** When and why its outlet corrected it; `null` where it did not. */
  readonly corrected: Pick<Correction, 'at' | 'why'> | null;
  /** The citable paragraphs in order; the first is number 1. Headline and page furniture are not among them. */
  readonly paragraphs: readonly string[];
  /** Who put it in from Slack, and when. Absent in a source of the folder, that a curator answers for. */
  readonly added?: Added;
}

/** Who put a text in from Slack, by their id there; and when and until when it counts, in milliseconds since the epoch. */
export interface Added {
  readonly by: string;
  readonly at: number;
  readonly until: number;
  /** SHA-256 of its title and text, in hexadecimal. */
  readonly hash: string;
}

/** A source's exact words and where they stand: `paragraph.slice(start, end) === quote`. */
export interface Citation {
  /** A source's id. */
  readonly source: string;
  /** From 1. */
  readonly paragraph: number;
  /** UTF-16 code units within the paragraph. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly quote: string;
}

/** The same answer and questions, in another language. Quotes are never translated. */
export interface Translation {
  readonly answer: string;
  readonly questions: readonly string[];
}

/** A list that stands in a fact's quote. Complete means that what is not in it does not belong to it. */
export interface FactList {
  readonly of: string;
  readonly items: readonly string[];
  readonly complete: boolean;
  /** What its items are in: *the squad*, *the recall*. */
  readonly in?: string | null;
}

/** A `draft` was proposed by the machine and accepted by nobody. */
export type FactStatus = 'current' | 'corrected' | 'withdrawn' | 'draft';

/** How a fact came to be corrected or withdrawn, so that those who were told it before can be told. */
export interface Correction {
  /** The old answer; `null` for a fact that was withdrawn, whose answer it still has. */
  readonly was: string | null;
  readonly why: string;
  /** Who corrected it. */
  readonly by: string | null;
  /** A moment in ISO 8601. */
  readonly at: string;
}

/** One curated statement, the questions that it answers and the quotes that carry it. */
export interface Fact {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly string[];
  readonly answer: string;
  /** Best first. */
  readonly citations: readonly [Citation, ...Citation[]];
  /** Who says so, where the source gives it to somebody. */
  readonly attribution: string | null;
  /** Whether it is only that somebody's view, not the source's own statement. */
  readonly view: boolean;
  /** Ids of names that the fact is about though its quotes do not spell them. */
  readonly names: readonly string[];
  readonly list: FactList | null;
  /** What claims are held against, typed. None where it is not curated. */
  readonly values: readonly FactValue[];
  readonly note: string | null;
  /** Near questions that the source does not answer. */
  readonly notInSource: readonly string[];
  /** By language. */
  readonly translations: Readonly<Record<string, Translation>>;
  readonly version: number;
  readonly status: FactStatus;
  /** `null` where it was never corrected, or nobody said how. */
  readonly correction: Correction | null;
  readonly owner: string | null;
  /** `YYYY-MM-DD`. */
  readonly recheck: string | null;
  /** `null`: as its sources. */
  readonly audience: Audience | null;
  readonly embargo: string | null;
}

export type NameKind =
  | 'person'
  | 'organisation'
  | 'country'
  | 'place'
  | 'agreement'
  | 'event'
  | 'group'
  /** What is none of these and has a name all the same: a ship, a product, a work. */
  | 'thing';

/** Words that mean the same. */
export interface WordGroup {
  /** May stand in for each other in a quote with nothing added or lost. */
  readonly same: readonly string[];
  /** Help to find a fact, and never explain a word of a question. */
  readonly related: readonly string[];
}

/** Somebody or something with a name, and what else it is called. `same` begins with the name itself. */
export interface Name extends WordGroup {
  readonly id: string;
  readonly kind: NameKind;
}

/** The features that a match is scored by. What each says stands in `desk/matching/score-match.ts`. */
export const matchFeatureNames = [
  ...['nearest', 'whole', 'classifier', 'margin', 'coverage', 'agreement'],
  ...['missingName', 'wrongKind', 'notInSource', 'answerable', 'sentence', 'foremost'],
] as const;
export type MatchFeatureName = (typeof matchFeatureNames)[number];

/** How the features of a match add up to a score, and from which score on it is an answer. */
export interface Calibration {
  readonly constant: number;
  readonly weights: Readonly<Partial<Record<MatchFeatureName, number>>>;
  /** From 0 to 1. */
  readonly threshold: number;
}

/** All sources, facts and names: proved, immutable, swapped whole. */
export interface KnowledgeBase {
  readonly sources: Readonly<Record<string, Source>>;
  readonly facts: readonly Fact[];
  /** Facts that nobody has accepted: proved as all are, and they answer nothing. */
  readonly drafts: readonly Fact[];
  readonly names: readonly Name[];
  readonly words: readonly WordGroup[];
  /** By language of the question. Empty where nobody calibrated the base. */
  readonly calibrations: Readonly<Record<string, Calibration>>;
  /** How quotes are written for copying. */
  readonly style: HouseStyle;
  /** What a curator will not have lost by an edit: `cptpp knowledge diff` holds it. */
  readonly mustAnswer: readonly MustAnswer[];
  /** SHA-256 of every file's path and content, in hexadecimal. The same files give the same hash anywhere. */
  readonly hash: string;
  /** Of what this is only a part: the hash of the whole. Absent in a whole base. */
  readonly wholeHash?: string;
  /** Where texts from Slack were added: the hash without them. Facts, and what buttons name of them, are as they were. */
  readonly factsHash?: string;
}
