import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { longestCardPost, mostRemembered } from '../../limits.ts';
import type {
  CardAsk,
  CuratorCard,
  CuratorCards,
  Settlement,
} from '../../storage/curator-cards.ts';

interface Held {
  readonly teamId: string;
  readonly normalised: string;
  readonly channelId: string;
  readonly madeAt: number;
  messageTs: string | null;
  claimedBy: string | null;
  settledAs: Settlement | null;
  asks: readonly (CardAsk & { isTold: boolean })[];
}

/** Keeps what people ask the curators until the process ends, where nothing is stored. */
export function createMemoryCuratorCards({
  now = Date.now,
}: {
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
} = {}): CuratorCards {
  const cards = new LRUCache<string, Held>({ max: mostRemembered });
  const channels = new Map<string, string>();
  const findHeld = (teamId: string, id: string): Held | null => {
    const held = cards.get(id);
    return held?.teamId === teamId ? held : null;
  };

  return {
    async channelOf(teamId) {
      return channels.get(teamId) ?? null;
    },
    async saveChannel({ teamId }, channelId) {
      if (channelId === null) channels.delete(teamId);
      else channels.set(teamId, channelId);
    },
    async ask(teamId, { channelId, normalised }, ask) {
      const open = [...cards.entries()].find(
        ([, held]) =>
          held.teamId === teamId && held.settledAs === null && held.normalised === normalised,
      );
      const [id, held] = open ?? [
        randomUUID(),
        {
          ...{ teamId, normalised, channelId, madeAt: now(), asks: [] },
          ...{ messageTs: null, claimedBy: null, settledAs: null },
        },
      ];
      const isCounted = !held.asks.some(({ userId }) => userId === ask.userId);
      if (isCounted) held.asks = [...held.asks, { ...ask, isTold: false }];
      cards.set(id, held);
      return { card: toCard(id, held, now()), isNew: !open, isCounted };
    },
    async find(teamId, id) {
      const held = findHeld(teamId, id);
      return held && toCard(id, held, now());
    },
    async posted(teamId, id, messageTs) {
      const held = findHeld(teamId, id);
      if (held) held.messageTs = messageTs;
    },
    async drop(teamId, id) {
      if (findHeld(teamId, id)) cards.delete(id);
    },
    async claim({ teamId, userId }, id) {
      const held = findHeld(teamId, id);
      if (!held || held.claimedBy !== null || held.settledAs !== null) return false;
      held.claimedBy = userId;
      return true;
    },
    async settle({ teamId, userId }, id, as) {
      const held = findHeld(teamId, id);
      if (!held || held.settledAs !== null || (held.claimedBy ?? userId) !== userId) return false;
      held.claimedBy = userId;
      held.settledAs = as;
      return true;
    },
    async untold(teamId, id) {
      return findHeld(teamId, id)?.asks.filter(({ isTold }) => !isTold) ?? [];
    },
    async claimTelling(teamId, id, userId) {
      const ask = findHeld(teamId, id)?.asks.find((one) => one.userId === userId);
      if (!ask || ask.isTold) return false;
      ask.isTold = true;
      return true;
    },
    async releaseTelling(teamId, id, userId) {
      const ask = findHeld(teamId, id)?.asks.find((one) => one.userId === userId);
      if (ask) ask.isTold = false;
    },
    async forget({ teamId, userId }) {
      for (const held of cards.values()) {
        if (held.teamId !== teamId) continue;
        held.asks = held.asks.filter((ask) => ask.userId !== userId);
        if (held.claimedBy === userId) held.claimedBy = null;
      }
    },
  };
}

function toCard(
  id: string,
  { asks, channelId, madeAt, messageTs, claimedBy, settledAs }: Held,
  now: number,
): CuratorCard {
  const question = asks[0]?.words ?? null;
  const isOverdue = messageTs === null && now - madeAt > longestCardPost;
  return {
    id,
    question,
    asked: asks.length,
    channelId,
    messageTs,
    isOverdue,
    claimedBy,
    settledAs,
  };
}
