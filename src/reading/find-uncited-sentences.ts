import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { splitSentences } from '../language/split-sentences.ts';

/** A sentence of a source that no fact quotes, so that no question can be answered with it. */
export interface UncitedSentence {
  readonly source: string;
  readonly paragraph: number;
  readonly text: string;
}

/** Finds what a knowledge base holds and cannot answer with: sentences that no quote touches. */
export function findUncitedSentences({ sources, facts }: KnowledgeBase): UncitedSentence[] {
  const citations = facts.flatMap((fact) => fact.citations);

  return Object.values(sources).flatMap((source) =>
    source.paragraphs.flatMap((text, index) => {
      const here = citations.filter(
        (citation) => citation.source === source.id && citation.paragraph === index + 1,
      );
      return splitSentences(text)
        .filter(({ start, end }) => !here.some((quote) => quote.start < end && quote.end > start))
        .map((sentence) => ({ source: source.id, paragraph: index + 1, text: sentence.text }));
    }),
  );
}
