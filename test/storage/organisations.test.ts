import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { createWorkspaces, type Workspaces } from '../../src/slack/workspaces/create-workspaces.ts';
import { readRemoved } from '../../src/slack/workspaces/read-workspaces.ts';
import type { Database } from '../../src/storage/database.ts';
import { runRetention } from '../../src/storage/forget.ts';
import {
  createInstallationStore,
  type InstallationStore,
  type WorkspaceKey,
} from '../../src/storage/installation-store.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openPglite } from '../../src/storage/open-pglite.ts';
import { createSeal } from '../../src/storage/seal.ts';

const newTokens = { refreshToken: null, expiresAt: null };
const organisations = ['E1', 'E2'] as const;
const org = (enterpriseId: string): WorkspaceKey => ({ teamId: '', enterpriseId });
const team = (teamId: string, enterpriseId = ''): WorkspaceKey => ({ teamId, enterpriseId });

let database: Database;
let store: InstallationStore;
let workspaces: Workspaces;
/** The tokens that Slack was asked about. */
let asked: string[];
/** What Slack says to `auth.test`; `null` that all is well. */
let refusal: string | null;
let time: number;

beforeAll(async () => {
  ({ database } = await openPglite({ dataDirectory: null }));
  await migrate({ database, process: 'test' });
});
beforeEach(async () => {
  for (const table of ['installations', 'organisation_workspaces', 'answers', 'audit_trail']) {
    await database.query(`DELETE FROM ${table}`);
  }
  store = createInstallationStore({
    database,
    seal: createSeal([{ id: 'a', key: Buffer.alloc(32, 1) }]),
  });
  asked = [];
  refusal = null;
  time = Date.now();
  workspaces = startProcess();
  for (const id of organisations) await install(org(id));
  await install(team('T1', 'E1'));
  await install(team('T9'));
});
afterAll(() => database.close());

/** A process of the desk, with a memory of its own, on the one database. */
function startProcess(): Workspaces {
  return createWorkspaces({
    installations: store,
    client: new webApi.WebClient(undefined, {
      retryConfig: { retries: 0 },
      async fetch(_url, init) {
        const headers = new Headers(init?.headers);
        asked.push(String(headers.get('authorization')).replace('Bearer ', ''));
        return Response.json(refusal === null ? { ok: true } : { ok: false, error: refusal });
      },
    }),
    ...{ clientId: '1.2', clientSecret: 'secret' },
    logger: createRedactingLogger({ write: () => {} }),
    now: () => time,
  });
}

function install(key: WorkspaceKey): Promise<void> {
  const token = `xoxb-${key.enterpriseId}/${key.teamId}`;
  return store.save({
    ...{ ...key, ...newTokens, botToken: token, botUserId: `U-${token}`, botId: 'B1' },
    ...{ appId: 'A1', scopes: [], userId: 'U0INSTALLER' },
  });
}

async function tokenOf(key: WorkspaceKey): Promise<string | null> {
  return (await store.find(key))?.botToken ?? null;
}

/** An event that comes through these workspaces. */
function event(...named: readonly WorkspaceKey[]) {
  const [first = team('')] = named;
  return {
    ...{
      type: 'event_callback',
      api_app_id: 'A1',
      team_id: 'T0WRITER',
      event: { type: 'message' },
    },
    context_team_id: first.teamId || null,
    context_enterprise_id: first.enterpriseId || null,
    authorizations: named.map(({ teamId, enterpriseId }) => ({
      team_id: teamId || null,
      enterprise_id: enterpriseId || null,
      ...{ user_id: 'U0SOMEBODY', is_bot: true, is_enterprise_install: teamId === '' },
    })),
  };
}

const anySource = { teamId: 'T0WRITER', enterpriseId: undefined, isEnterpriseInstall: false };
/** Bolt's type of a body is that of a whole request. */
const authorize = (body: unknown, by = workspaces) =>
  by.authorize(anySource, body as Parameters<Workspaces['authorize']>[1]);

