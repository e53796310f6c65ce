import { setTimeout as delay } from 'node:timers/promises';
import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { longestClosing } from '../../limits.ts';
import type { NewDelivery } from '../../storage/delivery-store.ts';
import type { Lease } from '../../storage/lease.ts';
import { createLineLimit } from '../limit-lines.ts';
import { noTally, type RequestKind, type Tally } from '../tally.ts';
import { readDelivery } from './read-delivery.ts';
import { withLease } from './read-lease.ts';

/** Stores what Slack hands over, and has it worked on later. */
export interface Delivery {
  /** Stores it. Throws when it could not: Slack then brings it again. */
  store(delivery: NewDelivery): Promise<void>;
  /** Begins to work on what is stored. */
  start(run: (body: unknown, lease: Lease) => Promise<void>): void;
  /** Finishes what is under way, and hands back the rest. */
  stop(): Promise<void>;
}

/** What goes on beside what Slack hands over. */
export interface Beside {
  start(): void;
  stop(): Promise<void>;
}

export interface DurableAppOptions {
  /** What begins and ends with the app. */
  readonly beside: () => readonly Beside[];
  /** `null` works on everything at once, as Bolt does. */
  readonly delivery: Delivery | null;
  /** Whether a request came to us. Any other is acknowledged, and neither stored nor worked on. */
  readonly isOurs: (body: unknown) => Promise<boolean>;
  /** Counts how soon Slack has its acknowledgement. */
  readonly tally?: Pick<Tally, 'acknowledged'>;
}

const bodySchema = z.record(z.string(), z.unknown());

const interaction = {
  event: z.undefined().optional(),
  channel: z.looseObject({}).optional(),
};

/** The bodies that Bolt can read, and has listeners for. Of any other it acknowledges nothing. */
const knownSchema = z.union([
  // First what is sent most: the others would be tried, and their faults listed, before it.
  z.object({ event: z.undefined().optional(), command: z.string() }),
  z.object({
    event: z.looseObject({
      channel: z.union([z.string(), z.looseObject({})]).optional(),
      item: z.looseObject({}).optional(),
    }),
  }),
  z.object({ ...interaction, actions: z.array(z.looseObject({})).min(1) }),
  z.object({ ...interaction, name: z.string() }),
  z.object({
    ...interaction,
    type: z.enum(['block_suggestion', 'dialog_submission', 'message_action', 'shortcut']),
  }),
  z.object({
    ...interaction,
    type: z.enum(['view_closed', 'view_submission']),
    view: z.looseObject({}),
  }),
]);

/**
 * Bolt's app, that stores what must not be lost before it tells Slack that it has it. Whatever brings a request,
 * HTTP or a socket, it comes through `processEvent`. Listeners stay ordinary listeners: they run later, for the
 * stored delivery.
 */
export class DurableApp extends App {
  readonly #delivery: Delivery | null;
  readonly #mayWrite = createLineLimit();
  readonly #beside: () => readonly Beside[];
  readonly #isOurs: (body: unknown) => Promise<boolean>;
  readonly #tally: Pick<Tally, 'acknowledged'>;

  constructor(
    options: AppOptions,
    { delivery, beside, isOurs, tally = noTally }: DurableAppOptions,
  ) {
    super(options);
    this.#delivery = delivery;
    this.#beside = beside;
    this.#isOurs = isOurs;
    this.#tally = tally;
  }

  override async processEvent(given: ReceiverEvent): Promise<void> {
    const event = this.#timed(given);
    if (!knownSchema.safeParse(event.body).success) return this.#letGo(event);
    if (!(await this.#isOurs(event.body))) {
      await event.ack();
      return;
    }
    const delivery = this.#delivery && readDelivery(event.body);
    if (!this.#delivery || !delivery) return super.processEvent(event);

    await this.#delivery.store(delivery);
    await event.ack();
  }

  override async start(...options: Parameters<App['start']>): ReturnType<App['start']> {
    const started = await super.start(...options);
    this.#delivery?.start((body, lease) => this.#run(body, lease));
    for (const one of this.#beside()) one.start();
    return started;
  }

  override async stop(): Promise<void> {
    // A connection that somebody keeps open must not keep the process.
    await Promise.race([super.stop(), delay(longestClosing, null, { ref: false })]);
    await Promise.all([this.#delivery?.stop(), ...this.#beside().map((one) => one.stop())]);
  }

  /**
   * Acknowledges a request that is not worked on: nobody waits for an answer, and it would be the same when it came
   * again.
   */
  async #letGo({ body, ack }: ReceiverEvent): Promise<void> {
    const { type } = bodySchema.parse(body);
    if (type === 'app_rate_limited') {
      this.logger.warn('Slack leaves out events of a workspace, as there are too many.', {
        code: type,
      });
    } else {
      const line = this.#mayWrite('unknown_request');
      if (line) {
        this.logger.warn('Let go of a request of a kind that is not known.', {
          code: 'unknown_request',
          ...line,
        });
      }
    }
    await ack();
  }

  /** The same request, whose acknowledgement is timed. */
  #timed(event: ReceiverEvent): ReceiverEvent {
    const came = performance.now();
    const ack: ReceiverEvent['ack'] = async (...answer) => {
      await event.ack(...answer);
      this.#tally.acknowledged(kindOf(event.body), (performance.now() - came) / 1_000);
    };
    return { ...event, ack };
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

function kindOf(body: Readonly<Record<string, unknown>>): RequestKind {
  if ('command' in body) return 'command';
  return 'event' in body ? 'event' : 'interaction';
}
