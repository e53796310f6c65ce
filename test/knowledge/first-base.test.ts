import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { splitWords } from '../../src/language/split-words.ts';
import { findUncitedSentences } from '../../src/reading/find-uncited-sentences.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const knowledge = loadKnowledgeBase(`${root}/knowledge`);

describe('the first knowledge base', () => {
  it('has the article in twelve paragraphs, and knows neither outlet nor date', () => {
    const source = knowledge.sources['korea-cptpp-bid'];

    expect(source?.paragraphs).toHaveLength(12);
    expect(source?.paragraphs.some((paragraph) => paragraph.includes('Also Read'))).toBe(false);
    expect(source).toMatchObject({ outlet: null, author: null, date: null, link: null });
  });

  it('cites every sentence', () => {
    expect(findUncitedSentences(knowledge)).toEqual([]);
  });

  it('takes no phrasing from the sets that measure it', () => {
    const measures = `${root}/bench/data/eval`;
    const files = readdirSync(measures, { recursive: true, encoding: 'utf8' });
    const measured = new Set(
      files
        .filter((file) => file.endsWith('.jsonl'))
        .flatMap((file) => readFileSync(`${measures}/${file}`, 'utf8').trim().split('\n'))
        .map((line) => sameWords(JSON.parse(line).text)),
    );

    // Five files; were they moved, this would hold nothing.
    expect(measured.size).toBeGreaterThan(500);
    const curated = knowledge.facts.flatMap(({ questions, notInSource, translations }) => [
      ...questions,
      ...notInSource,
      ...Object.values(translations).flatMap((translation) => translation.questions),
    ]);
    expect(curated.filter((text) => measured.has(sameWords(text)))).toEqual([]);
  });
});

function sameWords(text: string): string {
  return splitWords(text)
    .map(({ folded }) => folded)
    .join(' ');
}
