import type { Logger, webApi } from '@slack/bolt';
import {
  longestOtherVersion,
  longestRecallPause,
  recallCardEvery,
  recallPace,
  recallsEvery,
  secondsBetweenRecallRenewals,
  shortestRecallPause,
} from '../../limits.ts';
import { recallReport } from '../../replies/recall-reply.ts';
import type { Recall } from '../../storage/recall.ts';
import type { RecallStore } from '../../storage/recall-store.ts';
import type { RecallWork } from '../../storage/recall-work.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';
import { findCorrection } from './find-corrections.ts';
import type { MakePlaceReply } from './place-reply.ts';
import { type RecallPace, runRecall } from './run-recall.ts';

export interface KeepRecallsOptions {
  readonly store: RecallStore;
  readonly work: RecallWork;
  readonly base: BaseHolder;
  readonly outbox: Outbox;
  readonly makeReply: MakePlaceReply;
  /** Gives the client of a workspace; `null` where it has no token. */
  readonly clientOf: (teamId: string) => Promise<webApi.WebClient | null>;
  readonly logger: Logger;
  readonly pace?: Partial<RecallPace> | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Milliseconds between two looks for what another process began, or died over. */
  readonly pollEvery?: number;
}

/** Works on recalls that were begun, by this process or another, until it is stopped. */
export interface RecallKeeper {
  start(): void;
  /** Looks at once: one was begun. */
  wake(): void;
  /** Ends after what is on its way; another process goes on. */
  stop(): Promise<void>;
}

const usualRecallPace: RecallPace = {
  ...recallPace,
  shortestPause: shortestRecallPause,
  longestPause: longestRecallPause,
};

export function createRecallKeeper({
  store,
  work,
  base,
  outbox,
  makeReply,
  clientOf,
  logger,
  pace = {},
  now = Date.now,
  pollEvery = recallsEvery,
}: KeepRecallsOptions): RecallKeeper {
  const stopping = new AbortController();
  const { signal: stopped } = stopping;
  let loop: Promise<void> = Promise.resolve();
  let isWoken = false;
  let wakeUp = () => {};

  return {
    start() {
      loop = keepTaking();
    },
    wake,
    async stop() {
      stopping.abort();
      wake();
      await loop;
    },
  };

  function wake(): void {
    isWoken = true;
    wakeUp();
  }

  async function keepTaking(): Promise<void> {
    while (!stopped.aborted) {
      isWoken = false;
      await takeEach().catch(noteFailure);
      if (!isWoken && !stopped.aborted) await sleep(pollEvery, stopped);
    }
  }

  /** Takes each that nobody works on, once: one that this process cannot do keeps no other waiting. */
  async function takeEach(): Promise<void> {
    const taken: string[] = [];
    while (!stopped.aborted) {
      const recall = await work.take(taken);
      if (recall === null) return;
      taken.push(recall.id);
      await handle(recall).catch(noteFailure);
    }
  }

  function noteFailure(error: unknown): void {
    logger.warn('A correction was left to the next try.', { code: errorCode(error) });
  }

  async function handle(recall: Recall): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([stopped, lost.signal]);
    const over = new AbortController();
    const renewing = keepRenewing(recall, { lost, over: over.signal });
    try {
      await (isOtherVersion(recall) ? leave(recall) : workOn(recall, signal));
    } finally {
      // What is still on its way, should one place have failed, begins nothing more.
      lost.abort();
      over.abort();
      await renewing;
      await work.release(recall).catch(() => {});
    }
  }

  async function workOn(recall: Recall, signal: AbortSignal): Promise<void> {
    const client = await clientOf(recall.teamId);
    if (client === null) {
      await work.collect(recall);
      await work.settleAll(recall, { state: 'refused', reason: 'locked_out' });
      await work.end(recall);
      return;
    }
    const over = new AbortController();
    const showing = keepShowing(recall, client, over.signal);
    try {
      await runRecall({
        ...{ recall, work, outbox, makeReply, client, signal, logger, now },
        pace: { ...usualRecallPace, ...pace },
        wait: (milliseconds) => sleep(milliseconds, signal),
      });
    } finally {
      over.abort();
      await showing;
    }
    if (signal.aborted) return;
    await show(recall, client, true);
    if (await work.end(recall)) await sayDone(recall, client);
  }

  /** Whether this process answers from another version of the fact than the one that people are to get. */
  function isOtherVersion({ factId, nowVersion }: Recall): boolean {
    return findCorrection(factId, base.current().knowledge).nowVersion !== nowVersion;
  }

  /** Leaves it to a process that has the version. Where there is none for long, the fact was changed again. */
  async function leave(recall: Recall): Promise<void> {
    if (now() - (recall.begunAt?.getTime() ?? 0) < longestOtherVersion) return;
    await work.settleAll(recall, { state: 'refused', reason: 'other_version' });
    await work.end(recall);
  }

  /** A process that lost it, or took another base with another version, lets go. */
  async function keepRenewing(
    recall: Recall,
    { lost, over }: { readonly lost: AbortController; readonly over: AbortSignal },
  ): Promise<void> {
    for (;;) {
      await sleep(secondsBetweenRecallRenewals * 1_000, over);
      if (over.aborted) return;
      const isKept = await work.renew(recall).catch(() => true);
      if (!isKept || isOtherVersion(recall)) lost.abort();
    }
  }

  async function keepShowing(
    recall: Recall,
    client: webApi.WebClient,
    over: AbortSignal,
  ): Promise<void> {
    while (!over.aborted) {
      await show(recall, client, false).catch(() => {});
      await sleep(recallCardEvery, over);
    }
  }

  /** Shows on the card how far it is. It may be shown again, or in vain. */
  async function show(recall: Recall, client: webApi.WebClient, isDone: boolean): Promise<void> {
    const { card } = recall;
    if (card === null) return;
    const to = {
      client,
      userId: '',
      channelId: card.channelId,
      threadTs: null,
      responseUrl: null,
      logger,
    };
    const reply = await reportOf(recall, isDone);
    await outbox.trySend('amendment', { to, reply, replyTs: card.ts });
  }

  /** Whoever began it is told once: a card that changes tells nobody. Where a process dies before, it says so all the same. */
  async function sayDone(recall: Recall, client: webApi.WebClient): Promise<void> {
    const { begunBy, card } = recall;
    const channelId = card?.channelId ?? begunBy;
    if (channelId === null) return;
    const to = {
      client,
      userId: begunBy ?? '',
      channelId,
      threadTs: card?.ts ?? null,
      responseUrl: null,
      logger,
    };
    await outbox.trySend('notice', { to, reply: await reportOf(recall, true) });
  }

  async function reportOf(recall: Recall, isDone: boolean) {
    const { id, title, kind } = recall;
    return recallReport({
      ...{ id, title, isDone, isVoid: kind === 'void' },
      tallies: await store.tally(recall),
    });
  }

  function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        if (wakeUp === end) wakeUp = () => {};
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      timer.unref();
      signal.addEventListener('abort', end);
      if (signal === stopped) wakeUp = end;
    });
  }
}
