import { z } from 'zod';
import { StorageError } from '../errors.ts';

const codedSchema = z.object({ code: z.string() });

const unwritable =
  'cannot be written to. Give the user that starts the desk the right to write there, or another DATA_DIR.';
const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'is a file. Give a folder.',
  ENOTDIR: 'lies below a file. Give a folder.',
  EACCES: unwritable,
  EPERM: unwritable,
  EROFS: unwritable,
  ENOENT: unwritable,
  ENOSPC: 'has no room left. Make some, or give a DATA_DIR elsewhere.',
  EDQUOT: 'has no room left for this user. Make some, or give a DATA_DIR elsewhere.',
  ENOTSUP: 'takes no sockets, as some network drives. Give a DATA_DIR on a disk of this machine.',
  EOPNOTSUPP:
    'takes no sockets, as some network drives. Give a DATA_DIR on a disk of this machine.',
};

/** Why a folder cannot be worked in, with the remedy; `null` when the system did not say that. */
export function toFolderFault(error: unknown, directory: string): StorageError | null {
  const parsed = codedSchema.safeParse(error);
  const reason = parsed.success ? reasons[parsed.data.code] : undefined;
  if (!parsed.success || reason === undefined) return null;
  return new StorageError(
    'storage_invalid',
    `DATA_DIR (${directory}) ${reason} (${parsed.data.code})`,
    { cause: error },
  );
}

/** The error for a database that cannot be opened. The folder is left as it is: it may be the only copy. */
export function toDamage(folder: string, cause: unknown): StorageError {
  return new StorageError(
    'storage_invalid',
    `${folder} (in DATA_DIR) cannot be opened: it is damaged, or of another version of PostgreSQL. Put a backup in ` +
      'its place, or move it away: the desk then begins with a new, empty one. Nothing in it was deleted.',
    { cause },
  );
}
