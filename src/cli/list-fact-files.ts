import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files of facts in a knowledge base, as paths within it. */
export function listFactFiles(directory: string): string[] {
  const folder = join(directory, 'facts');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml') && !name.startsWith('.'))
    .sort()
    .map((name) => `facts/${name}`);
}
