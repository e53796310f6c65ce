import { z } from 'zod';
import { type ActionName, actionIds } from '../../replies/action-ids.ts';
import { noticeReply, withNotice } from '../../replies/notice-reply.ts';
import { toCurators } from '../../replies/strings/to-curators.ts';
import type { Recall, RecallKind } from '../../storage/recall.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { type AnyPress, onAnyPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';
import { isAnyTold, type RecallDesk } from '../recall/recall-desk.ts';

export interface DecideRecallOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
  /** `null` where nothing is stored. */
  readonly recalls: RecallDesk | null;
}

const idSchema = z.uuid();

/** "Amend", "Void" and "Show places" on the card of a correction: for curators alone. */
export function createRecallActions(options: DecideRecallOptions): readonly ActionListener[] {
  const { access, command, keptWords, outbox, recalls } = options;
  return [
    toListener('recallAmend', (desk, pressed, recall) => decide(desk, pressed, recall, 'amend')),
    toListener('recallVoid', (desk, pressed, recall) => decide(desk, pressed, recall, 'void')),
    toListener('recallPlaces', async (desk, { tell }, recall) => tell(await desk.places(recall))),
  ];

  function toListener(
    action: ActionName,
    handle: (desk: RecallDesk, pressed: AnyPress<string>, recall: Recall) => Promise<unknown>,
  ): ActionListener {
    return {
      kind: 'action',
      action,
      actionId: actionIds[action],
      scopes: ['chat:write'],
      listen: onAnyPress({
        ...{ access, command, outbox, gone: () => toCurators.recallGone },
        binding: { obeys: 'anybody' },
        languageOf: keptWords.languageOf,
        read: (value) => idSchema.safeParse(value).data ?? null,
        askIdOf: () => null,
        async handle(pressed) {
          const { meant: id, asked, tell } = pressed;
          if (!(await access.isCurator(asked))) await tell(noticeReply(toCurators.onlyCurators));
          else if (recalls === null) await tell(noticeReply(toCurators.nothingKept));
          else {
            const recall = await recalls.store.find(asked.teamId, id);
            if (recall === null) await tell(noticeReply(toCurators.recallGone));
            else await handle(recalls, pressed, recall);
          }
        },
      }),
    };
  }

  /** Begins it, once: whoever presses again sees how far it is. What was told since then is begun anew. */
  async function decide(
    desk: RecallDesk,
    { press, client, logger, tell }: AnyPress<string>,
    recall: Recall,
    kind: RecallKind,
  ): Promise<unknown> {
    const { store } = desk;
    if (recall.state === 'found' && desk.isOutdated(recall)) {
      const current = await desk.card(await desk.noted(recall.teamId, recall.factId));
      return tell(withNotice(toCurators.changedAgain, current));
    }
    const isOver = recall.state === 'done' && !isAnyTold(await store.countTold(recall));
    const { channelId, messageTs: ts, userId: by } = press;
    const isBegun = !isOver && (await store.begin(recall, { kind, by, card: { channelId, ts } }));
    const now = (await store.find(recall.teamId, recall.id)) ?? recall;
    const reply = await desk.report(now);
    if (!isBegun) return tell(reply);
    desk.wake();
    const to = { client, userId: by, channelId, threadTs: null, responseUrl: null, logger };
    const sent = await outbox.trySend('amendment', { to, reply, replyTs: ts });
    return sent.kind === 'sent' ? null : tell(reply);
  }
}
