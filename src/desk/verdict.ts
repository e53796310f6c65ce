import type { Citation, Fact } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import type { Gap } from './to-gapped.ts';

export type VerdictKind = 'supported' | 'contradicted' | 'not_covered';

/** What a part of a claim was held against. One word each, so that programs can switch on it. */
export type ReasonKind =
  | 'statement'
  | 'member'
  | 'count'
  | 'ordinal'
  | 'role'
  | 'place'
  | 'name'
  | 'trait'
  | 'speaker'
  | 'actor'
  | 'detail'
  | 'denied'
  | 'opposite'
  | 'only'
  | 'missing'
  | 'language'
  /** Sources say the contrary of each other. */
  | 'sources'
  | 'empty'
  | 'too_long'
  /** It takes more work than a sentence may: nothing is known of what the source says of it. */
  | 'tangled';

/**
 * What was found of one part of a claim. `differs`: one source says it, another says otherwise. `not_read`: too much
 * work, or no language that is read.
 */
export type PartMark = 'said' | 'otherwise' | 'differs' | 'not_found' | 'not_read';

/** One part of a claim: `claim.slice(start, end) === text`, in UTF-16 code units. */
export interface VerdictPart {
  readonly text: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly mark: PartMark;
  /** Where the source says this part, or something else in its place; `null` where it does neither. */
  readonly citation: Citation | null;
}

/** One reason for a verdict: what was compared, what the claim says of it and what the source says. */
export interface Reason {
  readonly what: ReasonKind;
  /** In the claim's words. */
  readonly claim: string;
  /** In the source's words; `null` where the source says nothing of it. */
  readonly source: string | null;
}

/** How one word of a claim was met. */
export interface ClaimEvidence {
  /** As it was written. */
  readonly word: string;
  /** `opposite`: the source says the contrary. `instead`: it has something else in this place. */
  readonly met: 'same' | 'opposite' | 'instead' | 'nothing';
  /** In the source's words; `null` for `nothing`. */
  readonly by: string | null;
}

/** A sentence of the source that a claim was held against, with the rule that ended it there. */
export interface Considered {
  readonly citation: Citation;
  readonly rule: string;
  /** What the rule says. */
  readonly says: string;
  /** Whether it held back, or decided. */
  readonly look: 'hold' | 'otherwise' | 'pass';
}

/** What one of several sources says about a claim, by itself. */
export interface SourceVerdict {
  /** Its id. */
  readonly source: string;
  readonly kind: Exclude<VerdictKind, 'not_covered'>;
  readonly because: readonly Reason[];
  /** All of this source. */
  readonly citations: readonly Citation[];
  readonly attributedTo: string | null;
  readonly fact: Fact | null;
  readonly rule: string;
}

/** What the source says about a claim. Never what is true. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** The claim as it was given. */
  readonly claim: string;
  /** At least one, the most telling first. */
  readonly because: readonly Reason[];
  /** Of the fact or the passage that decides, best first; where nothing is decided, of the nearest. */
  readonly citations: readonly Citation[];
  /** Whose view it is, where the source only reports it as somebody's; else `null`. */
  readonly attributedTo: string | null;
  /** The curated fact that decides; `null` where none does, or a sentence of the source decides by itself. */
  readonly fact: Fact | null;
  /** The nearest fact where none decides; `null` where none is near. */
  readonly nearest: Fact | null;
  /** Words of the claim that the source has nothing for, as they were written. */
  readonly unexplained: readonly string[];
  /** What a reader must know besides: a relative time in a source without a date. */
  readonly notes: readonly string[];
  readonly evidence: readonly ClaimEvidence[];
  /** The named rule that decided, or that held back. */
  readonly rule: string;
  /** The sentences that were looked at, nearest first. Empty where the claim stands in the source word for word. */
  readonly considered: readonly Considered[];
  /** Every part of the claim, in order: one at least, but for an empty claim. */
  readonly parts: readonly VerdictPart[];
  /** Where the base has several: what each says that speaks to the claim, newest first. Else empty. */
  readonly sources: readonly SourceVerdict[];
  readonly language: Language;
}

/** A claim that is being checked. */
export interface BegunCheck {
  /** Whether a fact may decide the claim, or a part of it: known long before the verdict. */
  mayBeByFact(): boolean;
  /** The sentences that say it and have, in its place, what it leaves open: it is the statement of a question. */
  filled(gap: Gap): readonly Citation[];
  verdict(): Verdict;
}

/** The rule by which nothing is decided: one source says so, another says otherwise. */
export const sourcesDiffer = 'sources-differ';

/** Whether sources say the contrary of each other. Then all of them are cited, and nothing is decided. */
export function isDivided({ rule }: Pick<Verdict, 'rule'>): boolean {
  return rule === sourcesDiffer;
}
