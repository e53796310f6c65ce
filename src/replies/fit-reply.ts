import { longestReplyBlocks, mostRelated, quoteLengths } from '../limits.ts';
import { mostBlocks } from '../slack-limits.ts';
import type { ReplyBlock } from './reply.ts';
import { isWholeText } from './to-slack-text.ts';

/** How much of a fact a reply shows. */
export interface ReplySize {
  /** How many quotes of one fact. */
  readonly quotes: number;
  /** UTF-16 code units of each quote. */
  readonly quoteLimit: number;
  /** How many topics. */
  readonly related: number;
  /** Whether a long list stands in columns. */
  readonly hasColumns: boolean;
}

/** From all that is useful down to what always fits. */
const sizes: readonly [ReplySize, ...ReplySize[]] = [
  { quotes: 1, quoteLimit: quoteLengths.whole, related: mostRelated, hasColumns: true },
  { quotes: 1, quoteLimit: quoteLengths.whole, related: mostRelated, hasColumns: false },
  { quotes: 1, quoteLimit: quoteLengths.part, related: mostRelated, hasColumns: false },
  { quotes: 1, quoteLimit: quoteLengths.least, related: 0, hasColumns: false },
];

/** Builds blocks at the largest size that Slack takes. */
export function fitReply(build: (size: ReplySize) => ReplyBlock[]): ReplyBlock[] {
  const [largest, ...smaller] = sizes;
  let blocks = build(largest);
  for (const size of smaller) {
    if (fits(blocks)) break;
    blocks = build(size);
  }
  return blocks;
}

/** Whether Slack takes all these blocks in one message. */
function fits(blocks: readonly ReplyBlock[]): boolean {
  return blocks.length <= mostBlocks && JSON.stringify(blocks).length <= longestReplyBlocks;
}

/** Takes as many items, in order, as fit together; with a text, as many as it holds whole. */
export function takeWhatFits<T>(
  items: readonly T[],
  build: (items: readonly T[]) => ReplyBlock[],
  toText: (items: readonly T[]) => string = () => '',
): readonly T[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const taken = items.slice(0, middle);
    if (fits(build(taken)) && isWholeText(toText(taken))) low = middle;
    else high = middle - 1;
  }
  return items.slice(0, low);
}
