import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { splitSentences } from '../language/split-sentences.ts';

/** A sentence of a source, by where it stands. */
export interface SentenceOfSource {
  readonly source: string;
  /** From 1. */
  readonly paragraph: number;
  /** Within its paragraph, from 1. */
  readonly sentence: number;
  readonly text: string;
}

/** Finds what a knowledge base holds and cannot answer with: sentences that no quote touches, not even a draft's. */
export function findUncitedSentences({
  sources,
  facts,
  drafts,
}: KnowledgeBase): SentenceOfSource[] {
  const citations = [...facts, ...drafts].flatMap((fact) => fact.citations);

  return Object.values(sources).flatMap((source) =>
    source.paragraphs.flatMap((text, index) => {
      const here = citations.filter(
        (citation) => citation.source === source.id && citation.paragraph === index + 1,
      );
      return splitSentences(text)
        .map((sentence, at) => ({ ...sentence, at }))
        .filter(({ start, end }) => !here.some((quote) => quote.start < end && quote.end > start))
        .map(({ text: words, at }) => ({
          ...{ source: source.id, paragraph: index + 1, sentence: at + 1, text: words },
        }));
    }),
  );
}
