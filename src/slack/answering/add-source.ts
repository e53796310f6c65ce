import { hashAddition, toAdditionId } from '../../knowledge/addition-id.ts';
import type { Language } from '../../language/detect-language.ts';
import {
  addedReply,
  additionNotice,
  mayNotAddReply,
  noSourceReply,
  tooManyAddedReply,
} from '../../replies/addition-replies.ts';
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
  /** In which they are told of it. */
  readonly language: Language;
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
  return async function addSource({ asked, text, title = null, hasFiles = false, language }) {
    const { teamId, channelId, userId } = asked;
    const may = await access.mayAdd(asked);
    if (may !== 'yes') return notTaken(mayNotAddReply(may, language));
    const read = readSourceText(text, title);
    if (typeof read === 'string') {
      return notTaken(noSourceReply(read === 'empty' && hasFiles ? 'files' : read, language));
    }

    const contentHash = hashAddition(read);
    const id = toAdditionId([teamId, channelId], contentHash);
    const source = { ...read, id, contentHash, addedBy: userId, addedAt: now() };
    const outcome = await access.channelSources.add(asked, source);
    access.forget();
    if (outcome === 'full') return notTaken(tooManyAddedReply(command, language));
    const isNew = outcome === 'added';
    return { isTaken: true, reply: addedReply(toSource(source), { isNew, command, language }) };
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
    return notTaken(additionNotice(given.language, ({ failed }) => failed));
  }
}

function notTaken(reply: Reply): SourceTaken {
  return { isTaken: false, reply };
}
