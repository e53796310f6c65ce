import { AnswerBusyError } from '../../errors.ts';
import { longestShareSeconds } from '../../limits.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { type AnswerKey, type AnswerRecords, toKey } from '../posting/answer-records.ts';
import { explainRefusal } from '../posting/explain-refusal.ts';
import { postReply, type Wait } from '../posting/post-reply.ts';
import type { PrivateWords } from '../posting/tell-privately.ts';
import { errorCode, isUncertain, slackRefusal } from '../slack-error.ts';
import type { AnyPress } from './on-press.ts';

export interface SharingOptions {
  readonly records: AnswerRecords;
  readonly privateWords: PrivateWords;
  readonly wait: Wait;
}

/** A press on a share button. */
export type SharePress = Omit<AnyPress<unknown>, 'meant'>;

/** Makes a private reply public where its button was pressed. */
export type ShareInChannel = (pressed: SharePress, reply: Reply) => Promise<void>;

/** What became of sharing. `replyTs` is `null` where Slack gives none. */
type Shared =
  | { readonly kind: 'shared'; readonly replyTs: string | null }
  | { readonly kind: 'uncertain' }
  | { readonly kind: 'refused'; readonly error: unknown };

/**
 * Makes what shares a private reply: posts it as a message of the desk's own, so that it can be corrected later.
 * Where the desk is not in the channel it goes by `response_url`, which gives no way back to it. One reply is
 * shared once, by the one person who has it.
 */
export function createSharing({ records, privateWords, wait }: SharingOptions): ShareInChannel {
  const underWay = new Set<string>();

  return async function shareInChannel(pressed, reply) {
    const { teamId, channelId, messageTs } = pressed.press;
    const key = { teamId, channelId, askId: `shared:${messageTs}` };
    const id = toKey(key);
    if (underWay.has(id)) {
      await pressed.tell(noticeReply(isBeingShared));
      return;
    }
    underWay.add(id);
    try {
      await shareOnce(pressed, reply, key);
    } finally {
      underWay.delete(id);
    }
  };

  async function shareOnce(pressed: SharePress, reply: Reply, key: AnswerKey): Promise<void> {
    const { press, tell } = pressed;
    const { userId, threadTs } = press;

    if (await records.find(key)) {
      await tell(noticeReply('This answer is already shared here.'));
      return;
    }
    const begun = await begin(key, {
      route: 'thread',
      userId,
      threadTs,
      heldFor: longestShareSeconds,
    });
    if (begun === 'busy') {
      await tell(noticeReply(isBeingShared));
      return;
    }
    const { mayStand } = begun;
    const shared: Shared = mayStand ? { kind: 'uncertain' } : await share(pressed, reply);

    switch (shared.kind) {
      case 'shared':
        await records.save(key, {
          question: '',
          editedTs: null,
          replyTs: shared.replyTs,
          isAmendable: shared.replyTs !== null,
          sharedBy: userId,
          cited: reply.cited ?? null,
        });
        break;
      case 'uncertain':
        await records.end(key, mayStand ? 'withheld' : 'uncertain');
        await tell(noticeReply(mayBeThere));
        break;
      case 'refused':
        await records.end(key, 'refused');
        await tell(noticeReply(`I could not share it: ${explainRefusal(shared.error)}.`));
    }
  }

  /** Where two processes got two presses, the second one finds the first busy. */
  async function begin(...begun: Parameters<AnswerRecords['begin']>) {
    try {
      return await records.begin(...begun);
    } catch (error) {
      if (error instanceof AnswerBusyError) return 'busy';
      throw error;
    }
  }

  async function share(pressed: SharePress, reply: Reply): Promise<Shared> {
    const { press, client, logger, recipient } = pressed;
    const { channelId, threadTs } = press;
    let failure: unknown;

    try {
      const { ts } = await postReply({ client, channelId, threadTs, reply, logger, wait });
      return { kind: 'shared', replyTs: ts };
    } catch (error) {
      failure = error;
    }
    if (!isElsewhere(slackRefusal(failure))) {
      const code = errorCode(failure);
      logger.warn('An answer could not be shared.', { code, channelId }, failure);
      return isUncertain(failure) ? { kind: 'uncertain' } : { kind: 'refused', error: failure };
    }

    logger.info('Sharing by response_url: the desk is not in the channel.', {
      code: errorCode(failure),
      channelId,
      isAmendable: false,
    });
    switch (await privateWords.respondInChannel({ ...recipient, reply })) {
      case 'taken':
        return { kind: 'shared', replyTs: null };
      case 'uncertain':
        return { kind: 'uncertain' };
      case 'closed':
        return { kind: 'refused', error: failure };
    }
  }
}

const isBeingShared = 'It is already being shared here: please give it a moment.';

/** Never shared again by the same button: a fresh answer has one of its own. */
const mayBeThere =
  'It may already be there, as Slack did not say whether it took it: look before you share again. If it is not there, ask again and share the new answer.';

/** Whether the desk is not where it should post. A private channel that it is not in does not exist for it. */
function isElsewhere(refusal: string | null): boolean {
  return refusal === 'not_in_channel' || refusal === 'channel_not_found';
}
