import { z } from 'zod';
import { detectLanguage } from '../../language/detect-language.ts';
import { longestAskId } from '../../limits.ts';
import { notice, noWordsReply, withFilesUnread } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { offReply } from '../../replies/settings-replies.ts';
import { readRequest } from '../../worker/read-request.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { tellIfItFails } from '../answering/tell-if-it-fails.ts';
import type { MessageShortcutListener } from '../listener.ts';
import { readPresser } from '../messages/read-press.ts';
import { readSlackLines } from '../messages/read-slack-text.ts';
import { readWords } from '../messages/read-words.ts';
import { toAsked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface CheckMessageOptions {
  /** With its slash. */
  readonly command: string;
  readonly access: Access;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
}

const shortcutSchema = z.object({
  team: z.object({ id: z.string() }).nullish().catch(null),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  channel: z.object({ id: z.string() }),
  message_ts: z.string(),
  trigger_id: z.string(),
  response_url: z.string().nullish().catch(null),
  message: z.looseObject({
    user: z.string().nullish().catch(null),
    thread_ts: z.string().nullish().catch(null),
  }),
});

/** "Check this message", on anybody's message: only who asked sees the result. */
export function createCheckMessage({
  command,
  access,
  keptWords,
  outbox,
}: CheckMessageOptions): MessageShortcutListener {
  return {
    kind: 'shortcut',
    type: 'message',
    callbackId: 'check_message',
    scopes: ['commands', 'chat:write'],
    async listen({ ack, body, client, context, logger }) {
      await ack();
      const parsed = shortcutSchema.safeParse(body);
      if (!parsed.success) {
        logger.warn('A shortcut could not be read.', { code: 'unreadable_shortcut' });
        const presser = readPresser(body);
        const reply = notice(
          keptWords.languageOf({ teamId: presser?.teamId ?? '', userId: presser?.userId ?? '' }),
          ({ unreadableMessage }) => unreadableMessage,
        );
        if (presser) await outbox.send('private', { to: { ...presser, client, logger }, reply });
        return;
      }

      const { team, user, channel, message, message_ts, trigger_id, response_url } = parsed.data;
      const teamId = team?.id ?? user.team_id ?? '';
      const threadTs = message.thread_ts ?? null;
      const to = {
        ...{ client, channelId: channel.id, threadTs, userId: user.id, logger },
        responseUrl: response_url ?? null,
      };
      const tell = (reply: Reply) => outbox.send('private', { to, reply });
      const words = readWords(message);
      const text = readSlackLines(words.text, { botUserId: context.botUserId });
      const language =
        detectLanguage(text) === 'en'
          ? keptWords.languageOf({ teamId, userId: user.id })
          : detectLanguage(text);
      const askId = `${message_ts}:${trigger_id}`.slice(0, longestAskId);
      if (!/[\p{L}\p{N}]/u.test(text)) {
        await tell(noWordsReply(words.hasFiles, language));
        return;
      }

      await tellIfItFails(
        tell,
        async () => {
          const asked = { teamId, channelId: channel.id, userId: user.id };
          const { manner, alone } = await access.find(toAsked({ body, context, client }, asked));
          if (manner === 'off') {
            await tell(offReply(command, language));
            return;
          }
          const request = readRequest(text, command);
          const task = { kind: 'check', text, request, surface: 'response', askId } as const;
          const { replies, words: kept } = await alone.work.run(task, user.id);
          const by = { userId: user.id, authorId: message.user ?? null };
          const { cited = null, outcome = null, basis = null } = replies[0];
          const key = { teamId, channelId: channel.id, askId };
          await keptWords.keep(key, kept, { ...by, cited, outcome, basis }, logger);
          const [first, ...others] = replies;
          await tell(withFilesUnread(first, words.hasFiles));
          for (const reply of others) await tell(reply);
        },
        language,
      );
    },
  };
}
