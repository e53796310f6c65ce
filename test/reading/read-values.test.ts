import { describe, expect, it } from 'vitest';
import { readValues, readWholeList } from '../../src/reading/read-values.ts';

/** The values of a sentence, without the other words for them. */
function valuesOf(text: string, speaker: string | null = null): unknown[] {
  return readValues({ text, speaker }).map(({ also, ...value }) => value);
}

describe('readValues reads', () => {
  it.each([
    ['a title before a name', 'KBA Chairman Ann Reed sat.', 'Chairman', 'KBA'],
    [
      'a role in small letters',
      'Kettle Museum director Ann Reed sat.',
      'director',
      'Kettle Museum',
    ],
    ['a body without a name', 'The harbour board chair Ann Reed sat.', 'chair', 'harbour board'],
    [
      'whose it is',
      "Holm Kettles' chief executive, Ann Reed, sat.",
      'chief executive',
      'Holm Kettles',
    ],
    ['an office and a place', 'In May, Governor of Holm Ann Reed sat.', 'Governor', 'Holm'],
    [
      'an apposition',
      'Ann Reed, the director of the Kettle Museum, sat.',
      'director',
      'Kettle Museum',
    ],
    ['an owner in it', "Ann Reed, Nessland's health minister, sat.", 'health minister', 'Nessland'],
    [
      'a plain statement',
      'Ann Reed is the chairwoman of Holm Kettles.',
      'chairwoman',
      'Holm Kettles',
    ],
  ])('who holds a role: %s', (_, text, role, of) => {
    expect(valuesOf(text)).toEqual([{ kind: 'role', role, of, holder: 'Ann Reed' }]);
  });

  it.each([
    ['one of several', 'Kettle Museum spokeswoman Ann Reed sat.'],
    ['of nobody', 'Captain Ann Reed sat with Mr Tom Ox.'],
    ['who was it', 'Former Kettle Museum director Ann Reed sat.'],
    ['who was it, behind the body', 'Kettle Museum former director Ann Reed sat.'],
    ['a deputy', 'Ann Reed, the deputy director of the Kettle Museum, sat.'],
    ['one among many', 'Ann Reed, a director of the Kettle Museum, sat.'],
    ['a portfolio', 'Secretary of State Ann Reed sat.'],
  ])('no role: %s', (_, text) => {
    expect(valuesOf(text)).toEqual([]);
  });

  it('what is counted, and the list that is as long', () => {
    const text = 'The Tea Pact now has three members: Holm, Ness and the Alder Isles.';

    expect(valuesOf(text)).toEqual([
      { kind: 'count', count: 'three', what: 'members', of: 'Tea Pact' },
    ]);
    expect(readWholeList({ text, speaker: null })).toEqual({
      of: 'members of the Tea Pact',
      items: ['Holm', 'Ness', 'Alder Isles'],
      complete: true,
      in: null,
    });
  });

  it('no list that is shorter or longer than its count, or that somebody chose', () => {
    for (const text of [
      'The Tea Pact has four members: Holm, Ness and the Alder Isles.',
      'The Tea Pact has 2 members: Holm, Ness and the Alder Isles.',
      'The Tea Pact named three guests: Holm, Ness and the Alder Isles.',
    ]) {
      expect(readWholeList({ text, speaker: null })).toBeNull();
    }
  });

  it.each([
    'The Tea Pact will have 12 members.',
    'The Tea Pact has more than 12 members.',
    'The Tea Pact has 12 of the ships.',
    'It has 12 members.',
    'A pact has 12 members.',
  ])('no count: %s', (text) => {
    expect(valuesOf(text)).toEqual([]);
  });

  it('which one of a row, where it is held, and what that lies in', () => {
    expect(
      valuesOf('At the 14th Nessland Tea Summit held in Holm, Nessland, tea was drunk.'),
    ).toEqual([
      { kind: 'ordinal', ordinal: '14th', what: 'Nessland Tea Summit' },
      { kind: 'place', what: 'Nessland Tea Summit', place: 'Holm', within: ['Nessland'] },
    ]);
  });

  it('where a building stands, but not who speaks there', () => {
    expect(valuesOf('The Kettle Museum (KM) in Holm, Nessland, is shut.')).toMatchObject([
      { kind: 'place', what: 'Kettle Museum', place: 'Holm', within: ['Nessland'] },
      { kind: 'name', short: 'KM', long: 'Kettle Museum' },
    ]);
    expect(valuesOf('At the Kettle Museum in Holm, Ann Reed said that it is shut.')).toMatchObject([
      { kind: 'place', place: 'Holm', within: [] },
    ]);
  });

  it('no century, and no other one of no row', () => {
    expect(valuesOf('In the 19th century the 3rd floor was shut for the 2nd time.')).toEqual([]);
  });

  it('what letters stand for, without the words before', () => {
    expect(valuesOf('It left the Nessland Tea and Kettle Union (TKU) in May.')).toEqual([
      { kind: 'name', short: 'TKU', long: 'Tea and Kettle Union' },
    ]);
    expect(valuesOf('It left the Tea Union (see below) in May.')).toEqual([]);
  });

  it('an age, and which government', () => {
    expect(valuesOf('Ann Reed, 41, left the liberal Tom Ox government.')).toEqual([
      { kind: 'count', count: '41', what: 'years old', of: 'Ann Reed' },
      { kind: 'trait', what: 'Tom Ox government', is: 'liberal' },
    ]);
  });

  it('nothing in what somebody is quoted with', () => {
    expect(valuesOf('"The Tea Pact has 12 members," said a guest.', 'guest')).toEqual([]);
    expect(valuesOf('The Tea Pact has 12 members.', 'Ann Reed')).toEqual([]);
  });
});
