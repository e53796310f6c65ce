import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { harbourFiles } from '../support/knowledge-folder.ts';
import {
  type Curating,
  draftedFiles,
  editOf,
  findFact,
  setFields,
  startCurating,
} from './start-curating.ts';

const file = 'facts/harbour.yml';
const costs = 'what-the-repair-costs';
const chair = 'who-chairs-the-harbour-board';

function textOf({ folder }: Curating): string {
  return readFileSync(join(folder, file), 'utf8');
}

describe('what the page shows', () => {
  it('is each sentence with what stands on it, and each fact with its state', async () => {
    const page = await startCurating();

    const { sources, facts } = await page.workbench();

    const sentences = sources.flatMap(({ paragraphs }) =>
      paragraphs.flatMap((paragraph) => paragraph.sentences),
    );
    expect(sentences.map(({ text, state }) => [text, state])).toEqual([
      ['Ann Reed, who chairs the harbour board, said the pier would close on 4 May.', 'accepted'],
      ['The repair costs 12 million crowns, according to the board.', 'draft'],
      ['It covers piers in Eastport, Ness and Holm.', 'nothing'],
    ]);
    expect(facts.map(({ fields, state, line }) => [fields.id, state, line])).toEqual([
      [chair, 'accepted', 2],
      [costs, 'draft', 14],
    ]);
  });

  it('is what a base holds that has a fault, with the fault at its fact and field', async () => {
    const page = await startCurating({
      [file]: draftedFiles[file].replace(
        'costs 12 million crowns, the',
        'costs 13 million crowns, the',
      ),
    });

    const fact = findFact(await page.workbench(), costs);

    expect(fact.faults).toEqual([
      {
        ...{ file, line: 19, field: 'answer', entry: null },
        found: 'the number "13" is not in the quotes.',
        remedy: 'Say only what the quotes say, or cite the quote that has it.',
      },
    ]);
  });

  it('tells what is no fact’s fault with its file', async () => {
    const page = await startCurating({ ...draftedFiles, 'names.yml': 'names: 3\n' });

    const { faults, facts } = await page.workbench();

    expect(faults.map((fault) => [fault.file, fault.line])).toEqual([['names.yml', 1]]);
    expect(facts).toHaveLength(2);
  });
});

