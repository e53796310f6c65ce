import { describe, expect, it } from 'vitest';
import { citationsOf } from '../../src/desk/answer.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { makeFact, makeKnowledge, makeSource } from '../fixtures/make-knowledge.ts';
import { makeTextDesk } from '../fixtures/make-text-desk.ts';

const paragraphs = [
  'The old lighthouse at Merrow Point, built by the engineer Isak Lund, was closed on Monday because its lamp had cracked.',
  'Ruth Amsel, 61, a retired pilot who led the inquiry, said nine keepers had warned the harbour board.',
  'The harbour board’s chairman, Jonas Teel, rejected the offer of 40,000 crowns from a salvage firm.',
  'The repairs will last for seven weeks and will be carried out in the dry dock at Sund.',
  'The ferry Tern did not sink, and its crew of 14 rowed ashore. The choir, trained by Dora Vinn, will sing for them.',
];
const desk = makeTextDesk({ title: 'Lighthouse Goes Dark', paragraphs });

/** The paragraph that answers; `null` where none does. */
function answered(question: string): number | null {
  const answer = desk.answer(question);
  return answer.kind === 'covered' ? (citationsOf(answer)[0]?.paragraph ?? null) : null;
}

describe('a question of a text that nobody curated', () => {
  it.each([
    ['Who built the lighthouse?', 1],
    ['When was the lighthouse closed?', 1],
    ['Why was the lighthouse closed?', 1],
    ['who led the inquiry', 2],
    ['Who is Ruth Amsel?', 2],
    ['How old is Ruth Amsel?', 2],
    ['How many keepers warned the harbour board?', 2],
    ['Who is the chairman of the harbour board?', 3],
    ['What did the chairman reject?', 3],
    ['Where will the repairs be carried out?', 4],
    ['How long will the repairs last?', 4],
    ['Who trained the choir?', 5],
    ['Did the Tern sink?', 5],
    ['Did the chairman of the harbour board reject the offer?', 3],
  ])(
    'is answered by the sentence that says it with what it leaves open: %s',
    (question, paragraph) => {
      expect(answered(question)).toBe(paragraph);
    },
  );

  it.each([
    'How old is Jonas Teel?',
    'Why did Jonas Teel reject the offer?',
    'When did Jonas Teel reject the offer?',
    'How many pilots warned the harbour board?',
    'Who cracked the lamp?',
    'Who repaired the lighthouse?',
    'Who is the chairman of the salvage firm?',
    'Did Ruth Amsel reject the offer?',
  ])('is declined where none has that: %s', (question) => {
    expect(answered(question)).toBeNull();
  });

  it('is declined where a curator has read the sentence, and no fact answers', () => {
    const [quote = ''] = paragraphs;
    const fact = makeFact({
      title: 'Why the light is out',
      questions: ['Why is the light out?', 'what cracked', 'reason for the dark lighthouse'],
      answer: 'Its lamp had cracked.',
      citations: [{ source: 'harbour', paragraph: 1, start: 0, end: quote.length, quote }],
    });
    const knowledge = makeKnowledge({
      sources: { harbour: makeSource({ title: 'Lighthouse Goes Dark', paragraphs }) },
      facts: [fact],
    });
    const curated = createDesk(knowledge, { english: loadEnglish() });

    expect(curated.answer('Who built the lighthouse?').level).not.toBe('passage');
    expect(curated.answer('who led the inquiry').level).toBe('passage');
  });
});
