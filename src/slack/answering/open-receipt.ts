import { parseReceiptId } from '../../desk/receipt-id.ts';
import { compareBases, replayChosen } from '../../desk/replay.ts';
import type { Basis } from '../../desk/to-basis.ts';
import type { Language } from '../../language/detect-language.ts';
import { mostOwnReceipts } from '../../limits.ts';
import {
  noReceiptsReply,
  ownReceiptsReply,
  receiptRefusedReply,
  receiptReply,
} from '../../replies/receipt-replies.ts';
import type { Reply } from '../../replies/reply.ts';
import { readBasis } from '../../storage/read-basis.ts';
import type { FoundReceipt, ReceiptStore } from '../../storage/receipt-store.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Shown } from '../permission/show-part.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';
import { tellIfItFails } from './tell-if-it-fails.ts';

export interface OpenReceiptOptions {
  readonly asked: Asked;
  /** The id as it was typed; empty to list one's own. */
  readonly typed: string;
  readonly to: Recipient;
  readonly language: Language;
}

export type OpenReceipt = (options: OpenReceiptOptions) => Promise<void>;

/** Makes what shows the receipt of a reply to whoever may see it, and the same refusal to everybody else. */
export function createOpenReceipt({
  access,
  command,
  receipts,
  outbox,
}: {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  /** `null` where nothing is stored. */
  readonly receipts: ReceiptStore | null;
  readonly outbox: Outbox;
}): OpenReceipt {
  return async function openReceipt({ asked, typed, to, language }) {
    const tell = (reply: Reply) => outbox.send('private', { to, reply });
    await tellIfItFails(
      tell,
      async () => tell(await findReply(asked, typed, language)),
      language,
      () => noReceiptsReply('failed', language),
    );
  };

  async function findReply(asked: Asked, typed: string, language: Language): Promise<Reply> {
    if (receipts === null) return noReceiptsReply('nothingKept', language);
    if (typed === '') {
      const own = await receipts.lastOf(asked, mostOwnReceipts);
      return ownReceiptsReply(own, { command, language });
    }
    const id = parseReceiptId(typed);
    const found = id === null ? null : await receipts.find(asked.teamId, id);
    const isForCurator = await access.isCurator(asked);
    if (!found || !(isForCurator || isReader(found, asked))) return receiptRefusedReply(language);

    const basis = readBasis(found.record);
    if (basis === null) return noReceiptsReply('changed', language);
    const { alone, toAll } = await access.find(asked);
    // A curator may be shown more than was shown there.
    const shown = found.isPublic && !isForCurator ? toAll : alone;
    const now = await askAgain(found, basis, { shown, asked, language });
    const replay = now && compareBases(basis, now);
    return receiptReply(
      { ...found, basis, replay },
      { people: isForCurator ? found : null, language },
    );
  }
}

/** Whoever asked or shared it, and who reads the reply where it stands. */
function isReader(
  { userId, sharedBy, channelId, isPublic }: FoundReceipt,
  asked: Pick<Asked, 'userId' | 'channelId'>,
): boolean {
  return [userId, sharedBy].includes(asked.userId) || (isPublic && channelId === asked.channelId);
}

async function askAgain(
  { question }: FoundReceipt,
  told: Basis,
  {
    shown,
    asked: { userId },
    language,
  }: { readonly shown: Shown; readonly asked: Asked; readonly language: Language },
): Promise<Basis | null> {
  const chosen = replayChosen(shown.knowledge, told);
  if (chosen || !question) return chosen;
  const { replies } = await shown.work.run(
    {
      ...{ kind: 'command', text: question, request: null, surface: 'response', askId: '' },
      language,
    } as const,
    userId,
  );
  return replies[0].basis ?? null;
}
