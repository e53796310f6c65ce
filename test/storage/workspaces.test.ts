import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type LocalSlack, refuse } from '#local-slack';
import { type Environment, readConfig } from '../../src/config.ts';
import { runSlack } from '../../src/run-slack.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import type { Database } from '../../src/storage/database.ts';
import { createInstallationStore } from '../../src/storage/installation-store.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { createSeal } from '../../src/storage/seal.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';
import { seedCard } from '../fixtures/seed-board.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { createDatabase } from './postgres-server.ts';
import { dumpDatabase, question, startSlack } from './start-desk.ts';

const workspaces = [
  { id: 'T0HERALD', name: 'The Herald', installation: null },
  { id: 'T0COURIER', name: 'The Courier', installation: null },
];
const tokenKeys = `2026a:${randomBytes(32).toString('base64')}`;

interface Desk {
  readonly url: string;
  readonly database: Database;
  readonly lines: readonly string[];
}

/** The desk for any workspace, over HTTP in this process, on a database of its own. */
async function startDesk(slack: LocalSlack, given: Environment = {}): Promise<Desk> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const databaseUrl = given['DATABASE_URL'] ?? (await createDatabase());
  const config = readConfig({
    SLACK_CLIENT_ID: slack.app.clientId,
    SLACK_CLIENT_SECRET: slack.app.clientSecret,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    SLACK_COMMAND: '/desk',
    PUBLIC_URL: url,
    HOST: '127.0.0.1',
    PORT: String(port),
    TOKEN_KEYS: tokenKeys,
    DATABASE_URL: databaseUrl,
    ...given,
  });
  if (!config.slack) throw new Error('The desk has no connection.');
  const lines: string[] = [];
  const running = await runSlack({
    desk: makeDesk(),
    config,
    connection: config.slack,
    logger: createRedactingLogger({ level: 'debug', write: (line) => void lines.push(line) }),
    onStorageRefused: (error) => {
      throw error;
    },
  });
  const database = openPostgres({ url: databaseUrl });
  onTestFinished(async () => {
    await running.stop();
    await database.close();
  });
  slack.sendTo(`${url}/slack/events`);
  await expect
    .poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 20_000 })
    .toBe(200);
  return { url, database, lines };
}

/** A browser goes to install the desk, and somebody allows it. Gives where Slack sends the browser back to. */
async function goInstall({ url }: Desk, team: string): Promise<{ back: string; cookie: string }> {
  const page = await fetch(`${url}/slack/install`);
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const href = /<a href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const allowed = await fetch(`${href}&allow=${team}`, { redirect: 'manual' });
  return { back: allowed.headers.get('location') ?? '', cookie };
}

async function install(desk: Desk, team: string): Promise<number> {
  const { back, cookie } = await goInstall(desk, team);
  return (await fetch(back, { headers: { cookie } })).status;
}

/** Asks in a workspace by command and by mention, and waits for the reply in the thread. */
async function ask(slack: LocalSlack, team: string): Promise<void> {
  const ana = slack.person('ana', team);
  const { ts } = ana.say({ channel: 'desk', text: `@Pier Desk ${question}` }).message;
  await slack.changes.until(
    () => ana.sees('desk').some(({ message }) => message.thread_ts === ts),
    `a reply in ${team}`,
  );
}

