import type { webApi } from '@slack/bolt';
import type { Reply } from '../replies/reply.ts';
import { asItIs } from './post-reply.ts';

export interface ResponseUrlPost {
  readonly responseUrl: string;
  readonly fetch: webApi.FetchFunction;
  readonly reply: Reply;
  readonly isPublic?: boolean;
  readonly threadTs?: string | null;
  /** Whether the blocks are left out. */
  readonly isPlainText?: boolean;
}

/** What became of a post. `broken`: Slack failed, or nothing came back in time, and nobody can know. */
export type ResponseUrlOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused' | 'broken'; readonly status: number }
  | { readonly kind: 'broken'; readonly status: null; readonly error: unknown };

/** As long as any other call to Slack may take. */
const longestPost = 5_000;

/** Posts a reply to a `response_url`, beside whatever it came from. Never throws. */
export async function postToResponseUrl({
  responseUrl,
  fetch,
  reply: { text, blocks },
  isPublic = false,
  threadTs = null,
  isPlainText = false,
}: ResponseUrlPost): Promise<ResponseUrlOutcome> {
  try {
    const { ok, status } = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        response_type: isPublic ? 'in_channel' : 'ephemeral',
        replace_original: false,
        text,
        ...(!isPlainText && { blocks }),
        ...(threadTs !== null && { thread_ts: threadTs }),
        ...asItIs,
      }),
      signal: AbortSignal.timeout(longestPost),
    });
    if (ok) return { kind: 'taken' };
    return { kind: status >= 500 ? 'broken' : 'refused', status };
  } catch (error) {
    return { kind: 'broken', status: null, error };
  }
}
