import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StorageError } from '../../src/errors.ts';
import type { Database } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { migrations } from '../../src/storage/migrations.ts';
import { openPglite } from '../../src/storage/open-pglite.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { createDatabase } from './postgres-server.ts';

describe.each(['pglite', 'postgres'] as const)('on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database =
      kind === 'pglite'
        ? (await openPglite({ dataDirectory: null })).database
        : openPostgres({ url: await createDatabase() });
  });
  afterAll(() => database.close());

  it('brings an empty database to the newest version, once', async () => {
    expect(await migrate({ database, process: 'first' })).toBe(migrations.length);
    expect(await migrate({ database, process: 'second' })).toBe(0);
    const rows = await database.query('SELECT DISTINCT process FROM schema_versions');
    expect(rows).toEqual([{ process: 'first' }]);
  });

  it('takes back every step when one fails', async () => {
    const broken = { version: 1_000, script: 'CREATE TABLE half (id int); SELECT nonsense' };

    await expect(
      migrate({ database, process: 'third', migrations: [...migrations, broken] }),
    ).rejects.toThrow('nonsense');

    expect(await database.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  });

  it('refuses a database that is newer than the code', async () => {
    await database.query("INSERT INTO schema_versions (version, process) VALUES (999, 'newer')");

    const refusal: unknown = await migrate({ database, process: 'old' }).catch((error) => error);

    expect(refusal).toBeInstanceOf(StorageError);
    expect(refusal).toMatchObject({
      code: 'storage_newer',
      message: expect.stringMatching(/^The database is at version 999, and this code knows/),
    });
  });
});

it('two that start at once on an empty database both open, and one took the steps', async () => {
  const databaseUrl = await createDatabase();

  const storages = [1, 2].map(() => openStorage({ databaseUrl, dataDirectory: null }));
  await Promise.all(storages.map(({ opened }) => opened));

  const [first] = storages;
  const rows = await first?.database.query('SELECT DISTINCT process FROM schema_versions');
  expect(rows).toHaveLength(1);
  expect(storages.map(({ process }) => process)).toContain(rows?.[0]?.['process']);
  await Promise.all(storages.map((storage) => storage.close()));
});
