import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takePatch } from '../../src/curating/take-patch.ts';
import type { PatchList } from '../../src/curating/workbench-view.ts';
import type { FactPatch, NearMiss } from '../../src/knowledge/patch.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { loadWordings } from '../../src/load-wordings.ts';
import { createMemoryPatches } from '../../src/slack/answering/memory-patches.ts';
import { writeHarbourBase } from '../support/knowledge-folder.ts';
import { startCurating } from './start-curating.ts';

const quote = 'It covers piers in Eastport, Ness and Holm.';
const made = {
  ...{ id: '0b9e1f9a-5f0e-4a4e-9d56-3f6a7c1f0001', teamId: 'T1', madeBy: 'U1' },
  madeAt: '2026-11-28T09:00:00.000Z',
};
const fact: FactPatch = {
  ...{ ...made, kind: 'fact', title: 'The towns of the repair', questions: ['Which towns?'] },
  ...{ answer: quote, attribution: null, source: 'harbour-story', quote },
};
const nearMiss: NearMiss = {
  ...{ ...made, kind: 'not_in_source', question: 'Who pays?', fact: 'what-the-repair-costs' },
};
const proposing = { english: loadEnglish(), wordings: loadWordings() };

describe('a patch whose base has moved on is refused, and nothing is written', () => {
  it.each([
    [
      'the quote is gone',
      { ...fact, quote: 'It covers piers in Eastport and Bay.' },
      /^The base has moved on\. The quote is not in source "harbour-story": up to .* it is paragraph 2/,
    ],
    [
      'the source is gone',
      { ...fact, source: 'old-story' },
      /^There is no source "old-story" any more\.$/,
    ],
    [
      'its id is taken',
      { ...fact, title: 'What the repair costs' },
      /^There is a fact of that id already: “The cost of the repair”\.$/,
    ],
    ['its questions are forgotten', { ...fact, questions: [] }, /^Its questions were forgotten/],
    [
      'a question is asked elsewhere',
      { ...fact, questions: ['Harbour board head?'] },
      /^It does not prove: .*is already asked in/,
    ],
    [
      'its answer says more than the quote',
      { ...fact, answer: 'It covers 9 piers.' },
      /^It does not prove: .*"9" is not in the quotes/,
    ],
    ['its fact is gone', { ...nearMiss, fact: 'gone' }, /^There is no fact "gone" any more\.$/],
    ['its question is forgotten', { ...nearMiss, question: null }, /^Its words were forgotten/],
    [
      'it is answered by now',
      { ...nearMiss, question: 'How much does the repair cost?' },
      /^It does not prove: /,
    ],
  ] as const)('%s', (_, patch, why) => {
    const directory = writeHarbourBase();
    const text = () => readFileSync(join(directory, 'facts/harbour.yml'), 'utf8');
    const before = text();

    const taken = takePatch(patch, { directory, ...proposing });

    expect(taken).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
    expect(text()).toBe(before);
  });
});

it('a patch that was written and not marked is taken without writing it again', () => {
  const directory = writeHarbourBase();
  for (const patch of [fact, nearMiss]) {
    expect(takePatch(patch, { directory, ...proposing })).toMatchObject({
      ...{ kind: 'taken', file: 'facts/harbour.yml' },
    });
    expect(takePatch(patch, { directory, ...proposing })).toMatchObject({
      ...{ kind: 'taken', file: null },
    });
  }
});

it('on the page a patch is an edit: saved, undone, done again, or dropped', async () => {
  const patches = createMemoryPatches();
  const { teamId, madeBy: userId, madeAt: _, id: __, ...proposed } = fact;
  for (const title of [fact.title, 'Another']) {
    await patches.propose({ teamId, userId }, { id: title, asks: [] }, { ...proposed, title });
  }
  const page = await startCurating({}, null, patches);
  const file = join(page.folder, 'facts/harbour.yml');
  const before = readFileSync(file, 'utf8');
  const list = async () => (await page.ask('patches')).body as PatchList;

  const shown = await list();
  expect(shown).toMatchObject({ hasStorage: true, note: null });
  const [first, second] = shown.patches;
  expect(first).toMatchObject({ title: fact.title, kind: 'fact', quote, why: null });
  const edit = async () => ({
    ...{ label: 'take it', changes: [first?.change], patch: first?.id },
    seen: (await page.workbench()).files,
  });
  const given = await edit();
  expect((await page.ask('save', { body: given })).body).toMatchObject({ kind: 'saved' });
  expect(readFileSync(file, 'utf8')).toContain(
    '- id: the-towns-of-the-repair\n  title: The towns of the repair\n',
  );
  expect((await list()).patches.map(({ title }) => title)).toEqual(['Another']);
  expect((await page.ask('save', { body: await edit() })).body).toEqual({
    kind: 'refused',
    why: 'That patch was taken or dropped meanwhile.',
  });

  await page.ask('undo', { body: {} });
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect((await list()).patches).toHaveLength(2);
  await page.ask('redo', { body: {} });
  expect((await list()).patches).toHaveLength(1);

  expect((await page.ask('drop', { body: { patch: second?.id } })).body).toEqual({ note: null });
  expect((await page.ask('drop', { body: { patch: second?.id } })).body).toEqual({
    note: 'It does not wait any more.',
  });
  expect((await list()).patches).toEqual([]);

  writeFileSync(file, 'facts: broken');
  expect(await list()).toMatchObject({ patches: [], note: expect.stringMatching(/^The base has/) });
});

it('without a database there are no patches', async () => {
  const page = await startCurating({});

  expect((await page.ask('patches')).body).toEqual({ hasStorage: false, patches: [], note: null });
});
