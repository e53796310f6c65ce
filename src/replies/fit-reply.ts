import type { TableBlock } from '@slack/types';
import { longestReplyBlocks, mostQuotes, mostTopics, quoteLengths } from '../limits.ts';
import { longestTable, mostBlocks } from '../slack-limits.ts';
import type { ReplyBlock } from './reply.ts';
import { isWholeText } from './to-slack-text.ts';

/** How much of a fact a reply shows. */
export interface ReplySize {
  readonly quotes: number;
  /** UTF-16 code units of each quote. */
  readonly quoteLimit: number;
  readonly related: number;
  readonly hasTable: boolean;
}

/** From all that is useful down to what always fits. */
const sizes: readonly [ReplySize, ...ReplySize[]] = [
  { quotes: mostQuotes, quoteLimit: quoteLengths.whole, related: mostTopics, hasTable: true },
  { quotes: mostQuotes, quoteLimit: quoteLengths.whole, related: mostTopics, hasTable: false },
  { quotes: 1, quoteLimit: quoteLengths.whole, related: mostTopics, hasTable: false },
  { quotes: 1, quoteLimit: quoteLengths.part, related: mostTopics, hasTable: false },
  { quotes: 1, quoteLimit: quoteLengths.least, related: 0, hasTable: false },
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
export function fits(blocks: readonly ReplyBlock[]): boolean {
  return (
    blocks.length <= mostBlocks &&
    JSON.stringify(blocks).length <= longestReplyBlocks &&
    blocks.every((block) => block.type !== 'table' || tableLength(block) <= longestTable)
  );
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

function tableLength({ rows }: TableBlock): number {
  return rows
    .flat()
    .reduce((sum, cell) => sum + (cell.type === 'raw_text' ? cell.text.length : 0), 0);
}
