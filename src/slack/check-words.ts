import { setImmediate } from 'node:timers/promises';
import type { Desk } from '../desk/answer.ts';
import { type CheckedSentence, type DraftCheck, toDraftCheck } from '../desk/check-draft.ts';
import { checkText } from '../desk/consult.ts';
import { splitDraft } from '../desk/split-draft.ts';
import { draftReplies, draftReply } from '../replies/draft-reply.ts';
import type { Reply, ReplySurface } from '../replies/reply.ts';
import { verdictReply } from '../replies/verdict-reply.ts';

export interface CheckWordsOptions {
  readonly desk: Desk;
  /** A claim, or a draft of many sentences. */
  readonly text: string;
  readonly surface: ReplySurface;
  /** Under which id the words are kept; `null` where they are not. */
  readonly askId: string | null;
  /** Whether even one sentence is shown as a draft: counted, in a row. */
  readonly isDraft?: boolean;
  /** The Slack user who makes a private check public. All is then in one reply, as far as it fits. */
  readonly sharedBy?: string;
}

/** Of a draft. Whoever has more gets the rest counted. */
const mostSentences = 300;

/** Checks a claim, or each sentence of a draft, and gives the replies that show it. */
export async function checkWords(options: CheckWordsOptions): Promise<readonly Reply[]> {
  const { desk, text, isDraft = false, sharedBy } = options;
  const { knowledge } = desk;
  const sentences = splitDraft(text);
  if (isDraft || sentences.length > 1) {
    const draft = await checkInTurns(desk, sentences.slice(0, mostSentences));
    const unread = Math.max(0, sentences.length - mostSentences);
    const shown = { ...options, knowledge, draft, unread };
    return sharedBy === undefined ? draftReplies(shown) : [draftReply(shown)];
  }

  const checked = checkText(desk, text);
  return checked.kind === 'verdict' ? [verdictReply({ ...options, ...checked, knowledge })] : [];
}

/** Others are answered between two sentences. */
async function checkInTurns(
  desk: Desk,
  sentences: ReturnType<typeof splitDraft>,
): Promise<DraftCheck> {
  const checked: CheckedSentence[] = [];
  for (const sentence of sentences) {
    checked.push({ ...sentence, verdict: desk.check(sentence.text) });
    await setImmediate();
  }
  return toDraftCheck(checked);
}
