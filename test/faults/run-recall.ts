import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import {
  answer,
  createLocalSlack,
  cut,
  type Fault,
  hang,
  type LocalSlack,
  type PostedMessage,
  page,
  rateLimit,
  readManifest,
  refuse,
} from '#local-slack';
import type { Database } from '../../src/storage/database.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { startPostgres } from '../storage/postgres-server.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { startBalancer } from './balance.ts';
import { type DeskProcess, startDeskProcess } from './desk-process.ts';
import { createRandom, type Random } from './random.ts';
import { seedTold, type Told } from './seed-told.ts';
import { correctSmallBase, smallBase } from './small-base.ts';

export interface RecallSize {
  readonly answers: number;
  readonly channels: number;
  readonly people: number;
  readonly kills: number;
  /** Milliseconds between two changes of replies. */
  readonly every: number;
  readonly seed?: number;
  readonly say?: (line: string) => void;
}

/** What became of everything that was told. */
export interface RecallReport {
  readonly kills: number;
  /** How often Slack failed at a call. */
  readonly faults: number;
  readonly replies: number;
  readonly changed: number;
  readonly threads: number;
  readonly threadsTold: number;
  readonly people: number;
  readonly peopleTold: number;
  /** Not changed or told, and in the report with its reason. */
  readonly refused: number;
  readonly forgotten: number;
  /** In the report as "may have arrived", and how many of them did. */
  readonly uncertain: number;
  readonly uncertainArrived: number;
  /** Neither reached nor in the report. */
  readonly lost: number;
  /** Which, and what the records say of them. */
  readonly lostOnes: readonly string[];
  /** Told more than once. */
  readonly twice: number;
  readonly seconds: number;
}

const manifest = readManifest(`
display_information: { name: Desk }
features:
  slash_commands: [{ command: /cptpp, description: Asks }]
oauth_config: { scopes: { bot: [app_mentions:read, chat:write, commands, im:history] } }
settings: { event_subscriptions: { bot_events: [app_mention, message.im] } }
`);
const curator = 'UCORA';

/**
 * Tells a fact in many places, corrects it in the folder of two replicas on one PostgreSQL server, lets a curator press
 * Amend, and kills the replicas in turn while they work through it and Slack fails. It ends when the recall is done.
 */
export async function runRecall({
  answers,
  channels,
  people,
  kills,
  every,
  seed = 1,
  say = () => {},
}: RecallSize): Promise<RecallReport> {
  const started = Date.now();
  const random = createRandom(seed);
  const [server, knowledge] = [await startPostgres(), await smallBase()];
  const url = await server.createDatabase();
  const database = openPostgres({ url });
  const slack = await createLocalSlack({ manifest, workspaces: [makeWorkspace(people, channels)] });
  const ports = [await findFreePort(), await findFreePort()] as const;
  const balancer = await startBalancer(ports);
  slack.sendTo(`${balancer.url}/slack/events`);
  const pace = {
    update: every,
    telling: every,
    channel: 10 * every,
    shortestPause: 50,
    longestPause: 500,
  };
  const start = (port: number) =>
    startDeskProcess({
      ...{ slack, port, script: ['test/faults/recall-desk.ts', JSON.stringify(pace)] },
      environment: { DATABASE_URL: url, KNOWLEDGE_DIR: knowledge, CURATORS: curator },
    });
  const desks: DeskProcess[] = ports.map(start);
  let faults = 0;
  try {
    await Promise.all(desks.map((desk) => desk.connected.then(desk.ready)));
    const told = await seedTold({ slack, database }, { answers, channels, people });
    say(
      `${told.replies.length} replies, ${told.threads.length} threads, ${told.people.length} people`,
    );
    await correctSmallBase(knowledge);
    const card = await findCard(slack);
    for (const method of ['chat.update', 'chat.postMessage']) {
      slack.faults.on(method, () => {
        const fault = chooseFault(random);
        if (fault) faults += 1;
        return fault;
      });
    }
    await slack.person(curator).press(card, { actionId: 'recall_amend' });
    await killMeanwhile();
    await untilDone(database, 30 * 60_000);
    return await readReport();

    /** Kills whoever works on it, each time that it has come on by a share of all. */
    async function killMeanwhile(): Promise<void> {
      const all = told.replies.length + told.threads.length + told.people.length;
      for (let n = 1; n <= kills; n += 1) {
        const next = (all * (n - random())) / (kills + 1);
        for (;;) {
          const settled = await countSettled(database);
          const place = await findHolder(database, desks);
          const port = ports[place];
          if (settled >= next && port !== undefined) {
            await desks[place]?.end('SIGKILL');
            desks[place] = start(port);
            say(`${n} kills, ${settled} of ${all} places settled`);
            break;
          }
          await delay(50);
        }
      }
    }

    async function readReport(): Promise<RecallReport> {
      const rows = await readPlaces(database);
      return report({ slack, told, rows, kills, faults, started });
    }
  } finally {
    await Promise.all(desks.map((desk) => desk.end('SIGKILL')));
    await balancer.stop();
    await slack.stop();
    await database.close();
    await server.remove();
    await rm(knowledge, { recursive: true, force: true });
  }
}

