import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { formatTable } from './table.ts';
import { type LargeBaseOptions, writeLargeBase } from './write-large-base.ts';

// Loads bases of invented news with the desk as it is built (`npm run build` first), each in processes of their own: cold,
// then from the cache; and asks them. Says what each cost:
//   npm run bench -- large [--facts 1000,10000] [--passages 20000] [--show]
// Times are processor milliseconds; "wall" is beside them. Memory is the growth of the heap, and all that is resident.

const { values: options } = parseArgs({
  options: {
    facts: { type: 'string', default: '1000,10000' },
    passages: { type: 'string', default: '20000' },
    cold: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});

const script = fileURLToPath(new URL('load-large.mjs', import.meta.url));
const tookSchema = z.object({ wall: z.number(), cpu: z.number(), own: z.number() });
const askedSchema = z.object({
  median: z.number(),
  p99: z.number(),
  most: z.number(),
  count: z.number(),
  kinds: z.record(z.string(), z.number()),
});
const measuredSchema = z.object({
  load: tookSchema,
  answering: tookSchema,
  ready: tookSchema,
  heap: z.number(),
  resident: z.number(),
  heapAsked: z.number(),
  residentAsked: z.number(),
  asked: z.record(z.string(), askedSchema),
});

const bases: readonly (readonly [string, LargeBaseOptions])[] = [
  ...sizesOf(options.facts).map(
    (facts) =>
      [
        `${facts} facts × 10`,
        { facts, phrasings: 10, sources: Math.ceil(facts / 10), paragraphsPerSource: 10 },
      ] as const,
  ),
  ...sizesOf(options.passages).map(
    (passages) =>
      [
        `${passages} passages, uncurated`,
        { facts: 0, phrasings: 0, sources: Math.ceil(passages / 20), paragraphsPerSource: 20 },
      ] as const,
  ),
];

const rows = [
  [
    ...[
      'base',
      'load ms',
      '(wall)',
      'answers ms',
      'all warm ms',
      'heap MB',
      'resident MB',
      'cache MB',
    ],
    ...['known ms (99 %)', 'one unknown', 'out of scope', 'claims', 'heap MB, asked'],
  ],
];
for (const [name, base] of bases) measure(name, base);
console.log(formatTable(rows));

function measure(name: string, base: LargeBaseOptions): void {
  const { directory, questions } = writeLargeBase(base);
  const folder = mkdtempSync(join(tmpdir(), 'desk-large-cache-'));
  const cache = join(folder, 'cache');
  const file = join(folder, 'questions.json');
  writeFileSync(file, JSON.stringify(questions));
  for (const how of options.cold ? ['cold'] : ['cold', 'cached']) {
    console.error(`${name}, ${how} …`);
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--expose-gc', script, directory, cache, file],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`The desk ended with ${status}:\n${stderr.slice(-2_000)}`);
    const { load, answering, ready, heap, resident, asked, heapAsked, residentAsked } =
      measuredSchema.parse(JSON.parse(stdout));
    const kinds = ['known', 'oneUnknown', 'outOfScope', 'claims'];
    rows.push([
      ...[`${name}, ${how}`, whole(load.cpu), `(${whole(load.wall)})`],
      ...[whole(load.cpu + answering.cpu), whole(load.cpu + answering.cpu + ready.cpu)],
      ...[whole(heap), whole(resident), sizeOf(cache)],
      ...kinds.map((kind) => timesOf(asked[kind])),
      `${whole(heapAsked)} (${whole(residentAsked)})`,
    ]);
    for (const [kind, { kinds: counts }] of Object.entries(asked)) {
      console.error(`  ${kind}: ${JSON.stringify(counts)}`);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  if (options.keep) console.error(`  ${directory}`);
  else rmSync(directory, { recursive: true, force: true });
}

function sizesOf(list: string): number[] {
  return list.split(',').map(Number).filter(Boolean);
}

function timesOf(asked: z.infer<typeof askedSchema> | undefined): string {
  return asked ? `${asked.median.toFixed(2)} (${asked.p99.toFixed(1)})` : '–';
}

function whole(number: number): string {
  return number.toFixed(0);
}

/** In MB. */
function sizeOf(folder: string): string {
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  return whole(sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20);
}
