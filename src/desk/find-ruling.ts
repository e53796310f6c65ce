import type { Fact } from '../knowledge/knowledge-base.ts';
import { longestRuled } from '../limits.ts';
import type { Answer, Desk } from './answer.ts';
import { toStatements } from './to-statements.ts';
import type { Understood } from './understand.ts';
import { isDivided, type Reason, type ReasonKind, type Verdict } from './verdict.ts';

/** What the source says to a yes/no question. It never says whether the thing is so. */
export interface Ruling {
  /** `so`: the source says what was asked about. `otherwise`: it says something that cannot be so as well. */
  readonly kind: 'so' | 'otherwise';
  /** The fact that decides, with its quotes. */
  readonly fact: Fact;
  /** The most telling reason; `null` where a list decides alone. */
  readonly reason: Reason | null;
  /** The names in the question that are not on the fact's complete list, as they were written. */
  readonly outsiders: readonly string[];
  /** Whose view it is, where the source only reports somebody's view; else `null`. */
  readonly attributedTo: string | null;
}

/**
 * Finds what the source says to a yes/no question: what the checker says about it as a statement, or what follows from
 * a complete list in the answer. `null` for any other question, and where nothing is decided.
 */
export function findRuling(
  desk: Pick<Desk, 'beginCheck' | 'knowledge'>,
  { normalised, isWhether }: Understood,
  answer: Answer,
): Ruling | null {
  if (normalised.length > longestRuled || !isWhether) return null;
  const statements = toStatements(normalised);
  if (statements.length === 0) return null;

  const begun = statements.map((statement) => desk.beginCheck(statement));
  const byFact = begun.filter((check) => check.mayBeByFact());
  const byList = ruleByList(answer);
  // What no fact says anything of is nearly every question: no more need be known of it.
  if (byFact.length === 0 && byList === null) return null;

  // Where there are several sources, they may differ on what no fact decides, too.
  const hasOneSource = Object.keys(desk.knowledge.sources).length < 2;
  let first: Verdict | null = null;
  for (const check of hasOneSource ? byFact : begun) {
    const verdict = check.verdict();
    if (isDivided(verdict)) return null;
    if (verdict.kind === 'not_covered' || verdict.fact === null) continue;
    if (first && verdict.kind !== first.kind) return null;
    first ??= verdict;
  }
  if (!first?.fact) return byList;

  const { kind, fact, because, evidence, attributedTo } = first;
  const [reason = null] = because;
  if (kind === 'contradicted' && !exclusive.has(reason?.what ?? 'missing')) return null;
  const isMembership = reason?.what === 'member' && fact.list !== null;
  return {
    kind: kind === 'supported' ? 'so' : 'otherwise',
    fact,
    reason,
    outsiders: isMembership
      ? evidence
          .filter(({ met, by }) => met === 'instead' && !fact.list?.items.includes(by ?? ''))
          .map(({ word }) => word)
      : [],
    attributedTo,
  };
}

/** Of these the source has one value, and another one cannot be so as well. "More" and "less" may be of different things. */
const exclusive: ReadonlySet<ReasonKind> = new Set(['member', 'count', 'ordinal', 'place', 'role']);

/** Rules that somebody is not on a complete list. Only where the question says nothing else. */
function ruleByList(answer: Answer): Ruling | null {
  if (answer.kind !== 'covered' || answer.level !== 'answer') return null;
  const { fact, evidence } = answer.best;
  const outsiders = evidence.filter(({ met }) => met === 'outside').map(({ word }) => word);
  const isAllMet = evidence.every(({ met }) => met !== 'nothing' && met !== 'related');
  if (outsiders.length === 0 || !isAllMet || !fact.list?.complete) return null;
  return { kind: 'otherwise', fact, reason: null, outsiders, attributedTo: null };
}
