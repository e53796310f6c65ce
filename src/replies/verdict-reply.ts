import type { Button } from '@slack/types';
import { isDivided, type Verdict } from '../desk/verdict.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestShown, mostEvidence, mostReasons } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { encodeCheckRef } from './check-ref.ts';
import { formatCoverage, formatNotes } from './describe-fact.ts';
import { actions, bullets, button, context, paragraph, plain, richText } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import { citationElements } from './fact-reply.ts';
import { fitQuote } from './fit-quote.ts';
import { fitReply, type ReplySize } from './fit-reply.ts';
import { formatCitation, formatSourceCount } from './format-citation.ts';
import { citing, type Reply, type ReplyBlock, type ReplySurface } from './reply.ts';
import { shorten } from './shorten.ts';
import { fitSlackText } from './to-slack-text.ts';
import { topicButtons } from './topic-buttons.ts';
import {
  formatClaimEvidence,
  formatReasons,
  formatVerdictLines,
  nearestCitations,
  nearestVerdictLine,
} from './verdict-text.ts';

export interface VerdictReplyOptions {
  readonly verdict: Verdict;
  /** Facts near the claim, where nothing decides. */
  readonly near?: readonly Fact[];
  readonly knowledge: KnowledgeBase;
  readonly surface: ReplySurface;
  /** Under which id the claim is kept, to explain and share it later; `null` where it is not. */
  readonly askId: string | null;
  /** The Slack user who makes a private check public. */
  readonly sharedBy?: string;
}

/** What the source says about a claim, with the quote and the reasons. Keeps Slack's limits for any claim. */
export function verdictReply(options: VerdictReplyOptions): Reply {
  const { sharedBy, knowledge } = options;
  const text = fitSlackText((quoteLimit) => verdictText(options, quoteLimit));

  return {
    blocks: fitReply((size) => verdictBlocks(options, size)),
    ...citing([shownFact(options)], knowledge),
    text: sharedBy === undefined ? text : `<@${sharedBy}>${sharedCheckLine}\n${text}`,
  };
}

export const sharedCheckLine = ' shared this check:';

function verdictText(options: VerdictReplyOptions, quoteLimit: number): string {
  const { verdict, knowledge } = options;
  const shown = shownCitations(options);
  return [
    ...claimLines(options),
    ...formatVerdictLines(verdict, knowledge),
    ...reasonLines(verdict, knowledge).map((line) => `- ${line}`),
    ...(shown.length > 0 && !isDecided(verdict) ? [nearestVerdictLine] : []),
    ...shown
      .slice(0, Math.max(1, verdict.sources.length))
      .flatMap((citation) => [
        `“${fitQuote(citation.quote, quoteLimit).text}”`,
        `${formatCitation(citation, knowledge)} · ${formatSourceCount(factBehind(citation, options))}`,
      ]),
    ...noteLines(options),
  ].join('\n');
}

function verdictBlocks(options: VerdictReplyOptions, size: ReplySize): ReplyBlock[] {
  const { verdict, knowledge, near = [], sharedBy, askId } = options;
  const shown = shownFact(options);
  const reasons = reasonLines(verdict, knowledge);
  const all = shownCitations(options);
  const citations = all.slice(0, isDecided(verdict) ? size.quotes : 1);
  const isShortened =
    citations.length < all.length ||
    citations.some(({ quote }) => !fitQuote(quote, size.quoteLimit).isWhole);
  const topics = near.filter(({ id }) => id !== shown?.id).slice(0, size.related);

  return [
    richText(
      ...(sharedBy === undefined
        ? []
        : [paragraph({ type: 'user', user_id: sharedBy }, plain(sharedCheckLine))]),
      ...claimLines(options).map((line) => paragraph(plain(line, { italic: true }))),
      ...formatVerdictLines(verdict, knowledge).map((line) =>
        paragraph(plain(line, { bold: true })),
      ),
      ...(reasons.length === 0 ? [] : [bullets(reasons.map((line) => paragraph(plain(line))))]),
      ...(all.length > 0 && !isDecided(verdict) ? [paragraph(plain(nearestVerdictLine))] : []),
      ...citations.flatMap((citation) =>
        citationElements(factBehind(citation, options), citation, knowledge, size.quoteLimit),
      ),
    ),
    ...noteLines(options).map(context),
    ...actions(nextSteps(options, shown, isShortened)),
    ...actions(topicButtons({ facts: topics, knowledge, language: verdict.language, askId })),
  ];
}