describe('an edit', () => {
  it('accepts a draft by taking one line out of the file', async () => {
    const page = await startCurating();
    const before = textOf(page);
    const workbench = await page.workbench();
    const { key } = findFact(workbench, costs);

    const { body } = await page.ask('save', {
      body: editOf(workbench, { kind: 'accept', key }),
    });

    expect(body).toEqual({ kind: 'saved', keys: [key] });
    expect(textOf(page)).toBe(before.replace('  status: draft\n', ''));
    expect(readdirSync(join(page.folder, 'facts'))).toEqual(['harbour.yml']);
  });

  it('changes the lines of its field, and leaves every comment and the order', async () => {
    const page = await startCurating();
    const before = textOf(page);
    const edit = setFields(await page.workbench(), costs, {
      answer: 'It costs 12 million crowns.',
    });

    expect((await page.ask('save', { body: edit })).body).toMatchObject({ kind: 'saved' });

    expect(textOf(page)).toBe(
      before.replace(
        'The repair costs 12 million crowns, the board says.',
        'It costs 12 million crowns.',
      ),
    );
  });

  it('is proved before it is written: the field, what was found, and what to do', async () => {
    const page = await startCurating();
    const before = textOf(page);
    const edit = setFields(await page.workbench(), costs, {
      answer: 'The repair costs 13 million crowns.',
      questions: [],
      values: ['cost: 12 million', 'nothing'],
    });

    const { body: proof } = await page.ask('prove', { body: edit });
    const { body: saved } = await page.ask('save', { body: edit });

    expect(proof).toMatchObject({
      faults: [[{ field: 'values', entry: 1, found: 'these are no fields.' }]],
      elsewhere: [],
    });
    expect(saved).toMatchObject({ kind: 'faulty' });
    expect(textOf(page)).toBe(before);

    const readable = setFields(await page.workbench(), costs, {
      answer: 'The repair costs 13 million crowns.',
      questions: ['Who chairs the harbour board?'],
    });
    expect((await page.ask('prove', { body: readable })).body).toMatchObject({
      faults: [
        [
          { field: 'questions', remedy: 'Keep it where it is answered best.' },
          { field: 'answer', found: 'the number "13" is not in the quotes.' },
        ],
      ],
    });
  });

  it('names the field that is missing', async () => {
    const page = await startCurating();
    const edit = setFields(await page.workbench(), costs, { questions: [] });

    expect((await page.ask('prove', { body: edit })).body).toMatchObject({
      faults: [[{ field: 'questions', found: '`questions` is missing.' }]],
    });
  });

  it('of a fact that is not there is refused', async () => {
    const page = await startCurating();
    const edit = editOf(await page.workbench(), { kind: 'accept', key: `${file}#who-knows` });

    expect((await page.ask('save', { body: edit })).body).toEqual({
      kind: 'refused',
      why: 'That fact is not there any more. Nothing was saved.',
    });
    expect((await page.ask('prove', { body: edit })).body).toMatchObject({
      elsewhere: [{ file, found: 'That fact is not there any more.' }],
    });
  });

  it('that changes nothing is no step to undo', async () => {
    const page = await startCurating();
    const edit = setFields(await page.workbench(), costs, {});

    expect((await page.ask('save', { body: edit })).body).toMatchObject({ kind: 'saved' });
    expect(await page.workbench()).toMatchObject({ undo: null });
  });

  it('puts the half of a fact that is parted behind it, be it renamed or not', async () => {
    const page = await startCurating();
    const workbench = await page.workbench();
    const { key, fields } = findFact(workbench, chair);
    const part = { ...findFact(workbench, costs).fields, id: 'who-says-so', questions: ['Q?'] };
    const add = { kind: 'add', after: key, fields: part } as const;
    const renamed = { ...fields, id: 'the-chair' };

    const edit = editOf(workbench, { kind: 'set', key, fields: renamed }, add);
    expect((await page.ask('save', { body: edit })).body).toMatchObject({ kind: 'saved' });

    const { facts, files } = await page.workbench();
    expect(facts.map((fact) => fact.fields.id)).toEqual(['the-chair', 'who-says-so', costs]);
    const late = { ...edit, seen: files, changes: [add] };
    expect((await page.ask('save', { body: late })).body).toMatchObject({ kind: 'refused' });
  });

  it('adds a fact where its source is cited, not where another’s name begins like it', async () => {
    const source = harbourFiles['sources/harbour.md'] ?? '';
    const page = await startCurating({
      ...draftedFiles,
      'sources/other.md': source.replace('id: harbour-story', 'id: harbour-story-two'),
      'facts/other.yml': `source: harbour-story-two
facts:
  - id: where-piers-are
    title: Where piers are
    questions: [Where are the piers?]
    answer: It covers piers in Eastport, Ness and Holm.
    citations: P2 S2
`,
    });
    const workbench = await page.workbench();
    const quote = 'It covers piers in Eastport, Ness and Holm.';
    const fields = {
      ...findFact(workbench, costs).fields,
      ...{ id: 'what-it-covers', title: 'What it covers', questions: ['What does it cover?'] },
      ...{ answer: quote, citations: [{ source: 'harbour-story', quote, paragraph: null }] },
      ...{ attribution: '', names: [], values: [], notInSource: [] },
    };

    const { body } = await page.ask('save', {
      body: editOf(workbench, { kind: 'add', after: null, fields }),
    });

    expect(body).toEqual({ kind: 'saved', keys: [`${file}#what-it-covers`] });
  });

  it('onto a file that somebody changed meanwhile is refused, with both shown', async () => {
    const page = await startCurating();
    const edit = setFields(await page.workbench(), costs, { title: 'What it costs' });
    const byHand = textOf(page).replace('The cost of the repair', 'The price of the repair');
    writeFileSync(join(page.folder, file), byHand);

    const { body } = await page.ask('save', { body: edit });

    expect(body).toMatchObject({ kind: 'changed', file });
    expect(body).toHaveProperty('yours', expect.stringContaining('title: What it costs'));
    expect(body).toHaveProperty(
      'theirs',
      expect.stringContaining('title: The price of the repair'),
    );
    expect(textOf(page)).toBe(byHand);
  });

  it('joins two facts, parts one, and adds a draft, each as one step', async () => {
    const page = await startCurating();
    const start = textOf(page);
    const workbench = await page.workbench();
    const [one, other] = [findFact(workbench, chair), findFact(workbench, costs)];

    const joined = {
      ...one.fields,
      questions: [...one.fields.questions, ...other.fields.questions],
      citations: [...one.fields.citations, ...other.fields.citations],
    };
    const join = editOf(
      workbench,
      { kind: 'delete', key: other.key },
      { kind: 'set', key: one.key, fields: joined },
    );
    expect((await page.ask('save', { body: join })).body).toMatchObject({ kind: 'saved' });
    expect((await page.workbench()).facts.map(({ fields }) => fields.id)).toEqual([chair]);

    const whole = await page.workbench();
    const part = editOf(
      whole,
      { kind: 'set', key: one.key, fields: one.fields },
      { kind: 'add', after: one.key, fields: other.fields },
    );
    expect((await page.ask('save', { body: part })).body).toMatchObject({ kind: 'saved' });
    const parted = await page.workbench();
    expect(parted.facts.map(({ fields, state }) => [fields.id, state])).toEqual([
      [chair, 'accepted'],
      [costs, 'draft'],
    ]);

    await page.ask('undo', { body: {} });
    await page.ask('undo', { body: {} });
    expect(textOf(page)).toBe(start);
  });
});

