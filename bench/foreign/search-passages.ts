import MiniSearch from 'minisearch';
import { type Reading, sentencesOf } from '../reading-of.ts';
import type { BareText } from './bare-base.ts';

/** What a person would use instead of the desk on a text that nobody curated: MiniSearch over its sentences. */
export function searchPassages({ id, paragraphs }: BareText): (question: string) => Reading {
  const rows = paragraphs
    .flatMap((text, n) => sentencesOf(text).map((quote) => ({ paragraph: n + 1, quote })))
    .map((row, n) => ({ id: n, ...row }));
  const index = new MiniSearch({ fields: ['quote'] });
  index.addAll(rows);

  return (question) => {
    const found = index.search(question, { fuzzy: 0.2 });
    return {
      level: found.length > 0 ? 'passage' : 'nearest',
      passages: found.flatMap((result) => {
        const row = rows[Number(result.id)];
        return row ? { source: id, start: 0, end: row.quote.length, ...row } : [];
      }),
      score: found[0]?.score ?? 0,
    };
  };
}
