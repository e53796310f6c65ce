import type { Language } from '../../language/detect-language.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { toCurators } from '../../replies/strings/to-curators.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';
import { isAnyTold, type RecallDesk } from '../recall/recall-desk.ts';
import { tellIfItFails } from './tell-if-it-fails.ts';

export interface OpenRecallOptions {
  readonly asked: Asked;
  /** Whose old versions are looked for. */
  readonly factId: string;
  readonly to: Recipient;
  readonly language: Language;
}

export type OpenRecall = (options: OpenRecallOptions) => Promise<void>;

/** Makes what shows a curator where a fact was told in an old version, in their own conversation with the desk. */
export function createOpenRecall({
  access,
  recalls,
  outbox,
}: {
  readonly access: Access;
  readonly recalls: RecallDesk | null;
  readonly outbox: Outbox;
}): OpenRecall {
  return async function openRecall({ asked, factId, to, language }) {
    const tell = (reply: Reply) => outbox.send('private', { to, reply });
    await tellIfItFails(
      tell,
      async () => {
        if (!(await access.isCurator(asked))) return tell(noticeReply(toCurators.onlyCurators));
        if (recalls === null) return tell(noticeReply(toCurators.nothingKept));
        const recall = await recalls.noted(asked.teamId, factId);
        const isNew = isAnyTold(await recalls.store.countTold(recall));
        if (!isNew && recall.state === 'found') {
          return tell(noticeReply(toCurators.nobodyTold(recall.title)));
        }
        const isOpen = isNew && recall.state !== 'running';
        const reply = await (isOpen ? recalls.card(recall) : recalls.report(recall));
        await outbox.send('conversation', {
          to: { ...to, channelId: to.userId, threadTs: null },
          reply,
        });
        return tell(noticeReply(toCurators.sent));
      },
      language,
    );
  };
}