describe('an installation is found', () => {
  it.each([
    ['of one organisation', org('E1'), 'xoxb-E1/'],
    ['of the other', org('E2'), 'xoxb-E2/'],
    ['of no organisation that has it', org('E3'), null],
    ['of nothing', team(''), null],
    ['of a workspace in an organisation, its own', team('T1', 'E1'), 'xoxb-E1/T1'],
    ['of a workspace whose organisation is not said', team('T1'), 'xoxb-E1/T1'],
    ['of a workspace in an organisation, by its organisation', team('T2', 'E1'), 'xoxb-E1/'],
    ['of a workspace in the other one, by that', team('T2', 'E2'), 'xoxb-E2/'],
    ['of a workspace that another organisation is said to have', team('T1', 'E3'), null],
    ['of a workspace that joined an organisation since', team('T9', 'E3'), 'xoxb-/T9'],
    ['of a workspace without one', team('T8'), null],
  ])('%s', async (_, key, token) => {
    expect(await tokenOf(key)).toBe(token);
  });
});

describe('what is done to one installation is done to no other', () => {
  const everything = [org('E1'), org('E2'), team('T1', 'E1'), team('T9')];
  const states = async () =>
    (
      await database.query(
        "SELECT enterprise_id || '/' || team_id AS id, state FROM installations ORDER BY 1",
      )
    ).map(({ id, state }) => `${id} ${state}`);

  it.each(everything)('uninstalling %o', async (key) => {
    await store.uninstall(key, 'app_uninstalled', Date.now() / 1_000);

    expect((await states()).filter((state) => state.endsWith('uninstalled'))).toEqual([
      `${key.enterpriseId}/${key.teamId} uninstalled`,
    ]);
  });

  it('uninstalling nothing in particular', async () => {
    await store.uninstall(team(''), 'app_uninstalled', Date.now() / 1_000);

    expect((await states()).filter((state) => state.endsWith('uninstalled'))).toEqual([]);
  });

  it.each(everything)('suspending %o, and resuming it', async (key) => {
    await store.suspend(key, 'invalid_auth', 60);
    expect((await states()).filter((state) => state.endsWith('suspended'))).toEqual([
      `${key.enterpriseId}/${key.teamId} suspended`,
    ]);

    await store.resume(key);
    expect((await states()).every((state) => state.endsWith('active'))).toBe(true);
  });

  it.each(everything)('renewing the token of %o', async (key) => {
    await database.query('UPDATE installations SET details = details || \'{"expiresAt": 100}\'');
    for (const one of everything) {
      await store.save({
        ...{ ...one, botToken: `old-${one.enterpriseId}/${one.teamId}`, refreshToken: 'xoxe-1' },
        ...{ expiresAt: 100, botUserId: 'U1', botId: 'B1', appId: null, scopes: [], userId: 'U2' },
      });
    }

    await store.renew(key, 60, async () => ({ ...newTokens, botToken: 'renewed' }));

    const tokens = await Promise.all(everything.map(tokenOf));
    expect(tokens.filter((token) => token === 'renewed')).toHaveLength(1);
    expect(await tokenOf(key)).toBe('renewed');
  });

  it.each(everything)('a refused token of %o', async (key) => {
    for (const one of everything) await authorize(event(one));

    await workspaces.refused(key, 'token_revoked');

    const left = await Promise.all(
      everything.map((one) =>
        authorize(event(one)).then(
          ({ botToken }) => botToken,
          () => null,
        ),
      ),
    );
    // A workspace of an organisation that has it is served by that from then on.
    const heir = key.teamId === 'T1' ? 'xoxb-E1/' : null;
    expect(left).toEqual(
      everything.map((one) => (one === key ? heir : `xoxb-${one.enterpriseId}/${one.teamId}`)),
    );
  });

  it('news of an organisation’s removal reaches every workspace that it served, at once', async () => {
    await authorize(event(team('T2', 'E1')));
    await authorize(event(team('T2', 'E2')));

    await workspaces.removed(
      readRemoved({ team_id: 'E1', enterprise_id: 'E1', is_enterprise_install: true }),
      'app_uninstalled',
      Date.now() / 1_000,
    );

    await expect(authorize(event(team('T2', 'E1')))).rejects.toMatchObject({
      code: 'installation_missing',
    });
    expect(await authorize(event(team('T1', 'E1')))).toMatchObject({ botToken: 'xoxb-E1/T1' });
    expect(await authorize(event(team('T2', 'E2')))).toMatchObject({ botToken: 'xoxb-E2/' });
  });
});

