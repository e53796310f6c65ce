import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createLocalSlack, type LocalSlack, readManifest } from '#local-slack';
import { startDeskProcess } from '../test/faults/desk-process.ts';
import { startPostgres } from '../test/storage/postgres-server.ts';
import { endWithUs } from '../test/support/end-with-us.ts';
import { findFreePort } from '../test/support/find-free-port.ts';
import { type ProcessUse, readProcess } from './read-process.ts';
import { formatTable } from './table.ts';

// What the desk takes, as it is built, while nobody asks it anything, beside Bolt alone and PGlite alone; and the most
// that its first start takes, which makes the database:
//   npm run bench -- memory [--settle 45] [--seconds 20] [--built]
// Linux only. Exits 1 when a bar is missed.

const { values: options } = parseArgs({
  options: {
    settle: { type: 'string', default: '45' },
    seconds: { type: 'string', default: '20' },
    built: { type: 'boolean', default: false },
  },
});

/** Megabytes over the bare libraries, milliseconds of the processor a second, and half of 906 MB. */
const bars = { over: 60, processorASecond: 10, firstPeakMb: 453 };

/** Bolt with a receiver, and one listener. */
const bareBolt = `
  import { App } from '@slack/bolt';
  const app = new App({ token: 'xoxb-1', signingSecret: 'none', tokenVerificationEnabled: false });
  app.event('app_mention', async () => {});
  await app.start(Number(process.env.PORT));
  console.log('ready');`;

/** PGlite on a folder that it made before, as it is without settings, after one query. */
const barePglite = `
  import { PGlite } from '@electric-sql/pglite';
  const pglite = await PGlite.create({ dataDir: process.env.DATA_DIR });
  await pglite.query('SELECT 1');
  console.log('ready');
  process.once('SIGTERM', () => pglite.close().then(() => process.exit()));
  setInterval(() => {}, 1_000_000);`;

interface Idle extends ProcessUse {
  readonly name: string;
  /** Milliseconds of the processor a second. */
  readonly processorASecond: number;
}

/** Lets a process come to rest, and looks what it takes then. */
async function watchIdle(name: string, pid: number): Promise<Idle> {
  await delay(Number(options.settle) * 1_000);
  const before = readProcess(pid);
  await delay(Number(options.seconds) * 1_000);
  const after = readProcess(pid);
  const spent = after.processorMs - before.processorMs;
  return { name, ...after, processorASecond: spent / Number(options.seconds) };
}

async function runScript(
  name: string,
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<Idle> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithUs(child);
  await once(child.stdout, 'data');
  try {
    return await watchIdle(name, child.pid ?? 0);
  } finally {
    await end(child);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function runDesk(
  name: string,
  slack: LocalSlack,
  environment: Readonly<Record<string, string>>,
): Promise<Idle> {
  const desk = startDeskProcess({ slack, port: await findFreePort(), environment });
  try {
    await desk.connected.then(desk.ready);
    slack.sendTo(desk.url);
    // One of each, as nobody runs a desk that is asked nothing at all.
    await slack.person('ana').command({ channel: 'desk', text: '/cptpp who leads the FKI?' });
    slack.person('ana').say({ channel: 'desk', text: '@CPTPP Desk who leads the FKI?' });
    return await watchIdle(name, desk.pid);
  } finally {
    await desk.end('SIGTERM');
  }
}

async function measure(): Promise<readonly Idle[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cptpp-memory-'));
  const server = await startPostgres();
  const slack = await createLocalSlack({
    manifest: readManifest(readFileSync('manifest.yml', 'utf8')),
  });
  const [bare, data] = [join(folder, 'bare'), join(folder, 'data')];
  try {
    return [
      await runScript('bare Bolt', bareBolt, { PORT: String(await findFreePort()) }),
      await runScript('bare PGlite, first start', barePglite, { DATA_DIR: bare }),
      await runScript('bare PGlite', barePglite, { DATA_DIR: bare }),
      await runDesk('desk on a server', slack, { DATABASE_URL: await server.createDatabase() }),
      await runDesk('desk on PGlite, first start', slack, { DATA_DIR: data }),
      await runDesk('desk on PGlite', slack, { DATA_DIR: data }),
    ];
  } finally {
    await slack.stop();
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!options.built) spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const idle = await measure();
const [bolt, , pglite, onServer, first, onPglite] = idle;
if (!bolt || !pglite || !onServer || !first || !onPglite) throw new Error('Something was not run.');

const whole = (value: number) => value.toFixed(0);
console.log(
  formatTable([
    ['', 'resident, MB', 'proportional, MB', 'peak, MB', 'processor, ms a second'],
    ...idle.map(({ name, residentMb, proportionalMb, peakMb, processorASecond }) => [
      ...[name, whole(residentMb), whole(proportionalMb), whole(peakMb)],
      processorASecond.toFixed(1),
    ]),
  ]),
);
const serverBar = bolt.residentMb + bars.over;
const pgliteBar = bolt.residentMb + pglite.residentMb + bars.over;
const isKept =
  onServer.residentMb <= serverBar &&
  onPglite.residentMb <= pgliteBar &&
  first.peakMb <= bars.firstPeakMb &&
  [onServer, onPglite].every(({ processorASecond }) => processorASecond <= bars.processorASecond);
console.log(
  `At most: ${whole(serverBar)} MB on a server, ${whole(pgliteBar)} on PGlite, a peak of ${bars.firstPeakMb}, ` +
    `${bars.processorASecond} ms a second. ${isKept ? 'Kept.' : 'Missed.'}`,
);
process.exit(isKept ? 0 : 1);
