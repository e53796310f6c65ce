import { describe, expect, it } from 'vitest';
import { fillFollowUp, isFollowUp } from '../../src/desk/follow-up.ts';
import type { Name } from '../../src/knowledge/knowledge-base.ts';

const names: readonly Name[] = [
  { id: 'harbour-board', kind: 'organisation', same: ['Harbour Board', 'HB'], related: [] },
  { id: 'ferry-union', kind: 'organisation', same: ['Ferry Union', 'FU'], related: [] },
  { id: 'norway', kind: 'country', same: ['Norway'], related: [] },
  { id: 'norway-sweden-fair', kind: 'event', same: ['Norway-Sweden Fair'], related: [] },
  { id: 'ann-reed', kind: 'person', same: ['Ann Reed'], related: [] },
];
const fill = (last: string, said: string) => fillFollowUp({ last, said, names });

describe('a follow-up is filled from the last question', () => {
  it.each([
    ['Is Norway in the pact?', 'and Iceland?', 'Is Iceland in the pact?'],
    ['Is Norway in the pact?', 'And what about Iceland?', 'Is Iceland in the pact?'],
    ['Is the UK in the pact?', 'how about Iceland', 'Is Iceland in the pact?'],
    ["What is Norway's bid?", "and Iceland's?", "What is Iceland's bid?"],
    ['Who leads the Harbour Board?', 'and the Ferry Union?', 'Who leads the Ferry Union?'],
    ['Who is chair of the HB?', 'and of the FU?', 'Who is chair of the FU?'],
  ])('%s %s', (last, said, whole) => expect(fill(last, said)).toBe(whole));

  it('of names that overlap, the longer counts', () => {
    const last = 'Who came from Norway to the Norway-Sweden Fair?';

    expect(fill(last, 'and from Iceland?')).toBe(
      'Who came from Iceland to the Norway-Sweden Fair?',
    );
  });

  it.each([
    ['Did Norway apply?', 'when?', 'When did Norway apply?'],
    ['Where was the fair held?', 'And when?', 'When was the fair held?'],
    ['Should Norway join?', 'why?', 'Why should Norway join?'],
  ])('%s %s', (last, said, whole) => expect(fill(last, said)).toBe(whole));

  it.each([
    ['Is Norway in the pact?', 'and who said that?', 'Who said that Norway is in the pact?'],
    [
      'Is the pier of stone in the port?',
      'who says so?',
      'Who said that the pier of stone is in the port?',
    ],
    ['Norway is in the pact.', 'says who?', 'Who said that Norway is in the pact?'],
  ])('%s %s', (last, said, whole) => expect(fill(last, said)).toBe(whole));
});

describe('a follow-up is left as it stands', () => {
  it.each([
    ['it is a whole question', 'Is Norway in the pact?', 'and who leads the Ferry Union?'],
    ['two names would fit', 'Is Norway or Sweden in the pact?', 'and Iceland?'],
    ['no name of its kind stands there', 'Who leads the Ferry Union?', 'and Iceland?'],
    ['it names what nobody knows', 'Is Norway in the pact?', 'and Atlantis?'],
    ['it names the same again', 'Is Norway in the pact?', 'and Norway?'],
    ['it names two', 'Is Norway in the pact?', 'and Iceland and Sweden?'],
    ['the last has no such place', 'Who leads the Ferry Union?', 'and in the Harbour Board?'],
    ['an adjective has no place for a name', 'Is the Swedish bid open?', 'and Iceland?'],
    ['an article belongs to another word', 'Is the Norway bid open?', 'and Iceland?'],
    ['a name is part of a longer word', 'Is the pact Norway-led?', 'and Iceland?'],
    ['it is a name alone', 'Is Norway in the pact?', 'Iceland?'],
    ['it is small talk', 'Is Norway in the pact?', 'and you?'],
    ['it is thanks', 'Is Norway in the pact?', 'and thanks!'],
    ['the last said something', 'Norway is in the pact.', 'and Iceland?'],
    ['the last asked twice', 'Is Norway in? Who leads it?', 'and Iceland?'],
    ['the last asked the same', 'When did Norway apply?', 'when?'],
    ['the last asked for somebody', 'Who closed the pier?', 'when?'],
    ['the last was not whole itself', 'Did it apply?', 'when?'],
    ['the last said nothing', 'Who closed the pier?', 'who said that?'],
    ['what it says would be inflected', 'Did Norway apply?', 'who said that?'],
    ['its subject could end in two places', 'Was the pier closed led by Ann Reed?', 'says who?'],
  ])('where %s', (_, last, said) => expect(fill(last, said)).toBeNull());
});

it('what has no form of a follow-up is known without the last question', () => {
  expect(['and Iceland?', 'when?', 'who said that?'].every(isFollowUp)).toBe(true);
  expect(['who closed the pier?', 'hello', 'Iceland'].some(isFollowUp)).toBe(false);
});
