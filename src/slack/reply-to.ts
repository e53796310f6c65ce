import type { Desk } from '../desk/answer.ts';
import { type Consultation, consult } from '../desk/consult.ts';
import { LookupError } from '../errors.ts';
import { answerReply } from '../replies/answer-reply.ts';
import { draftReply } from '../replies/draft-reply.ts';
import { helpReply } from '../replies/help-reply.ts';
import { lookupFailedReply, noticeReply, tooLongReply } from '../replies/notice-reply.ts';
import type { Reply, ReplySurface } from '../replies/reply.ts';
import { topicsReply } from '../replies/topics-reply.ts';
import { verdictReply } from '../replies/verdict-reply.ts';
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
      case 'check':
        return noticeReply(
          `Write the claim after it: ${command} check CLAIM. For a whole draft: ${command} draft.`,
        );
      case 'draft':
        return noticeReply(
          `Type ${command} draft, or choose “Check a draft” among my shortcuts, and paste your draft there.`,
        );
      case 'text':
        return toReply(consult(desk, request.text), { surface, askId });
    }
  }

  function toReply(found: Consultation, place: Pick<ReplyToOptions, 'surface' | 'askId'>): Reply {
    const { knowledge } = desk;
    switch (found.kind) {
      case 'answer':
        return answerReply({ ...found, ...place, knowledge, command });
      case 'verdict':
        return verdictReply({ ...found, ...place, knowledge });
      case 'draft':
        return draftReply({ ...found, ...place, knowledge });
      case 'too_long':
        return tooLongReply(found);
    }
  }
}
