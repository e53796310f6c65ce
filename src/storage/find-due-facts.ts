import { hashFact } from '../knowledge/hash-fact.ts';
import type { Fact } from '../knowledge/knowledge-base.ts';
import type { WorkspaceKey } from './installation-store.ts';
import type { Recheck } from './rechecks.ts';

/** The facts that were to be looked at again by a day, `YYYY-MM-DD`, as their files say. */
export function findPast(facts: readonly Fact[], today: string): readonly Fact[] {
  return facts.filter(
    ({ recheck, status }) => recheck !== null && recheck <= today && status !== 'withdrawn',
  );
}

/**
 * Finds which facts are due in one workspace: past the date of their file, or the one that somebody there has put off.
 *
 * @returns by the id of a fact, since when it is due: `YYYY-MM-DD`.
 */
export function findDueFacts(
  facts: readonly Fact[],
  {
    rechecks,
    place,
    today,
  }: {
    /** The newest last, of any workspace. */
    readonly rechecks: readonly Recheck[];
    /** Both empty for the only workspace. */
    readonly place: WorkspaceKey;
    readonly today: string;
  },
): Readonly<Record<string, string>> {
  const looked = rechecks.filter((one) => isAt(one, place));
  const due = findPast(facts, today).flatMap((fact): [string, string][] => {
    const since = looked.findLast((one) => isOf(one, fact))?.next ?? fact.recheck;
    return since !== null && since <= today ? [[fact.id, since]] : [];
  });
  return Object.fromEntries(due);
}

/** Whether it was said in that workspace, or organisation. */
function isAt(recheck: Recheck, { teamId, enterpriseId }: WorkspaceKey): boolean {
  if (teamId !== '') return recheck.teamId === teamId;
  return enterpriseId === '' || recheck.enterpriseId === enterpriseId;
}

/** Whether it is of the fact as the file has it now. */
function isOf({ factId, version, was }: Recheck, fact: Fact): boolean {
  return factId === fact.id && was === fact.recheck && version === hashFact(fact);
}
