import { parseJson } from '../json.ts';
import type { EncodedPayload, Payload } from './encode-payload.ts';
import type { AttemptOutcome } from './exchange-log.ts';
import { signRequest } from './sign-request.ts';

export interface Outgoing {
  readonly payload: Payload;
  readonly encoded: EncodedPayload;
  readonly retryNum: number;
  /** Why it is sent again; `null` the first time. */
  readonly retryReason: string | null;
  /** Milliseconds. */
  readonly within: number;
}

export interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly outcome: AttemptOutcome;
  /** Whether the app asked not to be sent this again. */
  readonly isRetryRefused: boolean;
}

/** How Slack reaches the app. */
export interface Transport {
  readonly via: 'http' | 'socket';
  send(outgoing: Outgoing): Promise<Sent>;
}

/** Sends signed requests to the app's Request URL. */
export function createHttpTransport({
  requestUrl,
  signingSecret,
  now,
}: {
  /** Where the app listens, as `http://127.0.0.1:3000/slack/events`. */
  readonly requestUrl: string;
  readonly signingSecret: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}): Transport {
  return {
    via: 'http',
    async send({ encoded, retryNum, retryReason, within }) {
      const headers = {
        'content-type': encoded.contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signRequest({
          signingSecret,
          body: encoded.text,
          stamp: Math.floor(now() / 1_000),
        }),
        ...(retryReason !== null && {
          'x-slack-retry-num': String(retryNum),
          'x-slack-retry-reason': retryReason,
        }),
      };
      try {
        const response = await fetch(requestUrl, {
          method: 'POST',
          headers,
          body: encoded.text,
          redirect: 'manual',
          signal: AbortSignal.timeout(within),
        });
        const body = parseJson(await response.text());
        return {
          headers,
          outcome: { kind: 'answered', status: response.status, body },
          isRetryRefused: response.headers.get('x-slack-no-retry') === '1',
        };
      } catch (error) {
        return { headers, outcome: { kind: whyNot(error) }, isRetryRefused: false };
      }
    },
  };
}

function whyNot(error: unknown): 'timeout' | 'unreachable' {
  return error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
}
