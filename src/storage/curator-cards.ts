import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { longestCardPost } from '../limits.ts';
import { writeAudit } from './audit-trail.ts';
import type { Database, Queryable } from './database.ts';
import type { PersonKey } from './forget.ts';
import type { WorkspaceKey } from './installation-store.ts';

/** One question to the curators, with all who asked it. */
export interface CuratorCard {
  readonly id: string;
  /** As it was first asked; `null` once all who asked are forgotten. */
  readonly question: string | null;
  readonly asked: number;
  /** The channel that it stands in; `null` where each curator got it. */
  readonly channelId: string | null;
  /** The message there; `null` until it is posted, and where there is no channel. */
  readonly messageTs: string | null;
  /** To each curator who is to have it; none where there is a channel. */
  readonly letters: readonly CardLetter[];
  /** Whether it has had no message for long: whoever made it died over that, or Slack broke off its answer. */
  readonly isOverdue: boolean;
  /** Slack's id of the curator who has it. */
  readonly claimedBy: string | null;
  /** What the curators said to it; `null` while it is open. */
  readonly settledAs: Settlement | null;
  /** The words of a source that it was answered with; `null` where it was not, or an older desk did. */
  readonly answer: CardAnswer | null;
  /** Slack's id of the curator who made something of it for the knowledge base. */
  readonly patchedBy: string | null;
}

/** A card as one curator got it. */
export interface CardLetter {
  readonly userId: string;
  /** The conversation with them, and the message; `null` until it is posted. */
  readonly channelId: string | null;
  readonly messageTs: string | null;
}

export interface CardAnswer {
  readonly source: string;
  readonly quote: string;
}

export type Settlement = 'answered' | 'in_no_source';

/** Where a card is to stand: in a channel, or with each of some curators, by Slack's ids. */
export type CardPlace =
  | { readonly channelId: string; readonly curators?: never }
  | { readonly channelId: null; readonly curators: readonly string[] };

/** Where a card stands now. */
export interface PostedCard {
  readonly messageTs: string;
  /** The conversation with a curator, where it stands there. */
  readonly letter?: { readonly userId: string; readonly channelId: string };
}

/** Somebody who asked, and where. */
export interface CardAsk {
  readonly userId: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  /** Whether all there read what they got. */
  readonly isPublic: boolean;
  /** The question that they asked, by its id there. */
  readonly askId: string;
  readonly words: string;
}

/** Keeps what people ask the curators. */
export interface CuratorCards {
  /** Slack's id of the channel of a workspace's curators; `null` where none is chosen. */
  channelOf(teamId: string): Promise<string | null>;
  /** @param by  Slack's id of whoever decided so. */
  saveChannel(workspace: WorkspaceKey, channelId: string | null, by: string): Promise<void>;
  /**
   * Puts a question onto the open card of those who asked the same, else onto a new one.
   *
   * @param normalised  The one form of the question, as the matcher reads it. Only what has the same form is the same
   *   question: a card gets one answer, and what merely lies near would be told the answer to something else.
   * @returns whether the card is new, and whether this person is new on it.
   */
  ask(
    teamId: string,
    place: CardPlace & { readonly normalised: string },
    ask: CardAsk,
  ): Promise<{ readonly card: CuratorCard; readonly isNew: boolean; readonly isCounted: boolean }>;
  find(teamId: string, id: string): Promise<CuratorCard | null>;
  posted(teamId: string, id: string, at: PostedCard): Promise<void>;
  /** Deletes a card that could not be posted. */
  drop(teamId: string, id: string): Promise<void>;
  /** Gives `false` where somebody has it, or it is settled: of two at once, one gets it. */
  claim(curator: PersonKey, id: string): Promise<boolean>;
  /** Closes a card. Gives `false` where another curator has it, or it is settled. */
  settle(
    curator: PersonKey,
    id: string,
    as: Settlement,
    answer?: CardAnswer | null,
  ): Promise<boolean>;
  /** All who asked, first who asked first. */
  asks(teamId: string, id: string): Promise<readonly CardAsk[]>;
  /** Those who were not told yet. */
  untold(teamId: string, id: string): Promise<readonly CardAsk[]>;
  /** Gives `false` where somebody is being told, or was: of two callers one tells them. */
  claimTelling(teamId: string, id: string, userId: string): Promise<boolean>;
  /** Gives somebody back who surely was not told. */
  releaseTelling(teamId: string, id: string, userId: string): Promise<void>;
  /** Only of what is in memory: what is stored is forgotten as one, by `forgetPerson`. */
  forget?(person: PersonKey): Promise<void>;
}

