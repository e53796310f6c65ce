import { expect, it } from 'vitest';
import { readManifest } from '#local-slack';
import { createDesk } from '../../src/desk/create-desk.ts';
import { channelSourceDays, mostChannelSources } from '../../src/limits.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { createStoredChannelSources } from '../../src/storage/channel-sources.ts';
import { forgetPerson, runRetention } from '../../src/storage/forget.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { makeKnowledge } from '../fixtures/make-knowledge.ts';
import { createDatabase } from './postgres-server.ts';
import { dump, type RunningDesk, startDesk, startSlack } from './start-desk.ts';

const channel = { teamId: 'T1', enterpriseId: '', channelId: 'C1' };
const makeText = (n: number, given: { addedBy?: string; addedAt?: number } = {}) => ({
  ...{ id: `channel-${n}`, title: `Release ${n}`, body: 'A heron flew.\nIt came back.' },
  ...{ contentHash: `${n}`, addedBy: 'U1', addedAt: Date.now() },
  ...given,
});

async function open(databaseUrl: string): Promise<Storage> {
  const storage = openStorage({ databaseUrl, dataDirectory: null });
  await storage.opened;
  return storage;
}

it('keeps texts by workspace and channel, as many as there may be, each once, whoever adds them at once', async () => {
  const url = await createDatabase();
  const storages = [await open(url), await open(url)];
  try {
    const [one, other] = storages.map(createStoredChannelSources);
    if (!one || !other) throw new Error('There are two.');
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 ? one : other).add(channel, makeText(n))),
    );
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(mostChannelSources);
    expect(outcomes.filter((outcome) => outcome === 'full')).toHaveLength(8 - mostChannelSources);
    const found = await other.find(channel, Date.now());
    expect(found).toHaveLength(mostChannelSources);
    const [first] = found;
    if (!first) throw new Error('There is one.');
    expect(await one.add(channel, first)).toBe('there');
    for (const place of [
      { ...channel, channelId: 'C2' },
      { ...channel, teamId: 'T2' },
    ]) {
      expect(await one.find(place, Date.now())).toEqual([]);
      expect(await one.remove(place, first.id, 'U1')).toBe(false);
    }
    expect(await one.remove(channel, first.id, 'U2')).toBe(true);
    expect(await one.remove(channel, first.id, 'U2')).toBe(false);
    const trail = await storages[0]?.database.query(
      "SELECT action, actor, resource FROM audit_trail WHERE action = 'source.remove'",
    );
    expect(trail).toEqual([{ action: 'source.remove', actor: 'U2', resource: `C1 ${first.id}` }]);
  } finally {
    for (const storage of storages) await storage.close();
  }
}, 60_000);

it('loses them after their days, and with whoever added them', async () => {
  const storage = await open(await createDatabase());
  try {
    const sources = createStoredChannelSources(storage);
    const { database } = storage;
    const day = 86_400_000;
    await sources.add(channel, makeText(1, { addedBy: 'U1' }));
    await sources.add(channel, makeText(2, { addedBy: 'U2' }));
    await forgetPerson(database, { teamId: 'T1', userId: 'U1' });
    expect((await sources.find(channel, Date.now())).map(({ id }) => id)).toEqual(['channel-2']);

    const age = (days: number) =>
      database.query('UPDATE channel_sources SET added_at = now() - make_interval(days => $1)', [
        days,
      ]);
    await age(channelSourceDays - 1);
    await runRetention(database, { days: 90 });
    expect(await dump(storage)).toMatch(/heron/);
    await age(channelSourceDays);
    expect(await sources.find(channel, Date.now() + day / 24)).toEqual([]);
    await runRetention(database, { days: 90 });
    expect(await dump(storage)).not.toMatch(/heron/);
  } finally {
    await storage.close();
  }
}, 60_000);

const manifest = readManifest(`
display_information: { name: Pier Desk }
features:
  app_home: { home_tab_enabled: true }
  slash_commands: [{ command: /desk, description: Asks }]
  shortcuts: [{ name: Use as a source, type: message, callback_id: use_as_source, description: Adds }]
oauth_config: { scopes: { bot: [app_mentions:read, assistant:write, channels:read, chat:write, commands, im:history] } }
settings: { event_subscriptions: { bot_events: [app_mention, message.im] } }
`);
const sentence = 'Marlow Line will open a ferry to Norwick on 4 May.';
const question = 'When will Marlow Line open the ferry to Norwick?';

it('what is added or removed on one replica is so on the other within five seconds, and what was answered keeps its quote', async () => {
  let time = Date.now();
  const slack = await startSlack({ manifest, now: () => time });
  const databaseUrl = await createDatabase();
  const desk = createDesk(makeKnowledge(), { english: loadEnglish() });
  const desks: RunningDesk[] = [];
  for (let n = 1; n <= 2; n += 1) {
    const running = await startDesk({
      ...{ slack, databaseUrl, desk, mode: 'socket', curators: ['U0BEN'], now: () => time },
    });
    await running.storage.opened;
    desks.push(running);
    await slack.changes.until(() => slack.sockets.open === n, 'a socket');
  }
  const [ana, ben] = [slack.person('ana'), slack.person('ben')];
  const saidByBoth = async (text: string): Promise<string[]> => {
    const said: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      await ana.command({ channel: 'desk', text: `/desk ${text}` });
      said.push(ana.sees('desk').at(-1)?.message.text ?? '');
    }
    return said;
  };
  expect((await saidByBoth(question)).join('\n')).not.toContain(sentence);

  const posted = ana.say({ channel: 'desk', text: `Ferry opens\n${sentence}\nIt has 14 ships.` });
  await ben.messageShortcut(posted, 'use_as_source');
  await slack.changes.until(
    () => slack.log.calls.some(({ args }) => String(args['text']).startsWith('Added: ')),
    'the word that it is added',
  );
  time += 5_000;
  const both = [expect.stringContaining(sentence), expect.stringContaining(sentence)];
  expect(await saidByBoth(question)).toEqual(both);

  const [storage] = desks.map((running) => running.storage);
  if (!storage) throw new Error('There are two.');
  await forgetPerson(storage.database, { teamId: 'T0NEWSROOM', userId: 'U0BEN' });
  time += 5_000;
  expect((await saidByBoth(question)).join('\n')).not.toContain(sentence);
  const answered = () =>
    storage.database.query('SELECT quoted, knowledge_hash FROM answers WHERE quoted IS NOT NULL');
  await expect.poll(answered).toHaveLength(2);
  const rows = await answered();
  expect(JSON.parse(String(rows[0]?.['quoted']))).toMatchObject([
    {
      title: 'Ferry opens',
      quote: sentence,
      paragraph: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
}, 120_000);
