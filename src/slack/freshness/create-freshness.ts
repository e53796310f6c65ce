import type { Logger } from '@slack/bolt';
import { hashFact } from '../../knowledge/hash-fact.ts';
import type { Fact } from '../../knowledge/knowledge-base.ts';
import { recheckDays } from '../../limits.ts';
import type { AsOf } from '../../replies/freshness.ts';
import { findDueFacts, findPast } from '../../storage/find-due-facts.ts';
import type { WorkspaceKey } from '../../storage/installation-store.ts';
import type { Recheck, Rechecks } from '../../storage/rechecks.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import { createFreshReader } from '../create-fresh-reader.ts';

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
  let lately: Past = { today: '', facts: [], past: [] };
  let last: readonly Recheck[] = [];
  const reader = createFreshReader<null, readonly Recheck[]>({
    now,
    idOf: () => '',
    async find() {
      last = await rechecks.all();
      return last;
    },
    otherwise: () => last,
    warn: (fields) =>
      logger.warn(
        'What was looked at again could not be read: what was known before counts.',
        fields,
      ),
  });

  return {
    async asOf(place) {
      const today = toDay(now());
      const past = pastOn(today);
      // Most bases have nothing that is due, and then nothing is looked up.
      const looked = past.length === 0 ? [] : await reader.read(null);
      return { today, due: findDueFacts(past, { rechecks: looked, place, today }) };
    },
    async keepRight(fact, place, by) {
      const next = addDays(toDay(now()), recheckDays);
      const version = hashFact(fact);
      await rechecks.save({ ...place, factId: fact.id, version, was: fact.recheck, next }, by);
      reader.forget();
      return next;
    },
  };

  /** Looked for once a day, and when there is another base: a base may have many facts. */
  function pastOn(today: string): readonly Fact[] {
    const { facts } = base.current().knowledge;
    if (lately.today !== today || lately.facts !== facts) {
      lately = { today, facts, past: findPast(facts, today) };
    }
    return lately.past;
  }
}

/** The facts of a base that their files want looked at again by a day. */
interface Past {
  readonly today: string;
  readonly facts: readonly Fact[];
  readonly past: readonly Fact[];
}

/** `YYYY-MM-DD`, of UTC. */
function toDay(at: number): string {
  return new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** The day so many days after one, or before it. Both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return toDay(date.getTime());
}
