import type { Logger } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Outcome } from '../../desk/outcome-of.ts';
import type { Basis } from '../../desk/to-basis.ts';
import type { QuotedAddition } from '../../knowledge/quoted-addition.ts';
import { detectLanguage, type Language } from '../../language/detect-language.ts';
import { longestStored, mostDrafts, mostOwnAsks, mostRemembered } from '../../limits.ts';
import type { Cited, CitedFact } from '../../replies/reply.ts';
import type { OwnAsk } from '../../storage/answer-record.ts';
import type { PersonKey } from '../../storage/forget.ts';
import type { AnswerKey, AnswerRecord, AnswerRecords } from '../posting/answer-records.ts';
import { createMemoryRecords } from '../posting/answer-records.ts';
import { errorCode } from '../slack-error.ts';

/** Whose words were answered, and for whom. */
export interface AskedBy {
  /** Who asked. */
  readonly userId: string;
  /** Who wrote them, where it was somebody else. */
  readonly authorId?: string | null;
  /** What the answer told. */
  readonly cited?: Cited | null;
  /** What became of it. */
  readonly outcome?: Outcome | null;
  /** What it rests on, for its receipt. */
  readonly basis?: Basis | null;
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
  /** The facts that its reply gives, each in the version that it told; empty for one of before versions were kept. */
  readonly facts: readonly CitedFact[];
  /** What its reply quotes of texts that people put into the channel. */
  readonly quoted: readonly QuotedAddition[];
}

/** The questions that buttons stand under. */
export interface KeptWords {
  /**
   * Keeps a question or one claim; of more than that nothing is stored. `null` keeps only what was told to whom. Where it fails, that is only logged: the person
   * has their answer, and only its buttons do not know of it.
   */
  keep(key: AnswerKey, words: string | null, by: AskedBy, logger: Logger): Promise<void>;
  /** Gives `null` for what was not asked there, or is no longer known. */
  find(key: AnswerKey): Promise<KeptAsk | null>;
  /** The last questions and checks of a person that are stored, the newest first. */
  lastOf(person: PersonKey): Promise<readonly OwnAsk[]>;
  /** Forgets one of them. */
  forgetOne(person: PersonKey, askId: string): Promise<void>;
  forget(person: PersonKey): Promise<void>;
  /** Notes the language of somebody's question, for what they press or open next. Only the language is held. */
  spoke(person: PersonKey, words: string): void;
  /** The language of their last question, as far as this process knows; else English. */
  languageOf(person: PersonKey): Language;
}

/** @param forgetElsewhere  Forgets what else is in memory of a person: `records` forget all that is stored. */
export function createKeptWords(
  records: AnswerRecords,
  forgetElsewhere: (person: PersonKey) => Promise<void> = async () => {},
): KeptWords {
  const drafts = createMemoryRecords({ limit: mostDrafts });
  const languages = new LRUCache<string, Language>({ max: mostRemembered });

  return {
    async keep(key, words, asked, logger) {
      const { userId, authorId = null, cited = null, outcome = null, basis = null } = asked;
      const kept = (words ?? '').length > longestStored ? drafts : records;
      const nowhere = { editedTs: null, replyTs: null, isAmendable: false, sharedBy: null };
      try {
        const by = { userId, authorId, cited, outcome, basis };
        await kept.save(key, { question: words, ...nowhere, ...by });
      } catch (error) {
        logger.warn('An answer could not be noted.', { code: errorCode(error) });
      }
    },
    async find(key) {
      const record = (await drafts.find(key)) ?? (await records.find(key));
      return record && toAsk(record);
    },
    lastOf: (person) => records.lastOf(person, mostOwnAsks),
    forgetOne: (person, askId) => records.forgetOne(person, askId),
    async forget(person) {
      await drafts.forget(person);
      await records.forget(person);
      languages.delete(toPerson(person));
      await forgetElsewhere(person);
    },
    spoke: (person, words) => {
      languages.set(toPerson(person), detectLanguage(words));
    },
    languageOf: (person) => languages.get(toPerson(person)) ?? 'en',
  };
}

function toPerson({ teamId, userId }: PersonKey): string {
  return JSON.stringify([teamId, userId]);
}

function toAsk({
  question,
  userId = null,
  authorId = null,
  replyTs,
  cited,
}: AnswerRecord): KeptAsk {
  const quoted = cited?.quoted ?? [];
  const facts = cited?.facts ?? [];
  return { words: question, userId, authorId, isPublic: replyTs !== null, facts, quoted };
}
