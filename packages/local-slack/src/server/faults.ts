import type { JsonObject } from '../json.ts';
import type { ApiCall } from '../wire/exchange-log.ts';

/** What goes wrong with a call of the app. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  | { readonly kind: 'cut'; readonly isDone: boolean }
  | { readonly kind: 'hang'; readonly isDone: boolean; readonly until: Promise<unknown> | null };

/**
 * Decides what goes wrong with a call; `null` for nothing.
 *
 * @param call  What the app asks.
 * @param n  How many calls of the method there were since the script was given, from 1.
 */
export type FaultScript = (call: ApiCall, n: number) => Fault | null | Promise<Fault | null>;

/** What a test lets go wrong with what the app asks of Slack. */
export interface Faults {
  /**
   * Takes effect for a method, or the path of a `response_url`, from now on, in place of an earlier script; for
   * everything at once with `*`, before any other script.
   */
  on(to: string, script: FaultScript | Fault): void;
  /** From now on nothing goes wrong. */
  clear(): void;
}

/** Slack refuses, by name: `not_in_channel`. */
export function refuse(error: string, details: JsonObject = {}): Fault {
  return answer(200, { ok: false, error, ...details });
}

/** Too many calls: 429 with how long to wait. */
export function rateLimit(seconds: number): Fault {
  return answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });
}

/** The page of a proxy, where JSON should be; with 200 too. */
export function page(status = 200): Fault {
  const type = { 'content-type': 'text/html; charset=utf-8' };
  return answer(
    status,
    '<!doctype html><html><body><h1>Something went wrong</h1></body></html>',
    type,
  );
}

/** An answer that is not the Web API's own, as a 500 of a broken proxy. */
export function answer(
  status: number,
  body: unknown = '',
  headers: Readonly<Record<string, string>> = {},
): Fault {
  return { kind: 'answer', status, headers, body };
}

/** The connection breaks. `isDone`: after Slack did what was asked, so that trying again does it twice. */
export function cut({ isDone = false } = {}): Fault {
  return { kind: 'cut', isDone };
}

/** No answer comes, until what it waits for is over; without that, until the app gives up. */
export function hang({
  isDone = false,
  until = null,
}: {
  readonly isDone?: boolean;
  readonly until?: Promise<unknown> | null;
} = {}): Fault {
  return { kind: 'hang', isDone, until };
}

/** Lets something go wrong with the first calls only. */
export function first(times: number, fault: Fault): FaultScript {
  return (_, n) => (n <= times ? fault : null);
}

export interface FaultBook extends Faults {
  find(call: ApiCall): Promise<Fault | null>;
}

export function createFaultBook(): FaultBook {
  const scripts = new Map<string, { readonly script: FaultScript; calls: number }>();

  return {
    on(to, script) {
      scripts.set(to, {
        script: typeof script === 'function' ? script : () => script,
        calls: 0,
      });
    },
    clear: () => scripts.clear(),
    async find(call) {
      for (const to of ['*', call.to]) {
        const entry = scripts.get(to);
        if (!entry) continue;
        entry.calls += 1;
        const fault = await entry.script(call, entry.calls);
        if (fault) return fault;
      }
      return null;
    },
  };
}
