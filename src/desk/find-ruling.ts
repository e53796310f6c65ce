import type { Fact } from '../knowledge/knowledge-base.ts';
import { longestRuled } from '../limits.ts';
import type { Answer, Desk } from './answer.ts';
import { toStatements } from './to-statements.ts';
import type { Understood } from './understand.ts';
import type { Reason, ReasonKind } from './verdict.ts';

/** What the source says to a yes/no question. Never whether it is so. */
export interface Ruling {
  /** `so`: the source says what was asked about. `otherwise`: it says something that cannot be so as well. */
  readonly kind: 'so' | 'otherwise';
  /** What decides, with its quotes. */
  readonly fact: Fact;
  /** What decides it, most telling first; `null` where a list decides alone. */
  readonly reason: Reason | null;
  /** Those of the question who are not on the fact's complete list, as they were written. */
  readonly outsiders: readonly string[];
  /** Whose view it is, where the source only reports it as somebody's; else `null`. */
  readonly attributedTo: string | null;
}

/**
 * Finds what the source says to a yes/no question: what the checker says about it as a statement, or the complete
 * list that the answer stands on. `null` for any other question, and wherever nothing is decided.
 */
export function findRuling(
  desk: Pick<Desk, 'check'>,
  { normalised, isWhether }: Understood,
  answer: Answer,
): Ruling | null {
  if (normalised.length > longestRuled || !isWhether) return null;
  const statements = toStatements(normalised);
  if (statements.length === 0) return null;

  const decided = statements
    .map((statement) => desk.check(statement))
    .filter(({ kind, fact }) => kind !== 'not_covered' && fact !== null);
  const [first] = decided;
  if (!first?.fact) return ruleByList(answer);
  if (decided.some(({ kind }) => kind !== first.kind)) return null;

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
          .filter(({ met, by, word }) => met === 'instead' && by !== word)
          .map(({ word }) => word)
      : [],
    attributedTo,
  };
}

/** Where the source has one value, another one cannot be so as well. "More" for "less" may be of something else. */
const exclusive: ReadonlySet<ReasonKind> = new Set(['member', 'count', 'ordinal', 'place', 'role']);

/** Who is not on a complete list is not among them. Only where the question says nothing else. */
function ruleByList(answer: Answer): Ruling | null {
  if (answer.kind !== 'covered') return null;
  const { fact, evidence } = answer.best;
  const outsiders = evidence.filter(({ met }) => met === 'outside').map(({ word }) => word);
  const isAllMet = evidence.every(({ met }) => met !== 'nothing' && met !== 'related');
  if (outsiders.length === 0 || !isAllMet || !fact.list?.complete) return null;
  return { kind: 'otherwise', fact, reason: null, outsiders, attributedTo: null };
}
