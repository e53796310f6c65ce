import type { Logger, webApi } from '@slack/bolt';
import { forgetReply } from '../../replies/notice-reply.ts';
import type { Lease } from '../../storage/lease.ts';
import { isDirect } from '../messages/is-direct.ts';
import type { IncomingMessage } from '../messages/read-message.ts';
import type { Outbox } from '../posting/outbox.ts';
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
  outbox,
}: {
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
}): ForgetAsker {
  return async function forgetAsker({ client, message, teamId, lease, logger }) {
    const { channelId, userId, threadTs } = message;
    const language = keptWords.languageOf({ teamId, userId });
    await keptWords.forget({ teamId, userId });

    const to = { client, channelId, userId, threadTs, responseUrl: null, lease, logger };
    const reply = forgetReply(true, language);
    // A direct conversation is private, and shows there what was said in it.
    await outbox.send(isDirect(channelId) ? 'conversation' : 'private', { to, reply });
  };
}
