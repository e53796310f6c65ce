import { z } from 'zod';

/** What those who were told the old version get: the new answer, or only that the old one no longer holds. */
export type RecallKind = 'amend' | 'void';

/** One correction that has to reach those of one workspace who were told something else before. */
export interface Recall {
  readonly id: string;
  readonly teamId: string;
  readonly factId: string;
  /** Of the fact as it is now, as `hashFact` gives it; `withdrawnVersion` where it holds no longer. */
  readonly nowVersion: string;
  readonly title: string;
  /** The old answer; `null` where nobody knows it. */
  readonly was: string | null;
  readonly why: string | null;
  readonly correctedAt: Date | null;
  /** `null` until a curator chose. */
  readonly kind: RecallKind | null;
  readonly state: 'found' | 'running' | 'done';
  /** The curator who began it; `null` before, and once they are forgotten. */
  readonly begunBy: string | null;
  readonly begunAt: Date | null;
  /** The message that shows how far it is. */
  readonly card: { readonly channelId: string; readonly ts: string } | null;
}

/** What a fact that was withdrawn has for its version. */
export const withdrawnVersion = 'withdrawn';

/** What has to be done: change a reply, say so once in a thread or channel, or tell one person. */
export type RecallStep = 'update' | 'notice' | 'direct';

/**
 * What became of it. `uncertain`: it may have arrived, and is never sent again. `refused`: Slack said no. `skipped`: there
 * is nobody left to tell.
 */
export type PlaceState = 'waiting' | 'begun' | 'done' | 'uncertain' | 'refused' | 'skipped';

/** A reply to change, a thread to tell, or a person. */
export interface RecallPlace {
  readonly id: string;
  readonly step: RecallStep;
  /** Where it was told; of a direct message, where that person asked. */
  readonly channelId: string;
  readonly askId: string;
  readonly threadTs: string | null;
  readonly replyTs: string | null;
  /** `null` unless one person is told, and once they are forgotten. */
  readonly userId: string | null;
  /** How often it was tried before. */
  readonly tries: number;
  /** What was asked, where that is kept. */
  readonly question: string | null;
  /** Who made the reply public. */
  readonly sharedBy: string | null;
  /** How many more facts the reply told. */
  readonly otherFacts: number;
}

/** The columns of `recalls` as `recallSchema` reads them. */
export const recallColumns = `id, team_id AS "teamId", fact_id AS "factId", now_version AS "nowVersion", title, was, why,
  corrected_at AS "correctedAt", kind, state, begun_by AS "begunBy",
  begun_at AS "begunAt", card_channel_id AS "cardChannelId", card_ts AS "cardTs"`;

export const recallSchema = z
  .object({
    id: z.string(),
    teamId: z.string(),
    factId: z.string(),
    nowVersion: z.string(),
    title: z.string(),
    was: z.string().nullable(),
    why: z.string().nullable(),
    correctedAt: z.date().nullable(),
    kind: z.enum(['amend', 'void']).nullable(),
    state: z.enum(['found', 'running', 'done']),
    begunBy: z.string().nullable(),
    begunAt: z.date().nullable(),
    cardChannelId: z.string().nullable(),
    cardTs: z.string().nullable(),
  })
  .transform(
    ({ cardChannelId: channelId, cardTs: ts, ...recall }): Recall => ({
      ...recall,
      card: channelId === null || ts === null ? null : { channelId, ts },
    }),
  );

/** The answers, as `answers`, that told a fact in another version than the one that holds now. Takes what stands for both. */
export function toldOtherwise(fact: '$1' | '$2', version: '$2' | '$3'): string {
  return `answers.is_answered AND answers.fact_ids @> ARRAY[${fact}::text] AND EXISTS (
    SELECT 1 FROM unnest(answers.fact_ids, answers.fact_versions) AS told (id, version)
    WHERE told.id = ${fact} AND told.version IS DISTINCT FROM ${version}::text)`;
}

/** Whether nobody but whoever asked sees what stands there: a command's answer, a check, a conversation with the desk. */
export const isToldAlone = `(answers.ask_id NOT LIKE 'shared:%' AND (answers.reply_ts IS NULL OR answers.channel_id LIKE 'D%'))`;
