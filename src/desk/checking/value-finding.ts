import type { Fact } from '../../knowledge/knowledge-base.ts';
import type { Reason } from '../verdict.ts';
import type { Finding } from './finding.ts';
import type { Phrase } from './phrase.ts';
import { hasSense, isContent, meets, type Unit } from './unit.ts';

/** The content of a clause, without verbs that only tie a name to what it is: "serves as". */
export function tellingUnits(units: readonly Unit[]): Unit[] {
  return units.filter((unit) => isContent(unit) && !hasSense(unit, 'act-as'));
}

/** Whether a unit is what a phrase is about, or one of the other words for it. */
export function isAbout(unit: Unit, { heads, also }: Phrase): boolean {
  return (
    heads.some((head) => meets(unit, head)) ||
    also.some((other) => other.length === 1 && other.some((part) => meets(unit, part)))
  );
}

/** Whether a unit is any part of a phrase. */
export function isPartOf(unit: Unit, { units, words }: Phrase): boolean {
  return [...units, ...words].some((part) => meets(part, unit));
}

/** Whether a clause has a name in full, so that its words elsewhere mean something else. */
export function isNamedInFull(units: readonly Unit[], { units: parts }: Phrase): boolean {
  const lengthOf = ({ folded }: Unit) => folded.split(' ').length;
  return units.some(
    (unit) =>
      unit.kind === 'event' &&
      parts.some((part) => meets(part, unit) && lengthOf(unit) >= lengthOf(part)),
  );
}

export interface FindingParts {
  readonly fact: Fact;
  /** Whether the claim says what the source says. */
  readonly isSo: boolean;
  readonly reason: Reason;
  readonly units: readonly Unit[];
}

/** Makes the finding of a typed value. */
export function toFinding({ fact, isSo, reason, units }: FindingParts): Finding {
  return {
    kind: isSo ? 'supported' : 'contradicted',
    fact,
    reason,
    units,
    evidence: units.map(({ text }) => ({
      word: text,
      met: isSo ? 'same' : 'instead',
      by: reason.source,
    })),
  };
}