describe('an event is ours', () => {
  it.each([
    ['that comes through a workspace of ours', event(team('T9')), true],
    ['that comes through an organisation of ours', event(team('T5', 'E2')), true],
    ['of which any authorization is ours', event(team('T0', 'E0'), team('T9')), true],
    ['of which none is', event(team('T0', 'E0'), team('T8')), false],
    ['whose writer alone is of ours', { ...event(team('T8')), team_id: 'T9' }, false],
    ['of another app', { ...event(team('T9')), api_app_id: 'A2' }, false],
    [
      'that says that the desk was removed',
      { ...event(team('T8')), event: { type: 'app_uninstalled' } },
      true,
    ],
    ['that is only a command', { command: '/desk', team_id: 'T8' }, true],
  ])('%s: %#', async (_, body, isOurs) => {
    expect(await workspaces.isOurs(body)).toBe(isOurs);
    if (!isOurs) {
      await expect(authorize(body)).rejects.toMatchObject({ code: 'installation_missing' });
    }
  });

  it('and is answered by the installation that it names, as its own user', async () => {
    expect(await authorize(event(team('T0', 'E0'), team('T9')))).toEqual({
      ...{ botToken: 'xoxb-/T9', botUserId: 'U-xoxb-/T9', botId: 'B1', teamId: 'T9' },
    });
  });
});

describe('a suspended workspace', () => {
  beforeEach(async () => {
    refusal = 'invalid_auth';
    await database.query("UPDATE installations SET updated_at = now() - interval '1 hour'");
    await workspaces.refused(team('T9'), 'invalid_auth');
  });

  it('is asked about at once, and then once a minute however many processes are asked for it', async () => {
    const processes = [workspaces, startProcess(), startProcess()];
    const askAll = () =>
      Promise.allSettled(
        [...processes, ...processes].map((one) => authorize(event(team('T9')), one)),
      );

    await askAll();
    expect(asked).toEqual(['xoxb-/T9']);

    for (const minute of [1, 2]) {
      time += 61_000;
      await database.query("UPDATE installations SET updated_at = now() - interval '61 seconds'");
      await askAll();
      await askAll();
      expect(asked).toHaveLength(1 + minute);
    }
  });

  it('that Slack takes back and refuses again is not asked about more often', async () => {
    refusal = null;
    await database.query("UPDATE installations SET updated_at = now() - interval '61 seconds'");
    time += 61_000;
    expect(await authorize(event(team('T9')))).toMatchObject({ botToken: 'xoxb-/T9' });
    const before = asked.length;

    for (let n = 0; n < 5; n += 1) {
      await workspaces.refused(team('T9'), 'invalid_auth');
      await authorize(event(team('T9'))).catch(() => {});
    }

    expect(asked).toHaveLength(before);
  });
});

describe('what an organisation’s installation leaves behind', () => {
  const ask = (teamId: string) =>
    database.query(
      `INSERT INTO answers (team_id, channel_id, ask_id, question, is_answered)
      VALUES ($1, 'C1', '1.1', 'asked in ' || $1::text, true)`,
      [teamId],
    );
  const teamsLeft = async () =>
    (await database.query('SELECT team_id FROM answers ORDER BY 1')).map((row) => row['team_id']);

  it('is deleted with it, of every workspace that it served and of no other', async () => {
    for (const key of [team('T2', 'E1'), team('T3', 'E2'), team('T1', 'E1'), team('T9')]) {
      await authorize(event(key));
      await ask(key.teamId);
    }
    await store.uninstall(org('E1'), 'app_uninstalled', Date.now() / 1_000);
    await database.query(
      "UPDATE installations SET uninstalled_at = now() - interval '30 days' WHERE state = 'uninstalled'",
    );

    await runRetention(database, { days: 90 });

    expect(await teamsLeft()).toEqual(['T1', 'T3', 'T9']);
    const trail = await database.query(
      "SELECT enterprise_id FROM audit_trail WHERE action = 'workspace.delete'",
    );
    expect(trail).toEqual([{ enterprise_id: 'E1' }]);
  });
});