describe('undo', () => {
  it('gives the file back byte for byte, and redo what was undone', async () => {
    const page = await startCurating();
    const before = textOf(page);
    await page.ask('save', { body: setFields(await page.workbench(), costs, { title: 'Costs' }) });
    const after = textOf(page);

    await page.ask('undo', { body: {} });
    expect(textOf(page)).toBe(before);
    expect(await page.workbench()).toMatchObject({ undo: null, redo: 'a change' });

    await page.ask('redo', { body: {} });
    expect(textOf(page)).toBe(after);
  });

  it('loses nobody’s work: what was changed by hand since is left', async () => {
    const page = await startCurating();
    await page.ask('save', { body: setFields(await page.workbench(), costs, { title: 'Costs' }) });
    const byHand = `${textOf(page)}# mine\n`;
    writeFileSync(join(page.folder, file), byHand);

    const { body } = await page.ask('undo', { body: {} });

    expect(body).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('would lose their work'),
    });
    expect(textOf(page)).toBe(byHand);
  });
});

describe('two pages', () => {
  it('are told of what the other saves, and of what is changed by hand', async () => {
    const page = await startCurating();
    const streams = await Promise.all([fetch(`${page.url}news`), fetch(`${page.url}news`)]);
    const readers = streams.map(({ body }) =>
      body?.pipeThrough(new TextDecoderStream()).getReader(),
    );
    const next = () => Promise.all(readers.map(async (reader) => (await reader?.read())?.value));
    await next();

    const edit = setFields(await page.workbench(), costs, { title: 'Costs' });
    await page.ask('save', { body: edit });
    expect(await next()).toEqual(['data: changed\n\n', 'data: changed\n\n']);

    // The other page still shows the file as it was.
    const late = {
      ...setFields(await page.workbench(), costs, { title: 'Price' }),
      seen: edit.seen,
    };
    expect((await page.ask('save', { body: late })).body).toMatchObject({ kind: 'changed' });

    writeFileSync(join(page.folder, file), `${textOf(page)}# mine\n`);
    expect(await next()).toEqual(['data: changed\n\n', 'data: changed\n\n']);
  });
});
