import { isJsonObject } from '../json.ts';
import { encodePayload, type Payload } from './encode-payload.ts';
import type { AttemptOutcome, Delivery, ExchangeLog } from './exchange-log.ts';
import type { Transport } from './transport.ts';

/** Sends payloads to the app and waits for its acknowledgement, as Slack does. */
export interface Sender {
  /** Resolves after the last try. Only events are tried again. */
  send(payload: Payload): Promise<Delivery>;
  /** How many tries wait for the app now. Those that wait for their time do not count. */
  readonly underWay: number;
  /** How many payloads are not over: not taken, and not given up. Tries that wait for their time count. */
  readonly unsettled: number;
}

/** What goes wrong on the way to the app. */
export interface EventPlan {
  /** How often it is delivered, with the same `event_id`. By default once. */
  readonly copies?: number;
  /** What it waits for before it is sent: so events arrive out of order. */
  readonly after?: Promise<unknown>;
}

export function createSender({
  transport,
  log,
  now,
  wait,
  nextId,
  onChange,
  within = 3_000,
  retryDelays = [0, 60_000, 300_000],
  plan = () => ({}),
}: {
  readonly transport: () => Transport;
  readonly log: ExchangeLog;
  readonly now: () => number;
  /** Waits so many milliseconds. Rejects when the local Slack stops. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly nextId: (prefix: string) => string;
  readonly onChange: () => void;
  /** Milliseconds that the app has to acknowledge. */
  readonly within?: number;
  /** Milliseconds before each further try of an event. */
  readonly retryDelays?: readonly number[];
  /** Decides how each event travels. */
  readonly plan?: (body: Payload['body']) => EventPlan;
}): Sender {
  let underWay = 0;
  let unsettled = 0;

  return {
    get underWay() {
      return underWay;
    },
    get unsettled() {
      return unsettled;
    },
    async send(payload) {
      const { copies = 1, after } = payload.kind === 'event' ? plan(payload.body) : {};
      unsettled += 1;
      try {
        if (after) await after;
        const [delivery] = await Promise.all([
          deliver(payload),
          ...Array.from({ length: copies - 1 }, () => deliver(payload)),
        ]);
        return delivery;
      } finally {
        unsettled -= 1;
        onChange();
      }
    },
  };

  async function deliver(payload: Payload): Promise<Delivery> {
    const encoded = encodePayload(payload);
    const route = transport();
    let delivery: Delivery = {
      id: nextId('delivery-'),
      kind: payload.kind,
      teamId: teamOf(payload.body),
      via: route.via,
      at: now(),
      body: payload.body,
      text: encoded.text,
      attempts: [],
    };
    const delays = payload.kind === 'event' ? retryDelays : [];
    let retryReason: string | null = null;

    for (let retryNum = 0; ; retryNum += 1) {
      underWay += 1;
      const { headers, outcome, isRetryRefused } = await route
        .send({ payload, encoded, retryNum, retryReason, within })
        .finally(() => {
          underWay -= 1;
        });
      delivery = { ...delivery, attempts: [...delivery.attempts, { retryNum, headers, outcome }] };
      log.putDelivery(delivery);
      onChange();

      const delay = delays[retryNum];
      if (isTaken(outcome) || isRetryRefused || delay === undefined) return delivery;
      retryReason = reasonFor(outcome);
      if (delay > 0) await wait(delay);
    }
  }
}

/** Whether the app took it. */
export function isTaken(outcome: AttemptOutcome | undefined): boolean {
  return outcome?.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;
}

function reasonFor(outcome: AttemptOutcome): string {
  switch (outcome.kind) {
    case 'answered':
      return 'http_error';
    case 'timeout':
      return 'http_timeout';
    case 'unreachable':
      return 'connection_failed';
  }
}

function teamOf(body: Payload['body']): string {
  const { team_id: teamId, team } = body;
  if (typeof teamId === 'string') return teamId;
  const { id } = isJsonObject(team) ? team : {};
  return typeof id === 'string' ? id : '';
}
