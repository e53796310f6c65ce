import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';

/** The events that a socket emits, beside those of Slack's own client. */
export const linkEvents = {
  /** Slack asks for a new socket, and soon closes this one. With Slack's reason. */
  refresh: 'desk_refresh',
  /** Something came that is no frame of Slack's. */
  oddFrame: 'desk_odd_frame',
} as const;

const objectSchema = z.looseObject({});
const frameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('disconnect'), reason: z.string().catch('unknown') }),
  z.object({
    type: z.literal('events_api'),
    envelope_id: z.string(),
    payload: z.looseObject({ event: z.looseObject({ type: z.string() }) }),
  }),
  ...(['interactive', 'slash_commands'] as const).map((type) =>
    z.object({ type: z.literal(type), envelope_id: z.string(), payload: objectSchema }),
  ),
]);

/**
 * One socket to Slack. Each frame is checked before Slack's client gets it. The client would read fields of a frame
 * that has none, where the error ends the process; and at `disconnect` it would close the socket before there is
 * another.
 */
export class SocketLink extends SocketModeClient {
  /** What came over it and is not acknowledged. */
  readonly unacknowledged = new Set<unknown>();
  /** Whether another one has taken its place. */
  isRetiring = false;
  /** Whether Slack has greeted, and the socket is open. */
  get isOpen(): boolean {
    return this.#isGreeted && this.websocket?.readyState === openState;
  }
  #isGreeted = false;

  protected override async onWebSocketMessage(
    data: string | ArrayBuffer,
    isBinary: boolean,
  ): Promise<void> {
    const frame = isBinary || typeof data !== 'string' ? null : readFrame(data);
    if (frame === null) {
      this.emit(linkEvents.oddFrame);
      return;
    }
    if (frame.type === 'disconnect') {
      this.emit(linkEvents.refresh, frame.reason);
      return;
    }
    if (frame.type === 'hello') this.#isGreeted = true;
    await super.onWebSocketMessage(data, isBinary);
  }
}

/** `WebSocket.OPEN`. */
const openState = 1;

function readFrame(text: string): z.infer<typeof frameSchema> | null {
  try {
    return frameSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
