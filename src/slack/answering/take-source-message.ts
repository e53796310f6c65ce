import type { Logger, webApi } from '@slack/bolt';
import type { Lease } from '../../storage/lease.ts';
import { isDirect } from '../messages/is-direct.ts';
import type { IncomingMessage } from '../messages/read-message.ts';
import type { Asked } from '../permission/asked.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';
import { type AddSource, addOrSay } from './add-source.ts';
import type { KeptWords } from './kept-words.ts';

export interface TakeSourceMessageOptions {
  readonly client: webApi.WebClient;
  readonly message: IncomingMessage;
  /** The text that it gives. */
  readonly text: string;
  readonly asked: Asked;
  /** On the stored delivery that brought the message; `null` where nothing is stored. */
  readonly lease: Lease | null;
  readonly logger: Logger;
}

/** Takes a text that came as a message for a source of the channel that it stands in, and says so to its writer alone. */
export type TakeSourceMessage = (options: TakeSourceMessageOptions) => Promise<void>;

export function createTakeSourceMessage({
  addSource,
  keptWords,
  outbox,
}: {
  readonly addSource: AddSource;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}): TakeSourceMessage {
  return async function takeSourceMessage({ client, message, text, asked, lease, logger }) {
    const { channelId, userId, threadTs, hasFiles } = message;
    const { reply } = await addOrSay(
      addSource,
      { asked: { ...asked, channelId }, text, hasFiles, language: keptWords.languageOf(asked) },
      (error) => logger.warn('A source could not be added.', { code: errorCode(error) }),
    );
    const to = { client, channelId, userId, threadTs, responseUrl: null, lease, logger };
    // A direct conversation is private, and shows there what was said in it.
    await outbox.send(isDirect(channelId) ? 'conversation' : 'private', { to, reply });
  };
}
