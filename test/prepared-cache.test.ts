import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDesk } from '../src/desk/create-desk.ts';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { mostPrepared } from '../src/limits.ts';
import { loadPrepared } from '../src/prepared-cache.ts';
import { writeFolder, writeHarbourBase } from './support/knowledge-folder.ts';

describe('a prepared base', () => {
  it('that was kept answers as one that is prepared now', () => {
    const knowledge = loadKnowledgeBase(writeHarbourBase());
    const directory = writeFolder({});

    const fresh = createDesk(knowledge, { prepare: (base) => loadPrepared(base, { directory }) });
    const kept = createDesk(knowledge, { prepare: (base) => loadPrepared(base, { directory }) });

    expect(readdirSync(directory)).toHaveLength(1);
    for (const question of [
      'who chairs the harbour board',
      'harbour bord haed',
      'who founded it',
    ]) {
      expect(kept.answer(question)).toEqual(fresh.answer(question));
    }
  });

  it('is not read for a base with other content', () => {
    const directory = writeFolder({});
    loadPrepared(loadKnowledgeBase(writeHarbourBase()), { directory });

    const other = writeHarbourBase({ 'names.yml': 'names: []\n' });
    loadPrepared(loadKnowledgeBase(other), { directory });

    expect(readdirSync(directory)).toHaveLength(2);
  });

  it('that was damaged is made again', () => {
    const knowledge = loadKnowledgeBase(writeHarbourBase());
    const directory = writeFolder({});
    loadPrepared(knowledge, { directory });
    const file = join(directory, readdirSync(directory)[0] ?? '');
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 10));

    const desk = createDesk(knowledge, { prepare: (base) => loadPrepared(base, { directory }) });

    expect(desk.answer('who chairs the harbour board').kind).toBe('covered');
    expect(readFileSync(file).equals(whole)).toBe(true);
  });

  it('pushes out the oldest, and what was left unfinished, so that the folder does not grow with each edit', () => {
    const directory = writeFolder({ 'old.prepared.1.0': 'left by a process that died' });
    utimesSync(join(directory, 'old.prepared.1.0'), 0, 0);
    const knowledge = loadKnowledgeBase(writeHarbourBase());

    for (let n = 0; n < mostPrepared + 3; n += 1) {
      loadPrepared({ ...knowledge, hash: `${n}` }, { directory });
    }

    expect(readdirSync(directory)).toHaveLength(mostPrepared);
    expect(readdirSync(directory)).not.toContain('old.prepared.1.0');
  });

  it('that cannot be kept is prepared all the same', () => {
    const knowledge = loadKnowledgeBase(writeHarbourBase());
    const directory = join(writeFolder({ 'a-file': '' }), 'a-file', 'cache');

    expect(loadPrepared(knowledge, { directory }).profiles.count).toBe(2);
  });
});
