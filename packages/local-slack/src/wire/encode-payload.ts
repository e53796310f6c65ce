import type { JsonObject } from '../json.ts';

/** What Slack sends an app, before it is put on the wire. */
export interface Payload {
  readonly kind: 'command' | 'event' | 'interaction';
  readonly body: JsonObject;
}

export interface EncodedPayload {
  readonly contentType: string;
  readonly text: string;
}

/** A payload as the body of an HTTP request, as Slack sends it: commands and interactions are forms. */
export function encodePayload({ kind, body }: Payload): EncodedPayload {
  if (kind === 'event') return { contentType: 'application/json', text: JSON.stringify(body) };

  const fields =
    kind === 'interaction'
      ? { payload: JSON.stringify(body) }
      : Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
  return {
    contentType: 'application/x-www-form-urlencoded',
    text: new URLSearchParams(fields).toString(),
  };
}
