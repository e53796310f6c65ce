import { randomUUID } from 'node:crypto';
import { type Basis, basisOfFact } from '../../desk/to-basis.ts';
import { actionIds } from '../../replies/action-ids.ts';
import type { FactRef } from '../../replies/fact-ref.ts';
import { factReply } from '../../replies/fact-reply.ts';
import type { Cited } from '../../replies/reply.ts';
import { underEmbargoReply, withoutShareButtons } from '../../replies/settings-replies.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { type FactPress, onPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Press } from '../messages/read-press.ts';
import { type Access, isForAloneOnly } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface AskTopicOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
}

/**
 * A topic's button (a near topic, a choice, a sample question): answers to whoever pressed it. That is an answer of its
 * own, to one person, so that its buttons are bound to them and not to whoever asked above it.
 */
export function createAskTopic({
  access,
  command,
  keptWords,
  outbox,
}: AskTopicOptions): ActionListener {
  return {
    kind: 'action',
    action: 'askTopic',
    actionId: new RegExp(`^${actionIds.askTopic}_\\d+$`),
    scopes: ['chat:write'],
    listen: onPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: { obeys: 'anybody' },
      async handle({ press, fact, ref, allowed, tell, logger }) {
        const { knowledge } = allowed.alone;
        const askId = `topic:${randomUUID()}`;
        const reply = factReply({
          ...{ fact, knowledge, language: ref.language, askId, surface: 'response' },
          hasQuestion: ref.askId !== null,
          asOf: allowed.asOf,
        });
        const basis = basisOfFact({
          fact,
          knowledge,
          language: ref.language,
          rule: 'topic-chosen',
        });
        const told = { cited: reply.cited ?? null, basis };
        await noteAsk({ press, ref, logger }, askId, told);
        const shaped = allowed.manner === 'private' ? withoutShareButtons(reply) : reply;
        await tell(isForAloneOnly(fact, allowed) ? underEmbargoReply(shaped) : shaped);
      },
    }),
  };

  /** Notes whose answer it is, and the question above it where whoever pressed may read that. */
  async function noteAsk(
    { press, ref, logger }: { press: Press; ref: FactRef; logger: FactPress['logger'] },
    askId: string,
    told: { readonly cited: Cited | null; readonly basis: Basis },
  ): Promise<void> {
    const { teamId, channelId, userId } = press;
    const place = { teamId, channelId };
    // Where it cannot be looked up, the person still gets the answer.
    const above =
      ref.askId === null
        ? null
        : await keptWords.find({ ...place, askId: ref.askId }).catch(() => null);
    const isReadable = above !== null && (above.isPublic || above.userId === userId);
    const words = (isReadable && above.words) || '';
    const asker = above?.userId === userId ? null : (above?.userId ?? null);
    const authorId = words === '' ? null : (above?.authorId ?? asker);
    const by = { userId, authorId, ...told, outcome: 'covered' } as const;
    await keptWords.keep({ ...place, askId }, words, by, logger);
  }
}
