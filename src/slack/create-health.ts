import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { longestSilence } from '../limits.ts';
import { createDeliveryStore } from '../storage/delivery-store.ts';
import type { Storage } from '../storage/open-storage.ts';
import { createProcessBases } from '../storage/process-bases.ts';
import type { BaseHolder } from './base/base-holder.ts';
import { type HttpRoute, readPath } from './receiving/http-receiver.ts';

/** Answers the health checks of a load balancer and of a supervisor. */
export interface Health {
  /** `/healthz`: whether the process is well, so that a restart would not help. */
  live(): Promise<HealthReport>;
  /** `/readyz`: whether it takes requests. */
  ready(): Promise<HealthReport>;
  /** Called once the process is ready. */
  started(): void;
  /** Called once it is not ready any more: it only finishes what it has. */
  stopping(): void;
}

export interface HealthReport {
  readonly isWell: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface HealthOptions {
  readonly storage: Storage;
  /** What answers now. */
  readonly base: BaseHolder;
  readonly receiver: {
    /** Since when there is no socket to Slack, in milliseconds since the epoch; `null` while none is missing. */
    readonly lostSince: number | null;
  };
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/**
 * Makes the answers to health checks. A desk whose storage is down or full is still ready: it answers commands, and
 * would answer nothing if no requests came. It does not acknowledge mentions then, so that Slack brings them again.
 */
export function createHealth({ storage, base, receiver, now = Date.now }: HealthOptions): Health {
  const deliveries = createDeliveryStore(storage);
  const bases = createProcessBases(storage);
  let state: 'starting' | 'ready' | 'stopping' = 'starting';
  return {
    async live() {
      const { lostSince } = receiver;
      const isLost = lostSince !== null && now() - lostSince > longestSilence;
      return { isWell: !isLost, body: { state, slack: isLost ? 'lost' : 'ok' } };
    },
    async ready() {
      const isConnected = receiver.lostSince === null;
      const stored = await storage.state();
      const counts = stored === 'reachable' ? await deliveries.count().catch(() => null) : null;
      const { hash } = base.current().knowledge;
      const others = stored === 'reachable' ? await bases.others(hash).catch(() => null) : null;
      return {
        isWell: state === 'ready' && isConnected,
        body: {
          ...{ state, slack: isConnected ? 'connected' : 'away', storage: stored, ...counts },
          base: { hash, ...(others && { others }) },
        },
      };
    },
    started() {
      if (state === 'starting') state = 'ready';
    },
    stopping() {
      state = 'stopping';
    },
  };
}

/**
 * The pages of health checks, for the HTTP receiver. `health` is a function, as the health is made after the receiver.
 */
export function healthRoutes(health: () => Health): readonly HttpRoute[] {
  return [
    { path: '/healthz', handler: answerWith(() => health().live()) },
    { path: '/readyz', handler: answerWith(() => health().ready()) },
  ];
}

/** Serves health checks, and what else is for whoever runs the desk alone, on a port of their own. */
export async function serveHealth(
  health: Health,
  {
    port,
    host,
    routes: others = [],
  }: {
    readonly port: number;
    readonly host: string | null;
    readonly routes?: readonly HttpRoute[];
  },
): Promise<Server> {
  const routes = [...healthRoutes(() => health), ...others];
  const server = createServer((request, response) => {
    const route = routes.find(({ path }) => path === readPath(request));
    if (route) route.handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host !== null && { host }) }, resolve);
  });
  server.unref();
  return server;
}

function answerWith(report: () => Promise<HealthReport>) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    void report()
      .catch(() => ({ isWell: false, body: {} }))
      .then(({ isWell, body }) => {
        response
          .writeHead(isWell ? 200 : 503, { 'content-type': 'application/json' })
          .end(`${JSON.stringify(body)}\n`);
      });
  };
}
