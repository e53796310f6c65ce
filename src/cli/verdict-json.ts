import type { Reason, Verdict } from '../desk/verdict.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type CitationJson, toCitationJson } from './citation-json.ts';

/** A verdict as programs read it. The same whether one claim is checked, a batch or a draft. */
export interface VerdictJson {
  readonly id: string | number | null;
  readonly verdict: Verdict['kind'];
  readonly because: readonly Reason[];
  /** Whose view it is, where the source only reports it as somebody's. */
  readonly attributedTo: string | null;
  /** Of the fact that decides; none where nothing does. */
  readonly citations: readonly CitationJson[];
  /** The fact that decides; `null` where none does. */
  readonly fact: string | null;
  /** Words of the claim that the source has nothing for, as they were written. */
  readonly unexplained: readonly string[];
  /** Hash of the knowledge base. */
  readonly knowledge: string;
}

export interface VerdictJsonOptions {
  readonly verdict: Verdict;
  readonly knowledge: KnowledgeBase;
  readonly id?: string | number | null;
}

/** Turns a verdict into the JSON object that `--json` and `--batch` print. */
export function toVerdictJson({ verdict, knowledge, id = null }: VerdictJsonOptions): VerdictJson {
  const { fact } = verdict;
  return {
    id,
    verdict: verdict.kind,
    because: verdict.because.map(({ what, claim, source }) => ({ what, claim, source })),
    attributedTo: verdict.attributedTo,
    citations: fact ? toCitationJson(fact) : [],
    fact: fact?.id ?? null,
    unexplained: verdict.unexplained,
    knowledge: knowledge.hash,
  };
}
