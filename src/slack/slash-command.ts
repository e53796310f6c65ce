import type { AnswerRecords } from './answer-records.ts';
import type { CommandListener } from './listener.ts';
import { readSlackText } from './read-slack-text.ts';
import type { ReplyTo } from './reply-to.ts';

export interface SlashCommandOptions {
  /** With its slash. */
  readonly command: string;
  readonly replyTo: ReplyTo;
  readonly records: AnswerRecords;
}

/** `/command QUESTION`: answers in the acknowledgement itself, to the asker only. */
export function createSlashCommand({
  command,
  replyTo,
  records,
}: SlashCommandOptions): CommandListener {
  return {
    kind: 'command',
    command,
    scopes: ['commands'],
    async listen({ ack, command: { text, team_id: teamId, channel_id: channelId, trigger_id } }) {
      const question = readSlackText(text);
      const { reply, error } = replyTo({
        text: question,
        surface: 'acknowledgement',
        askId: trigger_id,
      });

      await ack({ response_type: 'ephemeral', text: reply.text, blocks: [...reply.blocks] });

      await records.save(
        { teamId, channelId, askId: trigger_id },
        { question, editedTs: null, replyTs: null, isAmendable: false, sharedBy: null },
      );
      if (error) throw error;
    },
  };
}
