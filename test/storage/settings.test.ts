import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualSettings } from '../../src/desk/channel-settings.ts';
import { runRetention } from '../../src/storage/forget.ts';
import { createInstallationStore } from '../../src/storage/installation-store.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { createSeal } from '../../src/storage/seal.ts';
import { createSettingsStore } from '../../src/storage/settings-store.ts';
import { createDatabase } from './postgres-server.ts';

let storage: Storage;
beforeAll(async () => {
  storage = openStorage({ databaseUrl: await createDatabase(), dataDirectory: null });
  await storage.opened;
});
afterAll(() => storage.close());

const place = (teamId: string, enterpriseId = '') => ({ teamId, enterpriseId, channelId: 'C1' });
const settings = () => createSettingsStore(storage);

/** Installs the desk, as somebody. */
async function install(teamId: string, userId: string, enterpriseId = '') {
  const seal = createSeal([{ id: 'a', key: Buffer.alloc(32, 1) }]);
  const installations = createInstallationStore({ database: storage.database, seal });
  await installations.save({
    ...{ teamId, enterpriseId, userId, botToken: 'xoxb-1', refreshToken: null, expiresAt: null },
    ...{ botUserId: 'U0BOT', botId: 'B1', appId: null, scopes: [] },
  });
  return installations;
}

describe('what curators decided', () => {
  it('is as usual until they decide, and then what they decided last, for that channel alone', async () => {
    expect((await settings().find(place('T1'))).channel).toEqual(usualSettings);

    await settings().saveChannel(
      place('T1'),
      { manner: 'off', adders: 'curators', sources: null },
      'U1',
    );
    await settings().saveChannel(
      place('T1'),
      { manner: 'asked', adders: 'curators', sources: ['memo'] },
      'U1',
    );

    expect((await settings().find(place('T1'))).channel).toEqual({
      manner: 'asked',
      adders: 'curators',
      sources: ['memo'],
    });
    const elsewhere = await settings().find({ ...place('T1'), channelId: 'C2' });
    expect(elsewhere.channel).toEqual(usualSettings);
    expect((await settings().find(place('T2'))).channel).toEqual(usualSettings);
  });

  it('is accounted for, with who decided it', async () => {
    await settings().saveChannel(
      place('T3'),
      { manner: 'off', adders: 'curators', sources: null },
      'U3',
    );
    await settings().saveCurators(place('T3'), ['U3', 'U4'], 'U3');

    const trail = await storage.database.query(
      "SELECT action, outcome, actor, resource FROM audit_trail WHERE team_id = 'T3' ORDER BY id",
    );
    expect(trail).toEqual([
      { action: 'settings.channel', outcome: 'off', actor: 'U3', resource: 'C1' },
      { action: 'settings.curators', outcome: 'ok', actor: 'U3', resource: '2' },
    ]);
  });

  it('goes with the workspace', async () => {
    const installations = await install('T4', 'U4');
    await settings().saveChannel(
      place('T4'),
      { manner: 'off', adders: 'curators', sources: null },
      'U4',
    );

    await installations.uninstall(place('T4'), 'app_uninstalled', Date.now() / 1_000);
    await storage.database.query(
      "UPDATE installations SET uninstalled_at = now() - interval '30 days' WHERE team_id = 'T4'",
    );
    await runRetention(storage.database, { days: 90 });

    expect(await settings().find(place('T4'))).toEqual({ channel: usualSettings, curators: [] });
  });
});

describe('the curators of a workspace', () => {
  const curators = async (teamId: string, enterpriseId = '') =>
    (await settings().find(place(teamId, enterpriseId))).curators;

  it('begin with whoever installed the desk, and stay when somebody installs it again', async () => {
    await install('T5', 'U5');
    await install('T5', 'U6');

    expect(await curators('T5')).toEqual(['U5']);
    expect(await curators('T6')).toEqual([]);
  });

  it('are those that a curator named last, also once the workspace has joined an organisation', async () => {
    await install('T7', 'U7');
    await settings().saveCurators(place('T7', 'E7'), ['U8', 'U9'], 'U7');

    expect(await curators('T7', 'E7')).toEqual(['U8', 'U9']);
    await install('T7', 'U7', 'E7');
    expect(await curators('T7', 'E7')).toEqual(['U8', 'U9']);
  });

  it('whom its organisation names are saved, and told, once', async () => {
    await install('', 'U0', 'E10');
    await settings().saveCurators(place('T10', 'E10'), ['U0', 'U1', 'U1'], 'U0');

    expect(await curators('T10', 'E10')).toEqual(['U0', 'U1']);
    const told = (await settings().allCurators()).filter((one) => one.enterpriseId === 'E10');
    expect(told.flatMap((one) => one.curators).toSorted()).toEqual(['U0', 'U1']);

    await install('T11', 'U0', 'E11');
    await install('', 'U0', 'E11');
    const since = (await settings().allCurators()).filter((one) => one.enterpriseId === 'E11');
    expect(since.flatMap((one) => one.curators)).toEqual(['U0']);
  });

  it('of an organisation are curators in its workspaces, and in no other', async () => {
    await install('', 'U0', 'E8');

    expect(await curators('T8', 'E8')).toEqual(['U0']);
    expect(await curators('T8', 'E9')).toEqual([]);
    expect(await curators('T8')).toEqual([]);
  });
});
