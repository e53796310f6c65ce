import { AnswerBusyError } from '../../errors.ts';
import { notice } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { notSharedHereReply } from '../../replies/settings-replies.ts';
import { type AnswerKey, type AnswerRecords, toKey } from '../posting/answer-records.ts';
import { explainRefusal } from '../posting/explain-refusal.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';
import type { AnyPress } from './on-press.ts';

export interface SharingOptions {
  readonly records: AnswerRecords;
  readonly outbox: Outbox;
}

/** A press on a share button. */
export type SharePress = Omit<AnyPress<unknown>, 'meant'>;

/** Makes a private reply public where its button was pressed. */
export type ShareInChannel = (pressed: SharePress, reply: Reply) => Promise<void>;

/**
 * Makes what shares a private reply: as a message of the desk's own, so that it can be corrected later. Where the desk is
 * not in the channel it goes by `response_url`, which gives no way back to it. One reply is shared once, by the one
 * person who has it.
 */
export function createSharing({ records, outbox }: SharingOptions): ShareInChannel {
  const underWay = new Set<string>();

  return async function shareInChannel(pressed, reply) {
    if (pressed.allowed.manner === 'private') {
      await pressed.tell(notSharedHereReply(pressed.language));
      return;
    }
    const { teamId, channelId, messageTs } = pressed.press;
    const key = { teamId, channelId, askId: `shared:${messageTs}` };
    const id = toKey(key);
    if (underWay.has(id)) {
      await pressed.tell(notice(pressed.language, ({ beingShared }) => beingShared));
      return;
    }
    underWay.add(id);
    try {
      await shareOnce(pressed, reply, key);
    } catch (error) {
      if (!(error instanceof AnswerBusyError)) throw error;
      // Two processes got two presses.
      await pressed.tell(notice(pressed.language, ({ beingShared }) => beingShared));
    } finally {
      underWay.delete(id);
    }
  };

  async function shareOnce(pressed: SharePress, reply: Reply, key: AnswerKey): Promise<void> {
    const { press, tell, logger, language, recipient: to } = pressed;
    const { channelId } = press;
    if (await records.find(key)) {
      await tell(notice(language, ({ alreadyShared }) => alreadyShared));
      return;
    }
    const sent = await outbox.trySend('share', { to, reply, key });
    if (sent.kind !== 'sent') {
      const code = errorCode(sent.error);
      logger.warn('An answer could not be shared.', { code, channelId }, sent.error);
      const why = explainRefusal(sent.error, language);
      await tell(
        notice(language, ({ mayBeShared, notShared }) =>
          // Never shared again by the same button: a fresh answer has one of its own.
          sent.kind === 'uncertain' ? mayBeShared : notShared(why),
        ),
      );
      return;
    }
    const isAmendable = sent.ts !== null;
    if (!isAmendable) logger.info('Shared by response_url.', { channelId, isAmendable });
    await records.save(key, {
      ...{ question: '', editedTs: null, replyTs: sent.ts, isAmendable },
      ...{ sharedBy: press.userId, cited: reply.cited ?? null, basis: reply.basis ?? null },
      sharedQuestion: pressed.ask?.words ?? null,
    });
  }
}
