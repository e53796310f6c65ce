import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { KnowledgeError } from '../../src/errors.ts';
import { openFacts } from '../../src/knowledge/edit-facts.ts';

const text = `# Facts of the harbour.

# The board
- id: chair # who leads
  title: The chair
  # asked most
  questions:
    - Who chairs it?   # by all

    - chair?
  answer: >-
    Ann Reed chairs
    the board.
  # ours
  citations:
    - quote: 'Ann Reed, who chairs the harbour board'
# The cost
- id: cost
  title: "The cost"
  note: x

  # below
`;

function open(given = text) {
  return openFacts({ file: 'facts/a.yml', text: given });
}

it('gives back byte for byte what nobody touched', () => {
  const folders = ['knowledge/facts', 'test/fixtures/ferry/facts', 'test/fixtures/recall/facts'];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const texts = files.map((file) => readFileSync(file, 'utf8'));

  expect(files.length).toBeGreaterThan(5);
  for (const one of [text, text.replaceAll('\n', '\r\n'), '', ...texts]) {
    expect(open(one).text).toBe(one);
  }
});

it('changes, adds and takes out fields, and leaves all else as it was', () => {
  const facts = open();
  facts.set('chair', { title: 'The chair: who', note: 'New', answer: 'Ann Reed does.' });
  facts.set('cost', { note: null });

  expect(facts.text).toBe(
    text
      .replace('title: The chair', 'title: "The chair: who"')
      .replace('answer: >-\n    Ann Reed chairs\n    the board.', 'answer: Ann Reed does.')
      .replace("harbour board'\n", "harbour board'\n  note: New\n")
      .replace('  note: x\n', ''),
  );
  expect(facts.get('chair')).toMatchObject({
    title: 'The chair: who',
    questions: ['Who chairs it?', 'chair?'],
  });
});

it('removes and adds facts with what stands right above them', () => {
  const facts = open();
  facts.remove('chair');
  facts.add({ title: 'B', id: 'pier', questions: ['One?', 'Two?'] }, 'cost');
  expect(facts.text).toContain(
    '\n- id: pier\n  title: B\n  questions: [One?, Two?]\n\n# The cost\n',
  );
  expect(parse(facts.text)).toHaveLength(2);
});

it('begins a file, and names its source at its head', () => {
  for (const empty of ['', '[]\n', '# Mine\n', 'facts: []\n']) {
    const facts = open(empty);
    facts.add({ id: 'a', title: 'A' });
    if (!empty.startsWith('facts')) facts.setSource('one');
    facts.add({ id: 'b', title: 'B' });
    expect(open(facts.text).ids).toEqual(['a', 'b']);
    expect(facts.text.startsWith(empty.startsWith('#') ? '# Mine\n' : '')).toBe(true);
  }
  const facts = open('source: one\nfacts:\n  - id: a\n    title: A\n');
  facts.setSource('two');
  facts.set('a', { note: 'N' });
  facts.add({ id: 'b' });
  expect(facts.source).toBe('two');
  expect(facts.text).toBe(
    'source: two\nfacts:\n  - id: a\n    title: A\n    note: N\n\n  - id: b\n',
  );
});

it('writes short what is short, folds what is long, and says the same', () => {
  const words = 'the harbour board, which met on Monday: and then again, '.repeat(4).trim();
  const fact = {
    id: 'a',
    answer: words,
    list: { of: 'piers', items: ['East', 'West, old'], complete: true },
    values: [
      { who: 'the board', act: 'closed', also: { what: Array(12).fill('an old pier') } },
      { what: 'pier', is: 'old' },
    ],
    translations: { ko: { answer: '예.', questions: ['왜?'] } },
    not_in_source: ['*', '- a', 'yes', '12', `${words}  two `, 'a\nb'],
  };
  const facts = open('');
  facts.add(fact);

  expect(parse(facts.text)).toEqual([fact]);
  expect(facts.text).toContain('  list: {of: piers, items: [East, "West, old"], complete: true}\n');
  expect(facts.text).toContain('    - {what: pier, is: old}\n');
  expect(facts.text).toContain('  answer: >-\n    the harbour board,');
  const lines = facts.text.split('\n').filter((line) => !line.includes('two'));
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
});

it.each([
  ['no YAML', '- id: [', /facts\/a\.yml:1: this is not YAML/],
  ['something else', 'names: []\n', /no list of facts/],
  [
    'a fact on one line',
    '- {id: a}\n',
    /facts\/a\.yml:1: this fact is not written one field a line/,
  ],
  ['an alias', '- id: a\n  title: &t T\n  note: *t\n', /facts\/a\.yml:3: "\*t" stands for/],
])('refuses %s', (_, given, message) => {
  expect(() => open(given)).toThrow(KnowledgeError);
  expect(() => open(given)).toThrow(message);
});

it('says which fact is not there', () => {
  expect(() => open().set('nobody', {})).toThrow('facts/a.yml: there is no fact "nobody".');
});
