import type {
  ActionsBlock,
  ContextActionsBlock,
  ContextBlock,
  RichTextBlock,
  SectionBlock,
  TableBlock,
} from '@slack/types';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';

/** The blocks that replies are made of. */
export type ReplyBlock =
  | ActionsBlock
  | ContextActionsBlock
  | ContextBlock
  | RichTextBlock
  | SectionBlock
  | TableBlock;

/** What a person sees: blocks, and the same as plain text for notifications and screen readers. */
export interface Reply {
  readonly blocks: readonly ReplyBlock[];
  /** Escaped for Slack: nothing in it is markup, and nobody is notified by it. */
  readonly text: string;
  /** Absent where it tells nothing of a source. */
  readonly cited?: Cited;
}

/** Which facts a reply tells, and of which version of the base: what remains of it, for corrections. */
export interface Cited {
  readonly factIds: readonly string[];
  /** The hash of the knowledge base. */
  readonly knowledge: string;
}

/** Gives what a reply cites, ready to be spread into it: nothing where no fact is told. */
export function citing(
  facts: readonly (Fact | null | undefined)[],
  { hash }: KnowledgeBase,
): Pick<Reply, 'cited'> {
  const factIds = [...new Set(facts.flatMap((fact) => (fact ? [fact.id] : [])))];
  return factIds.length === 0 ? {} : { cited: { factIds, knowledge: hash } };
}

/**
 * Where a reply goes.
 *
 * - `acknowledgement`: to the asker only, and blind: Slack does not say when it refuses it.
 * - `response`: to the asker only, and refusals come back.
 * - `message`: to everybody in the channel or thread, and refusals come back.
 */
export type ReplySurface = 'acknowledgement' | 'response' | 'message';
