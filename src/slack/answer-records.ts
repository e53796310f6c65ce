import { BoundedMap } from './bounded-map.ts';

/** Which question of whom: a message by its `ts`, a slash command by its `trigger_id`. */
export interface AnswerKey {
  readonly teamId: string;
  readonly channelId: string;
  readonly askId: string;
}

/** What was asked, and where the answer to it stands in Slack. */
export interface AnswerRecord {
  /** In the form that the desk read. */
  readonly question: string;
  /** Of the edit that was answered; `null` for a question as first written. */
  readonly editedTs: string | null;
  /** The reply's `ts`. `null` where Slack gives none: such a reply cannot be found again. */
  readonly replyTs: string | null;
  /** Whether the reply can be corrected later. */
  readonly isAmendable: boolean;
  /** Who made a private answer public. */
  readonly sharedBy: string | null;
}

/** Remembers answers. Asynchronous, so that a database can stand behind it. */
export interface AnswerRecords {
  /** Gives `null` for what is not, or no longer, remembered. */
  find(key: AnswerKey): Promise<AnswerRecord | null>;
  save(key: AnswerKey, record: AnswerRecord): Promise<void>;
}

/** Remembers the last answers until the process ends. Older ones are forgotten. */
export function createMemoryRecords({ limit = 2_000 } = {}): AnswerRecords {
  const records = new BoundedMap<AnswerRecord>(limit);

  return {
    async find(key) {
      return records.get(toKey(key)) ?? null;
    },
    async save(key, record) {
      records.set(toKey(key), record);
    },
  };
}

/** One string for one question, whatever its ids hold. */
export function toKey({ teamId, channelId, askId }: AnswerKey): string {
  return JSON.stringify([teamId, channelId, askId]);
}
