import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createLocalSlack, readManifest } from '#local-slack';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { type DeskProcess, startDeskProcess } from '../test/faults/desk-process.ts';
import { startPostgres } from '../test/storage/postgres-server.ts';
import { findFreePort } from '../test/support/find-free-port.ts';
import { readProcess } from './read-process.ts';
import { soakPeople, startSoakLoad, warmUpDesk } from './soak-load.ts';
import { judgeSoak, type SoakRow } from './soak-verdict.ts';

// The desk as it is built, on each of its storages at once, for an hour: five commands a second over both, a mention a
// second, a draft each ten; and each minute a change of its base and a look at its metrics. It says each minute what it holds:
//   npm run soak [-- --minutes 60] [--only postgres|pglite] [--built]
// Linux only. Exits 1 where memory or handles grow, or an ask is not answered, or answered twice.

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    only: { type: 'string' },
    built: { type: 'boolean', default: false },
  },
});
const minutes = Number(options.minutes);
const knowledge = fileURLToPath(new URL('../knowledge', import.meta.url));
const hook = new URL('./tell-held.mjs', import.meta.url).href;

/** Milliseconds in which a desk that has just started makes what it checks claims with. */
const warmUpMs = 30_000;
/** Milliseconds in which the last change of the base is taken. */
const longestSwap = 180_000;

const kinds = ['postgres', 'pglite'] as const;
type Kind = (typeof kinds)[number];

const heldSchema = z.object({
  ...{ loopP99: z.number(), heapMb: z.number(), externalMb: z.number(), processorMs: z.number() },
  ...{ resources: z.record(z.string(), z.number()), files: z.number(), threads: z.number() },
});
const readySchema = z.object({ base: z.object({ hash: z.string() }) });

const columns: readonly (readonly [string, (row: SoakRow) => number])[] = [
  ['minute', ({ minute }) => minute],
  ['resident, MB', ({ residentMb }) => residentMb],
  ['heap, MB', ({ heapMb }) => heapMb],
  ['outside, MB', ({ externalMb }) => externalMb],
  ['handles', ({ resources }) => Object.values(resources).reduce((sum, n) => sum + n, 0)],
  ['files', ({ files }) => files],
  ['threads', ({ threads }) => threads],
  ['loop p99, ms', ({ loopP99 }) => loopP99],
  ['commands', ({ commands }) => commands],
  ['mentions', ({ mentions }) => mentions],
  ['drafts', ({ drafts }) => drafts],
  ['late', ({ late }) => late],
  ['not answered', ({ unanswered }) => unanswered],
  ['twice', ({ twice }) => twice],
  ['swaps', ({ swaps }) => swaps],
  ['waited, %', ({ waitedMs }) => waitedMs / 600],
  ['processor, % of a core', ({ processorMs }) => processorMs / 600],
];

if (!options.built) spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const chosen = kinds.filter((kind) => (options.only ?? kind) === kind);
console.log(toLine(['', ...columns.map(([name]) => name)]));
console.log(toLine(['---', ...columns.map(() => '---:')]));
const runs = await Promise.all(chosen.map(async (kind) => [kind, await runOn(kind)] as const));
console.log();
let isKept = true;
for (const [kind, rows] of runs) {
  for (const finding of judgeSoak(rows)) {
    isKept &&= finding.isKept;
    const { name, found, bar } = finding;
    console.log(toLine([kind, name, found, bar, finding.isKept ? 'kept' : '**missed**']));
  }
}
process.exit(isKept ? 0 : 1);

