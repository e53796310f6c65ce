import type { CheckedSentence, DraftCheck } from '../desk/check-draft.ts';
import type { ClaimEvidence, Reason, Verdict, VerdictKind } from '../desk/verdict.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatCoverage } from '../replies/describe-fact.ts';
import { formatCitation, formatSourceCount } from '../replies/format-citation.ts';
import type { Style } from './style.ts';

export interface FormatVerdictOptions {
  readonly verdict: Verdict;
  readonly knowledge: KnowledgeBase;
  readonly style: Style;
  /** Whether to show which parts of the claim met what. */
  readonly explain?: boolean;
}

const verdictLine: Readonly<Record<VerdictKind, string>> = {
  supported: 'The source says so.',
  contradicted: 'The source says otherwise.',
  not_covered: 'Not in the source.',
};

/** Writes a verdict for a person at a terminal. Says what the source says, never what is true. */
export function formatVerdict(options: FormatVerdictOptions): string {
  const { verdict, knowledge, style, explain = false } = options;
  const { fact, nearest } = verdict;
  return [
    ...(verdict.attributedTo === null
      ? []
      : [style.strong(`The source reports this as the view of ${verdict.attributedTo}.`)]),
    style.strong(verdictLine[verdict.kind]),
    ...formatReasons(verdict).map((line) => `  ${line}`),
    ...(fact ? formatQuotes(fact, knowledge, style) : []),
    ...(nearest ? ['', 'The nearest it says:', ...formatQuotes(nearest, knowledge, style)] : []),
    ...verdict.notes.map((note) => `  Note: ${note}`),
    ...(fact ? [] : ['', style.dim(formatCoverage(knowledge))]),
    ...(explain ? ['', ...formatEvidence(verdict, style)] : []),
  ].join('\n');
}

export interface FormatDraftOptions {
  readonly draft: DraftCheck;
  readonly knowledge: KnowledgeBase;
  readonly style: Style;
}

/** Writes what the source says about a draft: counts on top, then what it speaks against, then the rest. */
export function formatDraft({ draft, knowledge, style }: FormatDraftOptions): string {
  const { counts, sentences } = draft;
  const of = (kind: VerdictKind) => sentences.filter(({ verdict }) => verdict.kind === kind);
  return [
    style.strong(
      `${sentences.length} ${sentences.length === 1 ? 'sentence' : 'sentences'}: the source says ` +
        `otherwise on ${counts.contradicted}, says so on ${counts.supported}, and has nothing on ` +
        `${counts.not_covered}.`,
    ),
    ...(['contradicted', 'not_covered', 'supported'] as const).flatMap((kind) => {
      const group = of(kind);
      return group.length === 0
        ? []
        : [
            '',
            style.strong(verdictLine[kind]),
            ...group.flatMap((sentence) => formatSentence(sentence, knowledge, style)),
          ];
    }),
  ].join('\n');
}

function formatSentence(
  { text, line, verdict }: CheckedSentence,
  knowledge: KnowledgeBase,
  style: Style,
): string[] {
  const [citation] = verdict.fact?.citations ?? [];
  const view =
    verdict.attributedTo === null ? [] : [`reported as the view of ${verdict.attributedTo}`];
  return [
    `  line ${line}: ${text}`,
    ...[...view, ...formatReasons(verdict)].map((reason) => `    ${reason}`),
    ...(citation && verdict.kind === 'contradicted'
      ? [`    “${citation.quote}”`, style.dim(`    ${formatCitation(citation, knowledge)}`)]
      : []),
  ];
}

/** The reasons in words; those that only repeat the verdict are left out. */
function formatReasons({ kind, because, attributedTo }: Verdict): string[] {
  return because
    .filter(
      ({ what }) =>
        !(
          what === 'statement' ||
          (what === 'speaker' && attributedTo !== null && kind === 'supported')
        ),
    )
    .map(describeReason);
}

/** Says what a part of a claim was held against. */
export function describeReason({ what, claim, source }: Reason): string {
  switch (what) {
    case 'missing':
      return claim === ''
        ? 'nothing in the source says this'
        : `nothing in the source about: ${claim}`;
    case 'language':
      return 'claims are read in English only';
    case 'empty':
      return 'there is no word in it';
    case 'speaker':
      return `the source gives this to ${source}, the claim to ${claim}`;
    case 'role':
      return `the source names ${source}, the claim names ${claim}`;
    case 'denied':
    case 'statement':
      return `source: ${source}`;
    default:
      return `claim: ${claim}; source: ${source}`;
  }
}

function formatQuotes(fact: Fact, knowledge: KnowledgeBase, style: Style): string[] {
  return fact.citations.flatMap((citation) => [
    '',
    `  “${citation.quote}”`,
    style.dim(`  ${formatCitation(citation, knowledge)} · ${formatSourceCount(fact)}`),
  ]);
}

function formatEvidence({ evidence, fact, nearest }: Verdict, style: Style): string[] {
  if (evidence.length === 0) return ['Nothing in the knowledge base shares a word with it.'];
  return [
    style.strong(fact?.id ?? `nearest: ${nearest?.id ?? 'none'}`),
    ...evidence.map(({ word, met, by }) => `  ${word}: ${describeEvidence[met](by ?? word)}`),
  ];
}

const describeEvidence = {
  same: (by: string) => `met “${by}”`,
  opposite: (by: string) => `the source has “${by}”, which is the contrary`,
  instead: (by: string) => `the source has “${by}” instead`,
  nothing: () => 'met nothing',
} as const satisfies Record<ClaimEvidence['met'], (by: string) => string>;
