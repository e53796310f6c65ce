import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardsView } from '../../src/curating/workbench-view.ts';
import { hashFact } from '../../src/knowledge/hash-fact.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { createHolderAnswers } from '../../src/storage/holder-answers.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { createStoredRechecks } from '../../src/storage/rechecks.ts';
import { seedAsks, seedCard, seedVotes } from '../fixtures/seed-board.ts';
import { endWithTest } from '../support/end-with-test.ts';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';
import { runHere } from './run-here.ts';

const files = {
  'facts/harbour.yml': String(harbourFiles['facts/harbour.yml']).replace(
    '  title: The chair of the harbour board\n',
    '  title: The chair of the harbour board\n  recheck: 2026-01-05\n',
  ),
};

let dataDirectory: string;
let storage: Storage;
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'cptpp-board-'));
  storage = openStorage({ databaseUrl: null, dataDirectory });
  await storage.opened;
  storage.hold()?.answer(createHolderAnswers(storage));
});
afterAll(async () => {
  await storage.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** Starts `cptpp curate`, and gives the address of the page. */
async function curate(
  folder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const cptpp = spawn(
    process.execPath,
    ['dist/cli/main.js', 'curate', '--knowledge', folder, ...words],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } },
  );
  endWithTest(cptpp);
  for await (const line of createInterface({ input: cptpp.stdout })) {
    if (line.startsWith('http')) return line;
  }
  throw new Error(`It ended: ${JSON.stringify(await once(cptpp, 'exit'))}`);
}

const boardsAt = async (url: string): Promise<BoardsView> =>
  (await fetch(`${url}boards`)).json() as Promise<BoardsView>;

describe('cptpp curate', () => {
  it('shows the boards of a database, asked of the process that holds it, and changes nothing', async () => {
    const { database } = storage;
    const folder = writeHarbourBase(files);
    const [chair] = loadKnowledgeBase(folder).facts;
    if (!chair) throw new Error('There is no fact.');
    await seedCard(database, 'T1', { asks: [['U1', 'where are the zebras?']], claimedBy: 'U7' });
    await seedCard(database, 'T2', { asks: [['U1', 'where are the otters?']] });
    await seedVotes(
      database,
      'T1',
      { id: chair.id, version: hashFact(chair) },
      { helped: 1, not: ['out_of_date'] },
    );
    await seedAsks(database, 'T1', ['covered', 'not_covered']);
    await createStoredRechecks(storage).save(
      {
        ...{ teamId: 'T2', enterpriseId: '', factId: chair.id, version: hashFact(chair) },
        ...{ was: '2026-01-05', next: '2999-01-01' },
      },
      'U7',
    );

    const url = await curate(folder, [], { DATA_DIR: dataDirectory });
    expect(await (await fetch(`${url}workbench`)).json()).toMatchObject({ hasBoard: true });
    const { teams, note } = await boardsAt(url);

    expect(note).toBeNull();
    expect(teams.map(({ teamId }) => teamId)).toEqual(['T1', 'T2']);
    const [one, two] = teams;
    expect(one?.numbers).toBe('In the last 7 days I answered 1 of 2 questions (50%).');
    expect(one?.lists.map(({ lines }) => lines)).toEqual([
      [
        expect.stringMatching(
          /^“where are the zebras\?” · asked by one person · since .* · with U7$/,
        ),
      ],
      [`“${chair.title}” · it helped 1 · it did not help 1 (“Out of date”: 1)`],
      [expect.stringMatching(/^“The chair of the harbour board” · since 5 January/)],
      [],
    ]);
    expect(two?.lists[0]?.lines).toEqual([expect.stringContaining('where are the otters?')]);
    // Somebody in the other workspace has put it off.
    expect(two?.lists[2]).toMatchObject({ lines: [], below: 'Nothing is due for a check.' });

    const alone = await boardsAt(
      await curate(folder, ['--team', 'T2'], { DATA_DIR: dataDirectory }),
    );
    expect(alone.teams.map(({ teamId }) => teamId)).toEqual(['T2']);
  });

  it('says what is wrong with a setting where the board would be, and curates all the same', async () => {
    const url = await curate(writeHarbourBase(), [], { DATABASE_URL: 'mysql://localhost/desk' });

    expect(await boardsAt(url)).toEqual({
      teams: [],
      note: expect.stringMatching(/^The board cannot be read: .*DATABASE_URL/s),
    });
    expect(await (await fetch(`${url}workbench`)).json()).toMatchObject({ faults: [] });
  });

  it('takes one workspace once', async () => {
    const { code, stderr } = await runHere(['curate', '--team', 'T1', '--team', 'T2']);

    expect(code).toBe(2);
    expect(stderr).toContain('--team');
  });
});
