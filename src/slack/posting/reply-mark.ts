import type { types } from '@slack/bolt';
import { z } from 'zod';

/** Which question a reply answers, as it stands on the reply in Slack: ids only, no words. */
export interface ReplyMark {
  readonly askId: string;
  /** Of the edit that it answers; `null` for a question as first written. */
  readonly editedTs: string | null;
}

const eventType = 'desk_reply';

const markedSchema = z.object({
  metadata: z.object({
    event_type: z.literal(eventType),
    event_payload: z.object({ ask_id: z.string(), edited_ts: z.string() }),
  }),
});

/** The metadata of a reply, by which it is known again. */
export function toMetadata({ askId, editedTs }: ReplyMark): types.MessageMetadata {
  return {
    event_type: eventType,
    event_payload: { ask_id: askId, edited_ts: editedTs ?? '' },
  };
}

/** Reads the mark of a message that Slack shows; `null` for one without. Any app may write one: see who posted it. */
export function readMark(message: unknown): ReplyMark | null {
  const parsed = markedSchema.safeParse(message);
  if (!parsed.success) return null;
  const { ask_id: askId, edited_ts: editedTs } = parsed.data.metadata.event_payload;
  return { askId, editedTs: editedTs === '' ? null : editedTs };
}
