import { forgetReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import type { PersonKey } from '../../storage/forget.ts';
import type { DeskWork, Tried } from '../../worker/desk-work.ts';
import { readRequest } from '../../worker/read-request.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { failedReply, toFailure } from '../answering/reply-to.ts';
import type { CommandListener } from '../listener.ts';
import { isForgetMe } from '../messages/is-forget-me.ts';
import { readSlackLines } from '../messages/read-slack-text.ts';
import type { PrivateWords } from '../posting/tell-privately.ts';
import { errorCode } from '../slack-error.ts';
import type { OpenDraft } from './check-draft.ts';

export interface SlashCommandOptions {
  /** With its slash. */
  readonly command: string;
  readonly work: DeskWork;
  readonly keptWords: KeptWords;
  readonly privateWords: PrivateWords;
  readonly openDraft: OpenDraft;
}

/**
 * `/command QUESTION`: answers in the acknowledgement itself, to the asker only; what takes longer is acknowledged at
 * once and answered by `response_url`. `/command check CLAIM` checks, `/command draft` opens a modal for a whole
 * draft, `/command forget-me` forgets.
 */
export function createSlashCommand({
  command,
  work,
  keptWords,
  privateWords,
  openDraft,
}: SlashCommandOptions): CommandListener {
  return {
    kind: 'command',
    command,
    scopes: ['commands'],
    async listen({ ack, client, logger, command: { text, ...ids } }) {
      const { team_id: teamId, channel_id: channelId, trigger_id, user_id: userId } = ids;
      if (isForgetMe(text)) {
        const told = forgetReply(await isForgotten({ teamId, userId }));
        await ack({ response_type: 'ephemeral', text: told.text, blocks: [...told.blocks] });
        return;
      }

      const recipient = {
        ...{ client, channelId, threadTs: null, userId, logger },
        responseUrl: ids.response_url,
      };
      const words = readSlackLines(text);
      const request = readRequest(words, command);
      if (request === 'draft') {
        await ack();
        await openDraft({ ...recipient, triggerId: trigger_id });
        return;
      }
      let tried: Tried;
      try {
        const place = { surface: 'acknowledgement', askId: trigger_id } as const;
        tried = await work.tryNow({ kind: 'command', text: words, request, ...place });
      } catch (cause) {
        const { text, blocks } = failedReply(cause);
        await ack({ response_type: 'ephemeral', text, blocks: [...blocks] });
        throw toFailure(cause);
      }
      const { result: done, task } = tried;
      if (done?.replies.length === 1) {
        const [{ text, blocks }] = done.replies;
        await ack({ response_type: 'ephemeral', text, blocks: [...blocks] });
        await noteWords(done.words, done.replies[0]);
        return;
      }
      await ack();
      await answerLater();

      /** What takes long is not answered in the acknowledgement, but as soon as it is there. */
      async function answerLater(): Promise<void> {
        const tell = (reply: Reply) => privateWords.tellPrivately({ ...recipient, reply });
        try {
          const later = { ...task, surface: 'response' } as const;
          const { replies, words } = done ?? (await work.takeTime(later, userId));
          await noteWords(words, replies[0]);
          for (const reply of replies) await tell(reply);
        } catch (cause) {
          await tell(failedReply(cause)).catch(() => {});
          throw toFailure(cause);
        }
      }

      async function noteWords(words: string, reply: Reply | undefined): Promise<void> {
        try {
          const key = { teamId, channelId, askId: trigger_id };
          await keptWords.keep(key, words, { userId, cited: reply?.cited ?? null });
        } catch (trouble) {
          // The person has the answer. Only "Why this answer?" will not know of it.
          logger.warn('An answer could not be noted.', { code: errorCode(trouble) });
        }
      }
    },
  };

  async function isForgotten(person: PersonKey): Promise<boolean> {
    try {
      await keptWords.forget(person);
      return true;
    } catch {
      return false;
    }
  }
}
