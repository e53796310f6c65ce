import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

type Frame = z.infer<typeof profileSchema>['nodes'][number]['callFrame'];

/** Of the samples, the first are of a start. */
const shareOfStart = 0.3;

/**
 * Tells where the processor went, by rooms of ours and by packages, in the newest profile of a folder: each sample counts
 * for the nearest of them that called for it. Gives shares, from 0 to 1, the largest first.
 */
export function sumProfile(folder: string): readonly (readonly [string, number])[] {
  const newest = readdirSync(folder)
    .filter((file) => file.endsWith('.cpuprofile'))
    .sort()
    .at(-1);
  if (newest === undefined) throw new Error(`There is no profile in ${folder}.`);
  const { nodes, samples, timeDeltas } = profileSchema.parse(
    JSON.parse(readFileSync(join(folder, newest), 'utf8')),
  );
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((n) => [n, id])));

  const spent = new Map<string, number>();
  let total = 0;
  for (const [at, id] of samples.entries()) {
    const room = at < samples.length * shareOfStart ? null : roomOf(id);
    const time = timeDeltas[at] ?? 0;
    if (room === null) continue;
    total += time;
    spent.set(room, (spent.get(room) ?? 0) + time);
  }
  return [...spent]
    .map(([room, time]) => [room, time / total] as const)
    .sort((a, b) => b[1] - a[1]);

  /** `null` while nothing was done. */
  function roomOf(id: number): string | null {
    for (let at: number | undefined = id; at !== undefined; at = callers.get(at)) {
      const frame = frames.get(at);
      if (frame?.functionName === '(idle)' || frame?.functionName === '(program)') return null;
      const room = frame && nameOf(frame);
      if (room) return room;
    }
    return 'Node itself';
  }
}

function nameOf({ functionName, url, lineNumber }: Frame): string | null {
  if (functionName === '(garbage collector)') return 'collecting garbage';
  if (url.startsWith('wasm')) return '@electric-sql/pglite';
  const path = /\/bundle-[^/]+\.js$/.test(url) ? moduleAt(fileURLToPath(url), lineNumber) : url;
  const packaged = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  return packaged ?? /dist\/((?:slack\/)?[a-z-]+)\//.exec(path)?.[1] ?? null;
}

/** By bundle: of each line the module that it was put together from, as the bundler says above it. */
const bundles = new Map<string, readonly string[]>();

function moduleAt(bundle: string, line: number): string {
  const known = bundles.get(bundle) ?? readModules(bundle);
  bundles.set(bundle, known);
  return known[line] ?? '';
}

function readModules(bundle: string): readonly string[] {
  let path = '';
  return readFileSync(bundle, 'utf8')
    .split('\n')
    .map((line) => {
      path = /^\/\/ ((?:dist|node_modules)\/\S+)$/.exec(line)?.[1] ?? path;
      return path;
    });
}