describe('many workspaces', () => {
  it('each is answered with its own token, which stands nowhere in clear', async () => {
    const slack = await startSlack({ workspaces });
    const desk = await startDesk(slack);

    for (const { id } of workspaces) {
      expect(await install(desk, id)).toBe(200);
      await ask(slack, id);
      const { delivery } = await slack
        .person('ana', id)
        .command({ channel: 'desk', text: `/desk ${question}` });
      expect(delivery?.attempts[0]?.outcome).toMatchObject({ kind: 'answered', status: 200 });
    }

    const posts = slack.log.calls.filter(({ to }) => to === 'chat.postMessage');
    expect(posts.map(({ teamId }) => teamId)).toEqual(['T0HERALD', 'T0COURIER']);
    const tokens = workspaces.map(({ id }) => slack.workspace(id).installation?.botToken ?? 'none');
    expect(new Set(tokens).size).toBe(2);
    const everything = `${await dumpDatabase(desk.database)}\n${desk.lines.join('\n')}`;
    for (const token of tokens) expect(everything).not.toContain(token);
    expect(everything).not.toMatch(/xoxb/);
  });

  it('whoever installs the desk in one is its first curator, and names others there', async () => {
    const slack = await startSlack({ workspaces });
    const desk = await startDesk(slack);
    await install(desk, 'T0HERALD');
    await install(desk, 'T0COURIER');
    const opens = async (name: string, team: string) => {
      const person = slack.person(name, team);
      const before = person.sees('desk').length;
      await person.command({ channel: 'desk', text: '/desk settings' });
      await slack.changes.until(
        () => person.views().length > 0 || person.sees('desk').length > before,
        'the form, or a refusal',
      );
      return person.views()[0] ?? null;
    };
    expect(await opens('ben', 'T0HERALD')).toBeNull();

    const form = await opens('ana', 'T0HERALD');
    if (!form) throw new Error('There is no form.');
    const { errors } = await slack.person('ana', 'T0HERALD').submit(form, {
      manner: { manner: 'public' },
      curators: { curators: ['U0ANA', 'U0BEN'] },
    });

    expect(errors).toEqual({});
    const other = await opens('ben', 'T0HERALD');
    if (!other) throw new Error('There is no form for whom a curator named.');
    await slack.person('ben', 'T0HERALD').close(other);
    expect(await opens('ben', 'T0COURIER')).toBeNull();
  });

  it('each one’s curators see the board of their own, and nobody else sees one', async () => {
    const slack = await startSlack({ workspaces });
    const desk = await startDesk(slack);
    await install(desk, 'T0HERALD');
    await install(desk, 'T0COURIER');
    await seedCard(desk.database, 'T0HERALD', { asks: [['U0BEN', 'where are the zebras?']] });
    await seedCard(desk.database, 'T0COURIER', { asks: [['U0BEN', 'where are the otters?']] });
    const homeOf = async (name: string, team: string) => {
      const person = slack.person(name, team);
      person.openHome('home');
      await slack.changes.until(() => person.home() !== null, 'the Home');
      return JSON.stringify(person.home()?.blocks);
    };

    const herald = await homeOf('ana', 'T0HERALD');
    const courier = await homeOf('ana', 'T0COURIER');
    const ben = await homeOf('ben', 'T0HERALD');

    expect(herald).toMatch(/zebras/);
    expect(herald).not.toMatch(/otters/);
    expect(courier).toMatch(/otters/);
    expect(courier).not.toMatch(/zebras/);
    expect(ben).not.toMatch(/zebras|otters|The board/);
  });

  it('a state works once, and only in the browser that began', async () => {
    const slack = await startSlack({ workspaces });
    const desk = await startDesk(slack);

    const stolen = await goInstall(desk, 'T0HERALD');
    expect((await fetch(stolen.back)).status).not.toBe(200);
    const { back, cookie } = await goInstall(desk, 'T0HERALD');
    expect((await fetch(back, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(back, { headers: { cookie } })).status).not.toBe(200);
  });

  it('one that removes the desk loses its tokens, in whatever order Slack says it, and can come back', async () => {
    const slack = await startSlack({ workspaces });
    const desk = await startDesk(slack);
    await install(desk, 'T0HERALD');
    await ask(slack, 'T0HERALD');

    slack.uninstall('T0HERALD');
    const states = () => desk.database.query('SELECT state, sealed_secrets FROM installations');
    await expect.poll(states).toEqual([{ state: 'uninstalled', sealed_secrets: null }]);
    await slack.idle();

    await expect.poll(() => install(desk, 'T0HERALD'), { timeout: 10_000 }).toBe(200);
    await ask(slack, 'T0HERALD');
    const trail = await desk.database.query('SELECT action FROM audit_trail ORDER BY id');
    expect(trail.map(({ action }) => action)).toEqual([
      'installation.install',
      'installation.uninstall',
      'installation.install',
    ]);
  });

  it('one whose token Slack refuses is suspended, and served again once the token is good', async () => {
    const slack = await startSlack({ workspaces });
    const desk = await startDesk(slack);
    await install(desk, 'T0HERALD');
    slack.faults.on('chat.postMessage', refuse('invalid_auth'));
    slack.faults.on('auth.test', refuse('invalid_auth'));

    slack.person('ana', 'T0HERALD').say({ channel: 'desk', text: `@Pier Desk ${question}` });
    const states = async () => (await desk.database.query('SELECT state FROM installations'))[0];
    await expect.poll(states, { timeout: 10_000 }).toEqual({ state: 'suspended' });

    slack.faults.clear();
    // A suspended workspace is asked again after a minute.
    await desk.database.query("UPDATE installations SET updated_at = now() - interval '2 minutes'");
    await expect.poll(states, { timeout: 30_000 }).toEqual({ state: 'active' });
    const { messages } = slack.workspace('T0HERALD');
    const replies = () => messages.in('C0DESK').filter(({ madeBy }) => madeBy !== null);
    await expect.poll(replies, { timeout: 30_000 }).toHaveLength(1);
  });
});

describe('an installation', () => {
  const keys = [{ id: 'a', key: Buffer.alloc(32, 1) }];
  const made = {
    ...{ botToken: 'xoxb-1', refreshToken: 'xoxe-1', expiresAt: 100, botUserId: 'U1', botId: 'B1' },
    appId: null,
    ...{ scopes: ['commands'], userId: 'U2' },
  };
  let database: Database;
  beforeAll(async () => {
    const { migrate } = await import('../../src/storage/migrate.ts');
    database = openPostgres({ url: await createDatabase() });
    await migrate({ database, process: 'test' });
  });
  afterAll(() => database.close());

  it('of a workspace comes before that of its organisation', async () => {
    const store = createInstallationStore({ database, seal: createSeal(keys) });
    await store.save({ ...made, teamId: '', enterpriseId: 'E1', botToken: 'xoxb-org' });
    await store.save({ ...made, teamId: 'T1', enterpriseId: 'E1', botToken: 'xoxb-team' });

    const tokens = await Promise.all(
      [
        { teamId: 'T1', enterpriseId: 'E1' },
        { teamId: 'T2', enterpriseId: 'E1' },
        { teamId: 'T3', enterpriseId: '' },
      ].map(async (key) => (await store.find(key))?.botToken ?? null),
    );

    expect(tokens).toEqual(['xoxb-team', 'xoxb-org', null]);
  });

  it('is renewed once, however many processes find its token ending', async () => {
    const store = createInstallationStore({ database, seal: createSeal(keys) });
    const key = { teamId: 'T5', enterpriseId: '' };
    await store.save({ ...made, ...key });
    const used: string[] = [];

    await Promise.all(
      [1, 2, 3].map(() =>
        store.renew(key, 60, async (refreshToken) => {
          used.push(refreshToken);
          return { botToken: 'xoxb-2', refreshToken: 'xoxe-2', expiresAt: 9_999_999_999 };
        }),
      ),
    );

    expect(used).toEqual(['xoxe-1']);
    expect(await store.find(key)).toMatchObject({ botToken: 'xoxb-2', refreshToken: 'xoxe-2' });
  });

  it('keeps its token when the keys change', async () => {
    const newer = createSeal([{ id: 'b', key: Buffer.alloc(32, 2) }, ...keys]);
    const store = createInstallationStore({ database, seal: newer });

    expect(await store.rotateKeys()).toBeGreaterThan(0);
    expect(await store.rotateKeys()).toBe(0);
    const onlyNew = createInstallationStore({
      database,
      seal: createSeal([{ id: 'b', key: Buffer.alloc(32, 2) }]),
    });
    expect(await onlyNew.find({ teamId: 'T1', enterpriseId: 'E1' })).toMatchObject({
      botToken: 'xoxb-team',
    });
  });

  it('that was made after the news of an uninstall is left alone by it', async () => {
    const store = createInstallationStore({ database, seal: createSeal(keys) });
    const key = { teamId: 'T9', enterpriseId: '' };
    await store.save({ ...made, ...key });

    await store.uninstall(key, 'app_uninstalled', Date.now() / 1_000 - 60);
    expect(await store.find(key)).not.toBeNull();
    await store.uninstall(key, 'app_uninstalled', Date.now() / 1_000);
    await store.uninstall(key, 'tokens_revoked', Date.now() / 1_000);
    expect(await store.find(key)).toBeNull();
  });
});
