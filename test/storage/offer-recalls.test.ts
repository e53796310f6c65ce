import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createOutbox } from '../../src/slack/posting/outbox.ts';
import { createOfferRecalls } from '../../src/slack/recall/offer-recalls.ts';
import { createRecallDesk } from '../../src/slack/recall/recall-desk.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { createStoredRecords } from '../../src/storage/answer-records.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { createRecallStore } from '../../src/storage/recall-store.ts';
import {
  berths,
  makeDesk,
  makeKnowledge,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import { createDatabase } from './postgres-server.ts';

const withdrawn = { status: 'withdrawn', correction: null } as const;
const before = makeKnowledge();
const after = makeKnowledge({
  facts: [
    { ...pierClosed, ...withdrawn, answer: 'Nobody knows.' },
    { ...pierOpens, ...withdrawn },
    berths,
  ],
  hash: 'f'.repeat(64),
});

let storage: Storage;
beforeAll(async () => {
  storage = openStorage({ databaseUrl: await createDatabase(), dataDirectory: null });
  await storage.opened;
}, 120_000);
beforeEach(() => storage.database.script('DELETE FROM recalls; DELETE FROM answers'));
afterAll(() => storage.close());

/** Two facts were told, and the base that withdraws both answers now. Nobody can be asked, as it breaks off. */
async function start(withStore: (store: ReturnType<typeof createRecallStore>) => typeof store) {
  const { database } = storage;
  const records = createStoredRecords({ database, process: 'p', keepsText: true });
  for (const { id } of [pierClosed, pierOpens]) {
    await records.save(
      { teamId: 'T1', channelId: 'C1', askId: id },
      {
        ...{ question: id, editedTs: null, replyTs: '1.1', isAmendable: true, sharedBy: null },
        cited: { facts: [{ id, version: 'old' }], knowledge: before.hash },
      },
    );
  }
  const store = createRecallStore({ database });
  const base = createBaseHolder(makeDesk(after));
  const look = createOfferRecalls({
    desk: createRecallDesk({ store: withStore(store), base, wake: () => {} }),
    base,
    curatorsOf: async () => ['U1'],
    clientOf: async () => {
      throw new Error('The process died.');
    },
    outbox: createOutbox(),
    logger: createRedactingLogger({ write: () => {} }),
  });
  const noted = () => database.query('SELECT fact_id, was FROM recalls ORDER BY fact_id');
  return { look, noted };
}

const all = [pierClosed, pierOpens]
  .map(({ id, answer }) => ({ fact_id: id, was: answer }))
  .toSorted((one, other) => (one.fact_id < other.fact_id ? -1 : 1));

it('what withdrawn facts were is noted before any curator is asked, so that a process may die over that', async () => {
  const { look, noted } = await start((store) => store);

  await look(before);

  expect(await noted()).toEqual(all);
});

it('what they were is noted at the next look, where the storage was away at the first', async () => {
  let isAway = true;
  const { look, noted } = await start((store) => ({
    ...store,
    async noteTold(found) {
      if (isAway) throw new Error('The storage is away.');
      return store.noteTold(found);
    },
  }));

  await look(before);
  isAway = false;
  await look();

  expect(await noted()).toEqual(all);
});
