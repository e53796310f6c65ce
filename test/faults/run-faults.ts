import { setTimeout as delay } from 'node:timers/promises';
import {
  answer,
  type CommandOutcome,
  createLocalSlack,
  cut,
  type Fault,
  hang,
  page,
  rateLimit,
  readManifest,
  refuse,
} from '#local-slack';
import { startBalancer } from './balance.ts';
import { type DeskProcess, startDeskProcess } from './desk-process.ts';
import { createRandom, type Random } from './random.ts';
import { type FaultReport, type Mention, type PostRow, readReport } from './read-report.ts';
import { startBurners } from './start-burners.ts';

export interface FaultRun {
  /** One for each process. */
  readonly ports: readonly number[];
  readonly environment: Readonly<Record<string, string>>;
  readonly kills: number;
  readonly mentions: number;
  readonly channels: number;
  /** Milliseconds between two mentions, on average. */
  readonly every: number;
  /** How many of the kills come with a restart of the database. */
  readonly databaseRestarts?: number;
  /** How often Slack answers 500 to everything, and for how many seconds. */
  readonly outages?: number;
  readonly outageSeconds?: number;
  /** Processes beside it that do nothing but keep a processor busy. */
  readonly burners?: number;
  readonly restartDatabase?: () => Promise<void>;
  /** Reads the records of replies once everything is over and every process has stopped. */
  readonly readPosts: () => Promise<readonly PostRow[]>;
  readonly seed?: number;
  readonly say?: (line: string) => void;
}

const manifest = readManifest(`
display_information: { name: Desk }
features:
  slash_commands: [{ command: /cptpp, description: Asks }]
oauth_config: { scopes: { bot: [app_mentions:read, chat:write, commands, im:history] } }
settings: { event_subscriptions: { bot_events: [app_mention, message.im] } }
`);

const question = 'when will the pier close?';

/**
 * Runs the desk in processes of its own under a load of mentions and commands, kills them at random times, restarts
 * the database, lets Slack fail, for minutes too, and brings each event one to three times and out of order. It ends
 * when nothing is on its way any more, and nothing waits: what is not answered by then is lost.
 */
