import type { Logger } from '@slack/bolt';
import pTimeout from 'p-timeout';
import { hashFact } from '../../knowledge/hash-fact.ts';
import type { Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { longestSettingsWait, recheckDays, settingsFreshFor } from '../../limits.ts';
import type { AsOf } from '../../replies/freshness.ts';
import type { WorkspaceKey } from '../../storage/installation-store.ts';
import type { Recheck, Rechecks } from '../../storage/rechecks.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import { errorCode } from '../slack-error.ts';

/** How fresh the base is: what is due to be looked at again, in one workspace. */
export interface Freshness {
  /** @param place  Both empty for the only workspace. Never rejects: where it cannot be read who looked again, the files say. */
  asOf(place: WorkspaceKey): Promise<AsOf>;
  /** Keeps that somebody found a fact still right. Gives when it is due again, `YYYY-MM-DD`. */
  keepRight(
    fact: Fact & { readonly recheck: string },
    place: WorkspaceKey,
    by: string,
  ): Promise<string>;
}

export interface FreshnessOptions {
  readonly base: BaseHolder;
  readonly rechecks: Rechecks;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger: Logger;
}

export function createFreshness({ base, rechecks, now, logger }: FreshnessOptions): Freshness {
  let known: { readonly at: number; readonly found: readonly Recheck[] } | null = null;

  return {
    async asOf(place) {
      const today = toDay(now());
      const past = dated(base.current().knowledge).filter(
        ({ recheck }) => recheck !== null && recheck <= today,
      );
      // Most bases have nothing that is due, and then nothing is looked up.
      const looked = past.length === 0 ? [] : (await read()).filter((one) => isAt(one, place));
      const due = past.flatMap((fact): [string, string][] => {
        const since = looked.findLast((one) => isOf(one, fact))?.next ?? fact.recheck;
        return since !== null && since <= today ? [[fact.id, since]] : [];
      });
      return { today, due: Object.fromEntries(due) };
    },
    async keepRight(fact, place, by) {
      const next = addDays(toDay(now()), recheckDays);
      const version = hashFact(fact);
      await rechecks.save({ ...place, factId: fact.id, version, was: fact.recheck, next }, by);
      known = null;
      return next;
    },
  };

  async function read(): Promise<readonly Recheck[]> {
    if (known && performance.now() - known.at < settingsFreshFor) return known.found;
    try {
      const found = await pTimeout(rechecks.all(), { milliseconds: longestSettingsWait });
      known = { at: performance.now(), found };
      return found;
    } catch (error) {
      logger.warn('What was looked at again could not be read.', { code: errorCode(error) });
      return known?.found ?? [];
    }
  }
}

/** The facts that are to be looked at again, one day or another. Most bases have none, and each question asks. */
function dated(knowledge: KnowledgeBase): readonly Fact[] {
  const known = datedFacts.get(knowledge);
  if (known) return known;
  const found = knowledge.facts.filter(
    ({ recheck, status }) => recheck !== null && status !== 'withdrawn',
  );
  datedFacts.set(knowledge, found);
  return found;
}

const datedFacts = new WeakMap<KnowledgeBase, readonly Fact[]>();

/** `YYYY-MM-DD`, of UTC. */
export function toDay(at: number): string {
  return new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** The day so many days after one, or before it. Both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return toDay(date.getTime());
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
