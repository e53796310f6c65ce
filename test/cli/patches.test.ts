import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { createHolderAnswers } from '../../src/storage/holder-answers.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { createStoredPatches } from '../../src/storage/patches.ts';
import { writeHarbourBase } from '../support/knowledge-folder.ts';
import { runHere } from './run-here.ts';

const quote = 'It covers piers in Eastport, Ness and Holm.';
let storage: Storage;
let dataDirectory: string;
let directory: string;
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'cptpp-cli-'));
  storage = openStorage({ databaseUrl: null, dataDirectory });
  await storage.opened;
  storage.hold()?.answer(createHolderAnswers(storage));
});
afterAll(async () => {
  await storage.close();
  await rm(dataDirectory, { recursive: true, force: true });
});
beforeEach(async () => {
  directory = writeHarbourBase();
  vi.stubEnv('DATA_DIR', dataDirectory);
  onTestFinished(() => void vi.unstubAllEnvs());
  await storage.database.query('DELETE FROM patches');
});

const run = (...words: readonly string[]) =>
  runHere(['knowledge', 'patches', ...words], { knowledgeDirectory: directory });

async function propose(title: string, source = 'harbour-story'): Promise<void> {
  await createStoredPatches(storage).propose(
    { teamId: 'T1', userId: 'U1' },
    { id: randomUUID(), asks: [] },
    {
      ...{ kind: 'fact', title, questions: [`What of ${title}?`], answer: quote },
      ...{ attribution: null, source, quote },
    },
  );
}

it('lists those that wait, with what each would say', async () => {
  expect((await run()).stdout).toBe('No patch waits.\n');

  await propose('The towns');
  const { stdout } = await run('list');

  expect(stdout).toMatch(
    /^[0-9a-f]{8} {2}\d{4}-\d\d-\d\d {2}The towns\n {2}Questions: What of The towns\?\n/,
  );
  expect(stdout).toContain(`harbour-story: “${quote}”`);
  expect(stdout).toContain('1 waits: cptpp knowledge patches take ID, or --all.');
});

it('takes what it can; what is refused stays, with the reason, and the command ends with 1', async () => {
  await propose('The towns');
  await propose('The villages', 'old-story');

  const taken = await run('take', '--all');

  expect(taken).toMatchObject({ code: 1, stderr: '' });
  expect(taken.stdout).toMatch(/is taken: “the-towns”, written to facts\/harbour\.yml\./);
  expect(taken.stdout).toMatch(/^[0-9a-f]{8} stays: There is no source "old-story" any more\.$/m);
  expect((await run()).stdout).toMatch(/The villages[\s\S]*1 waits/);

  const [, id = ''] = /^([0-9a-f]{8})/.exec((await run()).stdout) ?? [];
  expect((await run('drop', id)).stdout).toBe(`${id} is dropped.\n`);
  expect((await run()).stdout).toBe('No patch waits.\n');
});

it.each([
  [['take'], /^Say which patches: their ids, or --all; one of these\./],
  [['take', 'ab', '--all'], /^Say which patches/],
  [['take', 'nowhere'], /^No patch "nowhere" waits\. cptpp knowledge patches lists/],
  [['take', ''], /^Several patches begin with ""\. Give more of the id\./],
])('%j is refused in words', async (words, why) => {
  await propose('One');
  await propose('Another');

  const { code, stderr } = await run(...words);

  expect(code).toBe(2);
  expect(stderr).toMatch(why);
});
