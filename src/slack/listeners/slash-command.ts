import { detectLanguage } from '../../language/detect-language.ts';
import { sourcesReply } from '../../replies/addition-replies.ts';
import { forgetReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { offReply } from '../../replies/settings-replies.ts';
import type { PersonKey } from '../../storage/forget.ts';
import { readRequest } from '../../worker/read-request.ts';
import type { TaskResult } from '../../worker/task.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import type { OpenRecall } from '../answering/open-recall.ts';
import type { OpenReceipt } from '../answering/open-receipt.ts';
import { tellIfItFails } from '../answering/tell-if-it-fails.ts';
import type { CommandListener } from '../listener.ts';
import { isForgetMe } from '../messages/is-forget-me.ts';
import { readRecallOrder } from '../messages/read-recall-order.ts';
import { readReceiptOrder } from '../messages/read-receipt-order.ts';
import { readSlackLines } from '../messages/read-slack-text.ts';
import { toAsked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';
import type { OpenSource } from './add-source.ts';
import type { OpenSettings } from './change-settings.ts';
import type { OpenDraft } from './check-draft.ts';

export interface SlashCommandOptions {
  /** With its slash. */
  readonly command: string;
  readonly access: Access;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
  readonly openDraft: OpenDraft;
  readonly openSettings: OpenSettings;
  readonly openSource: OpenSource;
  readonly openRecall: OpenRecall;
  readonly openReceipt: OpenReceipt;
  /** Whether a word names a fact. */
  readonly isFact: (word: string) => boolean;
  /** Whether all is there that a command needs. Until then it is acknowledged before anything is waited for. */
  readonly isStarted: () => boolean;
}

/**
 * `/command QUESTION`: answers in the acknowledgement itself, to the asker only; what takes longer is acknowledged at
 * once and answered by `response_url`. `/command check CLAIM` checks, `/command draft` opens a modal for a whole
 * draft, `/command forget-me` forgets, `/command settings` opens one for curators, `/command
 * source` one for a text; `/command sources` lists them; `/command recall FACT` shows curators
 * where an old version was told; `/command receipt ID` opens the receipt of a reply.
 */
export function createSlashCommand({
  command,
  access,
  keptWords,
  outbox,
  openDraft,
  openSettings,
  openSource,
  openRecall,
  openReceipt,
  isFact,
  isStarted,
}: SlashCommandOptions): CommandListener {
  return {
    kind: 'command',
    command,
    scopes: ['commands'],
    async listen({ ack, body, client, context, logger, command: { text, ...ids } }) {
      const { team_id: teamId, channel_id: channelId, trigger_id, user_id: userId } = ids;
      const to = {
        ...{ client, channelId, threadTs: null, userId, logger },
        responseUrl: ids.response_url,
      };
      const tell = (reply: Reply) => outbox.send('private', { to, reply });
      const isEarly = !isStarted();
      if (isEarly) await ack();
      const acknowledge = async () => (isEarly ? undefined : ack());
      const acknowledgeWith = async (reply: Reply): Promise<void> => {
        const { text, blocks } = reply;
        if (isEarly) await tell(reply);
        else await ack({ response_type: 'ephemeral', text, blocks: [...blocks] });
      };
      const person = { teamId, userId };
      if (isForgetMe(text)) {
        const language = keptWords.languageOf(person);
        await acknowledgeWith(forgetReply(await isForgotten({ teamId, userId }), language));
        return;
      }

      const words = readSlackLines(text);
      const request = readRequest(words, command);
      const typed = readReceiptOrder(words);
      // A word for the app itself, or none, may be anybody's: then it is the language of their last question.
      const isForApp = request !== null || typed !== null || words === '';
      if (!isForApp || detectLanguage(words) !== 'en') {
        keptWords.spoke(person, words);
      }
      const language = keptWords.languageOf(person);
      if (request === 'draft') {
        await acknowledge();
        await openDraft({ client, triggerId: trigger_id, to, language });
        return;
      }
      const asked = toAsked({ body, context, client }, { teamId, channelId, userId });
      if (request === 'settings') {
        await acknowledge();
        await openSettings({ asked, triggerId: trigger_id, to, language });
        return;
      }
      if (request === 'source') {
        await acknowledge();
        await openSource({ asked, triggerId: trigger_id, to, language });
        return;
      }
      if (request === 'sources') {
        await tellIfItFails(
          acknowledgeWith,
          async () => {
            const { alone } = await access.find(asked);
            await acknowledgeWith(sourcesReply(alone.knowledge, { command, language }));
          },
          language,
        );
        return;
      }
      const recalled = readRecallOrder(words);
      if (recalled !== null && isFact(recalled)) {
        await acknowledge();
        await openRecall({ asked, factId: recalled, to, language });
        return;
      }
      if (typed !== null) {
        await acknowledge();
        await openReceipt({ asked, typed, to, language });
        return;
      }
      const askId = trigger_id;
      const { manner, alone } = await access.find(asked);
      if (manner === 'off' && request === null) {
        await acknowledgeWith(offReply(command, language));
        return;
      }
      const { work } = alone;
      const asks = { kind: 'command', text: words, request, language, askId } as const;
      const { result: done, task } = await tellIfItFails(
        acknowledgeWith,
        () => work.tryNow({ ...asks, surface: isEarly ? 'response' : 'acknowledgement' }),
        language,
      );
      if (done?.replies.length === 1) {
        await acknowledgeWith(done.replies[0]);
        await keep(done);
        return;
      }
      await acknowledge();
      // What takes long is not answered in the acknowledgement, but as soon as it is there.
      await tellIfItFails(
        tell,
        async () => {
          const later = { ...task, surface: 'response' } as const;
          const late = done ?? (await work.takeTime(later, userId));
          await keep(late);
          for (const reply of late.replies) await tell(reply);
        },
        language,
      );

      async function keep({ words, replies: [reply] }: TaskResult): Promise<void> {
        const { cited = null, outcome = null, basis = null } = reply;
        const by = { userId, cited, outcome, basis };
        await keptWords.keep({ teamId, channelId, askId }, words, by, logger);
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
