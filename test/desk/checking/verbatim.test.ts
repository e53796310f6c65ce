import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../src/desk/create-desk.ts';
import { makeKnowledge, makeSource } from '../../fixtures/make-knowledge.ts';

const source = makeSource({
  paragraphs: [
    'The kettle works at Fenwick, which Oda Brandvold has run since 1998 – “with both hands”, she says – will close on 30 June unless the bank lends it £4.5m (a third of what it owes), and 210 people may lose their jobs.',
    'Brandvold denied that the works had been sold to a rival. “The owners were never asked,” said Pim Adair. Who will pay the pensions?',
    'The works made 12,000 kettles last year and exported half of them.',
  ],
});
const desk = createDesk(makeKnowledge({ sources: { harbour: source }, facts: [] }));

describe('a claim in the words of the source', () => {
  it.each(
    [
      ...source.paragraphs,
      'Who will pay the pensions?',
      'The works made 12,000 kettles last year',
      'The article says: The works made 12,000 kettles last year and exported half of them',
    ].map((claim) => [claim]),
  )('is said, however long and whatever stands in it: %s', (claim) => {
    expect(desk.check(claim)).toMatchObject({ kind: 'supported', rule: 'verbatim', fact: null });
  });

  it('cites the sentence, and marks the whole claim', () => {
    expect(desk.check(' The works made 12,000 kettles last year ')).toMatchObject({
      citations: [{ source: 'harbour', paragraph: 3, start: 0, end: 66 }],
      parts: [{ text: 'The works made 12,000 kettles last year', start: 1, end: 40, mark: 'said' }],
    });
  });

  it('is the view of whoever the source has say it', () => {
    expect(desk.check('The owners were never asked')).toMatchObject({
      kind: 'supported',
      attributedTo: 'Pim Adair',
    });
    expect(desk.check('“The owners were never asked,” said Pim Adair.').attributedTo).toBeNull();
  });

  it.each([
    ['The works had been sold to a rival', 'the source has somebody deny it'],
    ['The kettle works at Fenwick will close on 30 June', 'the source makes it hang on something'],
    ['The bank lends it £4.5m', 'it stands behind “unless”'],
    ['The bank lends it $4.5m (a third of what it owes)', 'pounds are not dollars'],
    ['The works made 12,500 kettles last year', 'it is another number'],
    ['will pay the pensions', 'it is a part of a question'],
  ])('is not said where it is changed or turned: %s, %s', (claim) => {
    expect(desk.check(claim).kind).not.toBe('supported');
  });
});
