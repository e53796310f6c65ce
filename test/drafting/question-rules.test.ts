import { describe, expect, it } from 'vitest';
import { draftQuestions } from '../../src/drafting/draft-facts.ts';
import { readDraftSentences } from '../../src/drafting/draft-sentence.ts';
import { questionRules } from '../../src/drafting/question-rules.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { loadWordings } from '../../src/load-wordings.ts';
import { readNames } from '../../src/reading/read-names.ts';
import { readPassages } from '../../src/reading/read-passages.ts';
import { makeSource } from '../fixtures/make-knowledge.ts';

const english = loadEnglish();
const wordings = loadWordings();

function questionsOf(sentence: string): readonly string[] {
  const source = makeSource({ paragraphs: [sentence] });
  const passages = readPassages(source);
  const names = readNames([source], english.dictionary);
  const [first] = readDraftSentences({ passages, names, english });
  return first ? draftQuestions(first, wordings.questions) : [];
}

describe('a rule finds what people ask of a sentence', () => {
  it.each([
    [
      'role',
      'Harbour board chair Ann Reed opened the pier.',
      'Who is the chair of the Harbour board?',
    ],
    ['short', 'The Nessland Tea Union (NTU) met.', 'What does NTU stand for?'],
    [
      'list',
      'The Tea Pact has three members: Norway, Peru and Chile.',
      'Which members are in the Tea Pact?',
    ],
    [
      'held',
      'The Nessland Tea Summit held in Holm ended late.',
      'Where was the Nessland Tea Summit held?',
    ],
    ['how-old', 'Ann Reed, 41, runs the pier.', 'How old is Ann Reed?'],
    ['said', 'Ann Reed said the old pier would close.', 'What did Ann Reed say about old pier?'],
    ['how-many', 'The council bought 14 boats.', 'How many boats did the council buy?'],
    ['how-much', 'The council paid $12 million.', 'How much did the council pay?'],
    ['who-did', 'The council closed the old pier.', 'Who closed the old pier?'],
    ['what-did', 'The storm broke the old pier.', 'What broke the old pier?'],
    ['when', 'The council closed the pier on Monday.', 'When did the council close the pier?'],
    ['what-done', 'The council co-owns the old pier.', 'What does the council co-own?'],
    ['when', 'The well-known pier closed on Monday.', 'When did the well-known pier close?'],
    ['where', 'The council built a pier in Holm.', 'Where did the council build a pier?'],
    [
      'why',
      'The council closed the pier because it leaked.',
      'Why did the council close the pier?',
    ],
    ['how', 'The council saved the pier by selling boats.', 'How did the council save the pier?'],
    [
      'how-long',
      'The council closed the pier for three weeks.',
      'How long did the council close the pier?',
    ],
    ['what-done', 'The council closed the pier.', 'What did the council close?'],
    ['whether', 'The council closed the pier.', 'Did the council close the pier?'],
    ['keywords', 'The council closed the old harbour pier.', 'council closed old harbour pier'],
  ])('%s: %s', (_, sentence, question) => {
    expect(questionsOf(sentence)).toContain(question);
  });

  it('has wordings for every rule, and no others', () => {
    expect(Object.keys(wordings.questions).sort()).toEqual(
      questionRules.map(({ name }) => name).sort(),
    );
  });

  it('asks nothing of "they" or "it", of whom nobody knows outside the paragraph', () => {
    expect(questionsOf('They closed the old harbour pier on Monday.')).toEqual([
      'closed old harbour pier Monday',
    ]);
  });
});
