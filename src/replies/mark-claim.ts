import { isDivided, type Reason, type Verdict } from '../desk/verdict.ts';
import type { Citation } from '../knowledge/knowledge-base.ts';
import { longestShown, mostBoldShare } from '../limits.ts';
import type { Span } from './deciding-words.ts';
import { findEach, findWords, firstAtOrAfter, inOrder, joinNear } from './find-words.ts';
import { shorten } from './shorten.ts';

/**
 * What a reader is told of a claim: one mark each. `differ`: one source says so, another otherwise. `unread`: nothing is
 * known of what the source says of it.
 */
export type Bearing = 'so' | 'otherwise' | 'part' | 'differ' | 'nothing' | 'unread';

export function bearingOf(verdict: Verdict): Bearing {
  const { kind, because, parts } = verdict;
  if (isDivided(verdict)) return 'differ';
  if (because.some(({ what }) => unreadReasons.has(what))) return 'unread';
  if (kind === 'supported') return 'so';
  if (kind === 'contradicted') return 'otherwise';
  return parts.some(({ mark }) => mark === 'said') ? 'part' : 'nothing';
}

const unreadReasons: ReadonlySet<Reason['what']> = new Set([
  ...(['empty', 'language', 'tangled', 'too_long'] as const),
]);

/** A stretch of a claim, and what was found of it. All of them, joined, are the claim. */
export interface MarkedSpan {
  readonly text: string;
  readonly mark: 'plain' | 'otherwise' | 'not_found' | 'not_read';
  /** The source's own words in its place; `null` where no few words of it stand there. */
  readonly beside: string | null;
}

interface Mark extends Span, Pick<MarkedSpan, 'mark' | 'beside'> {}

/** Parts a claim into what the source says, says otherwise and does not say. A long claim is shortened. */
export function markClaim(verdict: Verdict): MarkedSpan[] {
  const { claim } = verdict;
  const spans: MarkedSpan[] = [];
  let at = claim.length - claim.trimStart().length;
  for (const { start, end, mark, beside } of inOrder(marksOf(verdict))) {
    spans.push({ text: claim.slice(at, start), mark: 'plain', beside: null });
    spans.push({ text: claim.slice(start, end), mark, beside });
    at = end;
  }
  spans.push({ text: claim.slice(at).trimEnd(), mark: 'plain', beside: null });
  return shortenSpans(spans.filter(({ text }) => text !== ''));
}

function marksOf(verdict: Verdict): Mark[] {
  const { claim, parts, unexplained } = verdict;
  const unmet = parts.filter(({ mark }) => mark === 'not_found').map(markAs('not_found'));
  switch (bearingOf(verdict)) {
    case 'so':
    case 'differ':
      return [];
    case 'otherwise': {
      const struck = conflictsOf(verdict).flatMap((reason) => strike(verdict, reason));
      const against = parts.filter(({ mark }) => mark === 'otherwise').map(markAs('otherwise'));
      // Where words are struck, the part around them is not.
      return [...struck, ...against, ...unmet];
    }
    case 'part':
      return unmet;
    case 'nothing':
      return unexplained.flatMap((word) => findWords(claim, word) ?? []).map(markAs('not_found'));
    case 'unread':
      return [{ start: 0, end: claim.trimEnd().length, mark: 'not_read', beside: null }];
  }
}

function markAs(mark: MarkedSpan['mark']): (stretch: Span) => Mark {
  return ({ start, end }) => ({ start, end, mark, beside: null });
}

/** The reasons by which the source says otherwise. Those that agree with it are told by nobody. */
export function conflictsOf({ because, evidence, attributedTo, kind }: Verdict): readonly Reason[] {
  if (kind !== 'contradicted') return [];
  return because.filter(({ what, claim, source }) => {
    if (what === 'statement' || what === 'missing') return false;
    if (what === 'speaker') return source !== attributedTo;
    const met = evidence.filter(({ by, word }) =>
      what === 'member' ? word === claim : by !== null && by === source,
    );
    return met.length === 0 || met.some((one) => one.met === 'instead' || one.met === 'opposite');
  });
}

