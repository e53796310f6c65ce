import { forgetReply } from '../replies/notice-reply.ts';
import type { PersonKey } from '../storage/forget.ts';
import type { AnswerRecords } from './answer-records.ts';
import type { CommandListener } from './listener.ts';
import { readSlackText } from './read-slack-text.ts';
import type { ReplyTo } from './reply-to.ts';
import { errorCode } from './slack-error.ts';

export interface SlashCommandOptions {
  /** With its slash. */
  readonly command: string;
  readonly replyTo: ReplyTo;
  readonly records: AnswerRecords;
}

/** `/command QUESTION`: answers in the acknowledgement itself, to the asker only. `/command forget-me` forgets. */
export function createSlashCommand({
  command,
  replyTo,
  records,
}: SlashCommandOptions): CommandListener {
  return {
    kind: 'command',
    command,
    scopes: ['commands'],
    async listen({ ack, logger, command: { text, ...ids } }) {
      const { team_id: teamId, channel_id: channelId, trigger_id, user_id: userId } = ids;
      const question = readSlackText(text);
      if (/^forget[\s-]me[.!]?$/i.test(question.trim())) {
        const told = forgetReply(await isForgotten({ teamId, userId }));
        await ack({ response_type: 'ephemeral', text: told.text, blocks: [...told.blocks] });
        return;
      }

      const { reply, error } = replyTo({
        text: question,
        surface: 'acknowledgement',
        askId: trigger_id,
      });

      await ack({ response_type: 'ephemeral', text: reply.text, blocks: [...reply.blocks] });

      try {
        await records.save(
          { teamId, channelId, askId: trigger_id },
          { question, editedTs: null, replyTs: null, isAmendable: false, sharedBy: null, userId },
        );
      } catch (trouble) {
        // The person has the answer. Only "Why this answer?" will not know of it.
        logger.warn('An answer could not be noted.', { code: errorCode(trouble) });
      }
      if (error) throw error;
    },
  };

  async function isForgotten(person: PersonKey): Promise<boolean> {
    try {
      await records.forget(person);
      return true;
    } catch {
      return false;
    }
  }
}
