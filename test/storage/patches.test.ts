import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryPatches } from '../../src/slack/answering/memory-patches.ts';
import type { CardAsk } from '../../src/storage/curator-cards.ts';
import { forgetAsk, forgetPerson, runRetention } from '../../src/storage/forget.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { createStoredPatches, type NewPatch, type Patches } from '../../src/storage/patches.ts';
import { createDatabase } from './postgres-server.ts';
import { dump } from './start-desk.ts';

let storage: Storage;
beforeAll(async () => {
  storage = openStorage({ databaseUrl: await createDatabase(), dataDirectory: null });
  await storage.opened;
});
afterAll(() => storage.close());

const cora = { teamId: 'T1', userId: 'U0CORA' };
const ben = { teamId: 'T1', userId: 'U0BEN' };
const ask = (userId: string, words: string): CardAsk => ({
  ...{ userId, words, channelId: 'C1', threadTs: null, isPublic: true, askId: `ask ${userId}` },
});
const asks = [
  ask('U1', 'where is the zebra??'),
  ask('U2', 'Where is the zebra'),
  ask('U3', 'Zoo?'),
];
const fact: Extract<NewPatch, { kind: 'fact' }> = {
  ...{ kind: 'fact', title: 'The beast', answer: 'In Holm.', attribution: null },
  ...{ source: 'harbour', quote: 'It lives in Holm.' },
  questions: ['Where is the zebra?', 'Which town has the beast?'],
};

async function holdTwin(patches: Patches, forget: (userId: string) => Promise<void>) {
  const id = randomUUID();
  const both = await Promise.all([cora, ben].map((by) => patches.propose(by, { id, asks }, fact)));
  expect(both.filter(Boolean)).toHaveLength(1);
  const by = both[0] ? cora.userId : ben.userId;
  const [made] = await patches.list();
  expect(made).toMatchObject({ ...fact, teamId: 'T1', madeBy: by });

  // What two asked in the same words goes when both are forgotten; what a curator worded stays.
  await forget('U1');
  expect(await patches.list()).toMatchObject([{ questions: fact.questions }]);
  await forget('U2');
  expect(await patches.list()).toMatchObject([{ questions: ['Which town has the beast?'] }]);

  expect(await patches.move(made?.id ?? '', 'waiting', 'taken')).toBe(true);
  expect(await patches.move(made?.id ?? '', 'waiting', 'dropped')).toBe(false);
  expect(await patches.list()).toEqual([]);
  // What was taken back waits again.
  expect(await patches.move(made?.id ?? '', 'taken', 'waiting')).toBe(true);
  // What was dropped leaves room for another.
  await patches.move(made?.id ?? '', 'waiting', 'dropped');
  const miss: NewPatch = { kind: 'not_in_source', question: 'Zoo?', fact: 'who-feeds' };
  expect(await patches.propose(cora, { id, asks }, miss)).toBe(true);
  expect(await patches.list()).toMatchObject([miss]);
  await forget('U3');
  expect(await patches.list()).toMatchObject([{ ...miss, question: null }]);
  await forget('U0CORA');
  expect(await patches.list()).toEqual([]);
}

it('is held alike in memory', async () => {
  const patches = createMemoryPatches();
  await holdTwin(
    patches,
    (userId) => patches.forget?.({ teamId: 'T1', userId }) ?? Promise.resolve(),
  );
});

it('is held in storage, and goes with whoever asked and whoever worded it', async () => {
  const { database } = storage;
  await holdTwin(createStoredPatches(storage), (userId) =>
    forgetPerson(database, { teamId: 'T1', userId }),
  );
  await forgetPerson(database, ben);
  expect(await dump(storage)).not.toMatch(/zebra|beast|Zoo|U0CORA|U0BEN/);
});

it('goes with one question that is forgotten, and in its time', async () => {
  const { database } = storage;
  const patches = createStoredPatches(storage);
  const id = randomUUID();
  await patches.propose(cora, { id, asks: asks.slice(0, 1) }, fact);
  await forgetAsk(database, { teamId: 'T1', userId: 'U1' }, 'ask U1');
  expect(await patches.list()).toMatchObject([{ questions: ['Which town has the beast?'] }]);

  const age = (days: number) =>
    database.query('UPDATE patches SET made_at = now() - make_interval(days => $1)', [days]);
  await age(6);
  await runRetention(database, { days: 0, recordDays: 30 });
  expect(await patches.list()).toHaveLength(1);
  await age(8);
  await runRetention(database, { days: 0, recordDays: 30 });
  expect(await patches.list()).toEqual([]);
  expect(await dump(storage)).not.toMatch(/zebra|beast/);
});
