import { readFileSync } from 'node:fs';
import { z } from 'zod';

const packageSchema = z.object({ scripts: z.object({ start: z.string() }) });

/** The flags for Node that `npm start` gives, so that what is measured and tested runs as it does. */
export const startFlags = readStartFlags();

function readStartFlags(): readonly string[] {
  const path = new URL('../../package.json', import.meta.url);
  const { start } = packageSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).scripts;
  const flags = /^exec node (.+?) dist\/main\.js/.exec(start)?.[1];
  if (flags === undefined) throw new Error(`\`npm start\` is not as it was: ${start}`);
  return flags.split(' ');
}