export async function runFaults(run: FaultRun): Promise<FaultReport> {
  const {
    ports,
    environment,
    kills,
    mentions: wanted,
    channels,
    every,
    outages = 0,
    outageSeconds = 60,
    burners = 0,
    say = () => {},
  } = run;
  const random = createRandom(run.seed ?? 1);
  const started = Date.now();
  const slack = await createLocalSlack({
    manifest,
    workspaces: [makeWorkspace(wanted, channels)],
    // A minute of Slack's between two tries passes in twelve seconds: a process that starts anew takes its time.
    wait: (milliseconds) => delay(milliseconds / 5),
  });
  const balancer = await startBalancer(ports);
  slack.sendTo(`${balancer.url}/slack/events`);
  slack.planEvents(() => ({
    copies: 1 + Math.floor(random() * 3),
    after: delay(random() * 300),
  }));
  slack.faults.on('chat.postMessage', () => chooseFault(random));

  const endBurners = startBurners(burners);
  const desks: DeskProcess[] = ports.map((port) => startDeskProcess({ slack, port, environment }));
  const killed: number[] = [];
  const mentions: Mention[] = [];
  const commands: Promise<CommandOutcome>[] = [];
  let isKilling = true;
  // With one process nothing can be taken while it starts: Slack is quiet then, and the killing not.
  let isDown = false;
  try {
    return await runAll();
  } finally {
    endBurners();
    await Promise.all(desks.map((desk) => desk.end('SIGKILL')));
    await balancer.stop();
    await slack.stop();
  }

  async function runAll(): Promise<FaultReport> {
    await Promise.all(desks.map((desk) => desk.connected.then(desk.ready)));
    const killing = keepKilling().finally(() => {
      isKilling = false;
    });
    const failing = keepFailing();

    // The load lasts as long as the killing does, and then until all were said.
    while (isKilling || mentions.length < wanted) {
      if (mentions.length < wanted && !isDown) sayOne();
      await delay(random() * 2 * every);
    }
    await Promise.all([killing, failing]);
    const outcomes = await Promise.all(commands);
    say(`${killed.length} kills, ${mentions.length} mentions said; waiting for the last replies`);
    await waitUntilOver();
    await Promise.all(desks.map((desk) => desk.end('SIGTERM')));
    const posts = await run.readPosts();
    return readReport({ slack, mentions, outcomes, posts, killed, started });
  }

  /** Waits until Slack means to bring nothing more, and no delivery waits for the desk. */
  async function waitUntilOver(): Promise<void> {
    for (const until = Date.now() + longestEnd; ; await delay(500)) {
      const waiting = slack.unsettled === 0 ? await desks[0]?.waiting() : null;
      if (waiting === 0 && slack.unsettled === 0) return;
      if (Date.now() > until) throw new Error(`Not over: ${slack.unsettled}, ${waiting} waiting.`);
    }
  }

  /** Lets Slack answer 500 to everything for a while, evenly over the load. */
  async function keepFailing(): Promise<void> {
    for (let n = 1; n <= outages; n += 1) {
      while (mentions.length < (wanted * n) / (outages + 1)) await delay(100);
      say(`${mentions.length} mentions; Slack answers 500 for ${outageSeconds} s`);
      slack.faults.on('*', answer(500));
      await delay(outageSeconds * 1_000);
      slack.faults.on('*', () => null);
    }
  }

  function sayOne(): void {
    const n = mentions.length;
    const person = slack.person(`U${n}`);
    const { message, channelId } = person.say({
      channel: `C${n % channels}`,
      text: `@Desk ${question}`,
    });
    mentions.push({ channelId, ts: message.ts, userId: person.id });
    if (n % 4 === 0) {
      commands.push(person.command({ channel: `C${n % channels}`, text: `/cptpp ${question}` }));
    }
  }

  async function keepKilling(): Promise<void> {
    const killsARestart = Math.floor(kills / Math.max(run.databaseRestarts ?? 0, 1));
    for (let n = 1; n <= kills; n += 1) {
      await delay(200 + random() * 1_500);
      const place = n % desks.length;
      const desk = desks[place];
      const port = ports[place];
      if (!desk || port === undefined) continue;
      killed.push(desk.pid);
      await desk.end('SIGKILL');
      if (run.databaseRestarts && n % killsARestart === 0) await run.restartDatabase?.();
      const next = startDeskProcess({ slack, port, environment });
      desks[place] = next;
      isDown = desks.length === 1;
      await next.connected;
      if (isDown) await next.ready();
      isDown = false;
      if (n % 10 === 0) say(`${n} kills, ${mentions.length} mentions`);
    }
  }
}

/** One person for each mention, so that a private reply says which one it answers. */
function makeWorkspace(people: number, channels: number) {
  return {
    people: Array.from({ length: people }, (_, n) => ({ id: `U${n}`, name: `u${n}` })),
    channels: Array.from({ length: channels }, (_, n) => ({ id: `C${n}`, name: `c${n}` })),
  };
}

/** Slack fails at one reply in ten. */
function chooseFault(random: Random): Fault | null {
  const drawn = random();
  if (drawn < 0.05) return rateLimit(1);
  if (drawn < 0.055) return answer(500);
  if (drawn < 0.06) return page();
  if (drawn < 0.065) return refuse('internal_error');
  if (drawn < 0.07) return answer(200, { ok: false, error: 'ratelimited' }, { 'retry-after': '1' });
  if (drawn < 0.08) return cut();
  if (drawn < 0.09) return cut({ isDone: true });
  if (drawn < 0.095) return hang();
  if (drawn < 0.1) return hang({ isDone: true });
  return null;
}

/** Far longer than the desk tries. Only a fault of this test comes so far. */
const longestEnd = 40 * 60_000;
