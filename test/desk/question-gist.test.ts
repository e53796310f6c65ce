import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/answer.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { proveKnowledgeFiles } from '../../src/knowledge/load-knowledge-base.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { harbourFiles } from '../support/knowledge-folder.ts';

let desk: Desk;
beforeAll(() => {
  const texts = {
    ...harbourFiles,
    'names.yml': `names:
  - id: ann-reed
    name: Ann Reed
    same: [Mayor Reed]
    kind: person
words:
  - same: [chair, head]
`,
  };
  const files = Object.entries(texts).map(([path, text]) => ({
    ...{ path, file: path, text, fault: null },
  }));
  const base = proveKnowledgeFiles(files, { directory: '.' });
  desk = createDesk(base, { english: loadEnglish() });
});
const areAlike = (one: string, other: string) => desk.gistOf(one) === desk.gistOf(other);

describe('two questions are counted together', () => {
  it.each([
    ['but for case and marks', 'Who chairs the harbour board?', 'who chairs the harbour board'],
    [
      'but for a word of the same group',
      'Who chairs the harbour board?',
      'who heads harbour board',
    ],
    ['but for a slip', 'Who chairs the harbour board?', 'who chairs the harbuor board?'],
    ['but for the spelling of a name', 'When was Ann Reed born?', 'when was Mayor Reed born?'],
    ['but for number and person', 'Which pier closes?', 'which piers close?'],
    [
      'but for who asks',
      'Where are the zeppelins?',
      'hi, Dana from the desk here, where are the zeppelins?',
    ],
    ['but for articles', 'Which towns get work?', 'which towns get the work'],
    ['in Korean', '체펠린은 어디에 있나요?', '체펠린은 어디에 있나요'],
  ])('%s', (_, one, other) => {
    expect(areAlike(one, other)).toBe(true);
  });
});

describe('two questions are not counted together', () => {
  it.each([
    ['for another name', 'When was Ann Reed born?', 'When was Bo Lund born?'],
    ['for another number', 'Did 4 piers close?', 'Did 5 piers close?'],
    ['for another kind', 'When does the pier close?', 'Why does the pier close?'],
    ['for a no', 'Is the pier closed?', 'Is the pier not closed?'],
    ['for a short no', 'Is the pier closed?', "Isn't the pier closed?"],
    ['for the other way round', 'Does Ness ship to Holm?', 'Does Holm ship to Ness?'],
    ['for the direction', 'Who ships to Holm?', 'Who ships from Holm?'],
    ['for the past', 'Who chairs the harbour board?', 'Who chaired the harbour board?'],
    ['for the past of a being', 'Where are the zeppelins?', 'Where were the zeppelins?'],
    ['for a word that narrows', 'Who chairs the board?', 'Who chairs the board next?'],
    ['for a word more', 'Where are the zeppelins?', 'Where are the lost zeppelins?'],
    ['for what is said of it', 'What did Ann Reed say?', 'What did Ann Reed write?'],
    ['for another language', 'zeppelin', 'ツェッペリン'],
  ])('%s', (_, one, other) => {
    expect(areAlike(one, other)).toBe(false);
  });
});

it('a text of any length has a form', () => {
  expect(desk.gistOf('where is the pier? '.repeat(5_000)).length).toBeGreaterThan(0);
  expect(desk.gistOf('')).not.toBe(desk.gistOf('zeppelins'));
});
