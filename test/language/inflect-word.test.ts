import { expect, it } from 'vitest';
import { stripInflection } from '../../src/language/inflect-word.ts';

it.each([
  [['hinder', 'hinders', 'hindered', 'hindering'], 'regular endings'],
  [['organise', 'organised', 'organizing'], 'British and American spelling'],
  [['use', 'uses'], 'a short word keeps its last letter, whatever its ending was'],
  [['egg', 'eggs'], 'nor is its doubled letter one that an ending doubled'],
  [['tie', 'ties', 'tied', 'tying'], 'nor does it end in -y'],
  [['overtake', 'overtook', 'overtaken'], 'an irregular verb with something before it'],
])('makes one word of %j: %s', (forms) => {
  expect(new Set(forms.map(stripInflection)).size).toBe(1);
});

it.each([
  ['progress', 'progressive', 'what is derived'],
  ['use', 'us', 'another word'],
  ['bite', 'bitter', 'an ending that is none of grammar'],
  ['stick', 'stuck', 'what is stuck is in a state'],
])('keeps %s and %s apart: %s', (one, other) => {
  expect(stripInflection(one)).not.toBe(stripInflection(other));
});
