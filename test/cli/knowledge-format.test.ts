import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatKnowledge } from '../../src/cli/format-knowledge.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { harbourFiles, writeFolder, writeHarbourBase } from '../support/knowledge-folder.ts';
import { runCptpp } from '../support/run-cptpp.ts';

const factFile = harbourFiles['facts/harbour.yml'] ?? '';
const sourceFile = harbourFiles['sources/harbour.md'] ?? '';

const format = (folder: string, ...more: string[]) =>
  runCptpp(['knowledge', 'format', ...more, '--knowledge', folder]);
const read = (folder: string) => readFileSync(join(folder, 'facts/harbour.yml'), 'utf8');
/** What a base says, whatever its files look like. */
const said = (folder: string) => ({ ...loadKnowledgeBase(folder), hash: '' });

it('writes whole sentences as their numbers, the source once, and says the same', async () => {
  const folder = writeHarbourBase();
  const before = said(folder);
  const run = await format(folder);

  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(
    /^Changed: .*facts\/harbour\.yml: 20 lines, now 14\n1 file changed; 2 facts say the same as before\. Hash [0-9a-f]{64}\.\n$/,
  );
  expect(read(folder)).toBe(`source: harbour-story
facts:
- id: who-chairs-the-harbour-board
  title: The chair of the harbour board
  questions: [Who chairs the harbour board?, harbour board head]
  answer: Ann Reed chairs the harbour board.
  citations: P1
  not_in_source: [When was Ann Reed elected?]
- id: what-the-repair-costs
  title: The cost of the repair
  questions: [How much does the repair cost?]
  answer: The repair costs 12 million crowns, the board says.
  citations: P2 S1
  attribution: the board
`);
  expect(said(folder)).toEqual(before);
});

it('only names what would change with --check, and ends with 1', async () => {
  const folder = writeHarbourBase();
  const [first, text] = [await format(folder, '--check'), read(folder)];
  await format(folder);
  const again = await format(folder, '--check');

  expect([first.code, text]).toEqual([1, factFile]);
  expect(first.stdout).toMatch(
    /^Would change: .*facts\/harbour\.yml: 20 lines, then 14\n1 file would change; /,
  );
  expect([again.code, again.stdout]).toEqual([
    0,
    'Nothing to change: 2 facts are in the shorter form.\n',
  ]);
});

it('keeps comments, what is set apart, and quotes that are no whole sentences', async () => {
  const folder = writeHarbourBase({
    'facts/harbour.yml': `# Mine.

${factFile
  .replace('    - Who chairs', '    # as most ask\n    - Who chairs')
  .replace(
    'quote: The repair costs 12 million crowns, according to the board.',
    'quote: The repair costs 12 million crowns, according to the board # exact',
  )
  .replace('attribution: the board', 'view: false\n  version: 1\n  attribution: the board')}`,
  });
  const before = said(folder);
  await format(folder);

  expect(read(folder)).toContain('# Mine.\n\nsource: harbour-story\nfacts:\n- id');
  expect(read(folder)).toContain('    # as most ask\n    - Who chairs');
  expect(read(folder)).toContain(
    'citations:\n    - source: harbour-story\n      quote: The repair costs 12 million crowns, according to the board # exact\n',
  );
  expect(read(folder)).not.toMatch(/view|version/);
  expect(said(folder)).toEqual(before);
});

it('names at the head the source that most are of, and at a citation any other', async () => {
  const quote = 'quote: It covers piers in Eastport, Ness and Holm.';
  const folder = writeHarbourBase({
    'sources/other.md': sourceFile.replace('id: harbour-story', 'id: other-story'),
    'facts/harbour.yml': factFile.replace(
      '  attribution',
      `    - source: other-story\n      ${quote}\n    - source: other-story\n      quote: piers in Eastport\n  attribution`,
    ),
  });
  const before = said(folder);
  await format(folder);
  const text = read(folder);
  await format(folder);

  expect(text).toContain('source: harbour-story\nfacts:');
  expect(text).toContain(`  citations:
    - P2 S1
    - other-story P2 S2
    - {source: other-story, quote: piers in Eastport}
`);
  expect([said(folder), read(folder)]).toEqual([before, text]);
});

it.each(['knowledge', 'test/fixtures/ferry', 'test/fixtures/recall', 'test/fixtures/squad'])(
  'says the same of %s, and is done when it is done',
  (base) => {
    const folder = writeFolder({});
    cpSync(base, folder, { recursive: true });
    const before = said(folder);
    formatKnowledge(folder, { isCheck: false });

    expect(said(folder)).toEqual(before);
    expect(formatKnowledge(folder, { isCheck: true }).changed).toEqual([]);
  },
);

it('writes nothing of a base with a fault', async () => {
  const broken = factFile.replace(
    'chairs the harbour board.\n',
    'chairs the harbour board of Rome.\n',
  );
  const folder = writeHarbourBase({ 'facts/harbour.yml': broken });
  const run = await format(folder);

  expect(run.code).toBe(2);
  expect(run.stderr).toContain('facts/harbour.yml:6: the name "Rome" is not in the quotes.');
  expect(read(folder)).toBe(broken);
  expect(
    readdirSync(join(folder, 'facts')).filter((name) =>
      statSync(join(folder, 'facts', name)).isFile(),
    ),
  ).toEqual(['harbour.yml']);
});
