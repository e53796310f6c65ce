import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../src/errors.ts';
import { holdFolder } from '../../src/storage/hold-folder.ts';
import { openPglite } from '../../src/storage/open-pglite.ts';
import { endWithTest } from '../support/end-with-test.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cptpp-hold-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('a folder', () => {
  it('is held by one process: a second is told by whom, and what to do', async () => {
    const holder = await startHolder();

    const refusal: unknown = await holdFolder(directory).catch((error) => error);

    expect(refusal).toMatchObject({
      code: 'storage_taken',
      message: expect.stringMatching(
        new RegExp(`^${directory} is held by process ${holder.pid}\\. .* DATABASE_URL `),
      ),
    });
    holder.kill();
    await once(holder, 'close');
  });

  it('tells a second one by whom, even while the holder is too busy to answer', async () => {
    const holder = await startHolder();
    holder.kill('SIGSTOP');

    const refusal: unknown = await holdFolder(directory).catch((error) => error);
    holder.kill('SIGKILL');

    expect(refusal).toMatchObject({
      message: expect.stringContaining(`is held by process ${holder.pid}. `),
    });
    await once(holder, 'close');
  });

  it('is free again after its holder was killed', async () => {
    const holder = await startHolder();
    holder.kill('SIGKILL');
    await once(holder, 'close');

    const hold = await holdFolder(directory);

    await hold.release();
  });

  it('is free again after its holder let go', async () => {
    await (await holdFolder(directory)).release();

    await (await holdFolder(directory)).release();
  });

  it('goes to exactly one of many that want it at once, over a stale socket too', async () => {
    const dead = await startHolder();
    dead.kill('SIGKILL');
    await once(dead, 'close');

    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => holdFolder(directory)),
    );

    const holds = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value : [],
    );
    expect(holds).toHaveLength(1);
    await holds[0]?.release();
  });
});

describe('DATA_DIR', () => {
  const refusalOf = (dataDirectory: string, freeBytes?: () => Promise<number>) =>
    openPglite({ dataDirectory, ...(freeBytes && { freeBytes }) }).then(
      () => 'opened',
      (error: unknown) => (error instanceof StorageError ? error.message : error),
    );

  it('that is a file, or lies below one, is said to be so', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');

    expect(await refusalOf(file)).toBe(`DATA_DIR (${file}) is a file. Give a folder. (EEXIST)`);
    expect(await refusalOf(join(file, 'data'))).toBe(
      `DATA_DIR (${file}/data) lies below a file. Give a folder. (ENOTDIR)`,
    );
  });

  // To root, who may run this, no common folder is unwritable; in this one nobody can make anything.
  it.runIf(process.platform === 'linux')('that cannot be written to is said to be so', async () => {
    expect(await refusalOf('/proc/desk')).toMatch(
      /^DATA_DIR \(\/proc\/desk\) cannot be written to\. Give the user .* or another DATA_DIR\. \(E\w+\)$/,
    );
  });

  it('that is too small for a database is said to be so, before one is begun', async () => {
    expect(await refusalOf(directory, async () => 50 * 2 ** 20)).toBe(
      `DATA_DIR (${directory}) is too small: the database needs 80 MB free. Make room, or give a DATA_DIR elsewhere.`,
    );
    expect(await readdir(directory)).not.toContain('postgres');
  });

  it('that is damaged is said to be so, and left as it is', async () => {
    await mkdir(join(directory, 'postgres', 'base'), { recursive: true });
    await writeFile(join(directory, 'postgres', 'PG_VERSION'), '17\n');

    expect(await refusalOf(directory)).toMatch(
      /^.*\/postgres \(in DATA_DIR\) cannot be opened: it is damaged, or of another version .* move it away/,
    );
    expect(await readdir(join(directory, 'postgres'))).toEqual(
      expect.arrayContaining(['PG_VERSION', 'base']),
    );
    await (await holdFolder(directory)).release();
  });
});

it('a database whose making was killed is made anew', async () => {
  await mkdir(join(directory, 'postgres.making', 'base'), { recursive: true });

  const { database } = await openPglite({ dataDirectory: directory });

  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await database.close();
});

async function startHolder() {
  const holder = spawn(
    process.execPath,
    ['--import', 'tsx', 'test/fixtures/hold-the-folder.ts', directory],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  endWithTest(holder);
  await once(holder.stdout, 'data');
  return holder;
}
