import { hashAddition, toAdditionId } from '../../knowledge/addition-id.ts';
import {
  addedReply,
  additionFailedReply,
  formatMayNotAdd,
  formatNoSource,
  tooManyAddedReply,
} from '../../replies/addition-replies.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import { toSource } from '../permission/to-source.ts';
import { readSourceText } from './read-source-text.ts';

/** A text that somebody wants to be answered from where they are. */
export interface SourceGiven {
  readonly asked: Asked & { readonly channelId: string };
  /** As `readArticleText` gives it. */
  readonly text: string;
  readonly title?: string | null;
  readonly hasFiles?: boolean;
}

/** What they are told of it. */
export interface SourceTaken {
  readonly isTaken: boolean;
  readonly reply: Reply;
}

/** Puts a text into a channel, where somebody may, and says what became of it. @throws where it cannot be kept. */
export type AddSource = (given: SourceGiven) => Promise<SourceTaken>;

/** Makes what does so, whichever way the text comes: by the shortcut, in the form, as a message. */
export function createAddSource({
  access,
  command,
  now,
}: {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}): AddSource {
  return async function addSource({ asked, text, title = null, hasFiles = false }) {
    const { teamId, channelId, userId } = asked;
    const may = await access.mayAdd(asked);
    if (may !== 'yes') return notTaken(noticeReply(formatMayNotAdd(may)));
    const read = readSourceText(text, title);
    if (typeof read === 'string') {
      return notTaken(noticeReply(formatNoSource(read === 'empty' && hasFiles ? 'files' : read)));
    }

    const contentHash = hashAddition(read);
    const id = toAdditionId([teamId, channelId], contentHash);
    const source = { ...read, id, contentHash, addedBy: userId, addedAt: now() };
    const outcome = await access.channelSources.add(asked, source);
    access.forget();
    if (outcome === 'full') return notTaken(tooManyAddedReply(command));
    const isNew = outcome === 'added';
    return { isTaken: true, reply: addedReply(toSource(source), { isNew, command }) };
  };
}

/** The same, and where it cannot be kept that is said. */
export async function addOrSay(
  addSource: AddSource,
  given: SourceGiven,
  onFailure: (error: unknown) => void,
): Promise<SourceTaken> {
  try {
    return await addSource(given);
  } catch (error) {
    onFailure(error);
    return notTaken(additionFailedReply());
  }
}

function notTaken(reply: Reply): SourceTaken {
  return { isTaken: false, reply };
}
