import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the page to curate on stands that the browser tests open. */
    readonly curatingPageFolder: string;
  }
}

/** Builds the page to curate on as it is now, into a folder of its own, before any browser test. */
export async function setup(project: TestProject): Promise<() => void> {
  const outDir = mkdtempSync(join(tmpdir(), 'desk-curating-'));
  await build({
    configFile: fileURLToPath(new URL('../../src/curating/page/vite.config.ts', import.meta.url)),
    logLevel: 'warn',
    build: { outDir },
  });
  project.provide('curatingPageFolder', outDir);

  return () => rmSync(outDir, { recursive: true, force: true });
}
