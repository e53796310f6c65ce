// Run by bench/large.ts in a process of its own: loads a base with the desk as it is built, asks it, and writes what that
// cost as JSON. node --expose-gc bench/load-large.mjs FOLDER CACHE QUESTIONS.json
import { readFileSync } from 'node:fs';
import { loadDesk } from '../dist/load-desk.js';
import { warmUpParts } from '../dist/worker/warm-up.js';
import { processorTime } from './processor-time.mjs';

const [, , directory, cacheDirectory, questionFile] = process.argv;
const questions = JSON.parse(readFileSync(questionFile, 'utf8'));
const before = memory();

const loaded = timed(() => loadDesk(directory, { cacheDirectory }));
const desk = loaded.result;
// What is read when the first question comes: people are answered from here on.
const answering = timed(() => [questions.known[0], questions.outOfScope[0]].map((text) => desk.answer(text)));
const ready = timed(() => warmUpParts({ desk, command: '/desk' }, { at: Date.now() }));
const after = memory();
warmUpAnswering();
const asked = {};
for (const [kind, texts] of Object.entries(questions)) {
  asked[kind] = ask(texts, kind === 'claims' ? (text) => desk.check(text) : (text) => desk.answer(text));
}
const full = memory();
process.stdout.write(
  JSON.stringify({
    load: loaded.took,
    answering: answering.took,
    ready: ready.took,
    heap: after.heap - before.heap,
    resident: after.resident,
    residentAsked: full.resident,
    heapAsked: full.heap - before.heap,
    asked,
  }),
);

/** Asks some thousand that are not counted: V8 takes so many to compile what they run. */
function warmUpAnswering() {
  const texts = [...questions.known, ...questions.oneUnknown, ...questions.outOfScope];
  const until = performance.now() + 15_000;
  for (let n = 0; n < 5_000 && performance.now() < until; n += 1) desk.answer(texts[n % texts.length]);
}

/** Wall and processor milliseconds, those of the main thread alone among them. */
function timed(make) {
  const [at, cpu, own] = [performance.now(), process.cpuUsage(), processorTime()];
  const result = make();
  const { user, system } = process.cpuUsage(cpu);
  return {
    result,
    took: { wall: performance.now() - at, cpu: (user + system) / 1e3, own: processorTime() - own },
  };
}

function memory() {
  for (let again = 0; again < 3; again += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: (heapUsed + arrayBuffers) / 2 ** 20, resident: rss / 2 ** 20 };
}

/**
 * Asks each once, after some of its kind that are not counted, for some seconds at most. Times are of the wall, as a short one is
 * too short for the processor's clock; those during which the thread had to wait for others are not counted.
 */
function ask(texts, answer) {
  for (const text of texts.slice(-50)) answer(text);
  const times = [];
  const kinds = {};
  const waits = () => process.resourceUsage().involuntaryContextSwitches;
  const until = performance.now() + 5_000;
  for (const text of texts) {
    const before = waits();
    const at = performance.now();
    const { kind } = answer(text);
    const took = performance.now() - at;
    if (waits() === before) times.push(took);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (performance.now() > until) break;
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)] ?? 0;
  return { median: at(0.5), p99: at(0.99), most: at(0.9999), count: times.length, kinds };
}
