import type { Citation } from '../knowledge/knowledge-base.ts';

export interface CitationJson {
  readonly source: string;
  /** From 1. */
  readonly paragraph: number;
  /** UTF-16 code units within the paragraph: `paragraph.slice(start, end) === quote`. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly attribution: string | null;
}

/** Gives citations as programs read them, best first, with who says so. */
export function toCitationJson({
  citations,
  attribution,
}: {
  readonly citations: readonly Citation[];
  readonly attribution: string | null;
}): CitationJson[] {
  return citations.map(({ source, paragraph, start, end, quote }) => ({
    source,
    paragraph,
    start,
    end,
    quote,
    attribution,
  }));
}
