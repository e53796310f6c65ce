import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findUncitedSentences } from '../../src/knowledge/find-uncited-sentences.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { splitWords } from '../../src/language/split-words.ts';

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
    const measured = new Set(
      ['questions', 'out_of_scope', 'claims'].flatMap((name) =>
        readFileSync(`${root}/test/eval/${name}.jsonl`, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => sameWords(JSON.parse(line).text)),
      ),
    );

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