/** Repeats the claim where readers of the reply have not seen it: where it was checked in private, or is shared. */
function claimLines({ verdict, surface, sharedBy }: VerdictReplyOptions): string[] {
  const isSeen = surface === 'message' && sharedBy === undefined;
  const claim = verdict.claim.trim();
  return isSeen || claim === '' ? [] : [`Checked: “${shorten(claim, longestShown.claim)}”`];
}

/** Whether what is cited speaks to the claim, and is not only near. */
function isDecided(verdict: Verdict): boolean {
  return verdict.kind !== 'not_covered' || isDivided(verdict);
}

function shownCitations({ verdict, near = [] }: VerdictReplyOptions): readonly Citation[] {
  return isDecided(verdict) ? verdict.citations : nearestCitations(verdict, near);
}

/** The fact that decides, or else the nearest; `null` where a sentence of the source decides by itself. */
function shownFact({ verdict, near = [] }: VerdictReplyOptions): Fact | null {
  return isDecided(verdict) ? verdict.fact : (verdict.nearest ?? near[0] ?? null);
}

/** The fact that a citation is shown for: of several sources, that of its own. */
function factBehind({ source }: Citation, options: VerdictReplyOptions): Fact | null {
  const said = options.verdict.sources.find((one) => one.source === source);
  return said ? said.fact : shownFact(options);
}

function reasonLines(verdict: Verdict, knowledge: KnowledgeBase): string[] {
  return formatReasons(verdict, knowledge)
    .slice(0, mostReasons)
    .map((line) => shorten(line, longestShown.reason));
}

function noteLines({ verdict, knowledge }: VerdictReplyOptions): string[] {
  if (!isDecided(verdict)) return [formatCoverage(knowledge)];
  return verdict.fact ? formatNotes(verdict.fact) : [];
}

function nextSteps(
  { verdict: { language }, knowledge, surface, askId }: VerdictReplyOptions,
  shown: Fact | null,
  isShortened: boolean,
): Button[] {
  const value = shown && encodeFactRef({ fact: shown, knowledge, language, askId });
  return [
    ...(value && isShortened
      ? [button({ actionId: actionIds.showQuote, label: 'Whole quote', value })]
      : []),
    ...(value && askId !== null
      ? [button({ actionId: actionIds.explainAnswer, label: 'Why?', value })]
      : []),
    ...shareCheck(surface, askId),
  ];
}

/** The button that makes a private check public. */
export function shareCheck(surface: ReplySurface, askId: string | null): Button[] {
  return surface === 'message' || askId === null
    ? []
    : [
        button({
          actionId: actionIds.shareVerdict,
          label: 'Share in channel',
          value: encodeCheckRef(askId),
        }),
      ];
}

/** Says which parts of a claim met what. */
export function verdictEvidenceReply(verdict: Verdict): Reply {
  const opening = 'What each part of the claim met:';
  const lines = formatClaimEvidence(verdict)
    .slice(0, mostEvidence)
    .map((line) => shorten(line, longestShown.evidence));
  const shown =
    lines.length === 0 ? ['nothing in the knowledge base shares a word with it'] : lines;
  const footnote = 'Words alone decide; the same claim gets the same verdict.';
  return {
    blocks: [
      richText(paragraph(plain(opening)), bullets(shown.map((line) => paragraph(plain(line))))),
      context(footnote),
    ],
    text: fitSlackText(() => [opening, ...shown.map((line) => `- ${line}`), footnote].join('\n')),
  };
}
