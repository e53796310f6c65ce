import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';

const factFile = harbourFiles['facts/harbour.yml'] ?? '';

/** The harbour base with values on its last fact, on what the repair costs: the first of them on line 22. */
function writeValues(values: string): string {
  return writeHarbourBase({ 'facts/harbour.yml': `${factFile}  values:\n${values}` });
}

describe('the values of a fact', () => {
  it('are read by kind, in the curator’s words', () => {
    const { facts } = loadKnowledgeBase(
      writeValues(`    - who: The repair
      act: costs
      what: 12 million crowns
      also:
        act: [is put at]
`),
    );

    expect(facts[0]?.values).toEqual([]);
    expect(facts[1]?.values).toEqual([
      {
        kind: 'act',
        who: 'The repair',
        act: 'costs',
        what: '12 million crowns',
        when: null,
        where: null,
        why: null,
        how: null,
        only: false,
        also: { act: ['is put at'] },
      },
    ]);
  });

  it('may have a number as a number', () => {
    const { facts } = loadKnowledgeBase(writeValues('    - count: 12\n      what: crowns\n'));

    expect(facts[1]?.values).toMatchObject([{ kind: 'count', count: '12', what: 'crowns' }]);
  });
});

describe('a value that is not as it should be is refused:', () => {
  it.each([
    [
      'a word that the quote does not have',
      '    - who: The repair\n      act: costs\n      what: 13 million crowns\n',
      'facts/harbour.yml:24: "13" is not in the quotes. Write the value in the words of the quote; ' +
        'other words for it belong under `also`.',
    ],
    [
      'a role without a body',
      '    - role: board\n      holder: board\n',
      'facts/harbour.yml:23: there is `holder` and no `of`. A role needs `role` and `of`.',
    ],
    [
      'a count and a place in one',
      '    - what: crowns\n      count: 12\n      place: board\n',
      'facts/harbour.yml:24: this value has both `count` and `place`. Make two values of it.',
    ],
    [
      'no kind at all',
      '    - what: the repair\n',
      'facts/harbour.yml:22: this value has no key that says what it is. Give it one of `holder`, `ordinal`, ' +
        '`count`, `place`, `short`, `is`, `status`, `act`.',
    ],
    [
      'an act of nobody on nothing',
      '    - act: costs\n',
      'facts/harbour.yml:22: nobody acts, and on nothing. Give `who`, `what` or both.',
    ],
    [
      'a key of another kind',
      '    - what: repair\n      is: board\n      when: according\n',
      'facts/harbour.yml:24: a trait has no `when`. It has `is`, `what`, `also`.',
    ],
    [
      'a count that is no number',
      '    - count: million\n      what: crowns\n',
      'facts/harbour.yml:22: there is no number in "million". Write it as the quote does: 12, twelve, 32nd.',
    ],
    [
      'other words for a key that it does not have',
      '    - what: repair\n      is: board\n      also:\n        who: [x]\n',
      'facts/harbour.yml:24: `also` gives other words for `who`, which a trait does not have. Mend the key.',
    ],
    [
      'an unknown key',
      '    - whom: repair\n      act: costs\n',
      'facts/harbour.yml:22: there is no field "whom". See knowledge/README.md for the fields; mend its spelling ' +
        'or take it out.',
    ],
  ])('%s', (_, values, fault) => {
    expect(faultsOf(writeValues(values))[0]).toContain(fault);
  });
});

function faultsOf(folder: string): string[] {
  try {
    loadKnowledgeBase(folder);
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.message.split('\n').map((line) => line.replace(`${folder}/`, ''));
  }
  throw new Error('The base was loaded.');
}
