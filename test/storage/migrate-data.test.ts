import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { createDeliveryStore } from '../../src/storage/delivery-store.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { migrations } from '../../src/storage/migrations.ts';
import { openPglite } from '../../src/storage/open-pglite.ts';

let database: Database;
beforeEach(async () => {
  ({ database } = await openPglite({ dataDirectory: null }));
  const earlier = migrations.filter(({ version }) => version < 3);
  await migrate({ database, process: 'earlier', migrations: earlier });
});
afterEach(() => database.close());

const now = (columns: string, table: string) =>
  database.query(`SELECT ${columns} FROM ${table} ORDER BY 1, 2`);

it('the step to version 3 carries over what there is, and takes people out of other values', async () => {
  await database.query(
    `INSERT INTO installations (enterprise_id, team_id, details, state)
    VALUES ('E1', '', '{"botUserId": "U1", "userId": "U0INSTALLER"}', 'active'), ('', 'T9', '{}', 'active')`,
  );
  await database.query(
    `INSERT INTO answers (team_id, channel_id, ask_id, question, shared_by) VALUES
      ('T2', 'C1', '1.1', 'who shut the pier?', NULL), ('T9', 'C9', '1.1', 'in a workspace', NULL),
      ('T2', 'C1', 'shared:1.2:U0ANA', '', 'U0ANA'), ('T2', 'C1', 'shared:1.2:U0BEN', '', 'U0BEN'),
      ('T2', 'C1', 'shared:1.3:U0BEN', '', 'U0BEN')`,
  );
  await database.query(
    `INSERT INTO posts (id, team_id, channel_id, ask_id, way, process)
    VALUES (gen_random_uuid(), 'T2', 'C1', 'shared:1.2:U0ANA', 'thread', 'p')`,
  );
  await database.query(
    `INSERT INTO audit_trail (action, outcome, team_id, actor, resource) VALUES
      ('installation.install', 'ok', '', 'U0INSTALLER', 'E1'),
      ('installation.install', 'ok', 'T9', 'U0INSTALLER', ''),
      ('person.forget', 'ok', 'T9', NULL, '2')`,
  );

  expect(await migrate({ database, process: 'now' })).toBe(
    migrations.filter(({ version }) => version >= 3).length,
  );

  expect(await now('enterprise_id, team_id, details', 'installations')).toEqual([
    { enterprise_id: '', team_id: 'T9', details: {} },
    { enterprise_id: 'E1', team_id: '', details: { botUserId: 'U1' } },
  ]);
  expect(await now('enterprise_id, team_id', 'organisation_workspaces')).toEqual([
    { enterprise_id: 'E1', team_id: 'T2' },
  ]);
  const answers = await now('team_id, ask_id, question, shared_by, fact_ids', 'answers');
  expect(answers).toHaveLength(5);
  expect(answers).toContainEqual({
    ...{
      team_id: 'T2',
      ask_id: '1.1',
      question: 'who shut the pier?',
      shared_by: null,
      fact_ids: [],
    },
  });
  const asks = answers.map((row) => String(row['ask_id']));
  expect(asks).toEqual(expect.arrayContaining(['shared:1.2', 'shared:1.3']));
  expect(
    [...asks, ...(await now('ask_id, id', 'posts')).map((row) => String(row['ask_id']))].join(),
  ).not.toMatch(/U0/);
  expect(await now('id, action, team_id, enterprise_id, resource', 'audit_trail')).toMatchObject([
    { team_id: null, enterprise_id: 'E1', resource: null },
    { team_id: 'T9', enterprise_id: null, resource: null },
    { team_id: 'T9', enterprise_id: null, resource: '2' },
  ]);
});

it('the step to version 15 has what waits worked on at once, and takes the queue of before away', async () => {
  const earlier = migrations.filter(({ version }) => version < 15);
  await migrate({ database, process: 'earlier', migrations: earlier });
  await database.script('CREATE SCHEMA pgboss; CREATE TABLE pgboss.job (id uuid)');
  await database.query(
    `INSERT INTO deliveries (event_id, team_id, body, state) VALUES
      ('Ev1', 'T1', '{"of": 1}', 'waiting'), ('Ev2', 'T1', NULL, 'done'), ('Ev3', 'T1', '{}', 'dead')`,
  );

  await migrate({ database, process: 'now' });

  const taken = await createDeliveryStore({ database }).take(10);
  expect(taken.map(({ delivery: { body, isSpent } }) => ({ body, isSpent }))).toEqual([
    { body: { of: 1 }, isSpent: false },
  ]);
  expect(await database.query("SELECT to_regnamespace('pgboss') AS gone")).toEqual([
    { gone: null },
  ]);
});
