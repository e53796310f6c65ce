import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** A header and what is padded take whole blocks. */
const block = 512;

/** Where the fields of a header stand. PGlite's paths are short: what a longer one would need is left out. */
const fields = { path: [0, 100], size: [124, 136], kind: [156, 157] } as const;

/**
 * Unpacks the folder of a database that PGlite packed (`dumpDataDir`: a tar archive with gzip). PGlite would do it too, but
 * the instance that does cannot go on with a folder that is then moved, and takes a hundred megabytes until it is collected.
 */
export async function unpackDatabase(packed: string, folder: string): Promise<void> {
  const archive = await promisify(gunzip)(await readFile(packed));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let at = 0; at + block <= archive.length; ) {
    const read = ([from, to]: readonly [number, number]) =>
      archive.toString('latin1', at + from, at + to).replace(/\0.*$/s, '');
    const path = read(fields.path);
    // Two empty blocks end an archive.
    if (path === '') break;
    const size = Number.parseInt(read(fields.size), 8);
    const target = join(folder, path);
    const isFolder = read(fields.kind) === '5';
    await mkdir(isFolder ? target : dirname(target), { recursive: true, mode: 0o700 });
    const from = at + block;
    if (!isFolder) await writeFile(target, archive.subarray(from, from + size), { mode: 0o600 });
    at = from + Math.ceil(size / block) * block;
  }
}
