import { normaliseText } from '../language/normalise-text.ts';
import { withinBudgetOr } from '../language/work-budget.ts';
import { longestClaim } from '../limits.ts';
import type { ReadForClaimsOptions } from './checking/claim-reading.ts';
import { createDecider, type Decide, isHeldBack } from './checking/decide-claim.ts';
import type { Decision } from './checking/decision.ts';
import { type ClaimPart, splitParts } from './checking/split-parts.ts';
import { type ReadText, readText } from './understand.ts';
import type { BegunCheck, PartMark, Verdict, VerdictKind, VerdictPart } from './verdict.ts';

export interface CheckerOptions extends ReadForClaimsOptions {
  /** What one claim may cost, in steps. */
  readonly budget: number;
}

export interface Checker {
  /** Takes any text, however long or odd, and never throws. */
  check(claim: string | ReadText): Verdict;
  /** Begins with a claim, for whoever needs its verdict only where a fact decides it. */
  begin(claim: string | ReadText): BegunCheck;
}

/**
 * Makes a checker of claims against one source, with its facts, in steps. Pure: the same claim gets the same verdict.
 */
export function* createSourceChecker({
  budget,
  ...options
}: CheckerOptions): Generator<void, Checker, void> {
  const decider = yield* createDecider(options);

  return { check: (given) => begin(given).verdict(), begin };

  function begin(given: string | ReadText): BegunCheck {
    const read = typeof given === 'string' ? readText(given) : given;
    const { text: claim, normalised: text, language } = read;
    const unread = whyUnread(read);
    if (unread !== null) {
      const verdict = undecided({
        ...{ claim, what: unread },
        language: unread === 'too_long' ? 'en' : language,
      });
      return { mayBeByFact: () => false, filled: () => [], verdict: () => verdict };
    }

    const { decide, fill, hasValue } = decider();
    return {
      mayBeByFact: () =>
        withinBudgetOr(
          budget,
          () =>
            hasValue(text) ||
            splitParts(claim).some(({ statement }) => hasValue(normaliseText(statement))),
          () => true,
        ),
      filled: (gap) =>
        withinBudgetOr(
          budget,
          () => fill(text, gap),
          () => [],
        ),
      verdict: () =>
        withinBudgetOr(
          budget,
          () => checkWhole(claim, { text, language, decide }),
          () => undecided({ claim, language, what: 'tangled' }),
        ),
    };
  }
}

/** Why a claim is not held against the source at all; `null` where it is. */
function whyUnread({
  text: claim,
  normalised: text,
  language,
}: ReadText): Undecided['what'] | null {
  if (claim.trim().length > longestClaim) return 'too_long';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty';
  if (language !== 'en') return 'language';
  // Normalising can turn one character into eighteen.
  return text.length > longestClaim ? 'tangled' : null;
}

interface WholeOptions {
  /** The claim in one form. */
  readonly text: string;
  readonly language: Verdict['language'];
  readonly decide: Decide;
}

/** Decides a claim as it stands and part by part: no part vanishes. */
function checkWhole(claim: string, { text, language, decide }: WholeOptions): Verdict {
  const whole = decide(text);
  const verdict = (decision: Decision, parts: readonly VerdictPart[]): Verdict => ({
    ...decision,
    ...{ claim, parts, language },
    notes: decision.fact?.note ? [decision.fact.note] : [],
    sources: [],
  });

  const split = whole.rule === 'verbatim' ? [] : splitParts(claim);
  if (split.length < 2)
    return verdict(whole, wholeOf(claim, markOf[whole.kind], citationOf(whole)));
  const decisions = split.map((part) => ({
    part,
    decision: decide(normaliseText(part.statement)),
  }));
  const parts = decisions.map(({ part, decision }) => toPart(part, decision, whole));
  const against = decisions.find(({ decision }) => decision.kind === 'contradicted')?.decision;
  if (whole.kind === 'not_covered') {
    if (against) return verdict(against, parts);
    const [first] = decisions;
    const isSaid =
      !isHeldBack(whole) && decisions.every(({ decision }) => decision.kind === 'supported');
    return verdict(isSaid && first ? first.decision : whole, parts);
  }
  if (whole.kind === 'contradicted' && !against) {
    return verdict(whole, wholeOf(claim, 'otherwise', citationOf(whole)));
  }
  return verdict(whole, parts);
}

/**
 * A part beside the whole that it is of: what is supported as a whole says all its parts. Of one that the source says
 * otherwise all is met but one thing, so that a part which decides nothing by itself was met as well.
 */
function toPart({ text, start, end }: ClaimPart, decision: Decision, whole: Decision): VerdictPart {
  const isSaid =
    whole.kind === 'supported'
      ? decision.kind !== 'supported'
      : whole.kind === 'contradicted' && decision.kind === 'not_covered';
  return {
    ...{ text, start, end },
    mark: isSaid ? 'said' : markOf[decision.kind],
    citation: isSaid ? citationOf(whole) : citationOf(decision),
  };
}

const markOf = {
  supported: 'said',
  contradicted: 'otherwise',
  not_covered: 'not_found',
} as const satisfies Record<VerdictKind, PartMark>;

function citationOf({ kind, citations }: Decision): VerdictPart['citation'] {
  return kind === 'not_covered' ? null : (citations[0] ?? null);
}

/** The claim as its own one part. */
function wholeOf(claim: string, mark: PartMark, citation: VerdictPart['citation']): VerdictPart[] {
  const text = claim.trim();
  const start = claim.indexOf(text);
  return text === '' ? [] : [{ text, start, end: start + text.length, mark, citation }];
}

interface Undecided {
  readonly claim: string;
  readonly language: Verdict['language'];
  readonly what: 'empty' | 'language' | 'too_long' | 'tangled';
}

function undecided({ claim, language, what }: Undecided): Verdict {
  return {
    kind: 'not_covered',
    claim,
    because: [{ what, claim: claim.trim(), source: null }],
    citations: [],
    attributedTo: null,
    fact: null,
    nearest: null,
    unexplained: [],
    notes: [],
    evidence: [],
    rule: what,
    considered: [],
    parts: wholeOf(claim, 'not_read', null),
    sources: [],
    language,
  };
}
