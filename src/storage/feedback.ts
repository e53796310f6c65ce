import { z } from 'zod';
import { type FeedbackReason, feedbackReasons, type Votes } from '../desk/board.ts';
import type { Database } from './database.ts';
import type { PersonKey } from './forget.ts';

/** A fact as it was told, by its id and `hashFact`. */
export interface ToldFact {
  readonly id: string;
  readonly version: string;
}

/** What the people of one workspace said of one version of a fact. */
interface FeedbackCount extends ToldFact, Votes {}

/** Keeps what people said of answers: one vote a person and version of a fact, and nobody's words. */
export interface Feedback {
  /** Takes a vote, or changes it. A reason goes when somebody changes their mind. */
  vote(person: PersonKey, fact: ToldFact, isHelpful: boolean): Promise<void>;
  /** Notes why it did not help. Gives `false` for who has not said that it did not. */
  giveReason(person: PersonKey, fact: ToldFact, reason: FeedbackReason): Promise<boolean>;
  /** Forgets a person's votes. Only those in memory: what is stored is forgotten as one, by `forgetPerson`, and still counts. */
  forget?(person: PersonKey): Promise<void>;
}

export const feedbackCountSchema = z
  .object({
    ...{ id: z.string(), version: z.string(), helped: z.number(), didNotHelp: z.number() },
    ...{ wrong: z.number(), not_asked: z.number(), out_of_date: z.number(), too_long: z.number() },
  })
  .transform(
    ({ id, version, helped, didNotHelp, ...reasons }): FeedbackCount => ({
      ...{ id, version, helped, didNotHelp, reasons },
    }),
  );

/** What is counted of votes, as SQL. */
export const feedbackCounts = [
  'count(*) FILTER (WHERE is_helpful)::integer AS helped',
  'count(*) FILTER (WHERE NOT is_helpful)::integer AS "didNotHelp"',
  ...feedbackReasons.map(
    (name) => `count(*) FILTER (WHERE reason = '${name}')::integer AS ${name}`,
  ),
].join(', ');

/** Keeps it in the database, for every process. */
export function createStoredFeedback({ database }: { readonly database: Database }): Feedback {
  return {
    async vote({ teamId, userId }, { id, version }, isHelpful) {
      await database.query(
        `INSERT INTO feedback (team_id, fact_id, fact_version, user_id, is_helpful)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (team_id, fact_id, fact_version, user_id) DO UPDATE SET
          is_helpful = excluded.is_helpful, voted_at = now(),
          reason = CASE WHEN excluded.is_helpful THEN NULL ELSE feedback.reason END`,
        [teamId, id, version, userId, isHelpful],
      );
    },
    async giveReason({ teamId, userId }, { id, version }, reason) {
      const noted = await database.query(
        `UPDATE feedback SET reason = $5
        WHERE team_id = $1 AND fact_id = $2 AND fact_version = $3 AND user_id = $4
          AND NOT is_helpful RETURNING 1`,
        [teamId, id, version, userId, reason],
      );
      return noted.length > 0;
    },
  };
}
