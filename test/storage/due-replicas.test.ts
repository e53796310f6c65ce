import { expect, it } from 'vitest';
import { makeDesk, makeFact, makeKnowledge } from '../fixtures/make-knowledge.ts';
import { createDatabase } from './postgres-server.ts';
import { startDesk, startSlack } from './start-desk.ts';

it('two replicas tell what is due once a week', async () => {
  const slack = await startSlack();
  const databaseUrl = await createDatabase();
  const desk = makeDesk(makeKnowledge({ facts: [makeFact({ recheck: '2026-11-03' })] }));
  const clock = { at: Date.parse('2026-11-23T09:00:00Z') };
  const options = {
    ...{ slack, databaseUrl, desk, curators: ['U0BEN'] },
    ...{ now: () => clock.at, lookForDueEvery: 20 },
  };
  const replicas = await Promise.all([startDesk(options), startDesk(options)]);
  await Promise.all(replicas.map(({ storage }) => storage.opened));
  const told = () =>
    slack.log.calls.filter(
      ({ to, args }) => to === 'chat.postMessage' && args['channel'] === 'U0BEN',
    ).length;

  await expect.poll(told, { timeout: 10_000 }).toBe(1);
  // Sunday is of the same week, Monday of the next.
  clock.at = Date.parse('2026-11-29T23:00:00Z');
  const [first] = replicas;
  const claims = async () =>
    (await first?.storage.database.query('SELECT week FROM due_notices ORDER BY week'))?.map(
      ({ week }) => week,
    );
  expect(await claims()).toEqual(['2026-11-23']);
  clock.at = Date.parse('2026-11-30T01:00:00Z');

  await expect.poll(told, { timeout: 10_000 }).toBe(2);
  expect(await claims()).toEqual(['2026-11-23', '2026-11-30']);
}, 60_000);
