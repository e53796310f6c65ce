import { isJsonObject, type JsonObject } from '../json.ts';
import type { ApiCall } from '../wire/exchange-log.ts';
import type { Installed } from '../workspace/workspace.ts';
import type { ContentRefusal } from './post-as-app.ts';

/** What a method gets: who calls with which arguments. */
export interface MethodCall extends Installed {
  readonly call: ApiCall;
  readonly args: JsonObject;
}

/** By name, as `chat.postMessage`. */
export type BotMethods = Readonly<Record<string, BotMethod>>;

/** A Web API method that a bot token calls. Gives the answer's body. */
export interface BotMethod {
  /** The scope that Slack wants; `null` for none. */
  readonly scope: string | null;
  readonly run: (call: MethodCall) => JsonObject;
}

export function ok(fields: JsonObject = {}): JsonObject {
  return { ok: true, ...fields };
}

/** Slack's own word for why not. */
export function refusal(error: string, details: JsonObject = {}): JsonObject {
  return { ok: false, error, ...details };
}

/** A refusal of what a message says, with what is wrong where. */
export function contentRefusal({ error, messages }: ContentRefusal): JsonObject {
  if (messages.length === 0) return refusal(error);
  return refusal(error, {
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}

export function isRefused(value: unknown): value is { readonly ok: false; readonly error: string } {
  return isJsonObject(value) && value['ok'] === false;
}
