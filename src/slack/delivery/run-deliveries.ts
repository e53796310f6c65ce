import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@slack/bolt';
import {
  deliveriesAtOnce,
  deliveriesEvery,
  longestTurnWaitSeconds,
  secondsBetweenRenewals,
} from '../../limits.ts';
import type { DeliveryStore, WaitingDelivery, Work } from '../../storage/delivery-store.ts';
import type { Job, JobQueue } from '../../storage/job-queue.ts';
import type { Lease } from '../../storage/lease.ts';
import { errorCode, secondsToWait } from '../slack-error.ts';
import { noTally, type Tally } from '../tally.ts';
import { decideNextTry } from './decide-next-try.ts';

export interface RunDeliveriesOptions {
  readonly jobs: Pick<JobQueue, 'take' | 'takeDead'>;
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
  jobs,
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
  let nextDead = 0;
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
    while (!isStopping) {
      isWoken = false;
      const found = await takeSome();
      if (!found && !isWoken && !isStopping) await sleep();
    }
  }

  /** Returns whether there may be more at once. */
  async function takeSome(): Promise<boolean> {
    const free = atOnce - running.size;
    if (free <= 0) return false;
    try {
      const due = await jobs.take(free);
      const dead = await takeDead();
      const taken = [...(await deliveries.take([...due, ...dead]))];
      for (const [job, found] of taken) {
        if (found.kind === 'work') track(found.work, due.includes(job) ? answer : reportFailure);
      }
      // A delivery that another process holds keeps its job.
      for (const [job, found] of taken) if (found.kind === 'over') await deliveries.drop(job);
      return due.length === free;
    } catch (error) {
      logger.warn('Could not look for deliveries.', { code: errorCode(error) });
      return false;
    }
  }

  /** Takes a delivery whose last try has failed. There are few, so that they are looked for less often. */
  async function takeDead(): Promise<readonly Job[]> {
    if (Date.now() < nextDead) return [];
    nextDead = Date.now() + pollEvery;
    return jobs.takeDead(1);
  }

  function track(work: Work, handle: (work: Work) => Promise<void>): void {
    const tracked = handle(work)
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

  async function answer(work: Work): Promise<void> {
    const { teamId, channelId, body } = work.delivery;

    if (channelId !== null && !work.job.hasTurn) {
      const seconds = await deliveries.takeTurn(teamId, channelId);
      if (seconds > longestTurnWaitSeconds) {
        return deliveries.giveBack(work, { kind: 'later', seconds, hasTurn: true });
      }
    }
    try {
      await run(body, work.lease);
    } catch (error) {
      return putBack(work, error);
    }
    await deliveries.finish(work);
    tally.finished((Date.now() - work.delivery.receivedAt.getTime()) / 1_000);
  }

  async function putBack(work: Work, error: unknown): Promise<void> {
    const outcome = decideNextTry(error, Date.now() - work.delivery.receivedAt.getTime());
    tally.triedAgain(outcome.kind);
    const { teamId, channelId } = work.delivery;
    const wait = secondsToWait(error);
    if (outcome.kind === 'later' && wait !== null && channelId !== null) {
      await deliveries.holdBack(teamId, channelId, wait);
    }
    await deliveries.giveBack(work, outcome);
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
