import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { mostRemembered, responseUrlLife, responseUrlUses } from '../../limits.ts';
import type { Route } from '../../storage/answer-record.ts';
import {
  errorCode,
  isPayloadRefusal,
  isTokenRefusal,
  isUncertain,
  slackRefusal,
} from '../slack-error.ts';
import { asItIs } from './as-it-is.ts';
import type { Letter } from './letter.ts';
import { postToResponseUrl } from './post-to-response-url.ts';
import { type ReplyMark, toMetadata } from './reply-mark.ts';
import type { Failure } from './rules.ts';

/** Where a reply stands; `null` as far as Slack does not say. */
export interface PostedReply {
  /** A direct message's own channel, where it was posted to a person. */
  readonly channelId: string | null;
  readonly ts: string | null;
}

/** What became of a try. `closed`: the route does not lead to the recipient, or no longer. */
export type Tried =
  | (PostedReply & { readonly kind: 'sent' })
  | {
      readonly kind: Failure | 'closed';
      readonly error: unknown;
      /** Whether the form of the message was refused, so that the same in plain text may pass. */
      readonly isOfForm: boolean;
    };

/** What is shown: without blocks, the text. */
export interface Shown {
  readonly text: string;
  readonly blocks?: webApi.KnownBlock[];
}

/** Each way to send a reply, once. None of them throws. */
export type Routes = Readonly<Record<Route, (letter: Letter, shown: Shown) => Promise<Tried>>>;

export interface RoutesOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Posts to a `response_url`, which needs no token. */
  readonly fetch: webApi.FetchFunction;
  /** Where Slack's Web API is; `null` for Slack itself. */
  readonly slackApiUrl: string | null;
}

const closed = { kind: 'closed', error: null, isOfForm: false } as const;

/** An earlier reply that can no longer be changed. */
const gone = new Set(['cant_update_message', 'edit_window_closed', 'message_not_found']);

export function createRoutes({ now, fetch, slackApiUrl }: RoutesOptions): Routes {
  const uses = new LRUCache<string, { readonly since: number; readonly count: number }>({
    max: mostRemembered,
  });

  return {
    async thread({ to: { client, channelId, threadTs, logger }, mark, replyTs }, shown) {
      if (!client || channelId === null) return closed;
      if (replyTs) {
        const { blocks = [], text } = shown;
        const place = { channel: channelId, ts: replyTs };
        const changed = await call(() =>
          client.chat.update({ ...place, text, blocks, ...asItIs, ...withMark(mark) }),
        );
        if (changed.kind === 'sent' || !gone.has(slackRefusal(changed.error) ?? '')) return changed;
        logger.info('A reply could not be changed; posting a new one.', {
          code: errorCode(changed.error),
          channelId,
        });
      }
      const place = { channel: channelId, ...(threadTs !== null && { thread_ts: threadTs }) };
      return call(() =>
        client.chat.postMessage({ ...place, ...shown, ...asItIs, ...withMark(mark) }),
      );
    },
    async in_place({ to: { client, channelId }, replyTs }, { text, blocks = [] }) {
      if (!client || channelId === null || !replyTs) return closed;
      return call(() =>
        client.chat.update({ channel: channelId, ts: replyTs, text, blocks, ...asItIs }),
      );
    },
    async direct({ to: { client, userId: channel }, mark }, shown) {
      if (!client) return closed;
      return call(() =>
        client.chat.postMessage({ channel, ...shown, ...asItIs, ...withMark(mark) }),
      );
    },
    async ephemeral({ to: { client, channelId, userId, threadTs } }, shown) {
      if (!client || channelId === null) return closed;
      return call(async () => {
        await client.chat.postEphemeral({
          ...{ channel: channelId, user: userId, ...shown, link_names: false },
          ...(threadTs !== null && { thread_ts: threadTs }),
        });
        return {};
      });
    },
    response_url: (letter, shown) => respond(letter, shown, false),
    in_channel: (letter, shown) => respond(letter, shown, true),
  };

  async function respond(
    { to, reply }: Letter,
    { blocks }: Shown,
    isPublic: boolean,
  ): Promise<Tried> {
    const { responseUrl, threadTs, channelId, logger } = to;
    if (responseUrl === null || !mayUse(responseUrl)) return closed;
    const outcome = await postToResponseUrl({
      ...{ responseUrl, fetch, slackApiUrl, reply, isPublic, threadTs, isPlainText: !blocks },
    });
    if (outcome.kind === 'taken') return { kind: 'sent', channelId: null, ts: null };

    const { kind, status, error } = { status: null, error: null, ...outcome };
    const code = kind === 'foreign' ? 'foreign_response_url' : kind;
    logger.warn('A response_url did not take a reply.', {
      ...(error === null ? { code, status } : { code: errorCode(error) }),
      channelId,
    });
    if (kind === 'broken') return { kind: 'uncertain', error, isOfForm: false };
    return { ...closed, isOfForm: status !== null && !isClosed(status) };
  }

  function mayUse(responseUrl: string): boolean {
    const { since, count } = uses.get(responseUrl) ?? { since: now(), count: 0 };
    if (count >= responseUrlUses || now() - since > responseUrlLife) return false;
    uses.set(responseUrl, { since, count: count + 1 });
    return true;
  }
}

/** What a try came to that threw. */
export function toTried(error: unknown): Tried {
  return { kind: toFailure(error), error, isOfForm: isPayloadRefusal(slackRefusal(error)) };
}

async function call(method: () => Promise<{ channel?: string; ts?: string }>): Promise<Tried> {
  try {
    const { channel, ts } = await method();
    return { kind: 'sent', channelId: channel ?? null, ts: ts ?? null };
  } catch (error) {
    return toTried(error);
  }
}

function toFailure(error: unknown): Failure {
  const refusal = slackRefusal(error);
  if (refusal === null) return isUncertain(error) ? 'uncertain' : 'unsent';
  if (isTokenRefusal(refusal)) return 'locked_out';
  return ['not_in_channel', 'channel_not_found'].includes(refusal) ? 'elsewhere' : 'refused';
}

function withMark(mark: ReplyMark | undefined) {
  return mark && { metadata: toMetadata(mark) };
}

/** Used up, expired, forbidden, too often, elsewhere. After any other refusal the plain text may still be taken. */
function isClosed(status: number): boolean {
  return [403, 404, 410, 429].includes(status) || (status >= 300 && status < 400);
}