async function runOn(kind: Kind): Promise<readonly SoakRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cptpp-soak-'));
  const base = join(folder, 'knowledge');
  cpSync(knowledge, base, { recursive: true });
  const server = kind === 'postgres' ? await startPostgres() : null;
  const slack = await createLocalSlack({
    manifest: readManifest(readFileSync('manifest.yml', 'utf8')),
    workspaces: [
      {
        people: Array.from({ length: soakPeople }, (_, n) => ({ id: `U${n}`, name: `u${n}` })),
        channels: Array.from({ length: soakPeople }, (_, n) => ({ id: `C${n}`, name: `c${n}` })),
      },
    ],
    // What comes too late is timed, not broken off.
    acknowledgeWithin: 60_000,
  });
  const [port, healthPort] = [await findFreePort(), await findFreePort()];
  const file = join(folder, 'held.json');
  const desk = startDeskProcess({
    ...{ slack, port },
    environment: {
      ...{ NODE_OPTIONS: `--import=${hook}`, SOAK_FILE: file },
      ...{ KNOWLEDGE_DIR: base, HEALTH_PORT: String(healthPort), NODE_ENV: 'production' },
      ...(server
        ? { DATABASE_URL: await server.createDatabase() }
        : { DATA_DIR: join(folder, 'data') }),
    },
  });
  try {
    await desk.connected.then(desk.ready);
    slack.sendTo(desk.url);
    await delay(warmUpMs);
    await warmUpDesk(slack);
    const load = startSoakLoad(slack, loadKnowledgeBase(base));
    const rows = await watch(kind, { desk, port, healthPort, file, base, counts: load.counts });
    const last = rows.at(-1);
    const end = await load.stop();
    for (const line of load.wrong()) console.error(kind, line);
    return last ? [...rows.slice(0, -1), { ...last, ...end }] : rows;
  } finally {
    await desk.end('SIGTERM');
    await slack.stop();
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watch(
  kind: Kind,
  at: {
    readonly desk: DeskProcess;
    readonly port: number;
    readonly healthPort: number;
    readonly file: string;
    readonly base: string;
    readonly counts: ReturnType<typeof startSoakLoad>['counts'];
  },
): Promise<readonly SoakRow[]> {
  const rows: SoakRow[] = [];
  const began = Date.now();
  let [edits, swaps, hash] = [0, 0, await readHash(at.port)];
  let [{ processorMs: used }, waited] = [await readHeld(at), readWait(at.desk.pid)];
  for (let minute = 1; minute <= minutes; minute += 1) {
    if (edits === swaps) {
      edits += 1;
      changeBase(at.base, edits);
    }
    await (await fetch(`http://127.0.0.1:${at.healthPort}/metrics`)).text();
    await delay(Math.max(0, began + minute * 60_000 - Date.now()));
    if (minute === minutes) await untilChanged(at.port, hash);
    const now = await readHash(at.port);
    if (now !== hash) swaps += 1;
    hash = now;
    const { residentMb } = readProcess(at.desk.pid);
    const held = await readHeld(at);
    const waitedNow = readWait(at.desk.pid);
    const spent = { processorMs: held.processorMs - used, waitedMs: waitedNow - waited };
    [used, waited] = [held.processorMs, waitedNow];
    const row = { ...held, ...spent, minute, residentMb, ...at.counts(), edits, swaps };
    rows.push(row);
    const cells = columns.map(([, value]) => value(row).toFixed(0));
    console.log(toLine([kind, ...cells]));
    console.error(kind, minute, JSON.stringify(held.resources));
  }
  return rows;
}

async function untilChanged(port: number, hash: string): Promise<void> {
  for (const until = Date.now() + longestSwap; Date.now() < until; await delay(500)) {
    if ((await readHash(port)) !== hash) return;
  }
}

/** Another phrasing of the first fact, so that a base comes that was never there. */
function changeBase(base: string, edit: number): void {
  const path = join(base, 'facts', 'agreement.yml');
  const text = readFileSync(path, 'utf8').replace(/^ {4}- take \d+ on the CPTPP\n/m, '');
  writeFileSync(path, text.replace('  questions:\n', `$&    - take ${edit} on the CPTPP\n`));
}

async function readHash(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  return readySchema.parse(await response.json()).base.hash;
}

/** Asks the desk's process what it holds. */
async function readHeld({ desk, file }: { readonly desk: DeskProcess; readonly file: string }) {
  rmSync(file, { force: true });
  process.kill(desk.pid, 'SIGUSR2');
  for (const until = Date.now() + 30_000; !existsSync(file); await delay(50)) {
    if (Date.now() > until || !desk.isRunning) {
      throw new Error(`The desk says nothing:\n${desk.lines.slice(-5).join('\n')}`);
    }
  }
  return heldSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Milliseconds for which the main thread had work and no processor. */
function readWait(pid: number): number {
  const [, nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
