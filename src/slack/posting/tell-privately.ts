import type { Logger, webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { mostRemembered, responseUrlLife, responseUrlUses } from '../../limits.ts';
import type { Reply } from '../../replies/reply.ts';
import { errorCode } from '../slack-error.ts';
import { postPrivately } from './post-privately.ts';
import type { Wait } from './post-reply.ts';
import { postToResponseUrl, type ResponseUrlOutcome } from './post-to-response-url.ts';

export interface TellOptions {
  readonly client: webApi.WebClient;
  /** `null` where there is none, as from a modal. */
  readonly responseUrl: string | null;
  /** `null` where it was not said. */
  readonly channelId: string | null;
  readonly threadTs: string | null;
  readonly userId: string;
  readonly reply: Reply;
  readonly logger: Logger;
}

/** Shows a reply to one person only, by whatever way is still open. Throws when none is. */
export type TellPrivately = (options: TellOptions) => Promise<void>;

/**
 * Shows a reply to the whole channel by `response_url`. `uncertain`: it may be there, and nobody can know.
 * `closed`: this way no longer leads there.
 */
export type RespondInChannel = (options: TellOptions) => Promise<'taken' | 'uncertain' | 'closed'>;

export interface PrivateWords {
  readonly tellPrivately: TellPrivately;
  readonly respondInChannel: RespondInChannel;
}

export interface PrivateWordsOptions {
  readonly now: () => number;
  readonly wait: Wait;
  readonly fetch: webApi.FetchFunction;
  /** Where Slack's Web API is; `null` for Slack itself. */
  readonly slackApiUrl: string | null;
}

/** Used up, expired, forbidden, too often, elsewhere. After any other refusal the plain text may still be taken. */
function isClosed(status: number): boolean {
  return [403, 404, 410, 429].includes(status) || (status >= 300 && status < 400);
}

/** Makes the ways to answer one person: `response_url` while it lasts, then an ephemeral post, then a message. */
export function createPrivateWords({
  now,
  wait,
  fetch,
  slackApiUrl,
}: PrivateWordsOptions): PrivateWords {
  const uses = new LRUCache<string, { readonly since: number; readonly count: number }>({
    max: mostRemembered,
  });

  return {
    async tellPrivately(options) {
      // What came twice, seen by one person, is better than what did not come.
      if ((await respondWith(options)) === 'taken') return;
      await postPrivately({ ...options, wait });
    },
    respondInChannel: (options) => respondWith(options, { isPublic: true }),
  };

  /** Blocks first; where their form was refused, the plain text. */
  async function respondWith(
    { responseUrl, reply, threadTs, logger, channelId }: TellOptions,
    { isPublic = false } = {},
  ): Promise<'taken' | 'uncertain' | 'closed'> {
    for (const isPlainText of [false, true]) {
      if (responseUrl === null || !mayUse(responseUrl)) return 'closed';
      const outcome = await postToResponseUrl({
        ...{ responseUrl, fetch, slackApiUrl, reply, isPublic, threadTs, isPlainText },
      });
      if (outcome.kind === 'taken') return 'taken';

      logger.warn('A response_url did not take a reply.', {
        ...describeOutcome(outcome),
        channelId,
      });
      if (outcome.kind === 'broken') return 'uncertain';
      if (outcome.kind === 'foreign' || isClosed(outcome.status)) return 'closed';
    }
    return 'closed';
  }

  function mayUse(responseUrl: string): boolean {
    const { since, count } = uses.get(responseUrl) ?? { since: now(), count: 0 };
    if (count >= responseUrlUses || now() - since > responseUrlLife) return false;
    uses.set(responseUrl, { since, count: count + 1 });
    return true;
  }
}

/** For the log. */
export function describeOutcome(outcome: Exclude<ResponseUrlOutcome, { kind: 'taken' }>) {
  if (outcome.kind === 'foreign') return { code: 'foreign_response_url' };
  return outcome.status === null
    ? { code: errorCode(outcome.error) }
    : { code: outcome.kind, status: outcome.status };
}
