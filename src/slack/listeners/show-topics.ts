import { z } from 'zod';
import { actionIds } from '../../replies/action-ids.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import { topicsReply } from '../../replies/topics-reply.ts';
import { onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface ShowTopicsOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly outbox: Outbox;
}

const pageSchema = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);

/** "More topics": the next page of what the desk can answer. */
export function createShowTopics({ access, command, outbox }: ShowTopicsOptions): ActionListener {
  return {
    kind: 'action',
    action: 'showTopics',
    actionId: actionIds.showTopics,
    scopes: ['chat:write'],
    listen: onAnyPress({
      access,
      command,
      outbox,
      binding: { obeys: 'anybody' },
      read: (value) => pageSchema.safeParse(value).data ?? null,
      askIdOf: () => null,
      gone: `I no longer have that page. Type ${command} topics.`,
      async handle({ meant: from, allowed: { alone }, tell }) {
        const reply = topicsReply({ knowledge: alone.knowledge, command, from });
        await tell(reply.blocks.length > 0 ? reply : noticeReply('There are no more topics.'));
      },
    }),
  };
}
