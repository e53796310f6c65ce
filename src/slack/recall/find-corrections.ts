import { hashFact } from '../../knowledge/hash-fact.ts';
import type { Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { withdrawnVersion } from '../../storage/recall.ts';
import type { FoundRecall } from '../../storage/recall-store.ts';

/** A fact that tells something else than it did, and who made it so. */
export interface Correction extends FoundRecall {
  /** The new answer; `null` where there is none. */
  readonly now: string | null;
  readonly by: string | null;
}

/**
 * Finds the facts that were corrected or withdrawn, or whose source was corrected. Any other edit is a curator's to recall.
 *
 * @param before  The base that answered before, to know what such a fact told, where it does not say.
 */
export function findCorrections(
  knowledge: KnowledgeBase,
  before: KnowledgeBase | null = null,
): readonly Correction[] {
  return knowledge.facts
    .filter((fact) => isCorrected(fact) || correctedSource(fact, knowledge) !== null)
    .map((fact) => toCorrection(fact, knowledge, before));
}

/** What those get who were told a fact in another version; of one that the base no longer has, that it was withdrawn. */
export function findCorrection(factId: string, knowledge: KnowledgeBase): Correction {
  const fact = knowledge.facts.find(({ id }) => id === factId);
  if (fact) return toCorrection(fact, knowledge, null);
  return {
    ...{ factId, title: factId, nowVersion: withdrawnVersion },
    ...{ was: null, now: null, why: null, by: null, correctedAt: null },
  };
}

function toCorrection(
  fact: Fact,
  knowledge: KnowledgeBase,
  before: KnowledgeBase | null,
): Correction {
  const { id: factId, title, status, answer, correction } = fact;
  const source = correctedSource(fact, knowledge);
  const at = correction?.at ?? source?.at ?? null;
  const told = before?.facts.find(({ id }) => id === factId)?.answer ?? answer;
  const isWithdrawn = status === 'withdrawn';
  const was = correction?.was ?? (isWithdrawn || told !== answer ? told : null);
  return {
    ...{ factId, title, was, now: isWithdrawn ? null : answer },
    nowVersion: isWithdrawn ? withdrawnVersion : hashFact(fact),
    why: correction?.why ?? source?.why ?? null,
    by: correction?.by ?? null,
    correctedAt: at === null ? null : new Date(at),
  };
}

/** The last correction of a source that a fact cites. Moments are in ISO 8601 and UTC, so that they sort as text. */
function correctedSource({ citations }: Fact, { sources }: KnowledgeBase) {
  const all = citations.flatMap(({ source }) => sources[source]?.corrected ?? []);
  return all.toSorted((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null;
}

function isCorrected({ status }: Fact): boolean {
  return status === 'corrected' || status === 'withdrawn';
}
