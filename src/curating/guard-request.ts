import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Guard {
  /** The secret in the page's address. */
  readonly token: string;
  readonly port: number;
}

export type Guarded =
  /** The path behind the token, as `/workbench`. */
  | { readonly isAllowed: true; readonly path: string }
  | { readonly isAllowed: false; readonly why: string };

/**
 * Lets through only what the page itself asks for. Without the token in the address nothing is told; another page in the
 * same browser could have learnt the port, but gives itself away by its `Host` (a name of its own for 127.0.0.1) or by
 * its `Origin`.
 */
export function guardRequest(
  { url = '/', headers: { host, origin } }: IncomingMessage,
  { token, port }: Guard,
): Guarded {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(host ?? '')) {
    return { isAllowed: false, why: 'This address is not the one that the page was opened at.' };
  }
  if (origin !== undefined && !hosts.some((known) => origin === `http://${known}`)) {
    return { isAllowed: false, why: 'Another page may not ask for this.' };
  }
  const [, given = '', rest] = /^\/([^/?#]*)(\/[^?#]*)?/.exec(url) ?? [];
  if (!isSame(given, token) || rest === undefined) {
    const why = 'Open the whole address that the command printed: it holds a key for this run.';
    return { isAllowed: false, why };
  }
  return { isAllowed: true, path: rest };
}

/** Takes as long whatever is wrong. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [given, token].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
