import type { ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { acknowledgementBuckets, answerBuckets } from '../../limits.ts';
import { shortHash } from '../../replies/fact-ref.ts';
import { createDeliveryStore } from '../../storage/delivery-store.ts';
import type { Storage } from '../../storage/open-storage.ts';
import { createProcessBases } from '../../storage/process-bases.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import type { HttpRoute } from '../receiving/http-receiver.ts';
import type { Tally } from '../tally.ts';
import { type MetricRow, metricsTable } from './metrics-table.ts';

export interface Numbers {
  /** Is told what happens. */
  readonly tally: Tally;
  /** `/metrics`, for Prometheus. Served beside the health checks, never where Slack's requests come in. */
  readonly route: HttpRoute;
  /** Ends what it listens to. */
  stop(): void;
}

/** Makes what counts, and shows it to Prometheus. Loaded only where `HEALTH_PORT` serves it. */
export function createNumbers({
  storage,
  base,
}: {
  readonly storage: Storage;
  readonly base: BaseHolder;
}): Numbers {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const own = (row: MetricRow) => ({
    ...{ name: row.name, help: row.help, labelNames: [...row.labels] },
    registers: [register],
  });
  const table = metricsTable;
  const questions = new Counter(own(table.questions));
  const acknowledgement = new Histogram({
    ...own(table.acknowledgement),
    buckets: [...acknowledgementBuckets],
  });
  const answer = new Histogram({ ...own(table.answer), buckets: [...answerBuckets] });
  const retries = new Counter(own(table.retries));
  const deaths = new Counter(own(table.deaths));
  const posts = new Counter(own(table.posts));
  const swaps = new Counter(own(table.swaps));
  const info = new Gauge(own(table.base));
  const [waiting, oldest, dead, others, reachable] = [
    table.waiting,
    table.oldest,
    table.dead,
    table.others,
    table.storage,
  ].map((row) => new Gauge(own(row)));
  // A counter that is not there before it counts is no zero to Prometheus.
  for (const why of ['failed', 'later']) retries.inc({ why }, 0);
  for (const outcome of ['swapped', 'refused']) swaps.inc({ outcome }, 0);

  const deliveries = createDeliveryStore(storage);
  const bases = createProcessBases(storage);
  const stop = base.subscribe(({ kind }) => swaps.inc({ outcome: kind }));

  return {
    stop,
    tally: {
      answered: (surface, outcome) => questions.inc({ surface, outcome }),
      acknowledged: (kind, seconds) => acknowledgement.observe({ kind }, seconds),
      finished: (seconds) => answer.observe(seconds),
      triedAgain: (why) => retries.inc({ why }),
      died: () => deaths.inc(),
      posted: (kind, outcome) => posts.inc({ kind, outcome }),
    },
    route: { path: '/metrics', handler: (_, response) => void show(response) },
  };

  async function show(response: ServerResponse): Promise<void> {
    try {
      await look();
      const text = await register.metrics();
      response.writeHead(200, { 'content-type': register.contentType }).end(text);
    } catch {
      response.writeHead(500).end();
    }
  }

  /** What is asked of the storage, and not counted here. While it is away these have no value, which is no zero. */
  async function look(): Promise<void> {
    const { knowledge } = base.current();
    info.reset();
    info.set({ hash: shortHash(knowledge) }, 1);
    const isReachable = (await storage.state()) === 'reachable';
    reachable?.set(isReachable ? 1 : 0);
    const counts = isReachable ? await deliveries.count().catch(() => null) : null;
    const found = isReachable ? await bases.others(knowledge.hash).catch(() => null) : null;
    waiting?.set(counts?.waiting ?? Number.NaN);
    oldest?.set(counts?.oldest ?? Number.NaN);
    dead?.set(counts?.dead ?? Number.NaN);
    others?.set(found?.length ?? Number.NaN);
  }
}
