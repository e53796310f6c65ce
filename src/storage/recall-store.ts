import { z } from 'zod';
import { recallShownSeconds } from '../limits.ts';
import type { Database } from './database.ts';
import {
  isToldAlone,
  type PlaceState,
  type Recall,
  type RecallKind,
  type RecallStep,
  recallColumns,
  recallSchema,
  toldOtherwise,
} from './recall.ts';

/** A correction, as the knowledge base has it. */
export type FoundRecall = Pick<
  Recall,
  'factId' | 'nowVersion' | 'title' | 'was' | 'why' | 'correctedAt'
>;

/** How many were told the old version. */
export interface ToldCounts {
  /** Replies that more than one person can read, and in how many channels. */
  readonly replies: number;
  readonly channels: number;
  /** People who were told in private, and answers to people who are forgotten. */
  readonly people: number;
  readonly forgotten: number;
}

/** How many places came to what. */
export interface Tally {
  readonly step: RecallStep;
  readonly state: PlaceState;
  readonly reason: string | null;
  readonly count: number;
}

/** Where the old version was told, or what became of it there. */
export interface ChannelTally {
  readonly channelId: string;
  readonly replies: number;
}

/** A message of the desk's. */
export interface CardPlace {
  readonly channelId: string;
  readonly ts: string;
}

/** Who decides in a workspace, and of which organisation it is: empty where it is of none. */
export interface WorkspaceCurators {
  readonly enterpriseId: string;
  readonly curators: readonly string[];
}

/** What of a recall was not surely reached. */
export interface MissedPlace {
  readonly channelId: string;
  readonly step: RecallStep;
  readonly state: 'uncertain' | 'refused' | 'skipped';
  readonly reason: string | null;
}

/** Keeps which corrections were found and begun, and what became of them. */
export interface RecallStore {
  /**
   * Notes a correction in each workspace where the old version was told, with what it was, and gives these workspaces.
   * What was noted first holds. Its curators are to be shown it still.
   */
  noteTold(found: FoundRecall): Promise<readonly string[]>;
  /** What was told since the recall last looked; all of it for one that has not. */
  countTold(recall: Recall): Promise<ToldCounts>;
  /** Where it was told so to more than one person, the most replies first. */
  channelsTold(recall: Recall, most: number): Promise<readonly ChannelTally[]>;
  /** Claims a correction, noted or not. Gives it only where its curators are to be shown it now: to one caller, whichever process asks. */
  claim(teamId: string, found: FoundRecall): Promise<Recall | null>;
  /** Notes that curators were shown it; or not, so that it is tried again. */
  shown(recall: Recall, wasShown: boolean): Promise<void>;
  /** Notes a correction, and gives it as it is. */
  note(teamId: string, found: FoundRecall): Promise<Recall>;
  /** `null` for one that is not of that workspace. */
  find(teamId: string, id: string): Promise<Recall | null>;
  /** Begins the work. `false` where it is under way. */
  begin(
    recall: Recall,
    how: { readonly kind: RecallKind; readonly by: string; readonly card: CardPlace | null },
  ): Promise<boolean>;
  tally(recall: Recall): Promise<readonly Tally[]>;
  missed(recall: Recall, most: number): Promise<readonly MissedPlace[]>;
  /** As they are stored. Where the desk is in one workspace only, its settings name them. */
  curatorsOf(teamId: string): Promise<WorkspaceCurators>;
}

const countsSchema = z.object({
  replies: z.number(),
  channels: z.number(),
  people: z.number(),
  forgotten: z.number(),
}) satisfies z.ZodType<ToldCounts>;
const channelSchema = z.object({ channelId: z.string(), replies: z.number() });
const tallySchema = z.object({
  step: z.enum(['update', 'notice', 'direct']),
  state: z.enum(['waiting', 'begun', 'done', 'uncertain', 'refused', 'skipped']),
  reason: z.string().nullable(),
  count: z.number(),
}) satisfies z.ZodType<Tally>;
const missedSchema = z.object({
  channelId: z.string(),
  step: z.enum(['update', 'notice', 'direct']),
  state: z.enum(['uncertain', 'refused', 'skipped']),
  reason: z.string().nullable(),
}) satisfies z.ZodType<MissedPlace>;
const curatorsSchema = z.object({ enterpriseId: z.string(), curators: z.array(z.string()) });
const teamSchema = z.object({ teamId: z.string() });

/** What the recall ($4) has not looked at yet. */
const isNew = `answers.answered_at > coalesce(
  (SELECT seen_until FROM recalls WHERE id = $4::uuid), '-infinity')`;

