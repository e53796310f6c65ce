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

/** A press on a button of ours that still means something. */
export interface AnyPress<Meaning> {
  readonly press: Press;
  readonly meant: Meaning;
  readonly client: webApi.WebClient;
  readonly logger: Logger;
  /** Everything that telling the person, or the channel, needs but the reply. */
  readonly way: Omit<TellOptions, 'reply'>;
  /** Shows a reply to whoever pressed. */
  tell(reply: Reply): Promise<void>;
}

/** A press on a button that names a fact which the desk still has. */
export interface FactPress extends Omit<AnyPress<unknown>, 'meant'> {
  readonly ref: FactRef;
  readonly fact: Fact;
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
  return onAnyPress({
    privateWords,
    read(value) {
      const ref = parseFactRef(value.replace(/^[+-]/, ''));
      const fact = ref && findFact(ref, knowledge);
      return fact && { ref, fact };
    },
    gone: 'I no longer have that topic. Please ask again in your own words.',
    handle: ({ meant, ...pressed }) => handle({ ...pressed, ...meant }),
  });
}

export interface OnAnyPressOptions<Meaning> {
  readonly privateWords: PrivateWords;
  /** What a button's value means; `null` where it means nothing any more. */
  readonly read: (value: string) => Meaning | null;
  /** What is said then. */
  readonly gone: string;
  readonly handle: (press: AnyPress<Meaning>) => Promise<void>;
}

/** The same for a button that names anything. */
export function onAnyPress<Meaning>({
  privateWords,
  read,
  gone,
  handle,
}: OnAnyPressOptions<Meaning>): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async function buttonPressed({ ack, body, client, logger }) {
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

    const meant = read(press.value);
    if (meant === null) {
      await tell(noticeReply(gone));
      return;
    }

    try {
      await handle({ press, meant, client, logger, way, tell });
    } catch (error) {
      // Whether this can be told or not, the first failure is the one to report.
      await tell(pressFailedReply()).catch(() => {});
      throw error;
    }
  };
}
