import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, it, onTestFinished } from 'vitest';
import { pageCacheMb } from '../../src/limits.ts';
import { openPglite } from '../../src/storage/open-pglite.ts';

it('a new database is unpacked from the one that the build packed, and keeps few pages; one that is there stays as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cptpp-new-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const newDatabase = join(folder, 'new-database.tar.gz');
  const packing = await PGlite.create();
  await packing.exec('CREATE TABLE of_the_packed_one (); CREATE TABLE emptied (n integer)');
  const packed = await packing.dumpDataDir('gzip');
  await writeFile(newDatabase, Buffer.from(await packed.arrayBuffer()));
  await packing.close();
  const open = async () =>
    (await openPglite({ dataDirectory: join(folder, 'data'), newDatabase })).database;

  const first = await open();
  expect(await first.query('SELECT count(*)::integer AS n FROM of_the_packed_one')).toEqual([
    { n: 0 },
  ]);
  expect(await first.query('SHOW shared_buffers')).toEqual([
    { shared_buffers: `${pageCacheMb}MB` },
  ]);
  await first.query('INSERT INTO emptied VALUES (1)');
  await first.close();

  const again = await open();
  expect(await again.query('SELECT n FROM emptied')).toEqual([{ n: 1 }]);
  await again.close();
}, 120_000);
