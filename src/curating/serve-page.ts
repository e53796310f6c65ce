import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build puts the page: seen from the source, and from what is built of it. */
const builtPage = fileURLToPath(new URL('../../dist/curating/page/', import.meta.url));

/** Nothing from outside, nothing in a frame, and no address of ours to anybody: the browser itself sees to it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Reads the built page whole, and makes what serves it: what is not in it cannot be asked for. */
export function servePage() {
  const files = readFiles(builtPage);

  /** Gives whether there is such a file. */
  return function sendFile(path: string, response: ServerResponse): boolean {
    const file = files.get(path === '/' ? '/index.html' : path);
    if (!file) return false;
    response
      .writeHead(200, {
        'content-type': file.type,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      })
      .end(file.content);
    return true;
  };
}

interface PageFile {
  readonly type: string;
  readonly content: Buffer | string;
}

function readFiles(folder: string): ReadonlyMap<string, PageFile> {
  if (!existsSync(folder)) {
    const content = 'The page is not built. Run: npm run build:curating\n';
    return new Map([['/index.html', { type: 'text/plain; charset=utf-8', content }]]);
  }
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
  return new Map(
    paths.map((path) => [
      `/${relative(folder, path).split(sep).join('/')}`,
      { type: types[extname(path)] ?? 'application/octet-stream', content: readFileSync(path) },
    ]),
  );
}
