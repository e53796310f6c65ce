import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { readKnowledgeFiles } from '../../src/knowledge/read-knowledge-files.ts';
import { writeKnowledgeFiles } from '../../src/knowledge/write-knowledge-files.ts';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';

const source = harbourFiles['sources/harbour.md'] ?? '';
const other = source.replace('id: harbour-story', 'id: other-story');

it('writes all files, and gives the base as it is loaded then', () => {
  const directory = writeHarbourBase();
  const files = readKnowledgeFiles(directory);
  const texts = new Map([
    ['sources/a.md', other],
    ['names/a.yml', 'names: [{id: ness, name: Ness, kind: place}]\n'],
  ]);

  const base = writeKnowledgeFiles({ directory, files, texts });

  expect(base).toEqual(loadKnowledgeBase(directory));
  expect(Object.keys(base.sources)).toContain('other-story');
});

it.each([
  ['does not prove', 'source id "harbour-story" is already used', source, () => {}],
  [
    'somebody else changed meanwhile',
    'somebody else changed this file',
    other,
    (directory: string) => writeFileSync(join(directory, 'sources/a.md'), other),
  ],
])('writes nothing that %s, and leaves nothing beside it', (_, found, text, meanwhile) => {
  const directory = writeHarbourBase();
  const files = readKnowledgeFiles(directory);
  meanwhile(directory);
  const before = readdirSync(join(directory, 'sources'));
  const texts = new Map([
    ['style.yml', 'quotes: straight\n'],
    ['sources/a.md', text],
  ]);

  expect(() => writeKnowledgeFiles({ directory, files, texts })).toThrow(found);
  expect(readdirSync(join(directory, 'sources'))).toEqual(before);
  expect(readdirSync(directory)).not.toContain('style.yml');
  expect(readKnowledgeFiles(directory).flatMap(({ fault }) => fault ?? [])).toEqual([]);
});

it('leaves nothing beside a file that cannot be put in its place', () => {
  const directory = writeHarbourBase();
  const files = readKnowledgeFiles(directory);
  // A folder cannot be written over by a file.
  const texts = new Map([
    ['sources/a.md', other],
    ['sources', 'no folder'],
  ]);

  expect(() => writeKnowledgeFiles({ directory, files, texts })).toThrow();
  expect(readdirSync(directory).filter((name) => name.endsWith('.new'))).toEqual([]);
});
