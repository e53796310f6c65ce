import { createHmac } from 'node:crypto';

/** The two headers by which an app knows that a request is Slack's. */
export function signRequest({
  signingSecret,
  body,
  stamp,
}: {
  readonly signingSecret: string;
  /** The exact bytes that are sent. */
  readonly body: string;
  /** Seconds since the epoch. */
  readonly stamp: number;
}): Record<string, string> {
  const hash = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(stamp), 'x-slack-signature': `v0=${hash}` };
}
