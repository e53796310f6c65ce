import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { writeFolder, writeHarbourBase } from '../support/knowledge-folder.ts';
import { runHere } from './run-here.ts';

const article = `Eastport Council Sells Its Ferry

By Bo Lund
The Eastport council sold the ferry Alder on Monday because repairs cost too much.
Also Read: The best chowder in town
Harbour board chair Ann Reed said:
"We will buy three smaller boats for the island route."
The council has 14 members: nobody voted against the sale.
`;
const told = ['--outlet', 'Courier', '--date', '2026-03-02', '--link', 'unknown'];

/** Makes a base of the article. Gives its folder. */
async function makeNew(): Promise<string> {
  const base = join(writeFolder({}), 'desk');
  const run = await runHere(['knowledge', 'new', '--knowledge', base, '--id', 'ferry', ...told], {
    input: article,
  });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return base;
}

const ask = async (base: string, question: string) => {
  const run = await runHere(['ask', question, '--json', '--knowledge', base]);
  return JSON.parse(run.stdout);
};

describe('cptpp knowledge new', () => {
  it('makes a base of a file, prints its numbered paragraphs, and drafts facts that prove', async () => {
    const folder = writeFolder({ 'ferry.txt': `\uFEFF${article.replaceAll('\n', '\r\n')}` });
    const base = join(folder, 'desk');

    const run = await runHere([
      ...['knowledge', 'new', join(folder, 'ferry.txt'), '--knowledge', base],
      ...told,
    ]);

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('¶1 The Eastport council sold the ferry Alder');
    expect(run.stdout).toContain('Not part of the text: lines that begin with “Also Read:”');
    const { sources, facts, drafts } = loadKnowledgeBase(base);
    expect(sources['eastport-council-sells-its-ferry']).toMatchObject({
      ...{ title: 'Eastport Council Sells Its Ferry', outlet: 'Courier', author: 'Bo Lund' },
      ...{ date: '2026-03-02', link: null },
      paragraphs: [
        'The Eastport council sold the ferry Alder on Monday because repairs cost too much.',
        'Harbour board chair Ann Reed said:',
        '"We will buy three smaller boats for the island route."',
        'The council has 14 members: nobody voted against the sale.',
      ],
    });
    expect(facts).toEqual([]);
    expect(drafts.map(({ citations }) => citations[0].paragraph)).toEqual([1, 3, 4]);
  });

  it('writes facts in the shorter form already', async () => {
    const run = await runHere(['knowledge', 'format', '--check', '--knowledge', await makeNew()]);

    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing to change') });
  });

  it('gives what stands below "X said:" to X', async () => {
    const { drafts } = loadKnowledgeBase(await makeNew());

    expect(drafts.find(({ citations }) => citations[0].paragraph === 3)?.attribution).toBe(
      'Ann Reed',
    );
  });

  it('writes over nothing', async () => {
    const base = await makeNew();
    const before = readFileSync(join(base, 'sources/ferry.md'), 'utf8');

    const again = await runHere(
      ['knowledge', 'new', '-', '--knowledge', base, '--id', 'ferry', ...told],
      { input: 'Another Headline\nAnother text.' },
    );

    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('sources/ferry.md is there already, and is not written over.');
    expect(readFileSync(join(base, 'sources/ferry.md'), 'utf8')).toBe(before);
  });

  it('adds a source to a base, and leaves its facts and its calibration alone', async () => {
    const base = writeHarbourBase();

    const run = await runHere(['knowledge', 'new', '-', '--knowledge', base, ...told], {
      input: article,
    });

    expect(run.code).toBe(0);
    const { facts, drafts, calibrations } = loadKnowledgeBase(base);
    expect(facts).toHaveLength(2);
    expect(drafts.length).toBeGreaterThan(2);
    expect(calibrations).toEqual({});
  });

  it.each([
    ['no text', ' \n\n', 'Standard input is empty.'],
    [
      'a headline alone',
      'Eastport Council Sells Its Ferry',
      'has a headline and no text below it.',
    ],
    ['code', '<html><body><p>The ferry</p></body></html>', 'is the code of a web page.'],
    ['no headline', `${'The council sold it. '.repeat(20)}\nText.`, 'too long for a headline.'],
  ])('refuses %s, and writes nothing', async (_, input, reason) => {
    const folder = writeFolder({});

    const run = await runHere(
      ['knowledge', 'new', '-', '--knowledge', join(folder, 'desk'), ...told],
      { input },
    );

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(reason);
    expect(existsSync(join(folder, 'desk'))).toBe(false);
  });

  it('asks for the article where a person types and names none', async () => {
    const run = await runHere(['knowledge', 'new', '--knowledge', join(writeFolder({}), 'desk')]);

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('Give the file of the article, or pipe its text in.');
  });

  it('names a date that is none, and writes nothing', async () => {
    const folder = writeFolder({});

    const run = await runHere(
      ['knowledge', 'new', '-', '--knowledge', join(folder, 'desk'), '--date', 'last May'],
      { input: article },
    );

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('`date`');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('cptpp knowledge accept', () => {
  const question = 'Who sold the ferry Alder?';

  it('lets a draft answer, which answered nothing before', async () => {
    const base = await makeNew();
    const [draft] = loadKnowledgeBase(base).drafts;
    const before = await ask(base, question);

    const run = await runHere(['knowledge', 'accept', draft?.id ?? '', '--knowledge', base]);
    const after = await ask(base, question);

    expect(before.fact).toBeNull();
    expect(run.stdout).toBe('Accepted 1 fact. 2 wait.\n');
    expect(after).toMatchObject({ kind: 'covered', fact: draft?.id });
  });

  it('accepts all of a source, and takes out one line of each', async () => {
    const base = await makeNew();
    const file = join(base, 'facts/ferry.yml');
    const before = `# Ours.\n${readFileSync(file, 'utf8')}`;
    writeFileSync(file, before);

    const run = await runHere(['knowledge', 'accept', '--source', 'ferry', '--knowledge', base]);

    expect(run).toMatchObject({ code: 0, stdout: 'Accepted 3 facts. No draft is left.\n' });
    expect(readFileSync(file, 'utf8')).toBe(before.replaceAll(/\n *status: draft/g, ''));
    expect(loadKnowledgeBase(base).facts).toHaveLength(3);
  });

  it('is told of by check while drafts wait', async () => {
    const base = await makeNew();

    const waiting = await runHere(['knowledge', 'check', '--knowledge', base]);
    await runHere(['knowledge', 'accept', '--all', '--knowledge', base]);
    const none = await runHere(['knowledge', 'check', '--knowledge', base]);

    expect(waiting.stdout.match(/^Not cited by any fact: .*/gm)).toEqual([
      expect.stringMatching(/^Not cited by any fact: ferry P2 S1: /),
    ]);
    expect(waiting.stdout).toContain('3 drafts wait: cptpp knowledge accept.');
    expect(none.stdout).not.toContain('wait');
  });

  it.each([
    [[], 'Say which drafts to accept'],
    [['--all', '--source', 'ferry'], 'one of these'],
    [['no-such-fact'], 'There is no draft "no-such-fact".'],
    [['--source', 'pier'], 'There is no source "pier". There is: ferry.'],
  ])('refuses %j', async (words, reason) => {
    const base = await makeNew();

    const run = await runHere(['knowledge', 'accept', ...words, '--knowledge', base]);

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(reason);
  });
});
