import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLocalSlack, readManifest, signRequest } from '#local-slack';
import { defaultCacheDirectory } from '../src/kept-files.ts';
import { findFreePort } from '../test/support/find-free-port.ts';
import { startEnvironment, startFlags } from '../test/support/start-flags.ts';
import { formatTable } from './table.ts';

// Starts the desk as it is built (`npm run build` first) with the first article's base, beside Bolt alone, and gives its first
// commands: what it costs until it listens, and how soon each is acknowledged.
//   npm run bench -- start [--times 5] [--base knowledge]
// Medians. Times are processor milliseconds of the process until it listens; "wall" is beside them.

const { values: options } = parseArgs({
  options: {
    times: { type: 'string', default: '5' },
    base: { type: 'string', default: 'knowledge' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const question = 'When will Korea join the CPTPP?';
const commands = 5;

const slack = await createLocalSlack({
  manifest: readManifest(readFileSync(join(root, 'manifest.yml'), 'utf8')),
  workspaces: [{ people: [{ id: 'U1', name: 'ann' }], channels: [{ id: 'C1', name: 'news' }] }],
});
const folder = mkdtempSync(join(tmpdir(), 'desk-start-'));
const base = join(folder, 'base');
cpSync(join(root, options.base), base, { recursive: true });

/** As `npm start` runs it. */
const desk = [...startFlags, join(root, 'dist/main.js')];

const rows = [
  ['', 'listens, ms', '(wall)', ...Array.from({ length: commands }, (_, n) => `ack ${n + 1}`)],
];
await measure('Bolt alone', () => [join(root, 'bench/bare-bolt.mjs')]);
await measure('the desk, nothing kept', () => {
  rmSync(defaultCacheDirectory, { recursive: true, force: true });
  return desk;
});
// A start that is ended at once has not kept all yet.
spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), 'check', question], {
  env: { KNOWLEDGE_DIR: base },
});
await measure('the desk, base unchanged', () => desk);
console.log(formatTable(rows));
rmSync(folder, { recursive: true, force: true });
await slack.stop();
process.exit(0);

async function measure(name: string, prepare: () => readonly string[]): Promise<void> {
  const starts: {
    readonly cpu: number;
    readonly wall: number;
    readonly acks: readonly number[];
  }[] = [];
  for (let n = 0; n < Number(options.times); n += 1) starts.push(await start(prepare()));
  rows.push([
    ...[name, median(starts.map(({ cpu }) => cpu)), `(${median(starts.map(({ wall }) => wall))})`],
    ...Array.from({ length: commands }, (_, at) => median(starts.map(({ acks }) => acks[at] ?? 0))),
  ]);
}

async function start(args: readonly string[]) {
  const port = await findFreePort();
  const at = performance.now();
  const child = spawn(process.execPath, [...args, String(port)], {
    cwd: root,
    env: {
      ...startEnvironment,
      SLACK_BOT_TOKEN: slack.workspace().installation?.botToken ?? '',
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      KNOWLEDGE_DIR: base,
      DATA_DIR: join(folder, 'data'),
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isListening(port))) await delay(2);
  const [wall, cpu] = [performance.now() - at, processorTimeOf(child)];
  const acks: number[] = [];
  for (let n = 0; n < commands; n += 1) acks.push(await give(port));
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { cpu, wall, acks };
}

/** Gives a command as Slack does. Milliseconds until it is acknowledged. */
async function give(port: number): Promise<number> {
  const body = new URLSearchParams({
    ...{
      command: '/cptpp',
      text: question,
      team_id: slack.workspace().id,
      team_domain: 'news',
    },
    ...{ channel_id: 'C1', channel_name: 'news', user_id: 'U1', user_name: 'ann' },
    ...{ response_url: `${slack.apiUrl}none`, trigger_id: `${performance.now()}`, token: 'x' },
    ...{ api_app_id: 'A1', is_enterprise_install: 'false' },
  }).toString();
  const at = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...signRequest({
        signingSecret: slack.app.signingSecret,
        body,
        stamp: Math.floor(Date.now() / 1_000),
      }),
    },
    body,
  });
  await response.text();
  if (!response.ok) throw new Error(`A command got ${response.status}.`);
  return performance.now() - at;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const end = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });
}

/** Milliseconds that a process has had of the processor, with all its threads; only Linux says. */
function processorTimeOf({ pid }: ChildProcess): number {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return 0;
  const fields = readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  // In ticks of ten milliseconds.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function median(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0);
}
