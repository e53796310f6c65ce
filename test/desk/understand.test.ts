import { describe, expect, it } from 'vitest';
import { understand } from '../../src/desk/understand.ts';

const tell = (text: string) => understand(text, { findAside: () => null });

describe('what a text is', () => {
  it.each([
    'Taiwan is one of the 12',
    'the UK is a member',
    'Korea has not joined yet.',
    'China joined the pact',
    'Keidanren backs the bid',
    'Korea wants to join',
    "The lobby isn't on board",
    'The board closed the pier on Monday.',
    'The summit was held in Tokyo, not Osaka',
    'Ann Reed said that the pier would open in May',
  ])('takes %j for a claim', (text) => {
    expect(tell(text).kind).toBe('claim');
  });

  it.each([
    'is Taiwan a member?',
    'Has Britain joined',
    'hey, does the pact have 11 members',
    'Taiwan is a member?',
  ])('takes %j for a question whether it is so', (text) => {
    expect(tell(text)).toMatchObject({ kind: 'question', isWhether: true });
  });

  it.each([
    '',
    'who-are-members',
    'list of members',
    'Korea CPTPP entry',
    'countries that are in the pact',
    'tariffs the pact scraps',
    'fish imported from Japan',
    'boats tied up in Ness',
    'anything on ferry fares',
    'does not say who pays',
    'union deal, who signed',
    'the ferry strike in one line',
    'Summit May 2026',
    'who is the chairman',
    'waht is the CPTPP',
    'tell me who is in it',
    'I need to know who is in',
    'we are writing about fish',
    'it was signed',
    'the reason why Korea was late',
    'Korea wants to rely less on which two partners?',
    'how many is that',
    '한국은 회원국이 아니다',
  ])('takes %j for another question', (text) => {
    expect(tell(text)).toMatchObject({ kind: 'question', isWhether: false });
  });
});
