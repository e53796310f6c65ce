import { describe, expect, it } from 'vitest';
import { expandPhrase } from '../../src/language/expand-phrase.ts';
import { stripInflection } from '../../src/language/inflect-word.ts';
import { createThesaurus, emptyThesaurus, readSynonyms } from '../../src/language/thesaurus.ts';

const thesaurus = createThesaurus(
  readSynonyms([
    { name: 'help', phrases: ['help', 'lend a hand', 'assist'], contraries: ['hinder'] },
    { name: 'hinder', phrases: ['hinder', 'hindrance', "drag one's feet"], contraries: [] },
    { name: 'serve', phrases: ['help'], contraries: [] },
  ]),
);
const find = (text: string) =>
  thesaurus
    .findSets(text.split(' ').map(stripInflection), 0)
    .map(({ set, length }) => `${set} ${length}`);

describe('createThesaurus', () => {
  it.each([
    ['helped', ['help 1', 'serve 1'], 'a word of two meanings, with an ending of grammar'],
    ['lent a hand', ['help 3'], 'a phrase, its verb irregular'],
    ['dragging their feet', ['hinder 3'], 'whoever it is whose feet they are'],
    ['hindrances', ['hinder 1'], 'a plural'],
    ['helpful', ['help 1', 'serve 1'], 'a word that no set has, by what it is derived from'],
    ['lend me a hand', [], 'a phrase that is broken'],
    ['harbour', [], 'a word of no set'],
  ])('reads %j as %j: %s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it('has a pair of contraries both ways, though one side alone states it', () => {
    expect([...thesaurus.contrariesOf('help')]).toEqual(['hinder']);
    expect([...thesaurus.contrariesOf('hinder')]).toEqual(['help']);
    expect([...thesaurus.contrariesOf('serve')]).toEqual([]);
  });

  it('knows nothing when it is empty', () => {
    expect(emptyThesaurus.findSets(['help'], 0)).toEqual([]);
    expect([...emptyThesaurus.contrariesOf('help')]).toEqual([]);
  });
});

describe('expandPhrase', () => {
  it.each([
    ['back the plan', ['back the plan'], 'regular endings are taken off elsewhere'],
    ['stuck', ['stuck'], 'a word by itself stands for itself'],
    ['stick to', ['stick to', 'stuck to'], 'an irregular verb that leads'],
    [
      "take one's toll",
      ['take its toll', 'take their toll', 'take his toll', 'take her toll'],
      'a possessor',
    ],
    [
      'bind oneself',
      ['bind itself', 'bind themselves', 'bind himself', 'bind herself'],
      'whoever it is',
    ],
  ])('writes %j out as %j: %s', (phrase, expected) => {
    expect(expandPhrase(phrase)).toEqual(expected);
  });

  it('writes out each form of a verb for each possessor', () => {
    expect(expandPhrase("have one's eye on")).toHaveLength(12);
    expect(expandPhrase("have one's eye on")).toContain('had their eye on');
  });

  it('writes out no form that its ending gives away', () => {
    const leads = ['do', 'go', 'have', 'lie', 'stick'];

    for (const lead of leads) {
      const forms = expandPhrase(`${lead} on`).map((phrase) =>
        stripInflection(phrase.split(' ')[0] ?? ''),
      );
      expect(forms.length, lead).toBeGreaterThan(1);
      expect(new Set(forms).size, lead).toBe(forms.length);
    }
  });
});
