import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Patch, type PatchBox, patchSchema } from '../knowledge/patch.ts';
import { sameQuestion } from '../knowledge/same-question.ts';
import type { CardAsk } from './curator-cards.ts';
import type { Database } from './database.ts';
import type { PersonKey } from './forget.ts';

type Made = 'id' | 'teamId' | 'madeBy' | 'madeAt';

/** What a curator makes of a card. */
export type NewPatch = Omit<Extract<Patch, { kind: 'fact' }>, Made> | NewNearMiss;
type NewNearMiss = Omit<Extract<Patch, { kind: 'not_in_source' }>, Made>;

/** Keeps what curators make of cards. */
export interface Patches extends PatchBox {
  /**
   * Keeps one. Gives `false` where the card has one already: of two curators at once, one makes it.
   *
   * @param asks  Who asked the card. A question that stands as one of them asked it stays theirs, and goes with them.
   */
  propose(
    curator: PersonKey,
    card: { readonly id: string; readonly asks: readonly CardAsk[] },
    patch: NewPatch,
  ): Promise<boolean>;
  /** Slack's id of who made something of a card. Only of what is in memory: what is stored is read with the card. */
  madeBy?(cardId: string): string | null;
  /** Only of what is in memory: what is stored is forgotten as one, by `forgetPerson`. */
  forget?(person: PersonKey): Promise<void>;
}

/** A question of a patch, and whose words it is. */
export interface OwnedQuestion {
  readonly question: string;
  /** Which one it is, from 0. */
  readonly place: number;
  readonly userId: string;
  /** The question that it was asked as; `null` where the curator worded it. */
  readonly askId: string | null;
}

/** Says whose words the questions of a patch are: of each who asked just so, else of the curator. */
export function ownQuestions(
  patch: NewPatch,
  { curator, asks }: { readonly curator: PersonKey; readonly asks: readonly CardAsk[] },
): readonly OwnedQuestion[] {
  return questionsOf(patch).flatMap((question, place): OwnedQuestion[] => {
    const owners = asks.filter(({ words }) => sameQuestion(words) === sameQuestion(question));
    if (owners.length === 0) return [{ question, place, userId: curator.userId, askId: null }];
    return owners.map(({ userId, askId }) => ({ question, place, userId, askId }));
  });
}

function questionsOf(patch: NewPatch): readonly string[] {
  if (patch.kind === 'fact') return patch.questions;
  return patch.question === null ? [] : [patch.question];
}

/** Keeps them in the database, for every process and for whoever keeps the files. */
export function createStoredPatches({ database }: { readonly database: Database }): Patches {
  return {
    propose: (curator, { id: cardId, asks }, patch) =>
      database.transaction(async (transaction) => {
        const { teamId, userId } = curator;
        const id = randomUUID();
        const words = patch.kind === 'fact' ? patch : null;
        const made = await transaction.query(
          `INSERT INTO patches
            (id, team_id, card_id, kind, made_by, title, answer, attribution, source_id, quote, fact_id)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
          ON CONFLICT (card_id) WHERE state <> 'dropped' DO NOTHING RETURNING 1`,
          [
            ...[id, teamId, cardId, patch.kind, userId, words?.title ?? null],
            ...[words?.answer ?? null, words?.attribution ?? null, words?.source ?? null],
            ...[words?.quote ?? null, patch.kind === 'not_in_source' ? patch.fact : null],
          ],
        );
        if (made.length === 0) return false;
        for (const owned of ownQuestions(patch, { curator, asks })) {
          // It keeps the time at which it was asked, so that it goes when that question does.
          await transaction.query(
            `INSERT INTO patch_questions (patch_id, team_id, place, question, user_id, ask_id, said_at)
            SELECT $1, $2, $3, $4, $5, $6, coalesce((
              SELECT asked_at FROM card_asks WHERE card_id = $7 AND user_id = $5 AND ask_id = $6
            ), now())`,
            [id, teamId, owned.place, owned.question, owned.userId, owned.askId, cardId],
          );
        }
        return true;
      }),
    async list() {
      const rows = await database.query(
        `SELECT id, team_id AS "teamId", kind, made_by AS "madeBy", made_at AS "madeAt", title, answer,
          attribution, source_id AS source, quote, fact_id AS fact,
          coalesce((
            SELECT json_agg(question ORDER BY place)
            FROM (SELECT DISTINCT place, question FROM patch_questions WHERE patch_id = patches.id) AS asked
          ), '[]'::json) AS questions
        FROM patches WHERE state = 'waiting' ORDER BY made_at, id`,
      );
      return rows.map((row) => patchSchema.parse(toPatch(rowSchema.parse(row))));
    },
    async move(id, from, to) {
      const moved = await database.query(
        `UPDATE patches SET state = $3, moved_at = now() WHERE id = $1 AND state = $2 RETURNING 1`,
        [id, from, to],
      );
      return moved.length > 0;
    },
  };
}

const rowSchema = z.looseObject({
  questions: z.array(z.string()),
  madeAt: z.union([z.string(), z.date().transform((date) => date.toISOString())]),
});

function toPatch(row: z.infer<typeof rowSchema>): unknown {
  return { ...row, question: row.questions[0] ?? null };
}
