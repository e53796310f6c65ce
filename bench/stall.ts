import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  createLocalSlack,
  isTaken,
  type LocalSlack,
  type Person,
  readManifest,
} from '#local-slack';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { longestField } from '../src/slack-limits.ts';
import { startBalancer } from '../test/faults/balance.ts';
import { startDeskProcess } from '../test/faults/desk-process.ts';
import { createRandom } from '../test/faults/random.ts';
import { startPostgres } from '../test/storage/postgres-server.ts';
import { findFreePort } from '../test/support/find-free-port.ts';
import { type GeneratedText, generateTexts } from './generate-texts.ts';
import { askerOf, isContinued, sendDraft } from './slack-acts.ts';

// Sends hard texts to the desk as it is built, in every way that Slack has, and measures for how long a process is
// blocked at a time, whether each text is answered once, and how soon commands beside them are acknowledged:
//   npm run bench -- stall [--texts 2000] [--seed 1] [--processes 1,2]
// Exits 1 when a bar is missed.

const { values: options } = parseArgs({
  options: {
    texts: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '1,2' },
  },
});
const texts = Number(options.texts);

/** Milliseconds. */
const bars = { longestBlock: 100, acknowledged: 500 };

/** Milliseconds without any new reply after which nobody waits for those that are missing. */
const longestSilence = 60_000;

/** Of the texts, up to what Slack takes of a message: most where a text is read whole. */
const lengths = [60, 200, 950, 2_000, 6_000, 15_000, 40_000];

/** Texts under way at a time, and between how many people they are. */
const atOnce = 8;
const people = 48;

/** Milliseconds. */
const delaySchema = z.object({
  longest: z.number(),
  p999: z.number(),
  /** The most that the thread worked in one; `null` where the system does not say. */
  worked: z.number().nullable(),
});

interface Report {
  readonly processes: number;
  readonly blocks: readonly z.infer<typeof delaySchema>[];
  readonly unanswered: readonly string[];
  readonly answeredTwice: number;
  readonly commands: number;
  readonly commandsMissed: number;
  readonly acknowledgedP99: number;
  /** Milliseconds to the first reply. */
  readonly slowest: string;
  readonly repliedP50: number;
  readonly repliedP99: number;
  readonly seconds: number;
}

function isKept(report: Report): boolean {
  return (
    report.blocks.every(({ longest }) => longest < bars.longestBlock) &&
    report.unanswered.length + report.answeredTwice + report.commandsMissed === 0 &&
    report.acknowledgedP99 < bars.acknowledged
  );
}

function show(milliseconds: readonly number[]): string {
  return milliseconds.map((value) => value.toFixed(0)).join(' / ');
}

