import { z } from 'zod';
import type { Queryable } from './database.ts';
import type { PersonKey } from './forget.ts';
import { type AskKey, isWhole, type StoredReceipt } from './receipt.ts';

/** A receipt as it is found again. */
export interface FoundReceipt extends StoredReceipt {
  /**
   * `chained`: it is what it was when it was put into the chain. `waiting`: it is what it was when it was made, and not in
   * the chain yet. `changed`: it was changed since.
   */
  readonly state: 'chained' | 'waiting' | 'changed';
  /** The link of the chain that holds it; `null` before it is in one. */
  readonly batch: number | null;
}

/** A receipt in a list of somebody's own. */
interface OwnReceipt {
  readonly id: string;
  /** In ISO form. */
  readonly madeAt: string;
  readonly question: string | null;
}

/** Finds receipts. */
export interface ReceiptStore {
  /** Gives `null` for what is not, or no longer, there. */
  find(teamId: string, id: string): Promise<FoundReceipt | null>;
  /** The id of the last reply to a question; `null` where it has no receipt. */
  idOf(key: AskKey): Promise<string | null>;
  /** The last ones of a person, that they asked for or shared, the newest first. */
  lastOf(person: PersonKey, most: number): Promise<readonly OwnReceipt[]>;
}

const names = [
  ...['id', 'team_id', 'channel_id', 'ask_id', 'is_public', 'made_at', 'record', 'question'],
  ...['user_id', 'author_id', 'shared_by', 'salt', 'words_hash', 'commitment'],
];

/** The statement that stores a receipt, once: done again it does nothing. Its values stand behind so many others. */
export function insertReceipt(others: number): string {
  const places = names.map((_, at) => `$${others + at + 1}`);
  return `INSERT INTO receipts (${names.join(', ')}) VALUES (${places.join(', ')}) ON CONFLICT (id) DO NOTHING`;
}

/** The values for it. */
export function toReceiptValues(receipt: StoredReceipt): readonly unknown[] {
  const { id, teamId, channelId, askId, isPublic, madeAt, record, question } = receipt;
  const { userId, authorId, sharedBy, salt, wordsHash, commitment } = receipt;
  return [
    ...[id, teamId, channelId, askId, isPublic, madeAt, record, question],
    ...[userId, authorId, sharedBy, salt, wordsHash, commitment],
  ];
}

/** The columns of `receipts` as `receiptSchema` reads them. */
export const receiptColumns = `id, team_id AS "teamId", channel_id AS "channelId", ask_id AS "askId",
  is_public AS "isPublic", made_at AS "madeAt", record, question, user_id AS "userId", author_id AS "authorId",
  shared_by AS "sharedBy", salt, words_hash AS "wordsHash", commitment`;

const text = z.string().nullable();

export const receiptSchema = z.object({
  ...{ id: z.string(), teamId: z.string(), channelId: z.string(), askId: z.string() },
  ...{ isPublic: z.boolean(), madeAt: z.date().transform((at) => at.toISOString()) },
  ...{ record: z.string(), question: text, userId: text, authorId: text, sharedBy: text },
  ...{ salt: text, wordsHash: z.string(), commitment: z.string() },
});

/** A found receipt, as it comes from the process that holds the folder. */
export const foundReceiptSchema = receiptSchema.extend({
  madeAt: z.string(),
  state: z.enum(['chained', 'waiting', 'changed']),
  batch: z.number().nullable(),
}) satisfies z.ZodType<FoundReceipt>;

const linkSchema = z.object({ batch: z.number().nullable(), linked: text });

/** Finds a receipt, and whether it is what it was. Of any workspace, where `teamId` is `null`. */
export async function findReceipt(
  database: Queryable,
  { teamId, id }: { readonly teamId: string | null; readonly id: string },
): Promise<FoundReceipt | null> {
  const [row] = await database.query(
    `SELECT ${receiptColumns}, batch,
      (SELECT commitments[place + 1] FROM receipt_batches WHERE number = receipts.batch) AS linked
    FROM receipts WHERE id = $1 AND ($2::text IS NULL OR team_id = $2)`,
    [id, teamId],
  );
  if (!row) return null;
  const receipt = receiptSchema.parse(row);
  const { batch, linked } = linkSchema.parse(row);
  const isSame = isWhole(receipt) && (batch === null || linked === receipt.commitment);
  const state = isSame ? (batch === null ? 'waiting' : 'chained') : 'changed';
  return { ...receipt, batch, state };
}

const ownSchema = z.array(
  z.object({
    id: z.string(),
    madeAt: z.date().transform((at) => at.toISOString()),
    question: text,
  }),
);

/** Finds receipts in the database. */
export function createReceiptStore({ database }: { readonly database: Queryable }): ReceiptStore {
  return {
    find: (teamId, id) => findReceipt(database, { teamId, id }),
    async idOf({ teamId, channelId, askId }) {
      const [row] = await database.query(
        `SELECT id FROM receipts WHERE team_id = $1 AND channel_id = $2 AND ask_id = $3
        ORDER BY made_at DESC LIMIT 1`,
        [teamId, channelId, askId],
      );
      return row ? z.object({ id: z.string() }).parse(row).id : null;
    },
    async lastOf({ teamId, userId }, most) {
      const rows = await database.query(
        `SELECT id, made_at AS "madeAt", question FROM receipts WHERE team_id = $1 AND $2 IN (user_id, shared_by)
        ORDER BY made_at DESC LIMIT $3`,
        [teamId, userId, most],
      );
      return ownSchema.parse(rows);
    },
  };
}
