import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** What lies about in a checkout, and is nobody else's business. */
export const secrets = [
  '.env',
  '.env.local',
  'deploy/.env',
  'data/postgres/PG_VERSION',
  'coverage/a.html',
];

/** The checkout as whoever builds from it finds it: what git knows, and what else lies there. */
export async function copyCheckout(context: string): Promise<void> {
  const listed = await promisify(execFile)(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: checkout },
  );
  for (const path of listed.stdout.split('\0').filter((name) => name !== '')) {
    await mkdir(dirname(join(context, path)), { recursive: true });
    await cp(join(checkout, path), join(context, path)).catch(ignoreDeleted);
  }
  for (const path of [...secrets, '.git/HEAD', 'node_modules/left-over', 'dist/left-over.js']) {
    await mkdir(dirname(join(context, path)), { recursive: true });
    await writeFile(join(context, path), 'secret');
  }
}

/** Git lists a file until its deletion is committed. */
function ignoreDeleted(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