const text = z.string().nullable();
const letterSchema = z.object({ userId: z.string(), channelId: text, messageTs: text });
const cardSchema = z.object({
  ...{ id: z.string(), question: text, asked: z.number(), channelId: text, patchedBy: text },
  letters: z.array(letterSchema),
  answer: z.object({ source: z.string(), quote: z.string() }).nullable(),
  ...{ messageTs: text, isOverdue: z.boolean(), claimedBy: text },
  settledAs: z.enum(['answered', 'in_no_source']).nullable(),
}) satisfies z.ZodType<CuratorCard>;
const askSchema = z.object({
  ...{ userId: z.string(), channelId: z.string(), threadTs: text, isPublic: z.boolean() },
  ...{ askId: z.string(), words: z.string() },
}) satisfies z.ZodType<CardAsk>;

/** Keeps them in the database, for every process. */
export function createStoredCuratorCards({
  database,
}: {
  readonly database: Database;
}): CuratorCards {
  return {
    async channelOf(teamId) {
      const [row] = await database.query(
        'SELECT channel_id AS id FROM curators_channels WHERE team_id = $1',
        [teamId],
      );
      return row ? z.object({ id: z.string() }).parse(row).id : null;
    },
    saveChannel: ({ teamId, enterpriseId }, channelId, by) =>
      database.transaction(async (transaction) => {
        await transaction.query('DELETE FROM curators_channels WHERE team_id = $1', [teamId]);
        if (channelId !== null) {
          await transaction.query(
            'INSERT INTO curators_channels (team_id, channel_id) VALUES ($1, $2)',
            [teamId, channelId],
          );
        }
        await writeAudit(transaction, {
          ...{ action: 'settings.curators_channel', teamId, enterpriseId, actor: by },
          outcome: channelId === null ? 'none' : 'chosen',
          resource: channelId,
        });
      }),
    ask: (teamId, { channelId, curators = [], normalised }, ask) =>
      database.transaction(async (transaction) => {
        // Two who ask the same at once must not make two cards.
        await transaction.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`cards ${teamId}`]);
        const [open] = await transaction.query(
          `SELECT cards.id FROM cards JOIN card_asks ON card_asks.card_id = cards.id
          WHERE cards.team_id = $1 AND settled_at IS NULL AND normalised = $2 LIMIT 1`,
          [teamId, normalised],
        );
        const id = open ? z.object({ id: z.string() }).parse(open).id : randomUUID();
        if (!open) {
          await transaction.query(
            'INSERT INTO cards (id, team_id, channel_id) VALUES ($1, $2, $3)',
            [id, teamId, channelId],
          );
          await transaction.query(
            `INSERT INTO card_letters (card_id, team_id, user_id)
            SELECT $1, $2, person FROM unnest($3::text[]) AS person ON CONFLICT DO NOTHING`,
            [id, teamId, curators],
          );
        }
        const counted = await transaction.query(
          `INSERT INTO card_asks
            (card_id, team_id, user_id, channel_id, thread_ts, is_public, ask_id, words, normalised)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
          ON CONFLICT (card_id, user_id) DO NOTHING RETURNING 1`,
          [
            ...[id, teamId, ask.userId, ask.channelId, ask.threadTs, ask.isPublic],
            ...[ask.askId, ask.words, normalised],
          ],
        );
        const card = await read(transaction, teamId, id);
        if (!card) throw new Error('A card that was just written stands.');
        return { card, isNew: !open, isCounted: counted.length > 0 };
      }),
    find: (teamId, id) => read(database, teamId, id),
    async posted(teamId, id, { messageTs, letter }) {
      if (letter) {
        await database.query(
          `UPDATE card_letters SET channel_id = $4, message_ts = $5
          WHERE team_id = $1 AND card_id = $2 AND user_id = $3`,
          [teamId, id, letter.userId, letter.channelId, messageTs],
        );
        return;
      }
      await database.query('UPDATE cards SET message_ts = $3 WHERE team_id = $1 AND id = $2', [
        ...[teamId, id, messageTs],
      ]);
    },
    async drop(teamId, id) {
      await database.query('DELETE FROM card_asks WHERE team_id = $1 AND card_id = $2', [
        teamId,
        id,
      ]);
      await database.query('DELETE FROM cards WHERE team_id = $1 AND id = $2', [teamId, id]);
    },
    async claim({ teamId, userId }, id) {
      const mine = await database.query(
        `UPDATE cards SET claimed_by = $3
        WHERE team_id = $1 AND id = $2 AND claimed_by IS NULL AND settled_at IS NULL RETURNING 1`,
        [teamId, id, userId],
      );
      return mine.length > 0;
    },
    async settle({ teamId, userId }, id, as, answer = null) {
      const mine = await database.query(
        `UPDATE cards SET claimed_by = $3, settled_at = now(), settled_as = $4,
          answer_source = $5, answer_quote = $6
        WHERE team_id = $1 AND id = $2 AND settled_at IS NULL
          AND (claimed_by IS NULL OR claimed_by = $3) RETURNING 1`,
        [teamId, id, userId, as, answer?.source ?? null, answer?.quote ?? null],
      );
      return mine.length > 0;
    },
    asks: (teamId, id) => readAsks(database, { teamId, id, which: 'all' }),
    untold: (teamId, id) => readAsks(database, { teamId, id, which: 'untold' }),
    async claimTelling(teamId, id, userId) {
      const mine = await database.query(
        `UPDATE card_asks SET told_at = now()
        WHERE team_id = $1 AND card_id = $2 AND user_id = $3 AND told_at IS NULL RETURNING 1`,
        [teamId, id, userId],
      );
      return mine.length > 0;
    },
    async releaseTelling(teamId, id, userId) {
      await database.query(
        'UPDATE card_asks SET told_at = NULL WHERE team_id = $1 AND card_id = $2 AND user_id = $3',
        [teamId, id, userId],
      );
    },
  };
}