export function createRecallStore({ database }: { readonly database: Database }): RecallStore {
  return {
    async noteTold({ factId, nowVersion, title, was, why, correctedAt }) {
      // Found so long ago that whoever claims it next gets it.
      const rows = await database.query(
        `WITH told AS (SELECT DISTINCT team_id FROM answers WHERE ${toldOtherwise('$1', '$2')}),
        noted AS (
          INSERT INTO recalls (team_id, fact_id, now_version, title, was, why, corrected_at, found_at)
          SELECT team_id, $1::text, $2::text, $3::text, $4::text, $5::text, $6::timestamptz,
            now() - 2 * make_interval(secs => $7)
          FROM told ON CONFLICT DO NOTHING
        )
        SELECT team_id AS "teamId" FROM told`,
        [factId, nowVersion, title, was, why, correctedAt, recallShownSeconds],
      );
      return rows.map((row) => teamSchema.parse(row).teamId);
    },
    async countTold(recall) {
      const [row] = await database.query(
        `SELECT count(*) FILTER (WHERE NOT ${isToldAlone})::integer AS replies,
          count(DISTINCT channel_id) FILTER (WHERE NOT ${isToldAlone})::integer AS channels,
          count(DISTINCT user_id) FILTER (WHERE ${isToldAlone})::integer AS people,
          count(*) FILTER (WHERE ${isToldAlone} AND user_id IS NULL AND reply_ts IS NULL)::integer AS forgotten
        FROM answers WHERE team_id = $1 AND ${toldOtherwise('$2', '$3')} AND ${isNew}`,
        keyOf(recall),
      );
      return countsSchema.parse(row);
    },
    async channelsTold(recall, most) {
      const rows = await database.query(
        `SELECT channel_id AS "channelId", count(*)::integer AS replies
        FROM answers WHERE team_id = $1 AND ${toldOtherwise('$2', '$3')} AND ${isNew} AND NOT ${isToldAlone}
        GROUP BY channel_id ORDER BY count(*) DESC, channel_id LIMIT $5`,
        [...keyOf(recall), most],
      );
      return rows.map((row) => channelSchema.parse(row));
    },
    async claim(teamId, found) {
      const [row] = await database.query(
        `INSERT INTO recalls (team_id, fact_id, now_version, title, was, why, corrected_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (team_id, fact_id, now_version) DO UPDATE SET found_at = now()
          WHERE recalls.state = 'found' AND recalls.shown_at IS NULL
            AND recalls.found_at < now() - make_interval(secs => $8)
        RETURNING ${recallColumns}`,
        [...valuesOf(teamId, found), recallShownSeconds],
      );
      return row ? recallSchema.parse(row) : null;
    },
    async shown({ id }, wasShown) {
      await database.query(
        `UPDATE recalls SET shown_at = CASE WHEN $2::boolean THEN now() END,
          found_at = CASE WHEN $2 THEN found_at ELSE found_at - make_interval(secs => $3) END
        WHERE id = $1`,
        [id, wasShown, recallShownSeconds],
      );
    },
    async note(teamId, found) {
      // Nobody is asked again what a curator looked up.
      const [row] = await database.query(
        `INSERT INTO recalls (team_id, fact_id, now_version, title, was, why, corrected_at, shown_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, now())
        ON CONFLICT (team_id, fact_id, now_version) DO UPDATE SET shown_at = coalesce(recalls.shown_at, now())
        RETURNING ${recallColumns}`,
        valuesOf(teamId, found),
      );
      return recallSchema.parse(row);
    },
    async find(teamId, id) {
      const [row] = await database.query(
        `SELECT ${recallColumns} FROM recalls WHERE id = $1 AND team_id = $2`,
        [id, teamId],
      );
      return row ? recallSchema.parse(row) : null;
    },
    async begin({ id, teamId }, { kind, by, card }) {
      // What was chosen first holds for whatever is found later.
      const begun = await database.query(
        `UPDATE recalls SET state = 'running', kind = coalesce(kind, $3), begun_by = $4, begun_at = now(),
          ended_at = NULL, card_channel_id = $5, card_ts = $6
        WHERE id = $1 AND team_id = $2 AND state <> 'running' RETURNING id`,
        [id, teamId, kind, by, card?.channelId ?? null, card?.ts ?? null],
      );
      return begun.length > 0;
    },
    async tally({ id }) {
      const rows = await database.query(
        `SELECT step, state, reason, count(*)::integer AS count FROM recall_places
        WHERE recall_id = $1 GROUP BY step, state, reason ORDER BY step, state, reason`,
        [id],
      );
      return rows.map((row) => tallySchema.parse(row));
    },
    async missed({ id }, most) {
      const rows = await database.query(
        `SELECT channel_id AS "channelId", step, state, reason FROM recall_places
        WHERE recall_id = $1 AND state IN ('uncertain', 'refused', 'skipped') ORDER BY id LIMIT $2`,
        [id, most],
      );
      return rows.map((row) => missedSchema.parse(row));
    },
    async curatorsOf(teamId) {
      const [row] = await database.query(
        `SELECT coalesce((
            SELECT enterprise_id FROM organisation_workspaces WHERE team_id = $1 LIMIT 1), '') AS "enterpriseId",
          ARRAY(
            SELECT DISTINCT unnest(curators) FROM workspace_settings
            WHERE (team_id = $1 AND team_id <> '') OR (team_id = '' AND enterprise_id IN (
              SELECT enterprise_id FROM organisation_workspaces WHERE team_id = $1))) AS curators`,
        [teamId],
      );
      return curatorsSchema.parse(row);
    },
  };
}

function keyOf({ teamId, factId, nowVersion, id }: Recall): readonly string[] {
  return [teamId, factId, nowVersion, id];
}

function valuesOf(
  teamId: string,
  { factId, nowVersion, title, was, why, correctedAt }: FoundRecall,
): readonly unknown[] {
  return [teamId, factId, nowVersion, title, was, why, correctedAt];
}