/** Whether every place was reached, or is in the report with its reason, and nobody was told twice. */
export function isRecalled({ lost, twice }: RecallReport): boolean {
  return lost + twice === 0;
}

async function findCard(slack: LocalSlack): Promise<PostedMessage> {
  const { id } = slack.workspace().directOf(curator);
  const find = () =>
    slack
      .workspace()
      .messages.in(id)
      .find(({ message }) => JSON.stringify(message.blocks ?? []).includes('recall_amend'));
  await slack.changes.until(() => find() !== undefined, 'the card', 120_000);
  const card = find();
  if (!card) throw new Error('There is no card.');
  return card;
}

/** Which replica works on the recall; -1 where none does. */
async function findHolder(database: Database, desks: readonly DeskProcess[]): Promise<number> {
  const [row] = await database.query('SELECT lease_holder FROM recalls WHERE lease_until > now()');
  const pid = String(row?.['lease_holder'] ?? '').split('/')[1];
  return desks.findIndex((desk) => desk.isRunning && String(desk.pid) === pid);
}

async function countSettled(database: Database): Promise<number> {
  const [row] = await database.query(
    "SELECT count(*)::integer AS settled FROM recall_places WHERE state NOT IN ('waiting', 'begun')",
  );
  return Number(row?.['settled']);
}

async function untilDone(database: Database, within: number): Promise<void> {
  for (const until = Date.now() + within; Date.now() < until; await delay(250)) {
    const rows = await database.query("SELECT 1 FROM recalls WHERE state = 'done'");
    if (rows.length > 0) return;
  }
  throw new Error(`The recall was not done; ${await countSettled(database)} places were settled.`);
}

const placeSchema = z.object({
  step: z.enum(['update', 'notice', 'direct']),
  channel: z.string(),
  thread: z.string().nullable(),
  reply: z.string().nullable(),
  person: z.string().nullable(),
  state: z.string(),
  reason: z.string().nullable(),
});
type PlaceRow = z.infer<typeof placeSchema>;

async function readPlaces(database: Database): Promise<readonly PlaceRow[]> {
  const rows = await database.query(
    `SELECT step, channel_id AS channel, thread_ts AS thread, reply_ts AS reply, user_id AS person, state, reason
    FROM recall_places`,
  );
  return rows.map((row) => placeSchema.parse(row));
}

