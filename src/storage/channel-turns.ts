import { z } from 'zod';
import { secondsBetweenPosts } from '../slack-limits.ts';
import type { Queryable } from './database.ts';

/** A channel in which the desk posts. */
interface Channel {
  readonly teamId: string;
  readonly channelId: string;
}

const turnSchema = z.object({ seconds: z.number() });

/** Takes the next turn to post for each, in its channel. Returns the seconds that each has to wait for it, in the same order. */
export async function takeTurns(
  database: Queryable,
  channels: readonly Channel[],
): Promise<readonly number[]> {
  if (channels.length === 0) return [];
  const rows = await database.query(taking, [
    channels.map(({ teamId }) => teamId),
    channels.map(({ channelId }) => channelId),
    secondsBetweenPosts,
  ]);
  return rows.map((row) => turnSchema.parse(row).seconds);
}

/** Gives out no turn in a channel for so many seconds. */
export async function holdBack(
  database: Queryable,
  { teamId, channelId }: Channel,
  seconds: number,
): Promise<void> {
  await database.query(
    `INSERT INTO channel_turns AS turn (team_id, channel_id, next_at)
    VALUES ($1, $2, now() + make_interval(secs => $3))
    ON CONFLICT (team_id, channel_id) DO UPDATE
    SET next_at = greatest(turn.next_at, now() + make_interval(secs => $3))`,
    [teamId, channelId, seconds],
  );
}

/** Of several in one channel each has the turn after the one before; rows come back as they were given. */
const taking = `WITH wanted AS (
    SELECT team_id, channel_id, place,
      row_number() OVER (PARTITION BY team_id, channel_id ORDER BY place) AS nth
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS given (team_id, channel_id, place)
  ), counted AS (
    SELECT team_id, channel_id, make_interval(secs => count(*) * $3::double precision) AS takes
    FROM wanted GROUP BY team_id, channel_id
  ), turns AS (
    INSERT INTO channel_turns AS turn (team_id, channel_id, next_at)
    SELECT team_id, channel_id, now() + takes FROM counted ORDER BY team_id, channel_id
    ON CONFLICT (team_id, channel_id) DO UPDATE
    SET next_at = greatest(turn.next_at, now()) + (excluded.next_at - now())
    RETURNING team_id, channel_id, next_at
  )
  SELECT extract(epoch FROM next_at - takes - now())::double precision
    + (nth - 1) * $3::double precision AS seconds
  FROM wanted JOIN counted USING (team_id, channel_id) JOIN turns USING (team_id, channel_id)
  ORDER BY place`;
