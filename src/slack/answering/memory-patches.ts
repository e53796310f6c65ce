import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Patch, PatchState } from '../../knowledge/patch.ts';
import { mostRemembered } from '../../limits.ts';
import {
  type NewPatch,
  type OwnedQuestion,
  ownQuestions,
  type Patches,
} from '../../storage/patches.ts';

interface Held {
  readonly id: string;
  readonly teamId: string;
  readonly cardId: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly patch: NewPatch;
  questions: readonly OwnedQuestion[];
  state: PatchState;
}

/** Keeps what curators make of cards until the process ends, where nothing is stored. */
export function createMemoryPatches({
  now = Date.now,
}: {
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
} = {}): Patches {
  const patches = new LRUCache<string, Held>({ max: mostRemembered });
  const ofCard = (cardId: string) =>
    [...patches.values()].find((held) => held.cardId === cardId && held.state !== 'dropped');

  return {
    madeBy: (cardId) => ofCard(cardId)?.madeBy ?? null,
    async propose(curator, { id: cardId, asks }, patch) {
      if (ofCard(cardId)) return false;
      const { teamId, userId: madeBy } = curator;
      const id = randomUUID();
      patches.set(id, {
        ...{ id, teamId, cardId, madeBy, madeAt: new Date(now()).toISOString(), patch },
        ...{ questions: ownQuestions(patch, { curator, asks }), state: 'waiting' },
      });
      return true;
    },
    async list() {
      // The cache gives what came last first.
      return [...patches.values()]
        .filter(({ state }) => state === 'waiting')
        .toReversed()
        .map(toPatch);
    },
    async move(id, from, to) {
      const held = patches.peek(id);
      if (held?.state !== from) return false;
      held.state = to;
      return true;
    },
    async forget({ teamId, userId }) {
      for (const held of [...patches.values()].filter((one) => one.teamId === teamId)) {
        if (held.madeBy === userId) patches.delete(held.id);
        held.questions = held.questions.filter((owned) => owned.userId !== userId);
      }
    },
  };
}

function toPatch({ id, teamId, madeBy, madeAt, patch, questions: owned }: Held): Patch {
  const made = { id, teamId, madeBy, madeAt };
  const questions = [...new Map(owned.map(({ place, question }) => [place, question])).values()];
  return patch.kind === 'fact'
    ? { ...patch, ...made, questions }
    : { ...patch, ...made, question: questions[0] ?? null };
}
