import type { PersonKey } from '../storage/forget.ts';
import type { AnswerKey, AnswerRecords } from './answer-records.ts';
import { createMemoryRecords } from './answer-records.ts';

/** Whose words were checked, and for whom. */
export interface CheckedBy {
  /** Who asked. */
  readonly userId: string;
  /** Who wrote them, where it was somebody else. */
  readonly authorId?: string | null;
}

/** What buttons under a private check need: the words that were checked. */
export interface KeptWords {
  /** One claim is kept like a question; of more than that nothing is stored. */
  keep(key: AnswerKey, words: string, by: CheckedBy): Promise<void>;
  /** Gives `null` for what is not, or no longer, kept. */
  find(key: AnswerKey): Promise<string | null>;
  forget(person: PersonKey): Promise<void>;
}

/** A question's length. What is longer is a draft, and stays in this process until others push it out. */
const longestStored = 1_000;
const mostDrafts = 200;

export function createKeptWords(records: AnswerRecords): KeptWords {
  const drafts = createMemoryRecords({ limit: mostDrafts });

  return {
    async keep(key, words, { userId, authorId = null }) {
      const kept = words.length > longestStored ? drafts : records;
      await kept.save(key, {
        question: words,
        editedTs: null,
        replyTs: null,
        isAmendable: false,
        sharedBy: null,
        userId,
        authorId,
      });
    },
    async find(key) {
      const record = (await drafts.find(key)) ?? (await records.find(key));
      return record?.question ?? null;
    },
    async forget(person) {
      await drafts.forget(person);
      await records.forget(person);
    },
  };
}
