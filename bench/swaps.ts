import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { loadDesk } from '../src/load-desk.ts';
import { createBaseHolder } from '../src/slack/base/base-holder.ts';
import { createBaseKeeper } from '../src/slack/base/keep-base.ts';
import { createRedactingLogger } from '../src/slack/redacting-logger.ts';
import { createBasePreparer } from '../src/worker/base-preparer.ts';
import { createDeskWork } from '../src/worker/desk-work.ts';
import { createDeskWorker } from '../src/worker/desk-worker.ts';
import type { Task, TaskResult } from '../src/worker/task.ts';
import { warmUpParts } from '../src/worker/warm-up.ts';
import { smallBase } from '../test/faults/small-base.ts';
import { processorTime } from './processor-time.mjs';
import { writeBase } from './write-base.ts';

// Swaps the base of a desk again and again, by its files, while questions are asked on the main thread and in the worker:
//   npm run bench -- swaps [--swaps 10000]
// The two bases answer the same question differently. Exits 1 when an answer is not wholly of the base that it was asked
// of, when one fails, or when memory grows.

const { values: options } = parseArgs({ options: { swaps: { type: 'string', default: '10000' } } });
const swaps = Number(options.swaps);
/** Swaps after which memory is measured first: all that is kept for a while is kept by then. */
const firstMeasured = Math.ceil(swaps / 10);
/** Milliseconds between two questions. */
const betweenQuestions = 15;
/** Of the heap, by which it may have grown since. */
const mostGrowth = 1.1;
const days = ['4 May', '6 June'] as const;
const command = '/desk';
const question = 'When will the pier close?';

const folder = await smallBase();
const cacheDirectory = mkdtempSync(join(tmpdir(), 'cptpp-swaps-'));
const dayOf = new Map(
  days.map((day) => {
    writeBase(folder, day);
    return [loadKnowledgeBase(folder).hash, day];
  }),
);
const base = createBaseHolder(loadDesk(folder, { cacheDirectory }));
warmUpParts({ desk: base.current(), command }, { at: Date.now() });
const lines: string[] = [];
const logger = createRedactingLogger({ level: 'warn', write: (line) => void lines.push(line) });
const preparer = createBasePreparer({ directory: folder, cacheDirectory });
const keeper = createBaseKeeper({ base, preparer, command, cacheDirectory, logger });
const worker = createDeskWorker({
  ...{ knowledge: () => base.current().knowledge, command, cacheDirectory },
});
const workOf = createDeskWork({ command, worker });

const counts = { main: 0, worker: 0, mixed: 0, failed: 0 };
let isOver = false;
let [longestBlock, longestWork] = [0, 0];
const started = performance.now();
const asking = [keepAsking(onMain, 'main'), keepAsking(inWorker, 'worker'), watchBlocks()];
const heap: [number, number, number][] = [];
let swapped = 0;
base.subscribe(() => {
  swapped += 1;
});
for (let n = 1; n <= swaps; n += 1) {
  writeBase(folder, days[(n + 1) % 2] ?? days[0]);
  await keeper.look();
  if (n === firstMeasured || n === swaps) measure(n);
}
isOver = true;
await Promise.all(asking);
const seconds = (performance.now() - started) / 1_000;
await worker.stop();
await preparer.stop();
const files = readdirSync(cacheDirectory).length;
for (const made of [folder, cacheDirectory]) rmSync(made, { recursive: true, force: true });

const [, first = 0] = heap[0] ?? [];
const [, last = 0] = heap.at(-1) ?? [];
const rows = [
  ['swaps', swapped],
  ['questions on the main thread', counts.main],
  ['questions in the worker', counts.worker],
  ['answers that mix two bases', counts.mixed],
  ['that failed', counts.failed],
  ['warnings', lines.length],
  ...heap.map(([n, used, all]) => [`heap / process after ${n} swaps, MB`, `${used} / ${all}`]),
  ['files in the cache', files],
  ['longest block of the main thread, ms', longestBlock.toFixed(0)],
  ['longest work in a block, ms', longestWork.toFixed(0)],
  ['seconds', seconds.toFixed(0)],
];
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
for (const line of new Set(lines)) console.log(line);
const isKept =
  swapped === swaps &&
  counts.mixed + counts.failed + lines.length === 0 &&
  Math.min(counts.main, counts.worker) > 0 &&
  last <= first * mostGrowth;
process.exit(isKept ? 0 : 1);

async function keepAsking(
  ask: (task: Task) => Promise<TaskResult>,
  where: 'main' | 'worker',
): Promise<void> {
  for (let n = 0; !isOver; n += 1) {
    const place = { surface: 'message', askId: `${n}`, request: null } as const;
    try {
      const { replies } = await ask({ kind: 'message', text: question, ...place });
      counts[where] += 1;
      const [{ text, blocks, cited }] = replies;
      const day = dayOf.get(cited?.knowledge ?? '');
      const said = text + JSON.stringify(blocks);
      const other = days.find((one) => one !== day) ?? '';
      if (day === undefined || !text.includes(day) || said.includes(other)) counts.mixed += 1;
    } catch {
      counts.failed += 1;
    }
    await pause(betweenQuestions);
  }
}

async function onMain(task: Task): Promise<TaskResult> {
  const { result } = await workOf(base.current()).tryNow(task);
  if (!result) throw new Error('A question of one sentence was too much for the main thread.');
  return result;
}

function inWorker(task: Task): Promise<TaskResult> {
  return workOf(base.current()).takeTime(task, 'U1');
}

async function watchBlocks(): Promise<void> {
  while (!isOver) {
    const [at, used] = [performance.now(), processorTime()];
    await pause(5);
    longestBlock = Math.max(longestBlock, performance.now() - at - 5);
    longestWork = Math.max(longestWork, processorTime() - used);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function measure(n: number): void {
  for (let again = 0; again < 3; again += 1) globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const toMegabytes = (bytes: number) => Math.round((bytes / 2 ** 20) * 10) / 10;
  heap.push([n, toMegabytes(heapUsed), toMegabytes(rss)]);
}
