import { type ClaimEvidence, isDivided, type Reason, type Verdict } from '../desk/verdict.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestClaim, longestShown, mostMissedWords, mostReasons } from '../limits.ts';
import { nameOutsiders } from './describe-fact.ts';
import { type Bearing, bearingOf, conflictsOf, listedAs, sourceWords } from './mark-claim.ts';
import { shorten } from './shorten.ts';
import { formatSources, sayWhich } from './source-lines.ts';
import { en } from './strings/en.ts';
import { joinChoices, joinNames } from './strings/english-names.ts';
import { stringsOf } from './strings/strings-of.ts';

/** Stands before each claim, so that a draft is read at a glance. */
export const bearingMark = {
  so: '✓',
  otherwise: '✗',
  part: '◐',
  differ: '≠',
  nothing: '–',
  unread: '○',
} as const satisfies Record<Bearing, string>;

/**
 * The first line of a verdict: what the source says, never what is true; whose view it is in the same breath. Of several
 * sources it says which.
 */
export function formatHeadline(verdict: Verdict, knowledge: KnowledgeBase): string {
  const { attributedTo, language } = verdict;
  const strings = stringsOf(language);
  const bySource = formatSources(verdict, knowledge);
  if (bySource !== null) return bySource;
  const whom = attributedTo === null ? null : shortenName(attributedTo);
  switch (bearingOf(verdict)) {
    case 'so':
      return whom === null ? strings.so : strings.soAsView(whom);
    case 'otherwise':
      return whom === null ? strings.otherwise : strings.otherwiseAsView(whom);
    case 'part':
      return strings.claimPart;
    case 'differ':
      return strings.sourcesDiffer;
    case 'nothing':
      return strings.claimMissing;
    case 'unread':
      return `${bearingMark.unread} ${formatUnread(verdict)}`;
  }
}

/** Without what a sentence would say twice: "according to", a full stop. */
export function shortenName(attributedTo: string): string {
  return shorten(attributedTo, longestShown.attribution).replace(/\.$/, '');
}

/** Why nothing is known of what the source says about it. */
export function formatUnread({ because, claim, language }: Verdict): string {
  const [reason] = because;
  const { checks, claimDeclined } = stringsOf(language);
  const count = (characters: number) => characters.toLocaleString('en');
  switch (reason?.what) {
    case 'language':
      return claimDeclined;
    case 'empty':
      return checks.emptyClaim;
    case 'too_long':
      return checks.tooLongClaim(count(claim.trim().length), count(longestClaim));
    default:
      return checks.tangledClaim;
  }
}

/** What is shown as the nearest where nothing decides. */
export function nearestCitations(
  { nearest, citations }: Verdict,
  near: readonly Fact[],
): readonly Citation[] {
  return (nearest ?? near[0])?.citations ?? citations;
}

/** What the source says instead, and what it has nothing on, as sentences. What the first line says is not said again. */
export function explainVerdict(verdict: Verdict, knowledge: KnowledgeBase): string[] {
  const missing = missingIn(verdict).map((words) => `“${words}”`);
  return [
    ...explainSources(verdict, knowledge),
    ...explainConflicts(verdict),
    ...(missing.length > 0 ? [`The source has nothing on ${joinChoices(missing)}.`] : []),
  ];
}

/** What a claim says that the source does not: a few words of it, or whole parts. */
function missingIn(verdict: Verdict): string[] {
  switch (bearingOf(verdict)) {
    case 'part':
      return verdict.parts
        .filter(({ mark }) => mark === 'not_found')
        .map(({ text }) => shorten(text.replace(/[.!?]$/, ''), longestShown.reason));
    case 'nothing':
      return verdict.unexplained
        .slice(0, mostMissedWords)
        .map((word) => shorten(word, longestShown.word));
    default:
      return [];
  }
}

/** What the source says instead. */
export function explainConflicts(verdict: Verdict): string[] {
  return conflictsOf(verdict)
    .flatMap((reason) => explainConflict(verdict, reason) ?? [])
    .slice(0, mostReasons);
}

/** What each of several sources says, where they differ. */
function explainSources(verdict: Verdict, knowledge: KnowledgeBase): string[] {
  return isDivided(verdict) ? verdict.sources.map((source) => sayWhich(source, knowledge)) : [];
}

/** What the marks in a claim do not show: where the source's own words stand beside it, nothing is left to say. */
export function explainUnmarked(verdict: Verdict, knowledge: KnowledgeBase): string[] {
  const unmarked = conflictsOf(verdict)
    .filter((reason) => sourceWords(verdict, reason) === null)
    .flatMap((reason) => explainConflict(verdict, reason) ?? [])
    .slice(0, mostReasons);
  return [...explainSources(verdict, knowledge), ...unmarked];
}

/** One reason why the source says otherwise; `null` where its quote says it better. */
function explainConflict(verdict: Verdict, reason: Reason): string | null {
  const said = shorten(reason.claim, longestShown.reason);
  const source = shorten(reason.source ?? '', longestShown.reason);
  switch (reason.what) {
    case 'denied':
      return null;
    case 'member':
      return explainMember(verdict, reason);
    case 'actor':
    case 'speaker':
      return `The claim gives this to ${said}; the source gives it to ${source}.`;
    case 'role':
      return `The claim names ${said}; the source names ${source}.`;
    case 'only':
      return `The claim says this of one alone; the source says it of ${source}.`;
    default: {
      const words = sourceWords(verdict, reason);
      return words === null ? null : `The claim says “${said}”; the source says “${words}”.`;
    }
  }
}

function explainMember(verdict: Verdict, reason: Reason): string | null {
  const list = verdict.fact?.list;
  if (!list) return null;
  const of = `${list.items.length} ${shorten(list.of, longestShown.listName)}`;
  const listed = listedAs(verdict, reason);
  return listed.length === 0
    ? // In one sentence: a draft may name several outsiders to one list.
      `The source lists ${of}, and ${nameOutsiders(reason.claim.split(', '), en)} not among them.`
    : `The source lists ${shorten(joinNames(listed), longestShown.reason)} among ${of}.`;
}

/** Which part of a claim met what. */
export function formatClaimEvidence({ evidence }: Verdict): string[] {
  return evidence.map(({ word, met, by }) => `${word}: ${describeMet[met](by ?? word)}`);
}

/** Which sentences of the source were looked at, and the rule that ended it at each. */
export function formatConsidered({ considered }: Verdict): string[] {
  return considered.map(
    ({ citation, rule, says, look }) =>
      `“${shorten(citation.quote, longestShown.evidence)}”: ${lookLine[look]} ${rule}: ${says}`,
  );
}

const lookLine = {
  pass: 'supports it.',
  otherwise: 'says otherwise.',
  hold: 'held back by',
} as const satisfies Record<Verdict['considered'][number]['look'], string>;

const describeMet = {
  same: (by: string) => `met “${by}”`,
  opposite: (by: string) => `the source has “${by}”, which is the contrary`,
  instead: (by: string) => `the source has “${by}” instead`,
  nothing: () => 'met nothing',
} as const satisfies Record<ClaimEvidence['met'], (by: string) => string>;
