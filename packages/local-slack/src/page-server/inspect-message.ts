import { isJsonObject, type JsonObject } from '../json.ts';
import type { ApiCall, Delivery, ExchangeLog } from '../wire/exchange-log.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { Inspection } from './page-state.ts';

/** Finds what went over the wire for a message: what Slack sent about it, and the call that made it. */
export function inspectMessage(log: ExchangeLog, posted: PostedMessage): Inspection {
  const { message, madeBy } = posted;
  const deliveries = log.deliveries.filter(
    (delivery) => delivery.id === madeBy || isAbout(delivery, posted),
  );
  const call = log.calls.find(({ id }) => id === madeBy) ?? null;

  return {
    message,
    deliveries,
    call: call && withoutToken(call),
  };
}

function isAbout({ body }: Delivery, { channelId, message: { ts } }: PostedMessage): boolean {
  const { event, container } = body;
  if (isJsonObject(container)) {
    return container['message_ts'] === ts && container['channel_id'] === channelId;
  }
  if (!isJsonObject(event) || event['channel'] !== channelId) return false;
  return event['ts'] === ts || tsOf(event['message']) === ts;
}

function tsOf(message: unknown): unknown {
  return isJsonObject(message) ? message['ts'] : undefined;
}

function withoutToken(call: ApiCall): ApiCall {
  const headers: JsonObject = call.headers;
  return 'authorization' in headers
    ? { ...call, headers: { ...call.headers, authorization: 'Bearer xoxb-…' } }
    : call;
}