async function readAsks(
  database: Queryable,
  {
    teamId,
    id,
    which,
  }: { readonly teamId: string; readonly id: string; readonly which: 'all' | 'untold' },
): Promise<readonly CardAsk[]> {
  const rows = await database.query(
    `SELECT user_id AS "userId", channel_id AS "channelId", thread_ts AS "threadTs",
      is_public AS "isPublic", ask_id AS "askId", words
    FROM card_asks WHERE team_id = $1 AND card_id = $2 AND ($3 OR told_at IS NULL) ORDER BY asked_at`,
    [teamId, id, which === 'all'],
  );
  return rows.map((row) => askSchema.parse(row));
}

async function read(database: Queryable, teamId: string, id: string): Promise<CuratorCard | null> {
  const [row] = await database.query(
    `SELECT id, channel_id AS "channelId", message_ts AS "messageTs", claimed_by AS "claimedBy",
      settled_as AS "settledAs",
      message_ts IS NULL AND made_at < now() - make_interval(secs => $3) AND NOT EXISTS (
        SELECT 1 FROM card_letters WHERE card_id = cards.id AND message_ts IS NOT NULL
      ) AS "isOverdue",
      CASE WHEN answer_quote IS NULL THEN NULL
        ELSE json_build_object('source', answer_source, 'quote', answer_quote) END AS answer,
      coalesce((
        SELECT json_agg(json_build_object(
          'userId', user_id, 'channelId', letter.channel_id, 'messageTs', letter.message_ts
        ) ORDER BY user_id) FROM card_letters AS letter WHERE card_id = cards.id
      ), '[]'::json) AS letters,
      (SELECT made_by FROM patches WHERE card_id = cards.id AND state <> 'dropped') AS "patchedBy",
      (SELECT count(*)::integer FROM card_asks WHERE card_id = cards.id) AS asked,
      (SELECT words FROM card_asks WHERE card_id = cards.id ORDER BY asked_at LIMIT 1) AS question
    FROM cards WHERE team_id = $1 AND id = $2`,
    [teamId, id, longestCardPost / 1_000],
  );
  return row ? cardSchema.parse(row) : null;
}
