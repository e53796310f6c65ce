import { z } from 'zod';
import {
  type BoardRecords,
  feedbackReasons,
  type Listed,
  type OpenQuestion,
  type SettledQuestion,
} from '../desk/board.ts';
import type { Outcome } from '../desk/outcome-of.ts';
import { boardDays, mostBoardRead, mostBoards } from '../limits.ts';
import type { Database, Queryable, Row } from './database.ts';
import { feedbackCountSchema, feedbackCounts } from './feedback.ts';
import { createStoredRechecks, type Recheck, recheckSchema } from './rechecks.ts';

/** Questions that the sources answer, and those that they do not. What is checked, or no question, counts as neither. */
const answered: readonly Outcome[] = ['covered', 'passage', 'choice'];
const unanswered: readonly Outcome[] = ['not_covered'];

/** Reads what is kept of one workspace for its curators. */
export async function readBoard(database: Queryable, teamId: string): Promise<BoardRecords> {
  const [open, settled, votes, [numbers]] = await Promise.all([
    database.query(
      `SELECT ${ofCard}, to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS since
      FROM ${cardsWithAsks} WHERE cards.team_id = $1 AND settled_at IS NULL
      GROUP BY cards.id ORDER BY asked DESC, made_at, cards.id LIMIT $2`,
      [teamId, mostBoardRead],
    ),
    database.query(
      `SELECT ${ofCard}, settled_as AS "settledAs", to_char(settled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "on"
      FROM ${cardsWithAsks} WHERE cards.team_id = $1 AND settled_at >= ${firstDay('$3')}
      GROUP BY cards.id ORDER BY settled_at DESC, made_at, cards.id LIMIT $2`,
      [teamId, mostBoardRead, boardDays],
    ),
    database.query(
      `SELECT fact_id AS id, fact_version AS version, ${feedbackCounts}, count(*) OVER ()::integer AS "all"
      FROM feedback WHERE team_id = $1
      GROUP BY fact_id, fact_version
      ORDER BY "didNotHelp" DESC, helped DESC, fact_id, fact_version LIMIT $2`,
      [teamId, mostBoardRead],
    ),
    database.query(
      `SELECT
        (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM settled_at - made_at))
          FROM cards WHERE team_id = $1 AND settled_at >= ${firstDay('$2')})::double precision AS "medianSeconds",
        count(DISTINCT ask_id)::integer AS asked,
        count(DISTINCT ask_id) FILTER (WHERE outcome = ANY($3::text[]))::integer AS answered
      -- What is shared was asked before.
      FROM answers WHERE team_id = $1 AND is_answered AND ask_id NOT LIKE 'shared:%'
        AND outcome = ANY($4::text[]) AND asked_at >= ${firstDay('$2')}`,
      [teamId, boardDays, answered, [...answered, ...unanswered]],
    ),
  ]);
  const { medianSeconds, ...coverage } = numbersSchema.parse(numbers);
  return {
    open: listed(open, openSchema),
    settled: listed(settled, settledSchema),
    votes: listed(votes, feedbackCountSchema),
    ...{ coverage, medianSeconds },
  };
}

/**
 * Reads the boards of all workspaces that have something on them, or of one.
 *
 * @returns as many as are shown, by the id of the workspace; and how many more there are.
 */
export async function readBoards(database: Database, teamId: string | null): Promise<Boards> {
  const found = await database.query(
    `SELECT team_id AS "teamId" FROM (
      SELECT team_id FROM cards UNION SELECT team_id FROM feedback UNION SELECT team_id FROM answers
    ) AS known WHERE team_id <> '' AND ($1::text IS NULL OR team_id = $1) ORDER BY team_id`,
    [teamId],
  );
  const ids = found.map((row) => teamSchema.parse(row).teamId);
  const teams: TeamRecords[] = [];
  // One after the other: nobody waits in Slack for this, and the desk has the other connections.
  for (const id of ids.slice(0, mostBoards)) {
    teams.push({ teamId: id, records: await readBoard(database, id) });
  }
  const rechecks = await createStoredRechecks({ database }).all();
  return { teams, more: ids.length - teams.length, rechecks };
}

export interface TeamRecords {
  /** Slack's id of the workspace. */
  readonly teamId: string;
  readonly records: BoardRecords;
}

export interface Boards {
  readonly teams: readonly TeamRecords[];
  readonly more: number;
  /** What was looked at again, in any workspace: by it is known what is due. */
  readonly rechecks: readonly Recheck[];
}

const ofCard = `claimed_by AS curator, count(card_asks.user_id)::integer AS asked,
  (array_agg(words ORDER BY asked_at) FILTER (WHERE words IS NOT NULL))[1] AS question,
  count(*) OVER ()::integer AS "all"`;

/** A card stays, and counts, though all who asked are forgotten. */
const cardsWithAsks =
  'cards LEFT JOIN card_asks ON card_asks.card_id = cards.id AND card_asks.team_id = cards.team_id';

/** The beginning of the first of so many days of UTC until today. */
function firstDay(days: string): string {
  return `(date_trunc('day', now() AT TIME ZONE 'UTC') - make_interval(days => ${days}::integer - 1)) AT TIME ZONE 'UTC'`;
}

const question = {
  question: z.string().nullable(),
  asked: z.number(),
  curator: z.string().nullable(),
};
const openSchema = z.object({ ...question, since: z.string() }) satisfies z.ZodType<OpenQuestion>;
const settledSchema = z.object({
  ...question,
  settledAs: z.enum(['answered', 'in_no_source']),
  on: z.string(),
}) satisfies z.ZodType<SettledQuestion>;
const teamSchema = z.object({ teamId: z.string() });
const allSchema = z.object({ all: z.number() });
const coverageShape = { asked: z.number(), answered: z.number() };
const medianShape = { medianSeconds: z.number().nullable() };
const numbersSchema = z.object({ ...medianShape, ...coverageShape });

/** As they come from a process that holds the storage, or from here. */
export const boardsSchema = z.object({
  teams: z.array(
    z.object({
      teamId: z.string(),
      records: z.object({
        open: toListedSchema(openSchema),
        settled: toListedSchema(settledSchema),
        votes: toListedSchema(
          z.object({
            ...{ id: z.string(), version: z.string(), helped: z.number(), didNotHelp: z.number() },
            reasons: z.record(z.enum(feedbackReasons), z.number()),
          }),
        ),
        coverage: z.object(coverageShape),
        ...medianShape,
      }),
    }),
  ),
  more: z.number(),
  rechecks: z.array(recheckSchema),
}) satisfies z.ZodType<Boards>;

function toListedSchema<T>(schema: z.ZodType<T>) {
  return allSchema.extend({ shown: z.array(schema) });
}

function listed<T>(rows: readonly Row[], schema: z.ZodType<T>): Listed<T> {
  const [first] = rows;
  const all = first ? allSchema.parse(first).all : 0;
  return { shown: rows.map((row) => schema.parse(row)), all };
}
