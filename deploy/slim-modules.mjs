// Part of the Dockerfile, after the build and `npm prune`: takes out of node_modules/ and dist/ what nothing loads there.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What goes, and why. Licences and READMEs stay: some packages have their licence nowhere else. */
const unneeded = [
  { why: 'source maps: nothing here asks for them', pattern: /\.map$/ },
  { why: 'types and TypeScript sources', pattern: /\.[cm]?ts$/ },
  { why: 'extensions of PGlite, of which none is opened', pattern: /pglite\/dist\/[\w-]+\.tar\.gz$/ },
  { why: 'the empty database, which stands in dist/ too', pattern: /\.cache\/.*\.tar\.gz$/ },
];

const freed = new Map(unneeded.map(({ why }) => [why, 0]));
for (const folder of ['node_modules', 'dist']) {
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const row = entry.isFile() && unneeded.find(({ pattern }) => pattern.test(path));
    if (!row) continue;
    freed.set(row.why, (freed.get(row.why) ?? 0) + statSync(path).size);
    rmSync(path);
  }
}
for (const [why, bytes] of freed) console.log(`${(bytes / 2 ** 20).toFixed(1)} MB taken out: ${why}`);
