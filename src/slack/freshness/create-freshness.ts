import type { Logger } from '@slack/bolt';
import pTimeout from 'p-timeout';
import { hashFact } from '../../knowledge/hash-fact.ts';
import type { Fact } from '../../knowledge/knowledge-base.ts';
import { longestSettingsWait, recheckDays, settingsFreshFor } from '../../limits.ts';
import type { AsOf } from '../../replies/freshness.ts';
import { findDueFacts, findPast } from '../../storage/find-due-facts.ts';
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
      const past = findPast(base.current().knowledge.facts, today);
      // Most bases have nothing that is due, and then nothing is looked up.
      const looked = past.length === 0 ? [] : await read();
      return { today, due: findDueFacts(past, { rechecks: looked, place, today }) };
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
