import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { knowledgeFolders } from '../../knowledge/read-knowledge-files.ts';

export interface WatchOptions {
  readonly directory: string;
  /** Milliseconds between two looks. */
  readonly every: number;
  /** When the files were read first, in milliseconds since the epoch: what changed later is told at once. */
  readonly since: number;
  /** Called when the files have changed, and stay as they are from one look to the next. */
  readonly onChange: () => void;
}

/**
 * Watches the files of a base. They are looked at again and again: `fs.watch` tells nothing of folders on NFS, of those that
 * are mounted into a container from another system, or of a ConfigMap, whose files are links that are turned over; and some
 * dozens of `stat` every other second cost nothing. Returns a function that ends it.
 */
export function watchFolder({ directory, every, since, onChange }: WatchOptions): () => void {
  const stopping = new AbortController();
  void keepLooking();
  return () => stopping.abort();

  async function keepLooking(): Promise<void> {
    let told: string | null = null;
    let last: string | null = null;
    while (!stopping.signal.aborted) {
      const seen = await look(directory).catch(() => null);
      if (seen !== null) {
        if (told === null && seen.changedAt <= since) told = seen.state;
        // Whoever saves several files is not interrupted in the middle.
        if (seen.state !== told && seen.state === last && !stopping.signal.aborted) {
          told = seen.state;
          onChange();
        }
        last = seen.state;
      }
      await delay(every, null, { ref: false, signal: stopping.signal }).catch(() => {});
    }
  }
}

/** How the files of a base are now: what would be another if one of them changed, and when one did last. */
async function look(
  directory: string,
): Promise<{ readonly state: string; readonly changedAt: number }> {
  const folders = [directory, ...knowledgeFolders.map((folder) => join(directory, folder))];
  const found = await Promise.all(folders.map(lookIn));
  return {
    state: JSON.stringify(found.map(({ files }) => files)),
    changedAt: Math.max(...found.map(({ changedAt }) => changedAt)),
  };
}

async function lookIn(folder: string) {
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => /^[^.].*\.(ya?ml|md)$/i.test(name))
    .sort();
  const at = await stat(folder).catch(() => null);
  const files = await Promise.all(
    names.map(async (name) => {
      const file = await stat(join(folder, name)).catch(() => null);
      return [name, file?.size ?? null, file?.mtimeMs ?? null, file?.ctimeMs ?? null] as const;
    }),
  );
  const times = files.flatMap(([, , mtime, ctime]) => [mtime ?? 0, ctime ?? 0]);
  return { files, changedAt: Math.max(at?.ctimeMs ?? 0, ...times) };
}
