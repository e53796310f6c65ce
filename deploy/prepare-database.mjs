// Part of the build: makes an empty database, which a desk without a server unpacks at its first start. To make one there
// takes seconds, and three times the memory that the desk needs. It is kept for the next build.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const root = new URL('..', import.meta.url);
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const name = `new-database-${dependencies['@electric-sql/pglite']}.tar.gz`;
const kept = fileURLToPath(new URL(`node_modules/.cache/cptpp-desk/${name}`, root));
const built = fileURLToPath(new URL('dist/storage/new-database.tar.gz', root));

if (!existsSync(kept)) {
  const database = await PGlite.create();
  const packed = Buffer.from(await (await database.dumpDataDir('gzip')).arrayBuffer());
  await database.close();
  mkdirSync(dirname(kept), { recursive: true });
  // Whole or not at all: two builds may run at once.
  writeFileSync(`${kept}.${process.pid}`, packed);
  renameSync(`${kept}.${process.pid}`, kept);
}
mkdirSync(dirname(built), { recursive: true });
copyFileSync(kept, built);
process.exit(0);
