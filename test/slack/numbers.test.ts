import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { rateLimit } from '#local-slack';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createHealth, serveHealth } from '../../src/slack/create-health.ts';
import { createNumbers } from '../../src/slack/numbers/create-numbers.ts';
import { metricsTable, processMetrics } from '../../src/slack/numbers/metrics-table.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { makeDesk, makeKnowledge } from '../fixtures/make-knowledge.ts';
import { createLateStorage } from '../support/late-storage.ts';
import { createBench } from './slack-bench.ts';
import { ids, makeDirectMessage, makeMention } from './slack-payloads.ts';

const rows = Object.values(metricsTable);

/** The desk with its numbers, on a storage of its own, and what a scrape of them says. */
async function start(mode: 'http' | 'socket' = 'http', isAway = false) {
  const storage = isAway
    ? createLateStorage()
    : openStorage({ databaseUrl: null, dataDirectory: null });
  if (!isAway) await storage.opened;
  const base = createBaseHolder(makeDesk());
  const numbers = createNumbers({ storage, base });
  const health = createHealth({ storage, base, receiver: { lostSince: null } });
  const server = await serveHealth(health, { port: 0, host: '127.0.0.1', routes: [numbers.route] });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  onTestFinished(async () => {
    server.close();
    numbers.stop();
    if (!isAway) await storage.close();
  });
  const scrape = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const options = {
    mode,
    base,
    acknowledgeWithin: 30_000,
    tally: numbers.tally,
    ...(!isAway && { storage }),
  };
  return { base, options, scrape };
}

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  it('a scrape after asking counts it all, and holds no word and no id', async () => {
    const { options, scrape } = await start(mode);
    const bench = await createBench(options);

    await bench.command('who shut the pier at Xanadu?');
    await bench.command('where are the zeppelins?');
    await bench.command('check The harbour board closed the east pier on Monday.');
    await bench.event(makeMention('who shut the pier?'));
    await bench.event(makeDirectMessage('hello', { ts: '1700000000.000900' }), {
      event_id: 'Ev9999',
    });
    await expect.poll(scrape, { timeout: 10_000 }).toMatch(/^cptpp_answer_seconds_count 2$/m);
    const text = await scrape();
    await bench.stop();

    for (const line of [
      'cptpp_questions_total{surface="command",outcome="covered"} 1',
      'cptpp_questions_total{surface="command",outcome="not_covered"} 1',
      'cptpp_questions_total{surface="command",outcome="supported"} 1',
      'cptpp_questions_total{surface="message",outcome="covered"} 1',
      'cptpp_questions_total{surface="message",outcome="aside"} 1',
      'cptpp_acknowledgement_seconds_count{kind="command"} 3',
      'cptpp_posts_total{kind="answer",outcome="sent"} 1',
      'cptpp_posts_total{kind="directAnswer",outcome="sent"} 1',
      'cptpp_deliveries_waiting 0',
      'cptpp_deliveries_oldest_seconds 0',
      'cptpp_storage_reachable 1',
      `cptpp_base_info{hash="${makeKnowledge().hash.slice(0, 12)}"} 1`,
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    // What the desk posts in a direct message comes back to it.
    expect(text).toMatch(/^cptpp_acknowledgement_seconds_count\{kind="event"\} 3$/m);
    const said = /pier|xanadu|zeppelin|harbour|hello|ana\b|newsroom/i;
    expect(text).not.toMatch(said);
    for (const id of [...Object.values(ids), '1700000000', 'Ev1234'])
      expect(text).not.toContain(id);
  });
});

it('has every number of the table, and each label that it says and no other', async () => {
  const { options, scrape } = await start();
  const bench = await createBench(options);
  await bench.command('who shut the pier at Xanadu?');
  await bench.event(makeMention('who shut the pier?'));
  await expect.poll(scrape, { timeout: 10_000 }).toMatch(/^cptpp_answer_seconds_count 1$/m);
  const text = await scrape();
  await bench.stop();

  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name, type]);
  expect(types.filter(([name]) => name?.startsWith('cptpp_'))).toEqual(
    expect.arrayContaining(rows.map(({ name, type }) => [name, type])),
  );
  for (const name of processMetrics) expect(types.map(([known]) => known)).toContain(name);
  for (const { name, labels } of rows) {
    const known: readonly string[] = [...labels, 'le'];
    const used = [...text.matchAll(new RegExp(`^${name}\\w*\\{([^}]*)\\}`, 'gm'))].flatMap(
      ([, all = '']) => [...all.matchAll(/(\w+)="/g)].map(([, label]) => label),
    );
    expect(used.filter((label) => label === undefined || !known.includes(label))).toEqual([]);
  }
});