/** Counts what Slack shows, and holds it against the desk's own report. */
function report({
  slack,
  told,
  rows,
  kills,
  faults,
  started,
}: {
  readonly slack: LocalSlack;
  readonly told: Told;
  readonly rows: readonly PlaceRow[];
  readonly kills: number;
  readonly faults: number;
  readonly started: number;
}): RecallReport {
  const workspace = slack.workspace();
  const shown = {
    update: new Map<string, number>(),
    notice: new Map<string, number>(),
    direct: new Map<string, number>(),
  };
  const note = (counts: Map<string, number>, key: string) =>
    counts.set(key, (counts.get(key) ?? 0) + 1);
  const personOf = new Map(
    [...workspace.users.values()]
      .filter(({ isBot }) => !isBot)
      .map(({ id }) => [workspace.directOf(id).id, id]),
  );
  for (const { channelId, message } of workspace.messages.all()) {
    const { text, ts, thread_ts: thread = '' } = message;
    if (text.startsWith('Corrected')) note(shown.update, `${channelId} ${ts}`);
    if (text.startsWith('What I said here')) note(shown.notice, `${channelId} ${thread}`);
    if (text.startsWith('What I told you'))
      note(shown.direct, personOf.get(channelId) ?? channelId);
  }
  const outcome = new Map(rows.map((row) => [`${row.step} ${keyOf(row)}`, row]));
  const wanted = [
    ...told.replies.map((key) => ['update', key] as const),
    ...told.threads.map((key) => ['notice', key] as const),
    ...told.people.map((key) => ['direct', key] as const),
  ];
  const of = (step: keyof typeof shown) => wanted.filter(([wantedStep]) => wantedStep === step);
  const isShown = ([step, key]: (typeof wanted)[number]) => shown[step].has(key);
  const stateOf = ([step, key]: (typeof wanted)[number]) => outcome.get(`${step} ${key}`);
  const uncertain = wanted.filter((place) => stateOf(place)?.state === 'uncertain');
  const isReported = (place: (typeof wanted)[number]) => {
    const row = stateOf(place);
    return (
      row !== undefined &&
      ['refused', 'uncertain', 'skipped'].includes(row.state) &&
      row.reason !== null
    );
  };
  const lost = wanted.filter((place) => !isShown(place) && !isReported(place));
  return {
    ...{ kills, faults },
    replies: told.replies.length,
    changed: of('update').filter(isShown).length,
    threads: told.threads.length,
    threadsTold: of('notice').filter(isShown).length,
    people: told.people.length,
    peopleTold: of('direct').filter(isShown).length,
    refused: wanted.filter((place) => stateOf(place)?.state === 'refused').length,
    forgotten: rows.filter(({ state }) => state === 'skipped').length,
    uncertain: uncertain.length,
    uncertainArrived: uncertain.filter(isShown).length,
    lost: lost.length,
    lostOnes: lost.map((place) => `${place.join(' ')}: ${JSON.stringify(stateOf(place))}`),
    twice: [...shown.notice.values(), ...shown.direct.values()].filter((count) => count > 1).length,
    seconds: Math.round((Date.now() - started) / 1_000),
  };
}

function keyOf({ step, channel, thread, reply, person }: PlaceRow): string {
  if (step === 'direct') return person ?? '';
  return `${channel} ${(step === 'update' ? reply : thread) ?? ''}`;
}

function makeWorkspace(people: number, channels: number) {
  return {
    people: [
      { id: curator, name: 'cora' },
      ...Array.from({ length: people }, (_, n) => ({ id: `U${n}`, name: `u${n}` })),
    ],
    channels: Array.from({ length: channels }, (_, n) => ({
      ...{ id: `C${n}`, name: `c${n}` },
      // The desk was taken out of the last one, after it had answered there.
      hasBot: n !== channels - 1,
    })),
  };
}

/** Slack fails at one call in twenty. */
function chooseFault(random: Random): Fault | null {
  const drawn = random();
  if (drawn < 0.01) return rateLimit(1);
  if (drawn < 0.025) return answer(500);
  if (drawn < 0.03) return page();
  if (drawn < 0.035) return refuse('internal_error');
  if (drawn < 0.04) return cut();
  if (drawn < 0.045) return cut({ isDone: true });
  if (drawn < 0.047) return hang({ isDone: true });
  return null;
}
