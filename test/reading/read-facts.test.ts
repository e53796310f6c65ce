import { describe, expect, it } from 'vitest';
import { createDesk } from '../../src/desk/create-desk.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { isReadFact, readFacts } from '../../src/reading/read-facts.ts';
import { readPassages } from '../../src/reading/read-passages.ts';
import { makeKnowledge, makeSource } from '../fixtures/make-knowledge.ts';

const source = makeSource({
  paragraphs: [
    'Nessland Tea Union (NTU) Chairwoman Ann Reed spoke at the 14th Nessland Tea Summit held in Holm.',
    'The Tea Pact now has three members: Norway, Peru and Chile. Tea is drunk there.',
  ],
});

const facts = readFacts(readPassages(source));

describe('readFacts', () => {
  it('gives the values of each passage its place as their citation', () => {
    expect(facts.map(({ citations }) => citations[0]?.quote)).toEqual([
      source.paragraphs[0],
      'The Tea Pact now has three members: Norway, Peru and Chile.',
    ]);
    expect(facts.every(isReadFact)).toBe(true);
  });

  it('lets claims be held against what nobody curated', () => {
    const desk = createDesk(
      makeKnowledge({ sources: { [source.id]: source }, facts, names: [], words: [] }),
      { english: loadEnglish() },
    );

    const kindOf = (claim: string) => desk.check(claim).kind;
    expect(kindOf('Ann Reed is the chairwoman of the NTU.')).toBe('supported');
    expect(kindOf('The Nessland Tea Union is chaired by Tom Ox.')).toBe('contradicted');
    expect(kindOf('It was the 13th Nessland Tea Summit.')).toBe('contradicted');
    expect(kindOf('The Tea Pact has three members.')).toBe('supported');
    expect(kindOf('Peru is a member of the Tea Pact.')).toBe('supported');
    expect(kindOf('Brazil is a member of the Tea Pact.')).toBe('contradicted');
    expect(kindOf('Brazil is a member of the Kettle Pact.')).toBe('not_covered');
  });
});
