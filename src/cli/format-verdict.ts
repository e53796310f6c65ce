import type { DraftCheck } from '../desk/check-draft.ts';
import type { Verdict } from '../desk/verdict.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { draftReplies } from '../replies/draft-reply.ts';
import { formatPlace } from '../replies/format-citation.ts';
import { stringsOf } from '../replies/strings/strings-of.ts';
import { toMarkdown } from '../replies/to-markdown.ts';
import { claimLines, type Shown, showVerdict } from '../replies/verdict-reply.ts';
import {
  explainVerdict,
  formatClaimEvidence,
  formatConsidered,
  formatHeadline,
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
  const { verdict, knowledge, style, explain = false } = options;
  const shown = showVerdict(options);
  const { isDecided, citations, notes } = shown;
  const quotes = formatQuotes(shown, { knowledge, style });
  return [
    style.strong(formatHeadline(verdict, knowledge)),
    ...claimLines(verdict, citations),
    ...explainVerdict(verdict, knowledge).map((line) => `  ${line}`),
    ...(isDecided || quotes.length === 0 ? [] : ['', stringsOf(verdict.language).nearestSaid]),
    ...quotes,
    ...(citations.length === 0 ? notes : []).map((note) => style.dim(`  ${note}`)),
    ...(explain ? ['', ...formatEvidence(verdict, style)] : []),
  ].join('\n');
}

/** Writes a draft as Slack's "Copy as text" gives it: in its own order, with the same marks. */
export function formatDraft(options: FormatOptions & { readonly draft: DraftCheck }): string {
  const { draft, knowledge, style, explain = false } = options;
  const replies = draftReplies({ draft, knowledge, surface: 'message', askId: null });
  return [
    ...replies.flatMap(({ blocks }) => toMarkdown(blocks) ?? []),
    ...(explain ? explainSentences(draft, style) : []),
  ].join('\n');
}

function explainSentences({ sentences }: DraftCheck, style: Style): string[] {
  return sentences.flatMap(({ text, line, verdict }) => [
    '',
    `line ${line}: ${text}`,
    ...formatEvidence(verdict, style).map((part) => `  ${part}`),
  ]);
}

function formatQuotes(
  { citations, notes }: Pick<Shown, 'citations' | 'notes'>,
  { knowledge, style }: Pick<FormatVerdictOptions, 'knowledge' | 'style'>,
): string[] {
  return citations.flatMap((citation) => [
    '',
    `  “${citation.quote}”`,
    style.dim(`  ${[...notes, formatPlace(citation, knowledge).join('')].join(' · ')}`),
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
