import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The hash of every file that decides what a base is proved, prepared and read to be, the packages' versions among them: nobody has
 * to remember to raise a version. It is taken as this code is loaded, so that a process that outlives an edit never keeps
 * what the edited code would not have made.
 */
export const engineHash = hashEngine();

function hashEngine(): string {
  const hash = createHash('sha256')
    .update(process.version)
    .update(process.versions['icu'] ?? '');
  const here = fileURLToPath(new URL('.', import.meta.url));
  const folders = ['language', 'reading', 'knowledge', 'desk']
    .flatMap((folder) => filesIn(here, folder))
    .filter((name) => /\.(?:[jt]s|yml)$/.test(name));
  const isPart = (name: string) =>
    /^(?:(?:slack-)?limits|flat-data|load-(?:dictionary|thesaurus))\.[jt]s$/.test(name);
  const parts = readdirSync(here).filter(isPart).sort();
  for (const name of ['../package.json', ...parts, ...folders]) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(here, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Sorted. Node's own way through a folder's folders takes eight times as long, at each start. */
function filesIn(here: string, folder: string): readonly string[] {
  return readdirSync(join(here, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(here, name) : name;
    })
    .sort();
}
