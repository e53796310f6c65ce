import type {
  ActionsBlock,
  ContextActionsBlock,
  ContextBlock,
  RichTextBlock,
  SectionBlock,
  TableBlock,
} from '@slack/types';

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
}

/**
 * Where a reply goes.
 *
 * - `acknowledgement`: to the asker only, and blind: Slack does not say when it refuses it.
 * - `response`: to the asker only, and refusals come back.
 * - `message`: to everybody in the channel or thread, and refusals come back.
 */
export type ReplySurface = 'acknowledgement' | 'response' | 'message';
