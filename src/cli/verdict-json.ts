import type { CheckedSentence } from '../desk/check-draft.ts';
import type { Checked } from '../desk/consult.ts';
import {
  isDivided,
  type Reason,
  type SourceVerdict,
  type Verdict,
  type VerdictPart,
} from '../desk/verdict.ts';
import type { Citation, KnowledgeBase } from '../knowledge/knowledge-base.ts';
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
  /** Where the base has several: what each says that speaks to the claim, newest first. Else empty. */
  readonly sources: readonly SourceJson[];
  /** Hash of the knowledge base. */
  readonly knowledge: string;
}

/** A verdict on a text of more than one sentence: that of the sentence which decides, and of each. */
export interface ClaimJson extends VerdictJson {
  readonly sentences?: readonly (VerdictJson & { readonly text: string })[];
}

/** What one of several sources says about a claim, by itself. */
export interface SourceJson {
  readonly source: string;
  readonly verdict: Verdict['kind'];
  readonly fact: string | null;
  readonly citations: readonly CitationJson[];
  readonly attributedTo: string | null;
  readonly because: readonly Reason[];
  readonly rule: string;
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
  const cite = (citation: Citation) => {
    const said = verdict.sources.find(({ source }) => source === citation.source);
    return toCitationJson({ citations: [citation], attribution: attributionOf(said ?? verdict) });
  };
  return {
    id,
    verdict: kind,
    because: verdict.because.map(({ what, claim, source }) => ({ what, claim, source })),
    attributedTo,
    citations: isDecided || isDivided(verdict) ? citations.flatMap(cite) : [],
    fact: fact?.id ?? null,
    nearest: isDecided || isDivided(verdict) ? null : (verdict.nearest?.id ?? near),
    notes: fact ? formatNotes(fact) : [],
    unexplained: verdict.unexplained,
    rule: verdict.rule,
    parts: verdict.parts.map(({ citation, ...part }) => ({
      ...part,
      citation: citation && (cite(citation)[0] ?? null),
    })),
    sources: verdict.sources.map(toSourceJson),
    knowledge: knowledge.hash,
  };
}

function toSourceJson(said: SourceVerdict): SourceJson {
  const { source, kind, fact, citations, attributedTo, because, rule } = said;
  const attribution = attributionOf(said);
  return {
    ...{ source, verdict: kind, fact: fact?.id ?? null },
    citations: toCitationJson({ citations, attribution }),
    ...{ attributedTo, because, rule },
  };
}

function attributionOf({ fact, attributedTo }: Pick<Verdict, 'fact' | 'attributedTo'>) {
  return fact ? fact.attribution : attributedTo;
}
