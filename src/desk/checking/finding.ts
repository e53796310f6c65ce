import type { Fact } from '../../knowledge/knowledge-base.ts';
import type { ClaimEvidence, Reason } from '../verdict.ts';
import type { Unit } from './unit.ts';

/** What one curated value says about a part of a claim. */
export interface Finding {
  readonly kind: 'supported' | 'contradicted';
  readonly fact: Fact;
  readonly reason: Reason;
  /** Units of the claim that it accounts for. */
  readonly units: readonly Unit[];
  readonly evidence: readonly ClaimEvidence[];
}
