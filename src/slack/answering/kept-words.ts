import { longestStored, mostDrafts } from '../../limits.ts';
import type { Cited } from '../../replies/reply.ts';
import type { PersonKey } from '../../storage/forget.ts';
import type { AnswerKey, AnswerRecord, AnswerRecords } from '../posting/answer-records.ts';
import { createMemoryRecords } from '../posting/answer-records.ts';

/** Whose words were answered, and for whom. */
export interface AskedBy {
  /** Who asked. */
  readonly userId: string;
  /** Who wrote them, where it was somebody else. */
  readonly authorId?: string | null;
  /** What the answer told. */
  readonly cited?: Cited | null;
}

/** What the buttons under a reply need to know of the question that it answers. */
export interface KeptAsk {
  /** `null` where they are not, or no longer, kept. */
  readonly words: string | null;
  /** Who asked; `null` once that is forgotten. */
  readonly userId: string | null;
  readonly authorId: string | null;
  /** Whether its reply is a message, which everybody there sees. */
  readonly isPublic: boolean;
}

/** The questions that buttons stand under. */
export interface KeptWords {
  /** A question or one claim is kept; of more than that nothing is stored. */
  keep(key: AnswerKey, words: string, by: AskedBy): Promise<void>;
  /** Gives `null` for what was not asked there, or is no longer known. */
  find(key: AnswerKey): Promise<KeptAsk | null>;
  forget(person: PersonKey): Promise<void>;
}

export function createKeptWords(records: AnswerRecords): KeptWords {
  const drafts = createMemoryRecords({ limit: mostDrafts });

  return {
    async keep(key, words, { userId, authorId = null, cited = null }) {
      const kept = words.length > longestStored ? drafts : records;
      await kept.save(key, {
        question: words,
        editedTs: null,
        replyTs: null,
        isAmendable: false,
        sharedBy: null,
        ...{ userId, authorId, cited },
      });
    },
    async find(key) {
      const record = (await drafts.find(key)) ?? (await records.find(key));
      return record && toAsk(record);
    },
    async forget(person) {
      await drafts.forget(person);
      await records.forget(person);
    },
  };
}

function toAsk({ question, userId = null, authorId = null, replyTs }: AnswerRecord): KeptAsk {
  return { words: question, userId, authorId, isPublic: replyTs !== null };
}
