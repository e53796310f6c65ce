import type { IncomingMessage } from 'node:http';
import { longestCuratingBody } from '../limits.ts';

export type ReadBody =
  | { readonly isRead: true; readonly value: unknown }
  | { readonly isRead: false; readonly status: number; readonly why: string };

/** Reads the JSON that a page sends. A form of another page can send no JSON that says it is. */
export async function readJson(request: IncomingMessage): Promise<ReadBody> {
  if (request.headers['content-type'] !== 'application/json') {
    return { isRead: false, status: 415, why: 'Only JSON is taken here.' };
  }
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    // The rest is read and thrown away, so that whoever sends it hears why.
    if (length <= longestCuratingBody) parts.push(part);
  }
  if (length > longestCuratingBody) {
    return { isRead: false, status: 413, why: 'This is more than one fact can hold.' };
  }
  try {
    return { isRead: true, value: JSON.parse(Buffer.concat(parts).toString('utf8')) };
  } catch {
    return { isRead: false, status: 400, why: 'This is not JSON.' };
  }
}
