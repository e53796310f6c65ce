import type { Logger, webApi } from '@slack/bolt';
import { LeaseLostError } from '../../errors.ts';
import { forgetReply } from '../../replies/notice-reply.ts';
import type { Lease } from '../../storage/lease.ts';
import type { IncomingMessage } from '../messages/read-message.ts';
import { postPrivately } from '../posting/post-privately.ts';
import { postReply, type Wait } from '../posting/post-reply.ts';
import type { KeptWords } from './kept-words.ts';

export interface ForgetAskerOptions {
  readonly client: webApi.WebClient;
  readonly message: IncomingMessage;
  readonly teamId: string;
  /** On the stored delivery that brought the message; `null` where nothing is stored. */
  readonly lease: Lease | null;
  readonly logger: Logger;
}

/** Forgets whoever wrote a message, and says so to them alone. Throws when it could not: it can be done again. */
export type ForgetAsker = (options: ForgetAskerOptions) => Promise<void>;

/**
 * Makes the function that carries out the order to be forgotten where it came as a message. It stands in no record of
 * answers: that would be one more row about the person.
 */
export function createForgetAsker({
  keptWords,
  wait,
}: {
  readonly keptWords: KeptWords;
  /** `null` where the message is tried again later: nothing then waits here. */
  readonly wait: Wait | null;
}): ForgetAsker {
  return async function forgetAsker({ client, message, teamId, lease, logger }) {
    const { channelId, userId, ts, threadTs } = message;
    await keptWords.forget({ teamId, userId });
    if (lease && !lease.isHeld()) throw new LeaseLostError();

    const post = { client, channelId, reply: forgetReply(true), logger, wait };
    // A direct conversation is private, and shows there what was said in it.
    if (channelId.startsWith('D')) await postReply({ ...post, threadTs: threadTs ?? ts });
    else await postPrivately({ ...post, threadTs, userId });
  };
}
