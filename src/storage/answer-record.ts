import { z } from 'zod';
import type { Outcome } from '../desk/outcome-of.ts';
import type { Basis } from '../desk/to-basis.ts';
import type { QuotedAddition } from '../knowledge/quoted-addition.ts';
import type { PersonKey } from './forget.ts';
import type { Lease } from './lease.ts';
import { readQuoted } from './read-quoted.ts';

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
  /** What it rests on, for its receipt. Only given, never found. */
  readonly basis?: Basis | null;
  /** The question above an answer that was shared, for its receipt likewise. */
  readonly sharedQuestion?: string | null;
}

/** What somebody asked or had checked. */
export interface OwnAsk {
  readonly askId: string;
  readonly words: string;
}

/** A thread in which the desk answers, or a conversation with one person. */
export interface ThreadKey {
  readonly teamId: string;
  readonly channelId: string;
  /** `null` for what stands beside each other in a conversation. */
  readonly threadTs: string | null;
}

/** A question in a thread. */
export interface AskedInThread {
  /** The `ts` of its message. */
  readonly askId: string;
  /** `null` once it was forgotten, or where words are not kept. */
  readonly question: string | null;
}

/**
 * A way to send a reply.
 *
 * - `thread`: a message in a conversation, in a thread of it or not.
 * - `direct`: a direct message to one person.
 * - `ephemeral`: in a conversation, for one person alone. Slack shows no such reply to the desk.
 * - `response_url`: the same, beside what the person did. It needs no token.
 * - `in_channel`: by the same address, for everybody there. Slack gives no way back to it.
 * - `in_place`: what stands there is changed, and nothing is posted.
 */
export type Route = 'thread' | 'direct' | 'ephemeral' | 'response_url' | 'in_channel' | 'in_place';

/** A reply that is about to be sent. */
export interface Post {
  readonly route: Route;
  readonly userId: string;
  readonly threadTs: string | null;
  /** Seconds after which another process may send it, if this one has not recorded an outcome. By default 12. */
  readonly heldFor?: number;
}

/** Remembers answers. Asynchronous, so that a database can stand behind it. */
export interface AnswerRecords {
  /** Gives `null` for what is not, or no longer, remembered. */
  find(key: AnswerKey): Promise<AnswerRecord | null>;
  /** Gives what was last asked and answered in a thread before a message; `null` where nothing was. */
  findLast(thread: ThreadKey, before: string): Promise<AskedInThread | null>;
  save(key: AnswerKey, record: AnswerRecord): Promise<void>;
  /**
   * Records that a reply is about to be sent. If the process dies before it knows the outcome, the record shows that.
   *
   * @param lease  On the delivery that is answered, where there is one: it must be held.
   * @returns whether an earlier reply by this route may stand: Slack broke off its answer, or a process died while it
   *   sent it.
   * @throws {AnswerBusyError} while another process is sending one.
   * @throws {LeaseLostError} when another process may be answering it.
   */
  begin(key: AnswerKey, post: Post, lease?: Lease | null): Promise<{ readonly mayStand: boolean }>;
  /**
   * Records the outcome of a reply that this process began and did not save as an answer. `refused`: Slack did not take
   * it. `uncertain`: nobody can know. `withheld`: it was not sent, as an earlier one stands, or may.
   */
  end(key: AnswerKey, outcome: 'refused' | 'uncertain' | 'withheld'): Promise<void>;
  /** The last questions and checks of a person, the newest first, as far as their words are kept. */
  lastOf(person: PersonKey, most: number): Promise<readonly OwnAsk[]>;
  /** Deletes the words of one of them. What is somebody else's stays. */
  forgetOne(person: PersonKey, askId: string): Promise<void>;
  /** Deletes what is kept of a person's words; with a storage, all that is stored of them, as one. */
  forget(person: PersonKey): Promise<void>;
}

const text = z.string().nullable();
/** A row of `answers`, under the names of a record. */
export const recordSchema = z
  .object({
    ...{ question: text, editedTs: text, replyTs: text, isAmendable: z.boolean() },
    ...{ sharedBy: text, userId: text, authorId: text, threadTs: text },
    ...{ factIds: z.array(z.string()), factVersions: z.array(z.string()) },
    ...{ knowledge: text, quoted: text },
  })
  .transform(
    ({ factIds, factVersions, knowledge, quoted, ...record }): AnswerRecord => ({
      ...record,
      cited:
        knowledge === null
          ? null
          : {
              // What was told before versions were kept has none.
              facts: factIds.map((id, at) => ({ id, version: factVersions[at] ?? '' })),
              knowledge,
              ...readQuoted(quoted),
            },
    }),
  );

export const ownAskSchema = z.object({ askId: z.string(), words: z.string() });
export const askedSchema = z.object({
  askId: z.string(),
  question: z.string().nullable(),
}) satisfies z.ZodType<AskedInThread>;
