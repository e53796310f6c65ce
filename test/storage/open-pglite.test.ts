import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { mostOpenFiles } from '../../src/limits.ts';
import type { Database } from '../../src/storage/database.ts';
import { openPglite } from '../../src/storage/open-pglite.ts';

let database: Database;
beforeAll(async () => {
  ({ database } = await openPglite({ dataDirectory: null }));
  await database.script(
    'CREATE TABLE words (word text PRIMARY KEY, said_at timestamptz, tags text[], more jsonb)',
  );
});
afterAll(() => database.close());

const add = 'INSERT INTO words VALUES ($1, $2, $3, $4) RETURNING *';

it('takes and gives values of each type, however often a statement is run', async () => {
  const at = new Date(1_000);
  for (const word of ['a', 'b']) {
    expect(await database.query(add, [word, at, ['x', '"y",'], JSON.stringify({ n: 1 })])).toEqual([
      { word, said_at: at, tags: ['x', '"y",'], more: { n: 1 } },
    ]);
  }
  expect(await database.query(add, ['c', null, null, undefined])).toEqual([
    { word: 'c', said_at: null, tags: null, more: null },
  ]);
});

it('goes on after a statement that failed, or that it cannot read', async () => {
  await database.query(add, ['d', null, null, null]);
  await expect(database.query(add, ['d', null, null, null])).rejects.toMatchObject({
    code: '23505',
  });
  await expect(database.query('SELECT $1 FROM nothing', [1])).rejects.toMatchObject({
    code: '42P01',
  });

  expect(await database.query('SELECT word FROM words WHERE word = $1', ['d'])).toEqual([
    { word: 'd' },
  ]);
});

it('keeps what is asked meanwhile out of a transaction that fails', async () => {
  const failed = database.transaction(async (transaction) => {
    await transaction.query(add, ['inside', null, null, null]);
    throw new Error('It broke.');
  });
  const beside = database.query(add, ['beside', null, null, null]);
  await Promise.allSettled([failed, beside]);

  const rows = await database.query("SELECT word FROM words WHERE word IN ('inside', 'beside')");
  expect(rows).toEqual([{ word: 'beside' }]);
});

// Only Linux says which files a process has open.
it.runIf(process.platform === 'linux')(
  'keeps few files open, however many it has used',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-'));
    const { database: inFolder } = await openPglite({ dataDirectory: folder });
    onTestFinished(async () => {
      await inFolder.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const tables = Array.from({ length: 2 * mostOpenFiles }, (_, n) => `used_${n}`);
    await inFolder.script(tables.map((name) => `CREATE TABLE ${name} AS SELECT 1;`).join(''));

    for (const name of tables) await inFolder.query(`SELECT * FROM ${name}`);

    const open = openFiles().filter((path) => path.startsWith(folder));
    expect(open.length).toBeGreaterThan(10);
    expect(open.length).toBeLessThan(mostOpenFiles + 20);
  },
);

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((file) => {
    try {
      return readlinkSync(`/proc/self/fd/${file}`);
    } catch {
      // It was closed since.
      return [];
    }
  });
}
