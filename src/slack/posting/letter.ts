import type { Logger, webApi } from '@slack/bolt';
import type { Reply } from '../../replies/reply.ts';
import type { Lease } from '../../storage/lease.ts';
import type { AnswerKey } from './answer-records.ts';
import type { ReplyMark } from './reply-mark.ts';

/** A person, and what is known of how they can be reached. */
export interface Recipient {
  /** `null` for a workspace without a token. */
  readonly client: webApi.WebClient | null;
  readonly userId: string;
  /** Where they are; `null` where that is not known. */
  readonly channelId: string | null;
  readonly threadTs: string | null;
  /** `null` where there is none, as from a modal. */
  readonly responseUrl: string | null;
  /** On the stored delivery that is worked on, which brings the message again; `null` where nothing does. */
  readonly lease?: Lease | null;
  readonly logger: Logger;
}

/** A reply, and to whom it goes. */
export interface Letter {
  readonly to: Recipient;
  readonly reply: Reply;
  /** Under which it is recorded. */
  readonly key?: AnswerKey;
  /** By which it is found again, should nobody know whether it was posted. */
  readonly mark?: ReplyMark;
  /** Who the desk is, to know its own replies by. */
  readonly botUserId?: string | undefined;
  /** Of the earlier reply that it replaces, where one is known. */
  readonly replyTs?: string | null;
}

/** A reply of a kind that is recorded. */
export interface RecordedLetter extends Letter {
  readonly key: AnswerKey;
}
