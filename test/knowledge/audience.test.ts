import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';

const factFile = harbourFiles['facts/harbour.yml'] ?? '';
const sourceFile = harbourFiles['sources/harbour.md'] ?? '';
const withFact = (fields: string, source = sourceFile) =>
  writeHarbourBase({ 'facts/harbour.yml': `${factFile}${fields}`, 'sources/harbour.md': source });
const withSource = (fields: string) =>
  sourceFile.replace('link: unknown\n', `link: unknown\n${fields}`);

describe('who may be shown what', () => {
  it('is everyone, at any time, unless a source or a fact says otherwise', () => {
    const { sources, facts } = loadKnowledgeBase(writeHarbourBase());

    expect(sources['harbour-story']).toMatchObject({ audience: 'everyone', embargo: null });
    expect(facts[1]).toMatchObject({ audience: null, embargo: null });
  });

  it('is read as it is written, the moment in any zone', () => {
    const base = withFact(
      '  audience: internal\n  embargo: 2026-12-02T03:00+09:00\n',
      withSource('embargo: 2026-12-01T18:00Z\n'),
    );

    const { sources, facts } = loadKnowledgeBase(base);

    expect(sources['harbour-story']?.embargo).toBe('2026-12-01T18:00:00.000Z');
    expect(facts[1]).toMatchObject({ audience: 'internal', embargo: '2026-12-01T18:00:00.000Z' });
  });
});

describe('a base is refused that says wrongly who may be shown what, and the error says where and what to do:', () => {
  it('a time without its zone, or none at all', () => {
    for (const time of ['2026-12-01T18:00', '2026-12-01', 'tomorrow', '2026-02-30T18:00Z']) {
      expect(faultsOf(withFact(`  embargo: ${time}\n`))).toEqual([
        expect.stringMatching(
          /^facts\/harbour\.yml:21: .*expected a time with its zone, as 2026-12-01T18:00Z.*See knowledge\/README\.md/,
        ),
      ]);
    }
    expect(faultsOf(withFact('', withSource('embargo: soon\n')))).toEqual([
      expect.stringMatching(
        /^sources\/harbour\.md:9: .*expected a time with its zone, as 2026-12-01T18:00Z/,
      ),
    ]);
  });

  it('an audience that there is not', () => {
    expect(faultsOf(withFact('  audience: staff\n'))).toEqual([
      expect.stringMatching(/^facts\/harbour\.yml:21: .*expected everyone or internal/),
    ]);
    expect(faultsOf(withFact('', withSource('audience: staff\n')))).toEqual([
      expect.stringMatching(/^sources\/harbour\.md:9: .*expected everyone or internal/),
    ]);
  });

  it('a fact for everyone, of a source that is internal', () => {
    const base = withFact('  audience: everyone\n', withSource('audience: internal\n'));

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:21: this fact is for everyone, and its source "harbour-story" is internal. ' +
        'Leave `audience` out, or change that of the source.',
    ]);
  });

  it('an embargo on a fact that ends before that of its source', () => {
    const base = withFact(
      '  embargo: 2026-11-30T18:00Z\n',
      withSource('embargo: 2026-12-01T18:00Z\n'),
    );

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:21: this embargo ends before that of its source "harbour-story" ' +
        '(2026-12-01T18:00:00.000Z). Leave `embargo` out, or give a later time.',
    ]);
  });
});

/** What is wrong with a base, without the folder that it is in. */
function faultsOf(directory: string): string[] {
  try {
    loadKnowledgeBase(directory);
    return [];
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.message.split('\n').map((line) => line.replace(`${directory}/`, ''));
  }
}
