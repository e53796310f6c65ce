import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** A file that a program asked Node for: by what name, and from where. */
const loadSchema = z.object({ specifier: z.string(), parent: z.string() });

export interface LoadHook {
  /** What Node takes, so that every file it is asked for is noted. */
  readonly options: readonly string[];
  loaded(): Promise<readonly z.infer<typeof loadSchema>[]>;
}

/** Makes what notes which files a program loads. It stands in a folder that is there. */
export async function createLoadHook(folder: string): Promise<LoadHook> {
  const log = join(folder, 'loaded.txt');
  const hooks = join(folder, 'load-hooks.mjs');
  const register = join(folder, 'register-hooks.mjs');
  await writeFile(
    hooks,
    `import { appendFileSync } from 'node:fs';
export async function resolve(specifier, context, next) {
  appendFileSync(${JSON.stringify(log)}, JSON.stringify({ specifier, parent: context.parentURL ?? '' }) + '\\n');
  return next(specifier, context);
}
`,
  );
  await writeFile(
    register,
    `import { register } from 'node:module';
register(${JSON.stringify(pathToFileURL(hooks).href)});
`,
  );

  return {
    options: ['--import', pathToFileURL(register).href],
    async loaded() {
      const lines = (await readFile(log, 'utf8')).trim().split('\n');
      return lines.map((line) => loadSchema.parse(JSON.parse(line)));
    },
  };
}
