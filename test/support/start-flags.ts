import { readFileSync } from 'node:fs';
import { z } from 'zod';

const packageSchema = z.object({ scripts: z.object({ start: z.string() }) });

/**
 * The variables and the flags for Node that `npm start` gives, so that what is measured and tested runs as it does. The
 * variables are for the system's library, which reads them before any of our code runs.
 */
export const { startEnvironment, startFlags } = readStart();

function readStart() {
  const path = new URL('../../package.json', import.meta.url);
  const { start } = packageSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).scripts;
  const [, variables, flags] = /^((?:\w+=\S+ )*)exec node (.+?) dist\/main\.js/.exec(start) ?? [];
  if (variables === undefined || flags === undefined) {
    throw new Error(`\`npm start\` is not as it was: ${start}`);
  }
  const startEnvironment: Readonly<Record<string, string>> = Object.fromEntries(
    [...variables.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
  );
  return { startEnvironment, startFlags: flags.split(' ') };
}
