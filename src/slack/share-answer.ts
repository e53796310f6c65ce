import type { Desk } from '../desk/answer.ts';
import { actionIds } from '../replies/action-ids.ts';
import { factReply } from '../replies/fact-reply.ts';
import { noticeReply } from '../replies/notice-reply.ts';
import type { Reply } from '../replies/reply.ts';
import { type AnswerRecords, toKey } from './answer-records.ts';
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

/**
 * "Share in channel" under a private answer: posts it as a message of the desk's own, so that it can be
 * corrected later, and says who shared it. Where the desk is not in the channel it goes by `response_url`,
 * which gives no way back to it.
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
        const { press, ref, fact, tell } = pressed;
        const key = {
          teamId: press.teamId,
          channelId: press.channelId,
          askId: `shared:${ref.askId ?? ''}:${fact.id}:${press.threadTs ?? ''}`,
        };

        await inTurn(toKey(key), async () => {
          if (await records.find(key)) {
            await tell(noticeReply('This answer is already shared here.'));
            return;
          }
          // Where two processes got two presses, the second one stops here.
          await records.begin(key, {
            way: 'thread',
            userId: press.userId,
            threadTs: press.threadTs,
          });
          const replyTs = await share(pressed).catch(async (error: unknown) => {
            await records.end(key, isUncertain(error) ? 'uncertain' : 'refused');
            throw error;
          });
          if (replyTs === undefined) {
            await records.end(key, 'refused');
            return;
          }
          await records.save(key, {
            question: '',
            editedTs: null,
            replyTs,
            isAmendable: replyTs !== null,
            sharedBy: press.userId,
          });
        });
      },
    }),
  };

  /** Gives the message's `ts`, `null` where Slack gives none, `undefined` where it could not be shared. */
  async function share(pressed: FactPress): Promise<string | null | undefined> {
    const { press, ref, fact, client, logger, way, tell } = pressed;
    const { channelId, threadTs, userId: sharedBy } = press;
    const { language } = ref;
    const reply: Reply = factReply({
      fact,
      knowledge,
      language,
      surface: 'message',
      askId: null,
      sharedBy,
    });

    try {
      return await postReply({ client, channelId, threadTs, reply, logger, wait });
    } catch (error) {
      if (!isElsewhere(slackRefusal(error))) throw error;
      logger.info('Sharing by response_url: the desk is not in the channel.', {
        code: errorCode(error),
        channelId,
        isAmendable: false,
      });
    }

    if (await privateWords.respondInChannel({ ...way, reply })) return null;
    await tell(noticeReply('I could not share it: invite me to this channel and try again.'));
    return undefined;
  }
}

/** Whether the desk is not where it should post. A private channel that it is not in does not exist for it. */
function isElsewhere(refusal: string | null): boolean {
  return refusal === 'not_in_channel' || refusal === 'channel_not_found';
}
