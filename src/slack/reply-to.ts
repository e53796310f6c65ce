import { type Desk, longestQuestion } from '../desk/answer.ts';
import { LookupError } from '../errors.ts';
import { answerReply } from '../replies/answer-reply.ts';
import { helpReply } from '../replies/help-reply.ts';
import { lookupFailedReply, tooLongReply } from '../replies/notice-reply.ts';
import type { Reply, ReplySurface } from '../replies/reply.ts';
import { topicsReply } from '../replies/topics-reply.ts';
import { readRequest } from './read-request.ts';

export interface ReplyToOptions {
  /** As `readSlackText` gives it. */
  readonly text: string;
  readonly surface: ReplySurface;
  /** Which question this is, to explain its answer later. */
  readonly askId: string;
}

/** A reply, and the error behind it when the desk failed: the person gets the one, the log the other. */
export interface ReplyOutcome {
  readonly reply: Reply;
  readonly error: LookupError | null;
}

export type ReplyTo = (options: ReplyToOptions) => ReplyOutcome;

/** Makes the function that has a reply to everything. It never throws. */
export function createReplyTo({ desk, command }: { desk: Desk; command: string }): ReplyTo {
  return function replyTo(options) {
    try {
      return { reply: findReply(options), error: null };
    } catch (cause) {
      return { reply: lookupFailedReply(), error: new LookupError(cause) };
    }
  };

  function findReply({ text, surface, askId }: ReplyToOptions): Reply {
    const { knowledge } = desk;
    const request = readRequest(text, command);

    switch (request.kind) {
      case 'help':
        return helpReply({ knowledge, command });
      case 'topics':
        return topicsReply({ knowledge, command });
      case 'too_long':
        return tooLongReply(longestQuestion);
      case 'question': {
        const answer = desk.answer(request.text);
        return answerReply({ answer, knowledge, command, surface, askId });
      }
    }
  }
}
