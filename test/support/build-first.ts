import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is built from, and what the build writes last. */
const sources = ['src', 'deploy', 'packages/local-slack/src', 'packages/local-slack/page'];
const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
const built = join(root, 'dist/bundle-licences.md');

/**
 * Tests that start a process start what `npm run build` makes, as an operator does: a start from the sources takes more than
 * twice the processor. It is built before them, and before each run of a watch, unless it is newer than all that it is made of.
 */
export function setup(project: TestProject): void {
  buildFirst();
  project.onTestsRerun(buildFirst);
}

function buildFirst(): void {
  if (existsSync(built) && timeOf(built) > newestSource()) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
}

function newestSource(): number {
  const found = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(folder, path),
    ),
  );
  return Math.max(...[...settings, ...found].map((path) => timeOf(join(root, path))));
}

function timeOf(path: string): number {
  return statSync(path).mtimeMs;
}
