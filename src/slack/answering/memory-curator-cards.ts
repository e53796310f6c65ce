import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { longestCardPost, mostRemembered } from '../../limits.ts';
import type {
  CardAnswer,
  CardAsk,
  CardLetter,
  CuratorCard,
  CuratorCards,
  Settlement,
} from '../../storage/curator-cards.ts';
import type { Patches } from '../../storage/patches.ts';

interface Held {
  readonly teamId: string;
  readonly normalised: string;
  readonly channelId: string | null;
  readonly madeAt: number;
  letters: readonly CardLetter[];
  messageTs: string | null;
  claimedBy: string | null;
  settledAs: Settlement | null;
  answer: CardAnswer | null;
  asks: readonly (CardAsk & { isTold: boolean })[];
}

/** Keeps what people ask the curators until the process ends, where nothing is stored. */
export function createMemoryCuratorCards({
  now = Date.now,
  patches,
}: {
  /** What curators made of cards. */
  readonly patches?: Pick<Patches, 'madeBy'>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
} = {}): CuratorCards {
  const cards = new LRUCache<string, Held>({ max: mostRemembered });
  const channels = new Map<string, string>();
  const findHeld = (teamId: string, id: string): Held | null => {
    const held = cards.get(id);
    return held?.teamId === teamId ? held : null;
  };
  const show = (id: string, { asks, madeAt, ...held }: Held): CuratorCard => {
    const patchedBy = patches?.madeBy?.(id) ?? null;
    const isPosted = [held, ...held.letters].some(({ messageTs }) => messageTs !== null);
    return {
      ...{ id, question: asks[0]?.words ?? null, asked: asks.length, patchedBy },
      isOverdue: !isPosted && now() - madeAt > longestCardPost,
      ...{ channelId: held.channelId, messageTs: held.messageTs, letters: held.letters },
      ...{ claimedBy: held.claimedBy, settledAs: held.settledAs, answer: held.answer },
    };
  };

  return {
    async channelOf(teamId) {
      return channels.get(teamId) ?? null;
    },
    async saveChannel({ teamId }, channelId) {
      if (channelId === null) channels.delete(teamId);
      else channels.set(teamId, channelId);
    },
    async ask(teamId, { channelId, curators = [], normalised }, ask) {
      const open = [...cards.entries()].find(
        ([, held]) =>
          held.teamId === teamId && held.settledAs === null && held.normalised === normalised,
      );
      const none = { channelId: null, messageTs: null };
      const [id, held]: readonly [string, Held] = open ?? [
        randomUUID(),
        {
          ...{ teamId, normalised, channelId, madeAt: now(), asks: [] },
          ...{ messageTs: null, claimedBy: null, settledAs: null, answer: null },
          letters: [...new Set(curators)].map((userId) => ({ userId, ...none })),
        },
      ];
      const isCounted = !held.asks.some(({ userId }) => userId === ask.userId);
      if (isCounted) held.asks = [...held.asks, { ...ask, isTold: false }];
      cards.set(id, held);
      return { card: show(id, held), isNew: !open, isCounted };
    },
    async find(teamId, id) {
      const held = findHeld(teamId, id);
      return held && show(id, held);
    },
    async posted(teamId, id, { messageTs, letter }) {
      const held = findHeld(teamId, id);
      if (!held) return;
      if (!letter) held.messageTs = messageTs;
      else {
        held.letters = held.letters.map((one) =>
          one.userId === letter.userId ? { ...letter, messageTs } : one,
        );
      }
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
    async settle({ teamId, userId }, id, as, answer = null) {
      const held = findHeld(teamId, id);
      if (!held || held.settledAs !== null || (held.claimedBy ?? userId) !== userId) return false;
      held.claimedBy = userId;
      held.settledAs = as;
      held.answer = answer;
      return true;
    },
    async asks(teamId, id) {
      return findHeld(teamId, id)?.asks ?? [];
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
        held.letters = held.letters.filter((letter) => letter.userId !== userId);
        if (held.claimedBy === userId) held.claimedBy = null;
      }
    },
  };
}
