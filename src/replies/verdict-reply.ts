import type { Button } from '@slack/types';
import type { Verdict } from '../desk/verdict.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown, mostEvidence } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { encodeCheckRef } from './check-ref.ts';
import { claimElements, verdictQuote } from './claim-elements.ts';
import { formatCoverage, formatNotes } from './describe-fact.ts';
import { actions, bullets, button, context, paragraph, plain, richText } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';
import { fitQuote } from './fit-quote.ts';
import { fitReply, type ReplySize } from './fit-reply.ts';
import { formatPlace } from './format-citation.ts';
import { type AsOf, formatDue } from './freshness.ts';
import { bearingOf, isInWords } from './mark-claim.ts';
import { citing, type Reply, type ReplyBlock, type ReplySurface } from './reply.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';
import { fitSlackText } from './to-slack-text.ts';
import { topicButtons } from './topic-buttons.ts';
import {
  explainUnmarked,
  explainVerdict,
  formatClaimEvidence,
  formatHeadline,
  nearestCitations,
} from './verdict-text.ts';
import { placeBlocks } from './view-blocks.ts';

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
  /** By which it is known whether its fact is due. */
  readonly asOf?: AsOf | undefined;
}

/** What the source says about a claim: the claim with its marks, and the quote. Keeps Slack's limits for any claim. */
export function verdictReply(options: VerdictReplyOptions): Reply {
  const { sharedBy, knowledge } = options;
  const shown = showVerdict(options);
  const text = fitSlackText((quoteLimit) => verdictText(options, shown, quoteLimit));

  return {
    blocks: fitReply((size) => verdictBlocks(options, shown, size)),
    ...citing([shown.fact], knowledge, shown.citations),
    text:
      sharedBy === undefined
        ? text
        : `<@${sharedBy}>${sharedCheckLine(options.verdict.language)}\n${text}`,
  };
}

/** What stands behind the name of whoever shares a check. */
export function sharedCheckLine(language: Language): string {
  return stringsOf(language).notices.sharedCheck;
}

/** What of the source stands under a claim. */
export interface Shown {
  /** Whether it decides; else it is only the nearest. */
  readonly isDecided: boolean;
  /** `null` where a sentence of the source stands by itself. */
  readonly fact: Fact | null;
  readonly citations: readonly Citation[];
  readonly notes: readonly string[];
}

export function showVerdict({
  verdict,
  near = [],
  knowledge,
  asOf,
}: Pick<VerdictReplyOptions, 'verdict' | 'near' | 'knowledge' | 'asOf'>): Shown {
  const { fact, citations } = verdict;
  switch (bearingOf(verdict)) {
    case 'differ':
      return { isDecided: true, fact: null, citations, notes: [] };
    case 'so':
    case 'otherwise':
      // What several sources say is shown from each, and no fact of one stands for all.
      if (verdict.sources.length > 1) return { isDecided: true, fact: null, citations, notes: [] };
      return {
        isDecided: true,
        fact,
        citations,
        notes: fact
          ? [
              ...formatNotes(fact, verdict.language, citations),
              ...formatDue(fact, asOf, verdict.language),
            ]
          : [],
      };
    case 'part':
      return { isDecided: true, fact: null, citations: saidIn(verdict), notes: [] };
    default: {
      const nearest = nearestCitations(verdict, near);
      return {
        isDecided: false,
        fact: verdict.nearest ?? near[0] ?? null,
        citations: nearest.slice(0, 1),
        notes: nearest.length === 0 ? [formatCoverage(knowledge, verdict.language)] : [],
      };
    }
  }
}

function saidIn({ parts }: Verdict): Citation[] {
  return parts.flatMap(({ mark, citation }) => (mark === 'said' && citation ? [citation] : []));
}

function verdictText(
  { verdict, knowledge }: VerdictReplyOptions,
  { isDecided, citations, notes }: Shown,
  quoteLimit: number,
): string {
  return [
    formatHeadline(verdict, knowledge),
    ...claimLines(verdict, citations),
    ...explainVerdict(verdict, knowledge),
    ...(isDecided || citations.length === 0 ? [] : [stringsOf(verdict.language).nearestSaid]),
    ...citations
      .slice(0, Math.max(1, verdict.sources.length))
      .flatMap((citation) => [
        `“${fitQuote(citation.quote, quoteLimit).text}”`,
        [...notes, formatPlace(citation, knowledge).join('')].join(' · '),
      ]),
    ...(citations.length === 0 ? notes : []),
  ].join('\n');
}

