import type { Outcome } from '../desk/outcome-of.ts';
import type { QuotedAddition } from '../knowledge/quoted-addition.ts';

/** Names one question: a message by its `ts`, a slash command by its `trigger_id`. */
export interface AnswerKey {
  readonly teamId: string;
  readonly channelId: string;
  readonly askId: string;
}

/** What was asked, and where the answer to it stands in Slack. */
export interface AnswerRecord {
  /** In the form that the desk read. `null` once it was forgotten. */
  readonly question: string | null;
  /** The `ts` of the edit that was answered; `null` for a question as first written. */
  readonly editedTs: string | null;
  /** The reply's `ts`. `null` where Slack gives none: such a reply cannot be found again. */
  readonly replyTs: string | null;
  /** Whether the reply can be corrected later. */
  readonly isAmendable: boolean;
  /** Who made a private answer public. */
  readonly sharedBy: string | null;
  /** Who asked. */
  readonly userId?: string | null;
  /** Who wrote what was checked, where it was somebody else's message. */
  readonly authorId?: string | null;
  /** The thread that the answer stands in. */
  readonly threadTs?: string | null;
  /** Which facts it tells, each in which version, and of which base. */
  readonly cited?: {
    readonly facts: readonly { readonly id: string; readonly version: string }[];
    readonly knowledge: string;
    /** What it quotes of texts that people put in from Slack, as these go. */
    readonly quoted?: readonly QuotedAddition[];
  } | null;
  /** What became of it; `null` where nothing was asked of the sources. */
  readonly outcome?: Outcome | null;
}
