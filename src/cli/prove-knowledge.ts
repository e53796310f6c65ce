import { KnowledgeError, type KnowledgeFault } from '../errors.ts';
import { findRelativeTimes } from '../knowledge/find-relative-times.ts';
import { loadKnowledgeBase } from '../knowledge/load-knowledge-base.ts';
import { findUncitedSentences } from '../reading/find-uncited-sentences.ts';
import { countOf } from './count-of.ts';
import { formatPlace } from './format-gaps.ts';

/** What a proved knowledge base holds, and what its curator may want to look at. */
export interface Proof {
  /** Hash of the knowledge base. */
  readonly knowledge: string;
  readonly facts: number;
  /** Ids of facts that were drafted and wait to be accepted. */
  readonly drafts: readonly string[];
  readonly names: number;
  readonly sources: number;
  readonly paragraphs: number;
  /** Sentences that no fact cites, nor a draft. */
  readonly uncited: ReturnType<typeof findUncitedSentences>;
  /** Quotes of "last month" whose fact does not say what that is relative to. */
  readonly relativeTimes: ReturnType<typeof findRelativeTimes>;
}

/** The same as programs read it, or what is wrong. */
export type ProofJson =
  | ({ readonly proved: true; readonly faults: readonly KnowledgeFault[] } & Proof)
  | { readonly proved: false; readonly faults: readonly KnowledgeFault[] };

/**
 * Loads a knowledge base, which proves it.
 *
 * @throws {KnowledgeError} when it has a fault.
 */
export function proveKnowledge(directory: string): Proof {
  const base = loadKnowledgeBase(directory);
  const sources = Object.values(base.sources);
  return {
    knowledge: base.hash,
    facts: base.facts.length,
    drafts: base.drafts.map(({ id }) => id),
    names: base.names.length,
    sources: sources.length,
    paragraphs: sources.reduce((sum, source) => sum + source.paragraphs.length, 0),
    uncited: findUncitedSentences(base),
    relativeTimes: findRelativeTimes(base),
  };
}

export function formatProof(proof: Proof): string {
  const { facts, names, sources, paragraphs, knowledge } = proof;
  return [
    // Where nothing is curated, every sentence is like that.
    ...(facts + proof.drafts.length === 0 ? [] : proof.uncited).map(
      (uncited) => `Not cited by any fact: ${formatPlace(uncited)}`,
    ),
    ...proof.relativeTimes.map(
      ({ fact, time }) =>
        `No note on a relative time: ${fact}: “${time}”. Say in \`note\` what it is relative to.`,
    ),
    ...proof.drafts.map((id) => `Draft, answers nothing yet: ${id}`),
    ...(proof.drafts.length === 0
      ? []
      : [
          `${countOf(proof.drafts.length, 'draft')} ${proof.drafts.length === 1 ? 'waits' : 'wait'}: cptpp knowledge accept.`,
        ]),
    `Proved: ${countOf(facts, 'fact')}, ${countOf(names, 'name')}, ${countOf(sources, 'source')} ` +
      `of ${countOf(paragraphs, 'paragraph')}. Hash ${knowledge}.`,
  ].join('\n');
}

/** Proves a knowledge base, or gives every fault of it. */
export function toProofJson(directory: string): ProofJson {
  try {
    return { proved: true, faults: [], ...proveKnowledge(directory) };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { proved: false, faults: error.faults };
  }
}
