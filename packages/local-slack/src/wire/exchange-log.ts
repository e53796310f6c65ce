import type { JsonObject } from '../json.ts';
import type { Payload } from './encode-payload.ts';

/** What the app answered to one attempt, or why it did not. */
export type AttemptOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' };

/** One try to hand something to the app. */
export interface Attempt {
  /** 0 for the first. */
  readonly retryNum: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly outcome: AttemptOutcome;
}

/** Something that was sent to the app, with every try. */
export interface Delivery {
  readonly id: string;
  readonly kind: Payload['kind'];
  readonly teamId: string;
  readonly via: 'http' | 'socket';
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly body: JsonObject;
  /** The exact bytes over HTTP. */
  readonly text: string;
  readonly attempts: readonly Attempt[];
}

/** Something that the app asked of Slack: a Web API method, or a post to a `response_url`. */
export interface ApiCall {
  readonly id: string;
  readonly at: number;
  /** The method, as `chat.postMessage`, or the path of the `response_url`. */
  readonly to: string;
  readonly args: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
  /** Whose token it came with; `null` without a good one. */
  readonly teamId: string | null;
  /** `null` while it is under way, and for ever when the connection was cut. */
  readonly answer: { readonly status: number; readonly body: unknown } | null;
}

/** Everything that went between Slack and the app, oldest first. */
export interface ExchangeLog {
  readonly deliveries: readonly Delivery[];
  readonly calls: readonly ApiCall[];
  find(id: string): Delivery | ApiCall | null;
  /** Adds it, or puts a later state of it in its place. */
  putDelivery(delivery: Delivery): void;
  putCall(call: ApiCall): void;
}

/** Makes a log that forgets its oldest entries. */
export function createExchangeLog({
  limit = 20_000,
  onChange,
}: {
  readonly limit?: number;
  readonly onChange: () => void;
}): ExchangeLog {
  const deliveries: Delivery[] = [];
  const calls: ApiCall[] = [];

  return {
    deliveries,
    calls,
    find: (id) =>
      deliveries.find((delivery) => delivery.id === id) ??
      calls.find((call) => call.id === id) ??
      null,
    putDelivery: (delivery) => put(deliveries, delivery),
    putCall: (call) => put(calls, call),
  };

  function put<T extends { readonly id: string }>(entries: T[], entry: T): void {
    const place = entries.findLastIndex(({ id }) => id === entry.id);
    if (place < 0) entries.push(entry);
    else entries[place] = entry;
    if (entries.length > limit) entries.shift();
    onChange();
  }
}
