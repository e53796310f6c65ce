import type { Citation } from '../knowledge/knowledge-base.ts';
import { type SourceVerdict, sourcesDiffer, type Verdict, type VerdictPart } from './verdict.ts';

/** What one source says about a claim, and which source it is. */
export type VerdictWithin = Verdict & { readonly source: string };

/**
 * Joins what several sources say about one claim. Those that say the same stand together; those that say the contrary
 * of each other, of all of it or of a part, decide nothing. Where each part is said, but not by one source, the parts
 * tell which says what.
 *
 * @param verdicts  One at least, the newest source first.
 */
export function joinVerdicts(verdicts: readonly VerdictWithin[]): Verdict {
  const nearest = nearestOf(verdicts);
  const parts = joinParts(verdicts, nearest);
  const deciding = verdicts.filter(({ kind }) => kind !== 'not_covered');
  const [first] = deciding;
  if (!first) return isSaidInParts(parts) ? saidInParts(nearest, parts, verdicts) : miss();

  const sources = deciding.flatMap((verdict) => toSourceVerdict(verdict) ?? []);
  const isOneKind = deciding.every(({ kind }) => kind === first.kind);
  const isDisputed =
    first.kind === 'contradicted' &&
    parts.some(({ mark }) => mark === 'differs') &&
    !parts.some(({ mark }) => mark === 'otherwise');
  if (isOneKind && !isDisputed) {
    return {
      ...withoutSource(first),
      because: distinct(deciding.flatMap((one) => one.because)),
      citations: citeAll(deciding),
      // Whose view it is, only where no source says it itself.
      attributedTo: deciding.every(({ attributedTo }) => attributedTo) ? first.attributedTo : null,
      ...{ parts, sources },
    };
  }
  return {
    ...withoutSource(nearest),
    kind: 'not_covered',
    rule: sourcesDiffer,
    because: [{ what: 'sources', claim: first.claim.trim(), source: null }],
    citations: isDisputed ? citeParts(parts, verdicts) : citeAll(deciding),
    ...{ attributedTo: null, fact: null, nearest: null, unexplained: [], notes: [], evidence: [] },
    considered: verdicts.flatMap(({ considered }) => considered),
    ...{ parts, sources },
  };

  /** Nothing is decided: what comes nearest is shown, and only what stands in no source is named. */
  function miss(): Verdict {
    const unexplained = nearest.unexplained.filter((word) =>
      verdicts.every((verdict) => verdict.unexplained.includes(word)),
    );
    const isShorter = unexplained.length < nearest.unexplained.length;
    return {
      ...withoutSource(nearest),
      ...(isShorter && {
        unexplained,
        because: [{ what: 'missing', claim: unexplained.join(', '), source: null }],
        evidence: nearest.evidence.filter(({ word }) => unexplained.includes(word)),
      }),
      considered: verdicts.flatMap(({ considered }) => considered),
      parts,
    };
  }
}

/** Of sources that do not decide, the one that has most of the claim; of several the newest. */
function nearestOf(verdicts: readonly VerdictWithin[]): VerdictWithin {
  const [nearest] = verdicts.toSorted(
    (a, b) =>
      Number(isUnread(a)) - Number(isUnread(b)) ||
      countSaid(b) - countSaid(a) ||
      a.unexplained.length - b.unexplained.length,
  );
  if (!nearest) throw new Error('A base without a source is no base.');
  return nearest;
}

function isUnread({ parts }: Verdict): boolean {
  return parts.some(({ mark }) => mark === 'not_read');
}

function countSaid({ parts }: Verdict): number {
  return parts.filter(({ mark }) => mark === 'said').length;
}

/** What all sources say of each part. A verdict that leaves the claim whole tells of no part by itself. */
function joinParts(
  verdicts: readonly VerdictWithin[],
  nearest: VerdictWithin,
): readonly VerdictPart[] {
  const most = Math.max(...verdicts.map(({ parts }) => parts.length));
  const parted = verdicts.filter(({ parts }) => parts.length === most);
  const pattern = parted.includes(nearest) ? nearest : parted[0];
  return (pattern?.parts ?? []).map((part, at) => {
    const found = parted.flatMap(({ parts }) => parts[at] ?? []);
    const said = found.find(({ mark }) => mark === 'said');
    const against = found.find(({ mark }) => mark === 'otherwise');
    const whole = verdicts.find(
      (verdict) => !parted.includes(verdict) && verdict.kind === 'supported',
    );
    const isSaid = said !== undefined || whole !== undefined;
    if (against && isSaid) {
      // The newest comes first.
      const [newest] = found.filter(({ mark }) => mark === 'said' || mark === 'otherwise');
      return { ...part, mark: 'differs', citation: newest?.citation ?? null };
    }
    if (!said && whole) return { ...part, mark: 'said', citation: whole.citations[0] ?? null };
    return against ?? said ?? part;
  });
}

function isSaidInParts(parts: readonly VerdictPart[]): boolean {
  return parts.length > 1 && parts.every(({ mark }) => mark === 'said');
}

/** Each part is said, by one source or another: no source is said to say all of it. */
function saidInParts(
  nearest: VerdictWithin,
  parts: readonly VerdictPart[],
  verdicts: readonly VerdictWithin[],
): Verdict {
  const citations = citeParts(parts, verdicts);
  const [first] = citations;
  return {
    ...withoutSource(nearest),
    ...{ kind: 'supported', rule: 'parts-of-several-sources', nearest: null, unexplained: [] },
    because: [{ what: 'statement', claim: nearest.claim.trim(), source: first?.quote ?? null }],
    ...{ citations, parts, evidence: [] },
    considered: verdicts.flatMap(({ considered }) => considered),
  };
}

/** What parts are cited with, and for a part that differs all that speak to it. */
function citeParts(parts: readonly VerdictPart[], verdicts: readonly VerdictWithin[]): Citation[] {
  return distinct(
    parts.flatMap(({ start, mark, citation }) =>
      mark === 'differs'
        ? verdicts.flatMap((verdict) =>
            verdict.parts.flatMap((part) => (part.start === start ? (part.citation ?? []) : [])),
          )
        : (citation ?? []),
    ),
  );
}

/** The best citation of each source first, then the others. */
function citeAll(verdicts: readonly VerdictWithin[]): Citation[] {
  const first = verdicts.flatMap(({ citations }) => citations.slice(0, 1));
  return distinct([...first, ...verdicts.flatMap(({ citations }) => citations.slice(1))]);
}

function toSourceVerdict(verdict: VerdictWithin): SourceVerdict | null {
  const { source, kind, because, citations, attributedTo, fact, rule } = verdict;
  return kind === 'not_covered'
    ? null
    : { source, kind, because, citations, attributedTo, fact, rule };
}

function withoutSource({ source: _, ...verdict }: VerdictWithin): Verdict {
  return verdict;
}

function distinct<T>(all: readonly T[]): T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}