it('counts swaps, and says which base answers', async () => {
  const { base, scrape } = await start();

  base.swap(makeDesk(makeKnowledge({ hash: 'b'.repeat(64) })));
  base.refuse([]);

  const text = await scrape();
  expect(text).toContain('cptpp_base_swaps_total{outcome="swapped"} 1');
  expect(text).toContain('cptpp_base_swaps_total{outcome="refused"} 1');
  expect(text.match(/^cptpp_base_info.*$/gm)).toEqual(['cptpp_base_info{hash="bbbbbbbbbbbb"} 1']);
});

it('with the storage away it says so, and gives no depth of a queue that nobody knows', async () => {
  const { scrape } = await start('http', true);

  const text = await scrape();

  expect(text).toContain('cptpp_storage_reachable 0');
  expect(text).toContain('cptpp_deliveries_waiting Nan');
  expect(text).toContain('cptpp_deliveries_oldest_seconds Nan');
});

it('says for how long the oldest has waited, while Slack takes no reply', async () => {
  const { options, scrape } = await start();
  const bench = await createBench(options);
  onTestFinished(() => bench.stop());
  bench.answering('chat.postMessage', rateLimit(600));

  await bench.event(makeMention('who shut the pier?'));

  await expect
    .poll(scrape, { timeout: 20_000 })
    .toMatch(/^cptpp_deliveries_oldest_seconds [1-9]\d*$/m);
  expect(await scrape()).toMatch(/^cptpp_deliveries_waiting 1$/m);
});

it('is not served where Slack’s requests come in', async () => {
  const { options } = await start();
  const bench = await createBench(options);
  onTestFinished(() => bench.stop());

  expect((await fetch(`${bench.origin}/metrics`)).status).toBe(404);
});

describe('what is beside it names numbers that there are', () => {
  const known = new Set<string>([
    ...processMetrics,
    ...rows.flatMap(({ name, type }) =>
      type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  ]);
  const namesIn = (text: string) =>
    [...text.matchAll(/\b(?:cptpp|nodejs|process)_\w+/g)].map(([name]) => name);
  const read = (path: string) => readFileSync(path, 'utf8');

  it('the dashboard', () => {
    const text = read('deploy/grafana-dashboard.json');
    const { panels } = z
      .object({
        panels: z.array(
          z.object({
            title: z.string(),
            targets: z.array(z.object({ expr: z.string() })).min(1),
          }),
        ),
      })
      .parse(JSON.parse(text));
    const exprs = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

    expect(exprs.filter((expr) => namesIn(expr).length === 0)).toEqual([]);
    expect(exprs.flatMap(namesIn).filter((name) => !known.has(name))).toEqual([]);
    const shown = exprs.join(' ');
    expect(rows.filter(({ name }) => !shown.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  it('the alerts', () => {
    const rulesOf = z.object({
      groups: z.array(
        z.object({
          name: z.string(),
          rules: z.array(
            z.object({
              alert: z.string(),
              expr: z.string(),
              for: z.string().regex(/^\d+[smh]$/),
              labels: z.object({ severity: z.enum(['page', 'ticket']) }),
              annotations: z.object({ summary: z.string(), description: z.string() }),
            }),
          ),
        }),
      ),
    });
    const { groups } = rulesOf.parse(parse(read('deploy/prometheus-alerts.yml')));
    const exprs = groups.flatMap(({ rules }) => rules.map(({ expr }) => expr));

    expect(exprs.length).toBeGreaterThan(0);
    expect(exprs.filter((expr) => namesIn(expr).length === 0)).toEqual([]);
    expect(exprs.flatMap(namesIn).filter((name) => !known.has(name))).toEqual([]);
  });

  it('docs/OPERATIONS.md, which has them all', () => {
    const table = rows.map(
      ({ name, type, labels, help }) =>
        `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ') || '–'} | ${help} |`,
    );

    expect(read('docs/OPERATIONS.md')).toContain(table.join('\n'));
  });
});

it('nothing else of the desk loads the library, so that a desk without HEALTH_PORT has none of it', () => {
  const files = readdirSync('src', { encoding: 'utf8', recursive: true }).filter((path) =>
    path.endsWith('.ts'),
  );
  const loading = files.filter((path) =>
    /(?:from|import\() ?'(?:prom-client|.*\/create-numbers\.ts)'/.test(
      readFileSync(`src/${path}`, 'utf8'),
    ),
  );

  expect(loading.toSorted()).toEqual(['run-slack.ts', 'slack/numbers/create-numbers.ts']);
  expect(readFileSync('src/run-slack.ts', 'utf8')).toContain(
    "await import('./slack/numbers/create-numbers.ts')",
  );
});
