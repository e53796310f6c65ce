import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLocalSlack, type LocalSlack, readManifest } from '#local-slack';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { openPostgres } from '../src/storage/open-postgres.ts';
import { startDeskProcess } from '../test/faults/desk-process.ts';
import { startPostgres } from '../test/storage/postgres-server.ts';
import { findFreePort } from '../test/support/find-free-port.ts';
import { sumProfile } from './app/sum-profile.ts';
import { readProcess } from './read-process.ts';
import { formatTable } from './table.ts';

// How many mentions a second one process answers, built, with a Slack in another process whose every call takes 150 ms.
// In each of 200 channels somebody asks, waits for the answer and asks again:
//   npm run bench -- mentions [--seconds 20] [--channels 200] [--call 150] [--only postgres|pglite] [--built] [--profile DIR]
// With a profile it says where the processor went; its rates are then too low. Exits 1 when a bar is missed.

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    channels: { type: 'string', default: '200' },
    call: { type: 'string', default: '150' },
    only: { type: 'string' },
    built: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const channels = Number(options.channels);

/** Replies a second that a process has to send. */
const bars = { postgres: 40, pglite: 25 } as const;
type Kind = keyof typeof bars;

/** Before it is counted: a process that has just started is slower, and people begin one after the other. */
const warmUpSeconds = 12;
const beginEvery = 30;

interface Report {
  readonly kind: Kind;
  readonly perSecond: number;
  readonly callsAReply: number;
  /** Calls that were open at once. */
  readonly mostAtOnce: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of the processor, all threads of the desk together. */
  readonly processorAReply: number;
  readonly residentMb: number;
}

async function runOn(kind: Kind): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'cptpp-mentions-'));
  const server = kind === 'postgres' ? await startPostgres() : null;
  const slack = await createLocalSlack({
    manifest: readManifest(readFileSync('manifest.yml', 'utf8')),
    workspaces: [
      {
        people: [{ id: 'U0ANA', name: 'ana' }],
        channels: Array.from({ length: channels }, (_, n) => ({ id: `C${n}`, name: `c${n}` })),
      },
    ],
  });
  const url = await server?.createDatabase();
  if (url !== undefined) await writeForSure(url);
  const desk = startDeskProcess({
    ...{ slack, port: await findFreePort() },
    environment: url === undefined ? { DATA_DIR: join(folder, 'data') } : { DATABASE_URL: url },
    ...(options.profile !== undefined && { profiles: join(options.profile, kind) }),
  });
  try {
    await desk.connected.then(desk.ready);
    slack.sendTo(desk.url);
    return { kind, ...(await load(slack, desk.pid)) };
  } finally {
    await desk.end('SIGTERM');
    await slack.stop();
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The server of the tests does not wait for its disk: here it does, as one in use would. */
async function writeForSure(url: string): Promise<void> {
  const database = openPostgres({ url });
  await database.query('ALTER SYSTEM SET fsync = on');
  await database.query('SELECT pg_reload_conf()');
  await database.close();
}

async function load(slack: LocalSlack, pid: number): Promise<Omit<Report, 'kind'>> {
  const { facts } = loadKnowledgeBase(fileURLToPath(new URL('../knowledge', import.meta.url)));
  const questions = facts.flatMap((fact) => fact.questions.slice(0, 3));
  const answered = new Map<string, () => void>();
  const took: number[] = [];
  let [calls, replies, open, mostAtOnce] = [0, 0, 0, 0];
  let [isOver, isCounted] = [false, false];
  slack.faults.on('*', async ({ args }) => {
    calls += 1;
    open += 1;
    mostAtOnce = Math.max(mostAtOnce, open);
    await delay(Number(options.call));
    open -= 1;
    answered.get(String(args['thread_ts']))?.();
    return null;
  });

  for (let n = 0; n < channels; n += 1) void keepAsking(n);
  await delay(warmUpSeconds * 1_000);
  const before = { at: performance.now(), calls, replies, ...readProcess(pid) };
  isCounted = true;
  await delay(seconds * 1_000);
  const after = { at: performance.now(), calls, replies, ...readProcess(pid) };
  // Who still waits for an answer is not waited for.
  isOver = true;

  const counted = after.replies - before.replies;
  return {
    perSecond: (1_000 * counted) / (after.at - before.at),
    callsAReply: (after.calls - before.calls) / counted,
    mostAtOnce,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
    processorAReply: (after.processorMs - before.processorMs) / counted,
    residentMb: after.residentMb,
  };

  async function keepAsking(channel: number): Promise<void> {
    await delay(channel * beginEvery);
    for (let n = channel; !isOver; n += 1) {
      const at = performance.now();
      const text = `@CPTPP Desk ${questions[n % questions.length] ?? ''}`;
      const { message } = slack.person('ana').say({ channel: `C${channel}`, text });
      await new Promise<void>((resolve) => answered.set(message.ts, resolve));
      answered.delete(message.ts);
      replies += 1;
      if (isCounted) took.push(performance.now() - at);
    }
  }
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

if (!options.built) spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const kinds = (['postgres', 'pglite'] as const).filter((kind) => (options.only ?? kind) === kind);
const reports: Report[] = [];
for (const kind of kinds) {
  reports.push(await runOn(kind));
  console.error(JSON.stringify(reports.at(-1)));
}
const rows: [string, (report: Report) => string][] = [
  ['', ({ kind }) => kind],
  ['replies a second', ({ perSecond }) => perSecond.toFixed(1)],
  ['has to be', ({ kind }) => String(bars[kind])],
  ['calls a reply', ({ callsAReply }) => callsAReply.toFixed(2)],
  ['most calls at once', ({ mostAtOnce }) => String(mostAtOnce)],
  ['half answered in, ms', ({ p50 }) => p50.toFixed(0)],
  ['99 % answered in, ms', ({ p99 }) => p99.toFixed(0)],
  ['processor a reply, ms', ({ processorAReply }) => processorAReply.toFixed(1)],
  ['resident, MB', ({ residentMb }) => residentMb.toFixed(0)],
];
console.log(formatTable(rows.map(([name, cell]) => [name, ...reports.map(cell)])));
for (const kind of options.profile === undefined ? [] : kinds) {
  const parts = sumProfile(join(options.profile ?? '', kind)).map(([room, share]) => [
    ...[room, (100 * share).toFixed(1)],
  ]);
  console.log(formatTable([[kind, '%'], ...parts]));
}
process.exit(reports.every(({ kind, perSecond }) => perSecond >= bars[kind]) ? 0 : 1);
