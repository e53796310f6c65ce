import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

it('a database whose making was killed is made anew', async () => {
  await mkdir(join(directory, 'postgres.making', 'base'), { recursive: true });

  const { database } = await openPglite({ dataDirectory: directory });

  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await database.close();
}, 120_000);

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
