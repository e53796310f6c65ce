import type { Citation, Fact } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';

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
  | 'empty'
  | 'too_long'
  /** It takes more work than a sentence may: nothing is known of what the source says of it. */
  | 'tangled';

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

/** What the source says about a claim. Never what is true. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** The claim as it was given. */
  readonly claim: string;
  /** At least one, the most telling first. */
  readonly because: readonly Reason[];
  /** The citations of the fact that decides, best first; where nothing is decided, those of the nearest fact. */
  readonly citations: readonly Citation[];
  /** Whose view it is, where the source only reports it as somebody's; else `null`. */
  readonly attributedTo: string | null;
  /** The fact that decides; `null` where none does. */
  readonly fact: Fact | null;
  /** The nearest fact where none decides; `null` where none is near. */
  readonly nearest: Fact | null;
  /** Words of the claim that the source has nothing for, as they were written. */
  readonly unexplained: readonly string[];
  /** What a reader must know besides: a relative time in a source without a date. */
  readonly notes: readonly string[];
  readonly evidence: readonly ClaimEvidence[];
  readonly language: Language;
}
