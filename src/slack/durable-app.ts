import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import type { NewDelivery } from '../storage/delivery-store.ts';
import type { Lease } from '../storage/lease.ts';
import { readDelivery } from './read-delivery.ts';
import { withLease } from './read-lease.ts';

/** What stands between Slack's request and the work on it. */
export interface Delivery {
  /** Stores it. Throws when it could not: Slack then brings it again. */
  store(delivery: NewDelivery): Promise<void>;
  /** Begins to work on what is stored. */
  start(run: (body: unknown, lease: Lease) => Promise<void>): void;
  /** Finishes what is under way, and hands back the rest. */
  stop(): Promise<void>;
}

/** How long the last requests may take when the app stops. */
const longestClosing = 10_000;

const bodySchema = z.record(z.string(), z.unknown());

/**
 * Bolt's app, that stores what must not be lost before it tells Slack that it has it. Whatever brings a request,
 * HTTP or a socket, it comes through `processEvent`. Listeners stay ordinary listeners: they run later, for the
 * stored delivery.
 */
export class DurableApp extends App {
  readonly #delivery: Delivery | null;

  /** Without a delivery, everything is worked on at once, as Bolt does. */
  constructor(options: AppOptions, delivery: Delivery | null) {
    super(options);
    this.#delivery = delivery;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const delivery = this.#delivery && readDelivery(event.body);
    if (!this.#delivery || !delivery) return super.processEvent(event);

    await this.#delivery.store(delivery);
    await event.ack();
  }

  override async start(...options: Parameters<App['start']>): ReturnType<App['start']> {
    const started = await super.start(...options);
    this.#delivery?.start((body, lease) => this.#run(body, lease));
    return started;
  }

  override async stop(): Promise<void> {
    // A connection that somebody keeps open must not keep the process.
    await Promise.race([super.stop(), pause(longestClosing)]);
    await this.#delivery?.stop();
  }

  /** Runs the listeners for a delivery that was stored. Rejects when one fails. */
  async #run(body: unknown, lease: Lease): Promise<void> {
    await super.processEvent({
      body: bodySchema.parse(body),
      ack: async () => {},
      customProperties: withLease(lease),
    });
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}
