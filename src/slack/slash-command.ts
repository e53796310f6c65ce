import type { Desk } from '../desk/answer.ts';
import { isStatements } from '../desk/consult.ts';
import { readClaim } from '../desk/read-claim.ts';
import { splitDraft } from '../desk/split-draft.ts';
import { forgetReply, lookupFailedReply } from '../replies/notice-reply.ts';
import type { Reply } from '../replies/reply.ts';
import type { PersonKey } from '../storage/forget.ts';
import { checkWords } from './check-words.ts';
import { isForgetMe } from './is-forget-me.ts';
import type { KeptWords } from './kept-words.ts';
import type { CommandListener } from './listener.ts';
import type { OpenDraft } from './open-draft.ts';
import { readSlackLines, readSlackText } from './read-slack-text.ts';
import type { ReplyTo } from './reply-to.ts';
import { errorCode } from './slack-error.ts';
import type { PrivateWords } from './tell-privately.ts';

export interface SlashCommandOptions {
  /** With its slash. */
  readonly command: string;
  readonly replyTo: ReplyTo;
  readonly desk: Desk;
  readonly keptWords: KeptWords;
  readonly privateWords: PrivateWords;
  readonly openDraft: OpenDraft;
}

/**
 * `/command QUESTION`: answers in the acknowledgement itself, to the asker only. `/command check CLAIM` checks,
 * `/command draft` opens a modal for a whole draft, `/command forget-me` forgets.
 */
export function createSlashCommand({
  command,
  replyTo,
  desk,
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
      const question = readSlackText(text);
      if (isForgetMe(text)) {
        const told = forgetReply(await isForgotten({ teamId, userId }));
        await ack({ response_type: 'ephemeral', text: told.text, blocks: [...told.blocks] });
        return;
      }

      const way = {
        ...{ client, channelId, threadTs: null, userId, logger },
        responseUrl: ids.response_url,
      };
      if (/^draft[.!]?$/i.test(question)) {
        await ack();
        await openDraft({ ...way, triggerId: trigger_id });
        return;
      }
      const lines = readSlackLines(text);
      const claim = readClaim(lines) ?? (isStatements(lines) ? lines : null);
      if (claim !== null && isLong(claim)) {
        await ack();
        await checkLater(claim);
        return;
      }

      const { reply, error } = replyTo({
        text: question,
        surface: 'acknowledgement',
        askId: trigger_id,
      });

      await ack({ response_type: 'ephemeral', text: reply.text, blocks: [...reply.blocks] });

      await noteWords(question, reply);
      if (error) throw error;

      /** What takes long is not answered in the acknowledgement, but as soon as it is there. */
      async function checkLater(words: string): Promise<void> {
        const tell = (reply: Reply) => privateWords.tellPrivately({ ...way, reply });
        try {
          const place = { surface: 'response', askId: trigger_id } as const;
          const replies = await checkWords({ desk, text: words, ...place });
          await noteWords(`check ${words}`, replies[0]);
          for (const reply of replies) await tell(reply);
        } catch (error) {
          await tell(lookupFailedReply()).catch(() => {});
          throw error;
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

/** Whether a claim may take longer to check than Slack waits for an acknowledgement. */
function isLong(claim: string): boolean {
  return claim.length > 300 || splitDraft(claim).length > 1;
}
