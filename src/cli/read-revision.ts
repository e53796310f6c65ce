import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { longestInput } from '../limits.ts';

/** No base of texts is larger; what is, is something else than a base. */
const mostBytes = 1_000 * longestInput;

/**
 * Lays a folder as git keeps it at a revision into one for a while, and does something with that.
 *
 * @param directory  A folder within a git repository.
 * @param revision  As git takes it: `HEAD`, `main~3`, a tag.
 * @throws {UsageError} where git does not have it.
 */
export function withRevision<T>(
  { directory, revision }: { readonly directory: string; readonly revision: string },
  use: (folder: string) => T,
): T {
  git(directory, ['rev-parse', '--git-dir'], {
    otherwise: `${directory} is not kept in git, which has the earlier base. Keep the folder in git, and commit it.`,
  });
  const commit = git(
    directory,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    {
      otherwise: `git knows no revision "${revision}" in ${directory}. Give one that \`git log\` shows, or leave it out for the last commit.`,
    },
  )
    .toString()
    .trim();
  const archive = git(directory, ['archive', '--format=tar', commit], {
    otherwise: `git has nothing of ${directory} at ${revision}.`,
  });

  const folder = mkdtempSync(join(tmpdir(), 'cptpp-revision-'));
  try {
    execFileSync('tar', ['-xf', '-', '-C', folder], {
      input: archive,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Finds the last commit before a moment, on the branch that is checked out.
 *
 * @param at  In ISO form.
 * @throws {UsageError} where there is none.
 */
export function findRevisionBefore(directory: string, at: string): string {
  const otherwise = `git has no commit of ${directory} from before ${at}. Give a folder with --knowledge, or a commit with --revision.`;
  const found = git(directory, ['rev-list', '-1', `--before=${at}`, 'HEAD'], { otherwise });
  const commit = found.toString().trim();
  if (commit === '') throw new UsageError(otherwise);
  return commit;
}

function git(
  directory: string,
  words: readonly string[],
  { otherwise }: { readonly otherwise: string },
): Buffer {
  try {
    return execFileSync('git', ['-C', directory, ...words], {
      maxBuffer: mostBytes,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new UsageError(
      isMissing ? 'git is not installed here, and it has the earlier base.' : otherwise,
    );
  }
}
