import { OverrunError } from '../../errors.ts';
import type { Language } from '../../language/detect-language.ts';
import { lookupFailedReply, tookTooLongReply } from '../../replies/notice-reply.ts';
import type { Reply, ReplySurface } from '../../replies/reply.ts';
import type { DeskWork } from '../../worker/desk-work.ts';
import { readRequest } from '../../worker/read-request.ts';

export interface ReplyToOptions {
  /** Of the part of the base that may be shown there. */
  readonly work: DeskWork;
  /** As `readSlackLines` gives it. */
  readonly text: string;
  readonly surface: ReplySurface;
  /** Which question this is, to explain its answer later. */
  readonly askId: string;
  /** Who asks: people take turns. */
  readonly userId: string;
  /** What words that tell no language are answered in, and failures. */
  readonly language: Language;
}

/** A reply, and the error behind it when the desk failed, else `null`: the person gets the one, the log the other. */
export interface ReplyOutcome {
  readonly reply: Reply;
  readonly error: unknown;
}

export type ReplyTo = (options: ReplyToOptions) => Promise<ReplyOutcome>;

/** Makes the function that has a reply to everything. It never throws. */
export function createReplyTo({
  command,
}: {
  /** With its slash. */
  readonly command: string;
}): ReplyTo {
  return async function replyTo({ work, text, surface, askId, userId, language }) {
    try {
      const request = readRequest(text, command);
      const task = { kind: 'message', text, request, surface, askId, language } as const;
      const { replies } = await work.run(task, userId);
      return { reply: replies[0], error: null };
    } catch (error) {
      return { reply: failedReply(error, language), error };
    }
  };
}

/** What a person is told when the desk failed on their words. */
export function failedReply(cause: unknown, language: Language): Reply {
  return cause instanceof OverrunError ? tookTooLongReply(language) : lookupFailedReply(language);
}
