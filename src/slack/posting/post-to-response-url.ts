import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { longestSlackCall } from '../../limits.ts';
import type { Reply } from '../../replies/reply.ts';
import { isPlainNo } from '../slack-error.ts';
import { asItIs } from './as-it-is.ts';

export interface ResponseUrlPost {
  readonly responseUrl: string;
  readonly fetch: webApi.FetchFunction;
  /** Where Slack's Web API is; `null` for Slack itself. */
  readonly slackApiUrl: string | null;
  readonly reply: Reply;
  readonly isPublic?: boolean;
  readonly threadTs?: string | null;
  /** Whether the blocks are left out. */
  readonly isPlainText?: boolean;
}

/**
 * What became of a post. `broken`: Slack failed, or nothing came back in time, and nobody can know. `foreign`: the
 * address is not Slack's, and nothing was sent there.
 */
export type ResponseUrlOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'refused' | 'broken'; readonly status: number }
  | { readonly kind: 'broken'; readonly status: null; readonly error: unknown };

/** Where Slack's own addresses lead, for everybody and for public authorities of the United States. */
const slackHosts: ReadonlySet<string> = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);

/** Posts a reply to a `response_url`, beside whatever it came from. Never throws. */
export async function postToResponseUrl({
  responseUrl,
  fetch,
  slackApiUrl,
  reply: { text, blocks },
  isPublic = false,
  threadTs = null,
  isPlainText = false,
}: ResponseUrlPost): Promise<ResponseUrlOutcome> {
  if (!isOfSlack(responseUrl, slackApiUrl)) return { kind: 'foreign' };
  try {
    const response = await fetch(responseUrl, {
      method: 'POST',
      // Whoever Slack's host would send us on to is not Slack.
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        response_type: isPublic ? 'in_channel' : 'ephemeral',
        replace_original: false,
        text,
        ...(!isPlainText && { blocks }),
        ...(threadTs !== null && { thread_ts: threadTs }),
        ...asItIs,
      }),
      signal: AbortSignal.timeout(longestSlackCall),
    });
    return response.ok
      ? readSaid(await response.text())
      : { kind: response.status >= 500 ? 'broken' : 'refused', status: response.status };
  } catch (error) {
    return { kind: 'broken', status: null, error };
  }
}

const saidSchema = z.object({ ok: z.boolean(), error: z.string().optional() });

/**
 * What a 200 says. Slack says `ok`, as a word or as JSON, or names why it did nothing. Anything else, as the page of a
 * proxy, says no more than a 500.
 */
function readSaid(text: string): ResponseUrlOutcome {
  if (/^(?:ok)?$/.test(text.trim())) return { kind: 'taken' };
  const { ok = false, error = '' } = saidSchema.safeParse(parseJson(text)).data ?? {};
  if (ok) return { kind: 'taken' };
  return isPlainNo(error) ? { kind: 'refused', status: 400 } : { kind: 'broken', status: 500 };
}

/** `null` where it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether an address is one that Slack gives out, or stands where `SLACK_API_URL` does. */
function isOfSlack(address: string, slackApiUrl: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (slackApiUrl !== null && host === new URL(slackApiUrl).host) return true;
  // `host` names a port that is not the usual one, and then is none of these.
  return protocol === 'https:' && slackHosts.has(host);
}
