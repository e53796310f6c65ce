import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@slack/bolt';
import {
  deliveriesAtOnce,
  deliveriesEvery,
  longestTurnWaitSeconds,
  secondsBetweenLooks,
  secondsBetweenRenewals,
  takingPause,
} from '../../limits.ts';
import type {
  DeliveryStore,
  GivenBack,
  WaitingDelivery,
  Work,
} from '../../storage/delivery-store.ts';
import type { Lease } from '../../storage/lease.ts';
import { errorCode, secondsToWait } from '../slack-error.ts';
import { noTally, type Tally } from '../tally.ts';
import { decideNextTry } from './decide-next-try.ts';

export interface RunDeliveriesOptions {
  readonly deliveries: Omit<DeliveryStore, 'store' | 'count'>;
  /** Runs the listeners, for as long as the lease is held. */
  readonly run: (body: unknown, lease: Lease) => Promise<void>;
  /** Tells the person who asked that there will be no answer. */
  readonly notifyAsker: (delivery: WaitingDelivery) => Promise<void>;
  readonly logger: Logger;
  /** Counts what becomes of deliveries. */
  readonly tally?: Pick<Tally, 'finished' | 'triedAgain' | 'died'>;
  /** Most deliveries at a time. */
  readonly atOnce?: number;
  /** Milliseconds between two looks for what other processes stored. */
  readonly pollEvery?: number;
}

type PutOff = Extract<GivenBack, { kind: 'later' }>;

/** Works on stored deliveries until it is stopped. */
export interface DeliveryRunner {
  start(): void;
  /** Looks at once: something was stored. */
  wake(): void;
  /** Takes nothing new, lets what is under way finish within so many milliseconds, and gives the rest back. */
  stop(within: number): Promise<void>;
  readonly underWay: number;
}

export function createDeliveryRunner({
  deliveries,
  run,
  notifyAsker,
  logger,
  tally = noTally,
  atOnce = deliveriesAtOnce,
  pollEvery = deliveriesEvery,
}: RunDeliveriesOptions): DeliveryRunner {
  const running = new Map<Work, Promise<void>>();
  const stopping = new AbortController();
  let isStopping = false;
  let wakeUp = () => {};
  let isWoken = false;
  let loop: Promise<void> = Promise.resolve();

  return {
    start() {
      loop = keepTaking();
      void keepRenewing();
    },
    wake,
    async stop(within) {
      isStopping = true;
      wake();
      await loop;
      await Promise.race([
        Promise.allSettled(running.values()),
        delay(within, null, { ref: false }),
      ]);
      stopping.abort();
      await Promise.allSettled(
        [...running.keys()].map((work) =>
          deliveries.giveBack(work, { kind: 'failed', code: 'stopped' }),
        ),
      );
    },
    get underWay() {
      return running.size;
    },
  };

  function wake(): void {
    isWoken = true;
    wakeUp();
  }

  async function keepTaking(): Promise<void> {
    isWoken = true;
    while (!isStopping) {
      const isByClock = !isWoken;
      isWoken = false;
      const isMoreLikely = await takeSome(isByClock);
      if (isStopping) return;
      if (isMoreLikely) {
        // Where more wait than can be worked on, one statement takes all for whom there was room by then.
        await delay(takingPause);
        isWoken = true;
      } else if (!isWoken) await sleep();
    }
  }

  /** Returns whether there may be more at once. To take is dear: by the clock it is asked first whether there is any. */
  async function takeSome(isByClock: boolean): Promise<boolean> {
    const free = atOnce - running.size;
    if (free <= 0) return false;
    try {
      if (isByClock && !(await deliveries.isAnyDue())) return false;
      const taken = await deliveries.take(free);
      const turns = deliveries.takeTurns(taken.filter(needsTurn));
      for (const work of taken) {
        track(work, work.delivery.isSpent ? reportFailure(work) : answer(work, turns));
      }
      return taken.length === free;
    } catch (error) {
      logger.warn('Could not look for deliveries.', { code: errorCode(error) });
      return false;
    }
  }

  function track(work: Work, handled: Promise<void>): void {
    const tracked = handled
      .catch((error: unknown) => {
        // Its lease runs out, and another process, or this one, takes it again.
        logger.warn('A delivery was left to its next try.', { code: errorCode(error) });
      })
      .finally(() => {
        const wasFull = running.size >= atOnce;
        running.delete(work);
        if (wasFull) wake();
      });
    running.set(work, tracked);
  }

  /** Renews the leases of what is under way. A process that cannot, as it is frozen or without its database, loses them. */
  async function keepRenewing(): Promise<void> {
    const { signal } = stopping;
    for (;;) {
      await delay(secondsBetweenRenewals * 1_000, null, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      try {
        await deliveries.renew([...running.keys()]);
      } catch (error) {
        logger.warn('Leases could not be renewed.', { code: errorCode(error) });
      }
    }
  }

  /** @param turns  Seconds until the turn of each in its channel. */
  async function answer(work: Work, turns: ReturnType<DeliveryStore['takeTurns']>): Promise<void> {
    const { body, hasTurn, isBehind, receivedAt } = work.delivery;
    const turn = (await turns).get(work) ?? 0;
    if (isBehind) return putOff(work, { seconds: secondsBetweenLooks, hasTurn });
    if (turn > longestTurnWaitSeconds) return putOff(work, { seconds: turn, hasTurn: true });
    try {
      await run(body, work.lease);
    } catch (error) {
      return putBack(work, error);
    }
    const took = Date.now() - receivedAt.getTime();
    await deliveries.finish(work);
    tally.finished(took / 1_000);
  }

  async function putBack(work: Work, error: unknown): Promise<void> {
    const outcome = decideNextTry(error, Date.now() - work.delivery.receivedAt.getTime());
    tally.triedAgain(outcome.kind);
    const { teamId, channelId } = work.delivery;
    const wait = secondsToWait(error);
    if (outcome.kind === 'later' && wait !== null && channelId !== null) {
      await deliveries.holdBack(teamId, channelId, wait);
    }
    await (outcome.kind === 'later' ? putOff(work, outcome) : deliveries.giveBack(work, outcome));
  }

  /** Gives a delivery back for a time, and looks for it when that is over. */
  async function putOff(work: Work, later: Omit<PutOff, 'kind'>): Promise<void> {
    await deliveries.giveBack(work, { ...later, kind: 'later' });
    setTimeout(wake, later.seconds * 1_000).unref();
  }

  /** After the last try: tells the person who asked, and keeps the delivery for an operator. */
  async function reportFailure(work: Work): Promise<void> {
    const { delivery } = work;
    logger.error('A delivery failed for good.', { teamId: delivery.teamId });
    try {
      await notifyAsker(delivery);
    } catch (error) {
      logger.warn('Nobody could be told of a delivery that failed.', { code: errorCode(error) });
    }
    await deliveries.markDead(work);
    tally.died();
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollEvery);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What waits for an earlier message takes no turn yet. */
function needsTurn({ delivery }: Work): boolean {
  return (
    delivery.channelId !== null && !delivery.hasTurn && !delivery.isBehind && !delivery.isSpent
  );
}
