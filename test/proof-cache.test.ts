import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../src/errors.ts';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { mostProofs } from '../src/limits.ts';
import { loadDesk } from '../src/load-desk.ts';
import { loadProved } from '../src/proof-cache.ts';
import { harbourFiles, writeFolder, writeHarbourBase } from './support/knowledge-folder.ts';

const source = harbourFiles['sources/harbour.md'] ?? '';

describe('a proof that was kept', () => {
  it('gives the base that is proved without it, and parses nothing', () => {
    const directory = writeHarbourBase();
    const cacheDirectory = writeFolder({});
    const first = load(directory, cacheDirectory);

    const again = load(directory, cacheDirectory);

    expect(first.parsed).toHaveLength(Object.keys(harbourFiles).length);
    expect(again.parsed).toEqual([]);
    expect(again.base).toEqual(loadKnowledgeBase(directory));
    expect(Object.isFrozen(again.base.facts[0]?.citations)).toBe(true);
  });

  it('is none of a file that changed: that one is parsed, and the base is proved anew', () => {
    const directory = writeHarbourBase();
    const cacheDirectory = writeFolder({});
    load(directory, cacheDirectory);
    const file = join(directory, 'names.yml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('[chair, head]', '[chair, helm]'));

    const { base, parsed } = load(directory, cacheDirectory);

    expect(parsed).toEqual(['names.yml']);
    expect(base).toEqual(loadKnowledgeBase(directory));
    expect(base.words[0]?.same).toEqual(['chair', 'helm']);
  });

  it('does not carry a quote that a changed source no longer has, and the fault has its line', () => {
    const directory = writeHarbourBase();
    const cacheDirectory = writeFolder({});
    load(directory, cacheDirectory);
    writeFileSync(join(directory, 'sources/harbour.md'), source.replace('4 May', '5 May'));

    const faultsOf = (prove: () => unknown) => {
      try {
        return prove();
      } catch (error) {
        return error instanceof KnowledgeError ? error.faults : error;
      }
    };

    const faults = faultsOf(() => load(directory, cacheDirectory));
    expect(faults).toEqual(faultsOf(() => loadKnowledgeBase(directory)));
    expect(faults).toContainEqual(expect.objectContaining({ line: 9 }));
    // Nor is it kept that it was refused: mended, it is proved.
    writeFileSync(join(directory, 'sources/harbour.md'), source);
    expect(load(directory, cacheDirectory).base.facts).toHaveLength(2);
  });

  it('is made again where its file is damaged, cut, empty or no proof at all', () => {
    const directory = writeHarbourBase();
    const cacheDirectory = writeFolder({});
    const { base } = load(directory, cacheDirectory);
    const file = proofIn(cacheDirectory);
    const whole = readFileSync(file);
    const flipped = Buffer.from(whole);
    flipped[whole.length - 40] = (flipped[whole.length - 40] ?? 0) ^ 1;

    for (const broken of [flipped, whole.subarray(0, -10), Buffer.from(''), Buffer.from('{}')]) {
      writeFileSync(file, broken);
      expect(load(directory, cacheDirectory).base).toEqual(base);
      expect(readFileSync(file).equals(whole)).toBe(true);
    }
  });

  it('of another base, put under its name, is refused', () => {
    const [directory, other] = [
      writeHarbourBase(),
      writeHarbourBase({ 'names.yml': 'names: []\n' }),
    ];
    const [cacheDirectory, elsewhere] = [writeFolder({}), writeFolder({})];
    load(directory, cacheDirectory);
    load(other, elsewhere);
    writeFileSync(proofIn(cacheDirectory), readFileSync(proofIn(elsewhere)));

    expect(load(directory, cacheDirectory).base).toEqual(loadKnowledgeBase(directory));
  });

  it('pushes out the oldest', () => {
    const directory = writeHarbourBase();
    const cacheDirectory = writeFolder({});
    for (let n = 0; n < mostProofs + 2; n += 1) {
      writeFileSync(join(directory, 'names.yml'), `names: []\n# ${n}\n`);
      load(directory, cacheDirectory);
    }

    expect(readdirSync(cacheDirectory).filter(isProof)).toHaveLength(mostProofs);
    expect(readdirSync(cacheDirectory).length).toBeLessThanOrEqual(2 * mostProofs);
  });

  it('answers and checks as the desk without a cache does', () => {
    const directory = writeHarbourBase();
    const cacheDirectory = writeFolder({});
    loadDesk(directory, { cacheDirectory });
    const [kept, fresh] = [cacheDirectory, null].map((cache) =>
      loadDesk(directory, { cacheDirectory: cache }),
    );

    for (const question of ['who chairs the harbour board', 'What does the repair cost?', 'moon']) {
      expect(kept?.answer(question)).toEqual(fresh?.answer(question));
      expect(kept?.check(question)).toEqual(fresh?.check(question));
    }
    expect(kept?.check('The pier will close on 5 May.')).toEqual(
      fresh?.check('The pier will close on 5 May.'),
    );
  });
});

/** Loads a base, and says which files were parsed for that. */
function load(directory: string, cacheDirectory: string) {
  const parsed: string[] = [];
  const onParse = (path: string) => void parsed.push(path);
  return { base: loadProved(directory, { cacheDirectory, onParse }), parsed };
}

const isProof = (name: string) => name.endsWith('.proved');

function proofIn(cacheDirectory: string): string {
  return join(cacheDirectory, readdirSync(cacheDirectory).find(isProof) ?? '');
}
