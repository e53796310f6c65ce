import type { CheckedSentence, DraftCheck } from '../desk/check-draft.ts';
import { isDivided, type Verdict } from '../desk/verdict.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatCoverage, formatNotes } from '../replies/describe-fact.ts';
import { formatCitation, formatSourceCount } from '../replies/format-citation.ts';
import {
  formatClaimEvidence,
  formatConsidered,
  formatCounts,
  formatReasons,
  formatVerdictLines,
  isUnchecked,
  nearestCitations,
  nearestVerdictLine,
  uncheckedLine,
  verdictLine,
  verdictOrder,
} from '../replies/verdict-text.ts';
import type { Style } from './style.ts';

interface FormatOptions {
  readonly knowledge: KnowledgeBase;
  readonly style: Style;
  /** Whether to show which parts of each claim met what. */
  readonly explain?: boolean;
}

interface FormatVerdictOptions extends FormatOptions {
  readonly verdict: Verdict;
  /** Facts near the claim, nearest first, where nothing decides. */
  readonly near?: readonly Fact[];
}

/** Writes a verdict for a person at a terminal: the words of a reply, set apart by lines and colour. */
export function formatVerdict(options: FormatVerdictOptions): string {
  const { verdict, near = [], knowledge, style, explain = false } = options;
  const { fact, kind } = verdict;
  const isDecided = kind !== 'not_covered' || isDivided(verdict);
  const nearest = isDecided ? [] : nearestCitations(verdict, near);
  return [
    ...formatVerdictLines(verdict, knowledge).map((line) => style.strong(line)),
    ...formatReasons(verdict, knowledge).map((line) => `  ${line}`),
    ...(isDecided
      ? verdict.citations.flatMap((citation) => {
          const said = verdict.sources.find(({ source }) => source === citation.source);
          return formatQuotes([citation], said ? said.fact : fact, { knowledge, style });
        })
      : []),
    ...(nearest.length > 0
      ? [
          '',
          nearestVerdictLine,
          ...formatQuotes(nearest, verdict.nearest ?? near[0] ?? null, { knowledge, style }),
        ]
      : []),
    ...(fact ? formatNotes(fact) : []).map((note) => style.dim(`  ${note}`)),
    ...(isDecided ? [] : ['', style.dim(formatCoverage(knowledge))]),
    ...(explain ? ['', ...formatEvidence(verdict, style)] : []),
  ].join('\n');
}

/** Writes what the source says about a draft: counts on top, then what it speaks against, then the rest. */
export function formatDraft(options: FormatOptions & { readonly draft: DraftCheck }): string {
  const { draft, knowledge, style } = options;
  const checked = draft.sentences.filter(({ verdict }) => !isUnchecked(verdict));
  const groups = [
    ...verdictOrder.map((kind) => ({
      line: verdictLine[kind],
      sentences: checked.filter(({ verdict }) => verdict.kind === kind),
    })),
    {
      line: uncheckedLine,
      sentences: draft.sentences.filter(({ verdict }) => isUnchecked(verdict)),
    },
  ];
  return [
    style.strong(formatCounts(draft)),
    ...groups
      .filter(({ sentences }) => sentences.length > 0)
      .flatMap(({ line, sentences }) => [
        '',
        style.strong(line),
        ...sentences.flatMap((sentence) => formatSentence(sentence, options)),
      ]),
    '',
    style.dim(formatCoverage(knowledge)),
  ].join('\n');
}

function formatSentence(
  { text, line, verdict }: CheckedSentence,
  { knowledge, style, explain = false }: FormatOptions,
): string[] {
  const [citation] = verdict.citations;
  const view =
    verdict.attributedTo === null ? [] : [`reported as the view of ${verdict.attributedTo}`];
  return [
    `  line ${line}: ${text}`,
    ...[...view, ...formatReasons(verdict, knowledge)].map((reason) => `    ${reason}`),
    ...(citation && verdict.kind === 'contradicted'
      ? [`    “${citation.quote}”`, style.dim(`    ${formatCitation(citation, knowledge)}`)]
      : []),
    ...(explain ? formatEvidence(verdict, style).map((part) => `    ${part}`) : []),
  ];
}

function formatQuotes(
  citations: readonly Citation[],
  fact: Fact | null,
  { knowledge, style }: Pick<FormatVerdictOptions, 'knowledge' | 'style'>,
): string[] {
  return citations.flatMap((citation) => [
    '',
    `  “${citation.quote}”`,
    style.dim(`  ${formatCitation(citation, knowledge)} · ${formatSourceCount(fact)}`),
  ]);
}

function formatEvidence(verdict: Verdict, style: Style): string[] {
  const { evidence, fact, nearest, rule, considered } = verdict;
  const origin = fact?.id ?? nearest?.id ?? (considered.length > 0 ? 'sentences' : 'none');
  return [
    style.strong(verdict.kind === 'not_covered' ? `nearest: ${origin}` : origin),
    ...(evidence.length === 0 ? [] : formatClaimEvidence(verdict).map((line) => `  ${line}`)),
    style.strong(`rule: ${rule}`),
    ...formatConsidered(verdict).map((line) => `  ${line}`),
  ];
}
