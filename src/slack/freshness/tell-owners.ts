import type { Logger, webApi } from '@slack/bolt';
import { createWithheldFinder } from '../../desk/views/find-withheld.ts';
import type { Fact } from '../../knowledge/knowledge-base.ts';
import { dueReply } from '../../replies/due-reply.ts';
import type { AsOf } from '../../replies/freshness.ts';
import type { DueNotices } from '../../storage/due-notices.ts';
import type { CuratorsOf } from '../../storage/settings-store.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';
import { addDays, type Freshness } from './create-freshness.ts';

export interface TellOwnersOptions {
  readonly base: BaseHolder;
  readonly freshness: Freshness;
  readonly notices: DueNotices;
  /** The curators, by workspace. */
  readonly curators: () => Promise<readonly CuratorsOf[]>;
  /** Gives the client of a workspace; `null` where it has no token. */
  readonly clientOf: (workspace: CuratorsOf) => Promise<webApi.WebClient | null>;
  readonly outbox: Outbox;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Makes what tells whoever keeps facts, once a week, which of them are due. Never rejects. */
export function createTellOwners({
  base,
  freshness,
  notices,
  curators,
  clientOf,
  outbox,
  logger,
  now,
}: TellOwnersOptions): () => Promise<void> {
  return async function tellOwners() {
    try {
      for (const workspace of await curators()) await tellThose(workspace);
    } catch (error) {
      logger.warn('Nobody could be told what is due for a check; trying again later.', {
        code: errorCode(error),
      });
    }
  };

  async function tellThose(workspace: CuratorsOf): Promise<void> {
    const asOf = await freshness.asOf(workspace);
    const perPerson = shareOut(asOf, workspace);
    const client = perPerson.size === 0 ? null : await clientOf(workspace);
    if (client === null) return;
    const place = workspace.teamId || workspace.enterpriseId;
    const week = toWeek(asOf.today);
    for (const [userId, facts] of perPerson) {
      // Claimed first, so that no other process tells them too; given back where they were surely not told.
      if (!(await notices.claim(place, userId, week))) continue;
      const to = { client, userId, channelId: userId, threadTs: null, responseUrl: null, logger };
      const reply = dueReply(facts, asOf);
      const sent = await outbox.trySend('conversation', { to, reply });
      if (sent.kind === 'sent' || sent.kind === 'uncertain') continue;
      logger.warn('Somebody could not be told what is due.', {
        code: errorCode(sent.error),
        userId,
      });
      await notices.release(place, userId, week);
    }
  }

  /** Whom each fact that is due is told to: its owner, else the curators. */
  function shareOut(asOf: AsOf, workspace: CuratorsOf): ReadonlyMap<string, readonly Fact[]> {
    const { knowledge } = base.current();
    const facts = knowledge.facts.filter(({ id }) => Object.hasOwn(asOf.due, id));
    if (facts.length === 0) return new Map();
    const people = [...new Set(workspace.curators)];
    // Who is no curator is not told of what is under embargo, though it is theirs.
    const hidden = createWithheldFinder(knowledge)({
      ...{ isInHouse: true, isForCurator: false, sources: null, at: now() },
    });
    const isHidden = ({ id, citations }: Fact) =>
      hidden.facts.includes(id) || citations.some(({ source }) => hidden.sources.includes(source));
    // Of many workspaces nobody knows in which one an owner is, unless they are a curator there.
    const isOnly = workspace.teamId === '' && workspace.enterpriseId === '';
    const toWhom = (fact: Fact): readonly string[] => {
      const { owner } = fact;
      if (owner === null || !isUserId(owner)) return people;
      return people.includes(owner) || (isOnly && !isHidden(fact)) ? [owner] : people;
    };
    const shared = new Map<string, Fact[]>();
    for (const fact of facts) {
      for (const userId of toWhom(fact)) shared.set(userId, [...(shared.get(userId) ?? []), fact]);
    }
    return shared;
  }
}

/** An owner may also be named in words, which nobody can send anything to. */
function isUserId(owner: string): boolean {
  return /^[UW][A-Z0-9]{2,}$/.test(owner);
}

/** The Monday of the week that a day is in, `YYYY-MM-DD`. */
function toWeek(today: string): string {
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(today, -sinceMonday);
}
