import { describe, expect, it } from 'vitest';
import { draftFacts } from '../../src/drafting/draft-facts.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { loadWordings } from '../../src/load-wordings.ts';
import { readNames } from '../../src/reading/read-names.ts';
import { makeSource } from '../fixtures/make-knowledge.ts';

const english = loadEnglish();

function actsIn(sentence: string): readonly unknown[] {
  const source = makeSource({ paragraphs: [sentence] });
  const names = readNames([source], english.dictionary);
  const base = { facts: [], drafts: [] };
  const [fact] = draftFacts({ source, names, english, wordings: loadWordings(), base });
  return fact?.values.filter((value) => 'act' in value) ?? [];
}

describe('who does what is drafted as a value', () => {
  it('where a sentence says it outright', () => {
    expect(actsIn('The council closed the old pier.')).toEqual([
      { who: 'the council', act: 'closed', what: 'the old pier' },
    ]);
  });

  it.each([
    ['The council closed neither the old pier nor the mole.'],
    ['The council closed the old pier rather than the mole.'],
    ['The council closed the old pier but not the mole.'],
    ['The council closes the old pier unless the ferry returns.'],
  ])('and not where what stands beside it turns it: %s', (sentence) => {
    expect(actsIn(sentence)).toEqual([]);
  });
});
