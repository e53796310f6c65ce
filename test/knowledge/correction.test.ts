import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { hashFact } from '../../src/knowledge/hash-fact.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';

const factFile = harbourFiles['facts/harbour.yml'] ?? '';
const sourceFile = harbourFiles['sources/harbour.md'] ?? '';
const withFact = (fields: string) => writeHarbourBase({ 'facts/harbour.yml': factFile + fields });
const correction = `  correction:
    was: The repair costs 10 million crowns.
    why: The board mended its figure.
    by: Cora
    at: 2026-11-28T14:05Z
`;

describe('a correction', () => {
  it('is kept with its fact, the moment in any zone', () => {
    const { facts } = loadKnowledgeBase(withFact(`  status: corrected\n${correction}`));

    expect(facts[0]?.correction).toBeNull();
    expect(facts[1]?.correction).toEqual({
      was: 'The repair costs 10 million crowns.',
      why: 'The board mended its figure.',
      by: 'Cora',
      at: '2026-11-28T14:05:00.000Z',
    });
  });

  it('of a fact that is withdrawn needs no old answer: the fact still has it', () => {
    const why = '  correction: {why: The board took it back., at: 2026-11-28T14:05Z}\n';
    const { facts } = loadKnowledgeBase(withFact(`  status: withdrawn\n${why}`));

    expect(facts[1]?.correction).toMatchObject({ was: null, by: null });
  });

  it('is no other version of what the fact tells', () => {
    const [plain, corrected] = ['', `  status: corrected\n${correction}`].map(
      (fields) => loadKnowledgeBase(withFact(fields)).facts[1],
    );

    expect(plain && hashFact(plain)).toBe(corrected && hashFact(corrected));
  });

  it('of a source is kept with the source', () => {
    const corrected = 'corrected: {at: 2026-11-28T14:00+09:00, why: A figure was wrong.}\n';
    const file = sourceFile.replace('link: unknown\n', `link: unknown\n${corrected}`);
    const { sources } = loadKnowledgeBase(writeHarbourBase({ 'sources/harbour.md': file }));

    expect(sources['harbour-story']?.corrected).toEqual({
      at: '2026-11-28T05:00:00.000Z',
      why: 'A figure was wrong.',
    });
  });
});

describe('a base is refused, with the place and what to do, whose correction', () => {
  it.each([
    ['stands at a fact that is current', correction, /:2\d: .*its status is current.*Say `status/],
    [
      'does not say what the fact told before',
      '  status: corrected\n  correction: {why: It was wrong., at: 2026-11-28T14:05Z}\n',
      /does not say what it told before.*`was`/,
    ],
    [
      'says that the fact told what it tells',
      `  status: corrected\n${correction.replace(/was: .*/, 'was: The repair costs 12 million crowns, the board says.')}`,
      /`was` is the same as `answer`/,
    ],
    [
      'has a time without its zone',
      `  status: corrected\n${correction.replace('14:05Z', '14:05')}`,
      /expected a time with its zone/,
    ],
  ])('%s', (_, fields, fault) => {
    expect(faultsOf(withFact(fields))).toEqual([expect.stringMatching(fault)]);
  });
});

function faultsOf(folder: string): readonly string[] {
  try {
    loadKnowledgeBase(folder);
    return [];
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.faults.map(
      ({ file, line, found, remedy }) =>
        `${file.slice(folder.length + 1)}:${line}: ${found} ${remedy}`,
    );
  }
}
