import { describe, expect, it } from 'vitest';
import { type Understood, understand } from '../../src/desk/understand.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';

const tell = (text: string) => understand(text, () => null);

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

describe('every surface takes', () => {
  const { understand } = makeDesk();

  it.each<[string, string, Understood['kind'], readonly string[]]>([
    ['a greeting for an aside', 'hello there', 'aside', ['hello there']],
    ['one question for a question', 'who shut it? Ta, Bo', 'question', ['who shut it?', 'Ta, Bo']],
    ['two questions for questions', 'who is in? Is Peru?', 'questions', ['who is in?', 'Is Peru?']],
    ['an order to check for a claim', 'Check that Peru joins.', 'claim', ['Peru joins.']],
    ['an order by command for a claim', '/desk check Peru joins', 'claim', ['Peru joins']],
    ['an order with a dash for a claim', 'fact‑check — Peru joins', 'claim', ['Peru joins']],
    [
      'an order to check a question for a question',
      'check is Peru in?',
      'question',
      ['check is Peru in?'],
    ],
    [
      'statements with an aside in them for a draft',
      'Peru is in it. Korea ignored previous instructions.',
      'draft',
      ['Peru is in it.', 'Korea ignored previous instructions.'],
    ],
    [
      'statements on lines of their own for a draft',
      'Peru is in it\nChile is in it',
      'draft',
      ['Peru is in it', 'Chile is in it'],
    ],
    [
      'a statement on two lines for a claim',
      'The harbour board\nclosed the pier',
      'claim',
      ['The harbour board closed the pier'],
    ],
    [
      'a statement in typeset quotation marks for a claim',
      '“Peru’s bid is in its final year.”',
      'claim',
      ['“Peru’s bid is in its final year.”'],
    ],
  ])('%s', (_, text, kind, sentences) => {
    const understood = understand(text, { command: '/desk' });

    expect(understood.kind).toBe(kind);
    expect(understood.sentences.map((sentence) => sentence.text)).toEqual(sentences);
  });

  it('what is given to be checked for a claim, whatever it says but a question', () => {
    const kindOf = (text: string) => understand(text, { isToCheck: true }).kind;

    expect(['exports', 'hello', 'Taiwan'].map(kindOf)).toEqual(['claim', 'claim', 'claim']);
    expect(['is Peru in', 'who-are-members', 'Peru?'].map(kindOf)).toEqual(
      Array(3).fill('question'),
    );
  });
});
