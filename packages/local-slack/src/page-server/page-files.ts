import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Reads the built page whole: what is not in it cannot be asked for. Gives files by path, as `/index.html`. */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  if (!existsSync(folder)) return new Map([['/index.html', notBuilt]]);

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

const notBuilt: PageFile = {
  type: 'text/plain; charset=utf-8',
  content: Buffer.from('The page is not built. Run: npm run build:page -w local-slack\n'),
};
