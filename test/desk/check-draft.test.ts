import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../src/desk/check-draft.ts';
import { splitDraft } from '../../src/desk/split-draft.ts';
import { loadDesk } from '../../src/load-desk.ts';

describe('splitDraft', () => {
  it('parts a draft into sentences, with their lines and places', () => {
    const draft =
      '# Twelve in the pact\n\nThe CPTPP has 12 members. Japan leads it!\n- Korea is **not** in.';

    const sentences = splitDraft(draft);

    expect(sentences).toEqual([
      { text: 'Twelve in the pact', start: 2, end: 20, line: 1 },
      { text: 'The CPTPP has 12 members.', start: 22, end: 47, line: 3 },
      { text: 'Japan leads it!', start: 48, end: 63, line: 3 },
      { text: 'Korea is not in.', start: 66, end: 86, line: 4 },
    ]);
    expect(draft.slice(22, 47)).toBe('The CPTPP has 12 members.');
  });

  it('does not end a sentence at an abbreviation', () => {
    const texts = splitDraft('Mr. Ryu spoke for S. Korea. The U.S. Congress did not.').map(
      ({ text }) => text,
    );

    expect(texts).toEqual(['Mr. Ryu spoke for S. Korea.', 'The U.S. Congress did not.']);
  });

  it('gives none for a draft without a word', () => {
    expect(splitDraft('\n---\n\n***\n')).toEqual([]);
  });
});

describe('checkDraft', () => {
  const desk = loadDesk('knowledge');

  it('gives each sentence a verdict of its own, in order, and counts them', () => {
    const draft = checkDraft(
      desk,
      'The CPTPP has 11 members. The summit was held in Tokyo. Keidanren has a new logo.',
    );

    expect(draft.sentences.map(({ verdict }) => verdict.kind)).toEqual([
      'contradicted', // 12
      'supported',
      'not_covered', // no logo in the source
    ]);
    expect(draft.counts).toEqual({ supported: 1, contradicted: 1, not_covered: 1 });
  });

  it('takes sixty sentences and more', () => {
    const draft = checkDraft(desk, 'The summit was held in Tokyo.\n'.repeat(75));

    expect(draft.counts).toEqual({ supported: 75, contradicted: 0, not_covered: 0 });
  });
});