/** Only these words, and the source's in their place. Who denies the whole is not told by one word of it. */
function strike(verdict: Verdict, reason: Reason): Mark[] {
  if (reason.what === 'member' && listedAs(verdict, reason).length > 0) return [];
  // Of several that are not on a list each is struck where it stands.
  const struck = reason.what === 'member' ? reason.claim.split(', ') : [reason.claim];
  const beside = sourceWords(verdict, reason);
  return struck
    .flatMap((words) => findWords(verdict.claim, words) ?? [])
    .map((found) => ({ ...found, mark: 'otherwise', beside }));
}

/** What a reason says of the source, as it stands in a quote, byte for byte; `null` where it is only told there. */
export function sourceWords({ citations }: Verdict, { source }: Reason): string | null {
  if (source === null || source.length > longestShown.beside) return null;
  const [found] = citations.flatMap(({ quote }) => {
    const stretch = findWords(quote, source);
    return stretch ? [quote.slice(stretch.start, stretch.end)] : [];
  });
  return found ?? null;
}

/** As what a list has those that a claim says are not on it; none where the list does not have them either. */
export function listedAs({ fact, evidence }: Verdict, { claim }: Reason): readonly string[] {
  const said = claim.split(', ');
  const met = evidence.filter(({ word }) => said.includes(word)).map(({ by }) => by);
  return (fact?.list?.items ?? []).filter((item) => met.includes(item));
}

/** Which words of a quote decide: those that the reasons name, else those that the claim's words met. */
export function decidingWords(verdict: Verdict, { quote }: Citation): Span[] {
  const bearing = bearingOf(verdict);
  if (bearing === 'nothing' || bearing === 'unread') return [];
  const said = bearing === 'so' ? findWords(quote, verdict.claim) : null;
  if (said) return isMost(quote, [said]) ? [] : [said];

  const named = conflictsOf(verdict).flatMap(({ source }) => source ?? []);
  const byReasons = inOrder(named.flatMap((words) => findWords(quote, words) ?? []));
  const stretches = byReasons.length > 0 ? byReasons : metWords(verdict, quote);
  return isMost(quote, stretches) ? [] : stretches;
}

/** The words of a quote that a claim met. Of a word that stands there twice, the one among others that were met. */
function metWords({ evidence }: Verdict, quote: string): Span[] {
  const places = [...new Set(evidence.flatMap(({ by }) => by ?? []))].map((by) =>
    findEach(quote, by),
  );
  const runs = joinNear(quote, places.flat());
  const lengthAt = ({ start }: Span) => {
    const run = runs[firstAtOrAfter(runs, start + 1) - 1];
    return run && start < run.end ? run.end - run.start : 0;
  };
  const chosen = places.flatMap((each) => {
    const lengths = each.map(lengthAt);
    const longest = lengths.reduce((most, one) => Math.max(most, one), 0);
    return each[lengths.indexOf(longest)] ?? [];
  });
  return joinNear(quote, chosen);
}

/** Whether the words of a claim stand in one of these quotes as they are. Then they need not stand twice. */
export function isInWords(verdict: Verdict, citations: readonly Citation[]): boolean {
  return (
    bearingOf(verdict) === 'so' &&
    citations.some(({ quote }) => findWords(quote, verdict.claim) !== null)
  );
}

/** Where nearly all is bold, nothing is. */
function isMost(quote: string, stretches: readonly Span[]): boolean {
  const bold = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  return bold > quote.length * mostBoldShare;
}

function shortenSpans(spans: readonly MarkedSpan[]): MarkedSpan[] {
  const shown: MarkedSpan[] = [];
  let room = longestShown.claim;
  for (const span of spans) {
    if (room <= 0) break;
    const text = shorten(span.text.replace(/\s+/g, ' '), room);
    shown.push({ ...span, text });
    room -= span.text.length;
  }
  return shown;
}