/** One process keeps its own storage, and more of them share a server. */
async function runOn(processes: number): Promise<Report> {
  const started = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'cptpp-stall-'));
  const server = processes > 1 ? await startPostgres() : null;
  const place = server
    ? { DATABASE_URL: await server.createDatabase() }
    : { DATA_DIR: join(folder, 'data') };
  const slack = await createLocalSlack({
    manifest: readManifest(readFileSync('manifest.yml', 'utf8')),
    workspaces: [
      {
        people: Array.from({ length: people }, (_, n) => ({ id: `U${n}`, name: `u${n}` })),
        channels: Array.from({ length: people }, (_, n) => ({ id: `C${n}`, name: `c${n}` })),
      },
    ],
    wait: (milliseconds) => delay(milliseconds / 15),
  });
  const ports = await Promise.all(Array.from({ length: processes }, findFreePort));
  const desks = ports.map((port, n) => {
    const file = join(folder, `delay-${n}.json`);
    const hook = new URL('./loop-delay.mjs', import.meta.url).href;
    const environment = { ...place, NODE_OPTIONS: `--import=${hook}`, LOOP_DELAY_FILE: file };
    return { file, ...startDeskProcess({ slack, port, environment }) };
  });
  const balancer = await startBalancer(ports);
  try {
    await Promise.all(desks.map((desk) => desk.connected.then(desk.ready)));
    slack.sendTo(`${balancer.url}/slack/events`);
    for (const { pid } of desks) process.kill(pid, 'SIGUSR2');
    const load = await sendAll(slack);
    await Promise.all(desks.map((desk) => desk.end('SIGTERM')));
    const blocks = desks.map(({ file }) => readDelay(file));
    return { processes, blocks, ...load, seconds: Math.round((Date.now() - started) / 1_000) };
  } finally {
    await Promise.all(desks.map((desk) => desk.end('SIGKILL')));
    await balancer.stop();
    await slack.stop();
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readDelay(file: string) {
  return delaySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

interface Sent {
  readonly made: GeneratedText['way'];
  readonly text: string;
  readonly way: keyof typeof ways;
  readonly at: number;
  /** When the first reply was seen. */
  repliedAt: number | null;
  replies: number;
  done: () => void;
}

type Load = Omit<Report, 'processes' | 'blocks' | 'seconds'>;

/** What Slack lets somebody do with a text, and how long it may be there. */
const ways = {
  mention: async (person: Person, channel: string, text: string) => {
    person.say({ channel, text: `@CPTPP Desk ${text}` });
  },
  command: async (person: Person, channel: string, text: string) => {
    await person.command({ channel, text: `/cptpp ${text}` });
  },
  claim: async (person: Person, channel: string, text: string) => {
    await person.command({ channel, text: `/cptpp check ${text}` });
  },
  shortcut: async (person: Person, channel: string, text: string) => {
    const said = person.say({ channel, text });
    await person.messageShortcut(said, 'check_message');
  },
  draft: async (person: Person, _channel: string, text: string) => {
    await sendDraft(person, text);
  },
} as const;

async function sendAll(slack: LocalSlack): Promise<Load> {
  const knowledge = loadKnowledgeBase(fileURLToPath(new URL('../knowledge', import.meta.url)));
  const seed = Number(options.seed);
  const random = createRandom(seed);
  const all = generateTexts({ count: texts, lengths, seed });
  const sent: Sent[] = [];
  const underWay = new Map<string, Sent>();
  const waysInTurn = Object.keys(ways) as (keyof typeof ways)[];
  let seen = 0;
  let extra = 0;
  let lastReply = Date.now();

  const looking = setInterval(look, 20);
  const beside = askBeside(
    slack,
    knowledge.facts.flatMap(({ questions }) => questions.slice(0, 1)),
  );
  const lanes = Array.from({ length: atOnce }, (_, lane) => keepSending(lane));
  await Promise.all(lanes);
  const commands = await beside.stop();
  // What would be answered twice is answered twice soon.
  for (; Date.now() - lastReply < 5_000; ) await delay(100);
  await slack.idle().catch(() => {});
  look();
  clearInterval(looking);

  const waits = sent.flatMap(({ at, repliedAt }) => (repliedAt === null ? [] : [repliedAt - at]));
  const slowest = sent.toSorted((a, b) => waitOf(b) - waitOf(a))[0];
  return {
    unanswered: sent
      .filter(({ replies }) => replies === 0)
      .map(({ way, made, text }) => `not answered: ${way}, ${made}, ${text.length} characters`),
    answeredTwice: extra + sent.filter(({ replies }) => replies > 1).length,
    ...commands,
    slowest: slowest
      ? `${slowest.way}, ${slowest.made}, ${slowest.text.length} characters: ${waitOf(slowest)} ms`
      : '',
    repliedP50: percentile(waits, 0.5),
    repliedP99: percentile(waits, 0.99),
  };

  async function keepSending(lane: number): Promise<void> {
    for (let turn = 0; sent.length < texts; turn += 1) {
      const { way: made = '', text = '' } = all[sent.length] ?? {};
      const way = waysInTurn[Math.floor(random() * waysInTurn.length)] ?? 'mention';
      const userId = `U${lane + atOnce * (turn % Math.floor((people - 1) / atOnce))}`;
      const one: Sent = {
        ...{ made, text: withAWord(text), way, at: Date.now() },
        ...{ repliedAt: null, replies: 0, done: () => {} },
      };
      sent.push(one);
      const answered = new Promise<void>((resolve) => {
        one.done = resolve;
      });
      underWay.set(userId, one);
      await ways[way](slack.person(userId), `C${userId.slice(1)}`, one.text);
      await Promise.race([answered, delay(longestSilence, null, { ref: false })]);
    }
  }

  /** Looks what came since. */
  function look(): void {
    const posts = slack.workspace().messages.all();
    for (const posted of posts.slice(seen)) {
      if (posted.madeBy === null || isContinued(posted)) continue;
      const userId = askerOf(posted);
      const one = underWay.get(userId);
      if (userId === besideId) continue;
      lastReply = Date.now();
      if (!one) extra += 1;
      else {
        one.replies += 1;
        one.repliedAt ??= Date.now();
        one.done();
      }
    }
    seen = posts.length;
  }
}

/** Of what has no word nobody sends a draft: the form stays open. */
function withAWord(text: string): string {
  return /[\p{L}\p{N}]/u.test(text.slice(0, longestField)) ? text.trim() : `A ${text.trim()}`;
}

function waitOf({ at, repliedAt }: Sent): number {
  return (repliedAt ?? Date.now()) - at;
}

const besideId = `U${people - 1}`;

/** Somebody who asks something ordinary every 100 ms. */
function askBeside(slack: LocalSlack, questions: readonly string[]) {
  const took: number[] = [];
  let missed = 0;
  let isOver = false;
  const person = slack.person(besideId);
  const asking = keepAsking();

  return {
    async stop() {
      isOver = true;
      await asking;
      return {
        commands: took.length,
        commandsMissed: missed,
        acknowledgedP99: percentile(took, 0.99),
      };
    },
  };

  async function keepAsking(): Promise<void> {
    for (let n = 0; !isOver; n += 1) {
      const question = questions[n % questions.length] ?? '';
      const text = n % 2 === 0 ? `/cptpp ${question}` : '/cptpp check the CPTPP has 14 members';
      const at = performance.now();
      const { delivery } = await person.command({ channel: `C${people - 1}`, text });
      took.push(performance.now() - at);
      const outcome = delivery?.attempts.at(-1)?.outcome;
      if (!isTaken(outcome)) missed += 1;
      await delay(100);
    }
  }
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const reports: Report[] = [];
for (const count of options.processes.split(',').map(Number)) reports.push(await runOn(count));
const rows: [string, (report: Report) => string | number][] = [
  ['processes', ({ processes }) => processes],
  ['texts', () => texts],
  ['not answered', ({ unanswered }) => unanswered.length],
  ['answered more than once', ({ answeredTwice }) => answeredTwice],
  ['longest block, ms', ({ blocks }) => show(blocks.map(({ longest }) => longest))],
  ['longest work in a block, ms', ({ blocks }) => show(blocks.map(({ worked }) => worked ?? 0))],
  ['99.9 % of blocks under, ms', ({ blocks }) => show(blocks.map(({ p999 }) => p999))],
  ['commands beside', ({ commands }) => commands],
  ['of them not answered', ({ commandsMissed }) => commandsMissed],
  ['99 % acknowledged in, ms', ({ acknowledgedP99 }) => show([acknowledgedP99])],
  ['half / 99 % of texts answered in, ms', (r) => show([r.repliedP50, r.repliedP99])],
  ['the slowest', ({ slowest }) => slowest],
  ['seconds', ({ seconds }) => seconds],
];
for (const [name, cell] of rows) {
  console.log(`| ${[name, ...reports.map((report) => String(cell(report)))].join(' | ')} |`);
}
for (const { unanswered } of reports) for (const line of unanswered) console.log(line);
// What the tests start leaves with 0, whatever stands in `process.exitCode`.
process.exit(reports.every(isKept) ? 0 : 1);
