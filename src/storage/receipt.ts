import { createHash, randomBytes } from 'node:crypto';
import { receiptLetters } from '../desk/receipt-id.ts';
import type { Basis } from '../desk/to-basis.ts';
import { toCanonicalJson } from '../desk/to-canonical-json.ts';
import { receiptIdLength, receiptSaltBytes, receiptsOfRandom } from '../limits.ts';

/** A receipt as it is stored: the record of one reply. */
export interface StoredReceipt {
  /** As `formatReceiptId` takes it. */
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly askId: string;
  /** Whether all in the channel see the reply. */
  readonly isPublic: boolean;
  /** In ISO form. */
  readonly madeAt: string;
  /** A `Basis` as canonical JSON. */
  readonly record: string;
  /** `null` where it is not, or no longer, kept; so the people and the salt. */
  readonly question: string | null;
  readonly userId: string | null;
  readonly authorId: string | null;
  readonly sharedBy: string | null;
  readonly salt: string | null;
  /** Of the salt, the question and the people. */
  readonly wordsHash: string;
  /** Of all else, and of `wordsHash`. */
  readonly commitment: string;
}

/** Names the question that a reply answers. */
export type AskKey = Pick<StoredReceipt, 'teamId' | 'channelId' | 'askId'>;

/** What of a reply that is being recorded goes into its receipt. */
interface RecordedReply {
  readonly basis?: Basis | null;
  readonly question: string | null;
  readonly sharedQuestion?: string | null;
  readonly userId?: string | null;
  readonly authorId?: string | null;
  readonly sharedBy: string | null;
  readonly replyTs: string | null;
}

/** Makes the receipt of a reply that is being recorded; `null` where it tells nothing from the sources. */
export function makeReceipt(
  { teamId, channelId, askId }: AskKey,
  record: RecordedReply,
  { at, keepsText }: { readonly at: number; readonly keepsText: boolean },
): StoredReceipt | null {
  const { basis, userId = null, authorId = null, sharedBy, replyTs } = record;
  if (!basis || basis.parts.length === 0) return null;

  const salt = takeRandom(receiptSaltBytes).toString('hex');
  const question = record.sharedQuestion ?? record.question;
  const words = { question, userId, authorId, sharedBy };
  const open = {
    ...{ id: makeId(), teamId, channelId, askId },
    // A conversation with the desk has one reader. What is shared may have no way back to it.
    isPublic: (replyTs !== null || sharedBy !== null) && !channelId.startsWith('D'),
    madeAt: new Date(at).toISOString(),
    record: toCanonicalJson(basis),
    wordsHash: hashWords(words, salt),
  };
  return {
    ...{ ...open, ...words, salt, commitment: commitTo(open) },
    ...(!keepsText && { question: null, salt: null }),
  };
}

/** The hash of somebody's words, which says nothing once the salt is gone. */
function hashWords(
  {
    question,
    userId,
    authorId,
    sharedBy,
  }: Pick<StoredReceipt, 'question' | 'userId' | 'authorId' | 'sharedBy'>,
  salt: string,
): string {
  return sha256(`${salt}\0${toCanonicalJson({ question, userId, authorId, sharedBy })}`);
}

/** What the chain holds of a receipt: the words come in by their salted hash alone, so that it outlives them. */
function commitTo({
  id,
  teamId,
  channelId,
  askId,
  isPublic,
  madeAt,
  record,
  wordsHash,
}: Omit<StoredReceipt, 'question' | 'userId' | 'authorId' | 'sharedBy' | 'salt' | 'commitment'>) {
  return sha256(
    toCanonicalJson({ id, teamId, channelId, askId, isPublic, madeAt, record, wordsHash }),
  );
}

/** Whether a receipt is what it was when it was made, as far as it is still there. */
export function isWhole(receipt: StoredReceipt): boolean {
  const { salt, question, wordsHash, commitment } = receipt;
  // Words go with their salt: without one they are not those that were committed to.
  const areWordsWhole = salt === null ? question === null : hashWords(receipt, salt) === wordsHash;
  return areWordsWhole && commitTo(receipt) === commitment;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** One letter of 32 for each random byte: none is likelier than another. */
function makeId(): string {
  return [...takeRandom(receiptIdLength)]
    .map((byte) => receiptLetters[byte % receiptLetters.length])
    .join('');
}

/** Random bytes, none of them given twice. The system is asked for those of many receipts at once: a call costs more than they do. */
function takeRandom(count: number): Buffer {
  if (randomLeft.length < count) randomLeft = randomBytes(randomAtOnce);
  const taken = randomLeft.subarray(0, count);
  randomLeft = randomLeft.subarray(count);
  return taken;
}

const randomAtOnce = receiptsOfRandom * (receiptSaltBytes + receiptIdLength);
let randomLeft = Buffer.alloc(0);
