import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { isJsonObject, type JsonObject, parseJson } from '../json.ts';

export interface ReadCall {
  readonly args: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
  /** From the header or the arguments; `null` for none. */
  readonly token: string | null;
}

/** Arguments that are JSON inside a form. */
const jsonArgs = new Set(['attachments', 'blocks', 'metadata', 'outputs', 'prompts', 'view']);

/** Reads what the app asks of Slack: a form, as the Web API client sends it, or JSON. */
export async function readCall(request: IncomingMessage): Promise<ReadCall> {
  const body = await text(request);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const query = new URL(request.url ?? '', 'http://127.0.0.1').searchParams;
  const { token: tokenArg, ...args } = {
    ...readForm(query),
    ...(headers['content-type']?.startsWith('application/json')
      ? readJson(body)
      : readForm(new URLSearchParams(body))),
  };
  const bearer = /^Bearer (\S+)$/.exec(headers['authorization'] ?? '')?.[1];

  return { args, headers, token: bearer ?? (typeof tokenArg === 'string' ? tokenArg : null) };
}

function readJson(body: string): JsonObject {
  const parsed = parseJson(body);
  return isJsonObject(parsed) ? parsed : {};
}

function readForm(form: URLSearchParams): JsonObject {
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, jsonArgs.has(name) ? parseJson(value) : value]),
  );
}