/** The claim, unless its words stand in a quote below. */
export function claimLines(verdict: Verdict, citations: readonly Citation[]): string[] {
  const claim = shorten(verdict.claim.trim(), longestShown.claim);
  return claim === '' || isInWords(verdict, citations) ? [] : [claim];
}

function verdictBlocks(options: VerdictReplyOptions, shown: Shown, size: ReplySize): ReplyBlock[] {
  const { verdict, knowledge, near = [], sharedBy, askId } = options;
  const citations = shown.citations.slice(0, shown.isDecided && shown.fact ? 1 : size.quotes);
  const [first, ...others] = citations;
  const isShortened =
    citations.length < shown.citations.length ||
    citations.some(({ quote }) => !fitQuote(quote, size.quoteLimit).isWhole);
  const topics =
    bearingOf(verdict) !== 'nothing'
      ? []
      : near.filter(({ id }) => id !== shown.fact?.id).slice(0, size.related);
  const claim = isInWords(verdict, citations) ? [] : claimElements(verdict);

  return [
    richText(
      ...(sharedBy === undefined
        ? []
        : [
            paragraph(
              { type: 'user', user_id: sharedBy },
              plain(sharedCheckLine(verdict.language)),
            ),
          ]),
      paragraph(plain(formatHeadline(verdict, knowledge), { bold: true })),
      ...(claim.length === 0 ? [] : [paragraph(...claim)]),
      ...explainUnmarked(verdict, knowledge).map((line) => paragraph(plain(line))),
      ...(shown.isDecided || citations.length === 0
        ? []
        : [paragraph(plain(stringsOf(verdict.language).nearestSaid))]),
      ...(first ? [verdictQuote(verdict, first, size.quoteLimit)] : []),
    ),
    ...(first ? placeBlocks({ citation: first, notes: shown.notes }, knowledge) : []),
    ...others.flatMap((citation) => [
      richText(verdictQuote(verdict, citation, size.quoteLimit)),
      ...placeBlocks({ citation, notes: [] }, knowledge),
    ]),
    ...(first ? [] : shown.notes.map(context)),
    ...actions(nextSteps(options, shown.fact, isShortened)),
    ...actions(topicButtons({ facts: topics, knowledge, language: verdict.language, askId })),
  ];
}

function nextSteps(
  { verdict, knowledge, surface, askId }: VerdictReplyOptions,
  fact: Fact | null,
  isShortened: boolean,
): Button[] {
  if (bearingOf(verdict) === 'unread') return [];
  const { language } = verdict;
  const value = fact && encodeFactRef({ fact, knowledge, language, askId });
  return [
    ...(value && isShortened
      ? [
          button({
            actionId: actionIds.showQuote,
            label: stringsOf(language).showWholeQuote,
            value,
          }),
        ]
      : []),
    ...(value && askId !== null
      ? [button({ actionId: actionIds.explainAnswer, label: stringsOf(language).why, value })]
      : []),
    ...shareCheck(surface, askId, language),
  ];
}

/** The button that makes a private check public. */
export function shareCheck(
  surface: ReplySurface,
  askId: string | null,
  language: Language,
): Button[] {
  return surface === 'message' || askId === null
    ? []
    : [
        button({
          actionId: actionIds.shareVerdict,
          label: stringsOf(language).share,
          value: encodeCheckRef(askId),
        }),
      ];
}

/** Says which parts of a claim met what in the source, and which rule decided. */
export function verdictEvidenceReply(verdict: Verdict): Reply {
  const opening = 'What each part of the claim met:';
  const lines = formatClaimEvidence(verdict)
    .slice(0, mostEvidence)
    .map((line) => shorten(line, longestShown.evidence));
  const shown =
    lines.length === 0 ? ['nothing in the knowledge base shares a word with it'] : lines;
  const footnote = `Rule: ${verdict.rule}. Words alone decide; the same claim gets the same verdict.`;
  return {
    blocks: [
      richText(paragraph(plain(opening)), bullets(shown.map((line) => paragraph(plain(line))))),
      context(footnote),
    ],
    text: fitSlackText(() => [opening, ...shown.map((line) => `- ${line}`), footnote].join('\n')),
  };
}
