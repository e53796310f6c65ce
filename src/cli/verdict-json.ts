import type { CheckedSentence } from '../desk/check-draft.ts';
import type { Checked } from '../desk/consult.ts';
import type { Reason, Verdict, VerdictPart } from '../desk/verdict.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatNotes } from '../replies/describe-fact.ts';
import { type CitationJson, toCitationJson } from './citation-json.ts';

/** A verdict as programs read it. The same whether one claim is checked, a batch or a draft. */
export interface VerdictJson {
  readonly id: string | number | null;
  readonly verdict: Verdict['kind'];
  readonly because: readonly Reason[];
  /** Whose view it is, where the source only reports it as somebody's. */
  readonly attributedTo: string | null;
  /** Of the fact or the passage that decides; none where nothing does. */
  readonly citations: readonly CitationJson[];
  /** The fact that decides; `null` where none does, or a sentence of the source decides by itself. */
  readonly fact: string | null;
  /** The fact that people are shown as the nearest where none decides; `null` where nothing is near. */
  readonly nearest: string | null;
  /** What a reader must know besides: a relative time, a correction. */
  readonly notes: readonly string[];
  /** Words of the claim that the source has nothing for, as they were written. */
  readonly unexplained: readonly string[];
  /** The named rule that decided, or that held back. */
  readonly rule: string;
  /** What was found of each part of the claim, in order. */
  readonly parts: readonly PartJson[];
  /** Hash of the knowledge base. */
  readonly knowledge: string;
}

/** A verdict on a text of more than one sentence: that of the sentence which decides, and of each. */
export interface ClaimJson extends VerdictJson {
  readonly sentences?: readonly (VerdictJson & { readonly text: string })[];
}

/** A part of a claim: `claim.slice(start, end) === text`, in UTF-16 code units. */
export type PartJson = Omit<VerdictPart, 'citation'> & { readonly citation: CitationJson | null };

interface JsonOptions {
  readonly knowledge: KnowledgeBase;
  readonly id?: string | number | null;
}

/** Turns what a text was checked to into the JSON object that `--json` and `--batch` print. */
export function toClaimJson(checked: Checked, { knowledge, id = null }: JsonOptions): ClaimJson {
  const verdict = decisiveVerdict(checked);
  if (checked.kind === 'verdict') {
    return toVerdictJson(verdict, { knowledge, id, near: checked.near[0]?.id ?? null });
  }
  return {
    ...toVerdictJson(verdict, { knowledge, id }),
    sentences: checked.draft.sentences.map((sentence) => toSentenceJson(sentence, knowledge)),
  };
}

/** A sentence of a draft, under the line that it stands on. */
export function toSentenceJson({ verdict, text, line }: CheckedSentence, knowledge: KnowledgeBase) {
  return { ...toVerdictJson(verdict, { knowledge, id: line }), text };
}

/** Of several sentences the one that says most: against the source, else without a source, else the first. */
export function decisiveVerdict(checked: Checked): Verdict {
  if (checked.kind === 'verdict') return checked.verdict;
  const verdicts = checked.draft.sentences.map(({ verdict }) => verdict);
  const [first] = verdicts;
  const decisive =
    verdicts.find(({ kind }) => kind === 'contradicted') ??
    verdicts.find(({ kind }) => kind === 'not_covered') ??
    first;
  if (!decisive) throw new Error('A draft of no sentence is no draft.');
  return decisive;
}

function toVerdictJson(
  verdict: Verdict,
  { knowledge, id = null, near = null }: JsonOptions & { readonly near?: string | null },
): VerdictJson {
  const { fact, kind, attributedTo, citations } = verdict;
  const isDecided = kind !== 'not_covered';
  const attribution = fact ? fact.attribution : attributedTo;
  return {
    id,
    verdict: kind,
    because: verdict.because.map(({ what, claim, source }) => ({ what, claim, source })),
    attributedTo,
    citations: isDecided ? toCitationJson({ citations, attribution }) : [],
    fact: fact?.id ?? null,
    nearest: isDecided ? null : (verdict.nearest?.id ?? near),
    notes: fact ? formatNotes(fact) : [],
    unexplained: verdict.unexplained,
    rule: verdict.rule,
    parts: verdict.parts.map(({ citation, ...part }) => ({
      ...part,
      citation: citation && (toCitationJson({ citations: [citation], attribution })[0] ?? null),
    })),
    knowledge: knowledge.hash,
  };
}
