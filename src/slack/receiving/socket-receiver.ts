import { type App, type Receiver, type ReceiverEvent, ReceiverMultipleAckError } from '@slack/bolt';
import { z } from 'zod';
import { createLineLimit } from '../limit-lines.ts';
import { errorCode } from '../slack-error.ts';
import { cleanBody } from './clean-body.ts';
import { KeptSocket, type SocketOptions } from './kept-socket.ts';

const deliverySchema = z.object({
  body: z.unknown(),
  ack: z.custom<(answer?: unknown) => Promise<void>>((value) => typeof value === 'function'),
  retry_num: z.number().optional().catch(undefined),
  retry_reason: z.string().optional().catch(undefined),
});

/** Brings Slack's envelopes to the app, over a socket that is kept open. */
export class SocketReceiver implements Receiver {
  readonly #logger;
  readonly #socket;
  readonly #mayWrite = createLineLimit();
  #app: App | null = null;

  constructor(options: SocketOptions) {
    this.#logger = options.logger;
    this.#socket = new KeptSocket(options, (given, release) => this.#take(given, release));
  }

  /** Since when there is no socket to Slack, in milliseconds since the epoch; `null` while there is one. */
  get lostSince(): number | null {
    return this.#socket.lostSince;
  }

  init(app: App): void {
    this.#app = app;
  }

  /**
   * Resolves when there is a socket.
   *
   * @throws {ConfigError} when Slack refuses the app token, now or later. Whatever may pass is tried again.
   */
  start(): Promise<void> {
    return this.#socket.start();
  }

  /** Takes nothing more. What is under way can no longer be acknowledged: Slack brings it to another process. */
  async stop(): Promise<void> {
    this.#socket.stop();
  }

  async #take(given: unknown, release: () => void): Promise<void> {
    const parsed = deliverySchema.safeParse(given);
    const body = cleanBody(parsed.data?.body);
    if (!parsed.success || !body) {
      const line = this.#mayWrite('odd_frame');
      const fields = { code: 'frame_malformed', ...line };
      if (line) {
        this.#logger.warn('Ignored a frame on the socket that is none of Slack\u2019s.', fields);
      }
      return;
    }

    const { ack: acknowledge, retry_num: retryNum, retry_reason: retryReason } = parsed.data;
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = async (answer: unknown) => {
      if (isAcknowledged) throw new ReceiverMultipleAckError();
      isAcknowledged = true;
      await acknowledge(answer);
      release();
    };
    try {
      await this.#app?.processEvent({
        body,
        ack,
        ...(retryNum !== undefined && { retryNum }),
        ...(retryReason !== undefined && { retryReason }),
      });
    } catch (error) {
      const code = errorCode(error);
      const line = this.#mayWrite(`failed_${code}`);
      if (line) this.#logger.error('A request of Slack failed.', { code, ...line }, error);
    }
  }
}
