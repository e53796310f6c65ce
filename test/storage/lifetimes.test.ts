import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsHolding, lifetimes } from '../../src/storage/lifetimes.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { createDatabase } from './postgres-server.ts';
import { renderLifetimes } from './render-lifetimes.ts';

let storage: Storage;
beforeAll(async () => {
  storage = openStorage({ databaseUrl: await createDatabase(), dataDirectory: null });
  await storage.opened;
});
afterAll(() => storage.close());

it('every table and column of a migrated database has its lifetime', async () => {
  const rows = await storage.database.query(
    `SELECT CASE table_schema WHEN 'public' THEN '' ELSE table_schema || '.' END || table_name AS name, column_name
    FROM information_schema.columns
    WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
      AND to_regclass(quote_ident(table_schema) || '.' || quote_ident(table_name)) NOT IN (
        -- A part of a table is the table.
        SELECT inhrelid FROM pg_inherits
      )`,
  );

  const kept = rows.map(({ name, column_name }) => `${name}.${column_name}`).toSorted();
  const described = lifetimes.flatMap(({ table, columns }) =>
    Object.keys(columns).map((name) => `${table}.${name}`),
  );
  expect(described.toSorted()).toEqual(kept);
});

describe.each(lifetimes.map((lifetime) => [lifetime.table, lifetime] as const))(
  '%s',
  (_, lifetime) => {
    it('says what it keeps, why, and until when', () => {
      const { keeps, why, until, deleted, columns } = lifetime;

      expect([keeps, why].every((text) => text.length > 3)).toBe(true);
      expect(deleted.length > 0 || until.length > 3).toBe(true);
      expect(Object.values(columns).every((column) => column.keeps.length > 3)).toBe(true);
    });

    it('loses every word and every person, where it has any', () => {
      const personal = columnsHolding(lifetime, 'words', 'person');

      // Where the whole row goes with its person, and in its own time, nothing is left to anonymise.
      const isDeletedWhole = lifetime.goesWithPerson === true && lifetime.deleted.length > 0;
      expect(lifetime.anonymised.length > 0 || isDeletedWhole).toBe(personal.length > 0);
    });

    it('counts from columns that it has', () => {
      const named = [...lifetime.anonymised, ...lifetime.deleted].map(({ from }) => from);

      expect(Object.keys(lifetime.columns)).toEqual(expect.arrayContaining(named));
    });
  },
);

it('is what docs/SECURITY.md says', () => {
  const page = readFileSync(new URL('../../docs/SECURITY.md', import.meta.url), 'utf8');

  expect(page).toContain(renderLifetimes());
});
