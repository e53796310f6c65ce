/** A quote as it is shown. */
export interface FittedQuote {
  /** The quote, or its first sentences and `[…]`. Just `[…]` where not one sentence fits. */
  readonly text: string;
  readonly isWhole: boolean;
}

/** What stands in place of sentences that are not shown. */
export const omission = '[…]';

/**
 * Fits a quote into `limit` UTF-16 code units. A quote is never cut but at the end of a sentence, and what is
 * not shown is marked.
 */
export function fitQuote(quote: string, limit: number): FittedQuote {
  if (quote.length <= limit) return { text: quote, isWhole: true };

  const room = limit - omission.length - 1;
  const end = findSentenceEnds(quote.slice(0, room + 1))
    .filter((offset) => offset <= room)
    .at(-1);
  return {
    text: end === undefined ? omission : `${quote.slice(0, end)} ${omission}`,
    isWhole: false,
  };
}

/** Words whose point does not end a sentence. A single capital letter ("J. Smith", "U.S.") does not either. */
const abbreviations =
  /(?:^|[\s("'“‘])(?:\p{Lu}|(?:\p{L}\.)+\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|Hon|Rev|St|Mt|Jr|Sr|Inc|Ltd|Co|Corp|No|Nos|vs|etc|cf|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;

/**
 * Finds where the sentences of a text end, as offsets just after them. When in doubt there is no end: a quote
 * that is cut a sentence too early is still a quote.
 */
export function findSentenceEnds(text: string): number[] {
  const ends: number[] = [];

  for (const { index, 0: mark } of text.matchAll(/[.!?]+["'”’)\]]*(?=\s)|[。！？]+[」』”’）]*/gu)) {
    const end = index + mark.length;
    const isPoint = mark.startsWith('.');
    if (isPoint && abbreviations.test(text.slice(Math.max(0, index - 24), index))) continue;
    if (
      /^[.!?]/.test(mark) &&
      !/^\s+["'“‘([]*[\p{Lu}\p{Lo}\p{N}]/u.test(text.slice(end, end + 24))
    ) {
      continue;
    }
    ends.push(end);
  }

  return ends;
}
