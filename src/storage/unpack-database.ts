import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const block = 512;

/**
 * Unpacks the folder of a database that PGlite packed (`dumpDataDir`: a tar archive with gzip). PGlite would do it too, but
 * the instance that does cannot go on with a folder that is then moved, and takes a hundred megabytes until it is collected.
 */
export async function unpackDatabase(packed: string, folder: string): Promise<void> {
  const archive = await promisify(gunzip)(await readFile(packed));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let at = 0; at + block <= archive.length; ) {
    const text = (from: number, to: number) =>
      archive.toString('latin1', at + from, at + to).replace(/\0.*$/s, '');
    const path = `${text(345, 500)}${text(0, 100)}`;
    // Two empty blocks end an archive.
    if (path === '') break;
    const size = Number.parseInt(text(124, 136), 8);
    const target = join(folder, path);
    const isFolder = text(156, 157) === '5';
    await mkdir(isFolder ? target : dirname(target), { recursive: true, mode: 0o700 });
    const from = at + block;
    if (!isFolder) await writeFile(target, archive.subarray(from, from + size), { mode: 0o600 });
    at = from + Math.ceil(size / block) * block;
  }
}
