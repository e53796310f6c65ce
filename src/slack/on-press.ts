import type {
  BlockAction,
  Logger,
  Middleware,
  SlackActionMiddlewareArgs,
  webApi,
} from '@slack/bolt';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type FactRef, findFact, parseFactRef } from '../replies/fact-ref.ts';
import { noticeReply, pressFailedReply } from '../replies/notice-reply.ts';
import type { Reply } from '../replies/reply.ts';
import { type Press, readPress, readPresser } from './read-press.ts';
import type { PrivateWords, TellOptions } from './tell-privately.ts';

/** A press on a button that names a fact which the desk still has. */
export interface FactPress {
  readonly press: Press;
  readonly ref: FactRef;
  readonly fact: Fact;
  readonly client: webApi.WebClient;
  readonly logger: Logger;
  /** Everything that telling the person, or the channel, needs but the reply. */
  readonly way: Omit<TellOptions, 'reply'>;
  /** Shows a reply to whoever pressed. */
  tell(reply: Reply): Promise<void>;
}

export interface OnPressOptions {
  readonly knowledge: KnowledgeBase;
  readonly privateWords: PrivateWords;
  readonly handle: (press: FactPress) => Promise<void>;
}

/** Acknowledges a press at once, reads what its button names, and hands it on. */
export function onPress({
  knowledge,
  privateWords,
  handle,
}: OnPressOptions): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async function factPressed({ ack, body, client, logger }) {
    await ack();
    const presser = readPresser(body);
    const press = readPress(body);
    if (!press) logger.warn('A press could not be read.', { teamId: presser?.teamId });
    if (!presser) return;

    const { responseUrl, channelId, threadTs, userId } = presser;
    const way = { responseUrl, channelId, threadTs, userId, client, logger };
    const tell = (reply: Reply) => privateWords.tellPrivately({ ...way, reply });
    if (!press) {
      await tell(noticeReply('I could not tell which button that was. Please ask again.'));
      return;
    }

    const ref = parseFactRef(press.value.replace(/^[+-]/, ''));
    const fact = ref && findFact(ref, knowledge);
    if (!fact) {
      await tell(noticeReply('I no longer have that topic. Please ask again in your own words.'));
      return;
    }

    try {
      await handle({ press, ref, fact, client, logger, way, tell });
    } catch (error) {
      // Whether this can be told or not, the first failure is the one to report.
      await tell(pressFailedReply()).catch(() => {});
      throw error;
    }
  };
}
