import type { Logger } from '@slack/bolt';
import type { DeliveryStore, WaitingDelivery } from '../storage/delivery-store.ts';
import type { Job, JobQueue } from '../storage/job-queue.ts';
import { errorCode, secondsToWait } from './slack-error.ts';

export interface RunDeliveriesOptions {
  readonly jobs: JobQueue;
  readonly deliveries: DeliveryStore;
  /** Runs the listeners. */
  readonly run: (body: unknown) => Promise<void>;
  /** Tells whoever asked that there will be no answer. */
  readonly tellFailed: (delivery: WaitingDelivery) => Promise<void>;
  readonly logger: Logger;
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
  /** Takes nothing new, and finishes what is under way, for so many milliseconds; hands back the rest. */
  stop(within: number): Promise<void>;
  readonly underWay: number;
}

/** A turn that comes so soon is waited for; for a later one the job goes back. */
const shortWait = 0.05;

/** How long Slack's "not now" is no failure. */
const longestDelay = 15 * 60_000;

export function createDeliveryRunner({
  jobs,
  deliveries,
  run,
  tellFailed,
  logger,
  atOnce = 32,
  pollEvery = 500,
}: RunDeliveriesOptions): DeliveryRunner {
  const running = new Map<Job, Promise<void>>();
  let isStopping = false;
  let wakeUp = () => {};
  let isWoken = false;
  let nextDead = 0;
  let loop: Promise<void> = Promise.resolve();

  return {
    start() {
      loop = keepTaking();
    },
    wake,
    async stop(within) {
      isStopping = true;
      wake();
      await loop;
      await Promise.race([Promise.allSettled(running.values()), pause(within)]);
      await Promise.allSettled([...running.keys()].map((job) => jobs.fail(job, 'stopped')));
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

  /** Gives whether there may be more at once. */
  async function takeSome(): Promise<boolean> {
    const free = atOnce - running.size;
    if (free <= 0) return false;
    try {
      const due = await jobs.take(free);
      const dead = await takeDead();
      const loaded = await deliveries.load([...due, ...dead]);
      for (const job of due) track(job, work(job, loaded.get(job.deliveryId)));
      for (const job of dead) track(job, mourn(job, loaded.get(job.deliveryId)));
      return due.length === free;
    } catch (error) {
      logger.warn('Could not look for deliveries.', { code: errorCode(error) });
      return false;
    }
  }

  /** There are few, and nobody waits for them. */
  async function takeDead(): Promise<readonly Job[]> {
    if (Date.now() < nextDead) return [];
    nextDead = Date.now() + pollEvery;
    return jobs.takeDead(1);
  }

  function track(job: Job, work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => {
        // The job's time runs out, and another process, or this one, takes it again.
        logger.warn('A delivery was left to its next try.', { code: errorCode(error) });
      })
      .finally(() => {
        const wasFull = running.size >= atOnce;
        running.delete(job);
        if (wasFull) wake();
      });
    running.set(job, tracked);
  }

  async function work(job: Job, delivery: WaitingDelivery | undefined): Promise<void> {
    if (!delivery) return deliveries.finish(job);
    const { teamId, channelId } = delivery;

    if (channelId !== null && !job.hasTurn) {
      const seconds = await deliveries.takeTurn(teamId, channelId);
      if (seconds > shortWait) return jobs.postpone(job, seconds, { hasTurn: true });
    }
    try {
      await run(delivery.body);
    } catch (error) {
      return putBack(job, delivery, error);
    }
    return deliveries.finish(job);
  }

  async function putBack(
    job: Job,
    { teamId, channelId, receivedAt }: WaitingDelivery,
    error: unknown,
  ): Promise<void> {
    const code = errorCode(error);
    await deliveries.noteFailure(job.deliveryId, code);
    const seconds = secondsToWait(error);

    if (seconds !== null && Date.now() - receivedAt.getTime() < longestDelay) {
      if (channelId !== null) await deliveries.holdBack(teamId, channelId, seconds);
      return jobs.postpone(job, seconds + Math.random());
    }
    if (code === 'answer_busy') return jobs.postpone(job, 1, { hasTurn: true });
    return jobs.fail(job, code);
  }

  /** The last try has failed: whoever asked hears of it, and the delivery is kept for an operator. */
  async function mourn(job: Job, delivery: WaitingDelivery | undefined): Promise<void> {
    if (delivery) {
      logger.error('A delivery failed for good.', { teamId: delivery.teamId });
      try {
        await tellFailed(delivery);
      } catch (error) {
        logger.warn('Nobody could be told of a delivery that failed.', { code: errorCode(error) });
      }
    }
    await deliveries.bury(job);
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

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}
