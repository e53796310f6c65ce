import type { Desk } from '../desk/answer.ts';
import { actionIds } from '../replies/action-ids.ts';
import { factReply } from '../replies/fact-reply.ts';
import { noticeReply } from '../replies/notice-reply.ts';
import { type AnswerKey, type AnswerRecords, toKey } from './answer-records.ts';
import { explainRefusal } from './explain-refusal.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { ActionListener } from './listener.ts';
import { type FactPress, onPress } from './on-press.ts';
import { postReply, type Wait } from './post-reply.ts';
import { errorCode, isUncertain, slackRefusal } from './slack-error.ts';
import type { PrivateWords } from './tell-privately.ts';

export interface ShareAnswerOptions {
  readonly desk: Desk;
  readonly records: AnswerRecords;
  readonly privateWords: PrivateWords;
  readonly wait: Wait;
}

/** What became of sharing. `replyTs` is `null` where Slack gives none. */
type Shared =
  | { readonly kind: 'shared'; readonly replyTs: string | null }
  | { readonly kind: 'uncertain' }
  | { readonly kind: 'refused'; readonly error: unknown };

/**
 * "Share in channel" under a private answer: posts it as a message of the desk's own, so that it can be
 * corrected later, and says who shared it. Where the desk is not in the channel it goes by `response_url`,
 * which gives no way back to it. One reply is shared once by one person.
 */
export function createShareAnswer({
  desk: { knowledge },
  records,
  privateWords,
  wait,
}: ShareAnswerOptions): ActionListener {
  const inTurn = createKeyedQueue();

  return {
    kind: 'action',
    action: 'shareAnswer',
    actionId: actionIds.shareAnswer,
    scopes: ['chat:write'],
    listen: onPress({
      knowledge,
      privateWords,
      async handle(pressed) {
        const { teamId, channelId, messageTs, userId } = pressed.press;
        const key = { teamId, channelId, askId: `shared:${messageTs}:${userId}` };
        await inTurn(toKey(key), () => shareOnce(pressed, key));
      },
    }),
  };

  async function shareOnce(pressed: FactPress, key: AnswerKey): Promise<void> {
    const { press, tell } = pressed;
    const { userId, threadTs } = press;

    if (await records.find(key)) {
      await tell(noticeReply('This answer is already shared here.'));
      return;
    }
    // Where two processes got two presses, the second one stops here.
    const { mayStand } = await records.begin(key, { way: 'thread', userId, threadTs });
    const shared: Shared = mayStand ? { kind: 'uncertain' } : await share(pressed);

    switch (shared.kind) {
      case 'shared':
        await records.save(key, {
          question: '',
          editedTs: null,
          replyTs: shared.replyTs,
          isAmendable: shared.replyTs !== null,
          sharedBy: userId,
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

  async function share(pressed: FactPress): Promise<Shared> {
    const { press, ref, fact, client, logger, way } = pressed;
    const { channelId, threadTs, userId: sharedBy } = press;
    const { language } = ref;
    const reply = factReply({
      fact,
      knowledge,
      language,
      surface: 'message',
      askId: null,
      sharedBy,
    });
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
    switch (await privateWords.respondInChannel({ ...way, reply })) {
      case 'taken':
        return { kind: 'shared', replyTs: null };
      case 'uncertain':
        return { kind: 'uncertain' };
      case 'closed':
        return { kind: 'refused', error: failure };
    }
  }
}

/** Never shared again by the same button: a fresh answer has one of its own. */
const mayBeThere =
  'It may already be there, as Slack did not say whether it took it: look before you share again. If it is not there, ask again and share the new answer.';

/** Whether the desk is not where it should post. A private channel that it is not in does not exist for it. */
function isElsewhere(refusal: string | null): boolean {
  return refusal === 'not_in_channel' || refusal === 'channel_not_found';
}
