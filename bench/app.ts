import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startChild } from './app/child.ts';
import { type LoadResult, loadResultSchema } from './app/load.ts';
import { type AppName, appNames, type MeasuredApp, startApp } from './app/measured-app.ts';
import { sumProfile } from './app/sum-profile.ts';
import { formatTable } from './table.ts';

// Sends slash commands to the desk as it is built, and to Bolt alone, side by side and in turn: each app, what sends and
// what stands for Slack is a process of its own. Needs nothing installed.
//   npm run bench:app [-- --rounds 5] [--seconds 2] [--connections 1,8,32] [--storage pglite,server] [--profile DIR]
// No text is sent to an app twice. Times are of this machine: what counts are the ratios, and the processor.

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '1,8,32' },
    storage: { type: 'string', default: 'pglite,server' },
    profile: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const names = appNames.filter(
  (name) =>
    name === 'bare' || options.storage.split(',').some((one) => name.toLowerCase().includes(one)),
);

/** One run: one app, so many connections. Milliseconds of the processor are of one command. */
interface Run extends LoadResult {
  readonly name: AppName;
  readonly connections: number;
  readonly processor: number;
  readonly memory: number;
}

const head = [
  ...['', 'commands/s', 'of bare', 'processor, ms', 'of bare', 'median, ms', '99th, ms'],
  ...['of bare', 'at once', 'failed', 'MB'],
];

/** Texts that are sent again and again, to show what a question costs that was asked before. */
const fewTexts = 200;

/** Commands that each app has had before any is measured: V8 takes some thousand to compile what they run. */
const warmAfter = 5_000;

execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const [slack, { port }] = await startChild(
  'bench/app/fake-slack.mjs',
  z.object({ port: z.number() }),
);
const [sender] = await startChild('bench/app/send-load.ts', z.literal('ready'), {
  isTypeScript: true,
});
const slackUrl = `http://127.0.0.1:${port}`;
const apps: MeasuredApp[] = [];
for (const name of names) {
  const profiles = options.profile ?? null;
  apps.push(await startApp(name, { slackUrl: `${slackUrl}/api/`, profiles }));
}
/** How many texts each app got. */
const sentTo = new Map<AppName, number>();

try {
  for (const app of apps) {
    while ((sentTo.get(app.name) ?? 0) < warmAfter) await run(app, { connections: 8 });
  }
  const runs: Run[] = [];
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (const connections of options.connections.split(',').map(Number)) {
      // Nobody is always first, nor always behind the same.
      const turn = round % apps.length;
      for (const app of [...apps.slice(turn), ...apps.slice(0, turn)]) {
        runs.push(await run(app, { connections }));
      }
    }
  }
  printRuns(runs);
  await printAgain();
} finally {
  await Promise.all([...apps.map((app) => app.end()), sender.end(), slack.end()]);
}
if (options.profile !== undefined) printProfile(options.profile);

async function run(
  app: MeasuredApp,
  { connections, again = null }: { readonly connections: number; readonly again?: number | null },
): Promise<Run> {
  const { name } = app;
  const from = again === null ? (sentTo.get(name) ?? 0) : 0;
  const before = await app.cost();
  const responseUrl = `${slackUrl}/response/1`;
  const load = { url: app.url, responseUrl, connections, seconds, from, again };
  const result = await sender.ask(load, loadResultSchema);
  // What is stored after the last acknowledgement is part of its cost.
  await delay(250);
  const { processor, memory } = await app.cost();
  if (again === null) sentTo.set(name, from + result.sent);
  return {
    ...{ ...result, name, connections, memory },
    processor: (processor - before.processor) / result.sent,
  };
}

function printRuns(runs: readonly Run[]): void {
  const rows = [...new Set(runs.map(({ connections }) => connections))].flatMap((connections) => {
    const of = (name: AppName) =>
      medianOf(runs.filter((one) => one.name === name && one.connections === connections));
    const bare = of('bare');
    return names.map((name) => toRow(of(name), bare, `${name}, ${connections} connections`));
  });
  console.log(`\nNo text twice; medians of ${options.rounds} rounds, interleaved.\n`);
  console.log(formatTable([head, ...rows]));
}

/** Where the processor went, of the desk that ended last. */
function printProfile(folder: string): void {
  const rows = sumProfile(folder)
    .filter(([, share]) => share >= 0.005)
    .map(([room, share]) => [room, `${(100 * share).toFixed(1)} %`]);
  console.log(`\nWhere the processor went.\n\n${formatTable(rows)}`);
}

/** The same few texts, again and again: what was asked before is answered from memory. */
async function printAgain(): Promise<void> {
  const rows: string[][] = [];
  let bare: Run | null = null;
  for (const app of apps) {
    await run(app, { connections: 32, again: fewTexts });
    const result = await run(app, { connections: 32, again: fewTexts });
    bare ??= result;
    rows.push(toRow(result, bare, `${app.name}, 32 connections`));
  }
  console.log(`\nThe same ${fewTexts} texts again and again; one round.\n`);
  console.log(formatTable([head, ...rows]));
}

function toRow(one: Run, bare: Run, name: string): string[] {
  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  return [
    name,
    ...[one.perSecond.toFixed(0), ratio(one.perSecond, bare.perSecond)],
    ...[one.processor.toFixed(2), ratio(one.processor, bare.processor), one.median.toFixed(2)],
    ...[one.p99.toFixed(1), ratio(one.p99, bare.p99)],
    `${((100 * one.answered) / one.sent).toFixed(1)} %`,
    String(one.failed),
    one.memory.toFixed(0),
  ];
}

function medianOf(runs: readonly Run[]): Run {
  const [first] = runs;
  if (!first) throw new Error('Nothing was measured.');
  const middle = (value: (one: Run) => number) => {
    const sorted = runs.map(value).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return {
    ...first,
    perSecond: middle(({ perSecond }) => perSecond),
    processor: middle(({ processor }) => processor),
    median: middle(({ median }) => median),
    p99: middle(({ p99 }) => p99),
    memory: middle(({ memory }) => memory),
    // One is one too many, in whichever round.
    failed: Math.max(...runs.map(({ failed }) => failed)),
  };
}
