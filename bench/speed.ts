import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createMatcher } from '../src/desk/matching/find-matches.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { emptyDictionary } from '../src/language/dictionary.ts';
import { loadPrepared } from '../src/prepared-cache.ts';
import { consultEngine, type Engine, engines, type Search } from './engines.ts';
import { type EvalItem, readOutOfScope, readQuestions } from './eval-sets.ts';
import { generateBase } from './generate-base.ts';
import { isGold } from './judge.ts';
import { makeKnowledge } from './make-knowledge.ts';
import { peerEngines } from './peer-engines.ts';
import { toCurve } from './plot-accuracy.ts';
import { phrasingsByIntent, readClinc } from './read-clinc.ts';

// Loads and asks our engine and others, side by side, in one run:
//   npm run bench [-- --clinc data_full.json] [--sizes article,15000,100000]
// Times are noisy, and engines are told apart by ratios. CPU time is that of the whole process.

const { values: options } = parseArgs({
  options: {
    clinc: { type: 'string' },
    sizes: { type: 'string', default: 'article,15000,100000' },
  },
});

interface Questions {
  readonly known: readonly string[];
  readonly oneUnknown: readonly string[];
  readonly outOfScope: readonly string[];
  /** The same questions with what is known of them, where anything is. */
  readonly judged?: readonly EvalItem[];
}

const ours = new Map<string, number>();
for (const size of options.sizes.split(',')) {
  const [label, knowledge, questions] = prepare(size);
  console.log(`\n${label}`);
  // First, while nothing else fills the memory.
  const kept = timeKept(knowledge);
  const medians = engines.map((engine) => run(engine, knowledge, questions));
  // A base that is made up has no sources that a whole answer could come from.
  const others = questions.judged ? [consultEngine, ...peerEngines] : peerEngines;
  for (const engine of others) run(engine, knowledge, questions);
  console.log(`  desk, prepared before  load ${kept.toFixed(0).padStart(6)} ms`);
  const [desk = 1, ...beside] = medians;
  ours.set(size, desk);
  for (const [n, median] of beside.entries()) {
    console.log(`  desk is ${(median / desk).toFixed(1)} times as fast as ${engines[n + 1]?.name}`);
  }
}

const [small, large] = [ours.get('15000'), ours.get('100000')];
if (small && large)
  console.log(`\n100,000 phrasings cost ${(large / small).toFixed(2)} times 15,000.`);

function prepare(size: string): [string, KnowledgeBase, Questions] {
  if (size === 'article') {
    const knowledge = loadKnowledgeBase('knowledge');
    const asked = readQuestions('bench/data/eval/questions.jsonl').filter(
      ({ language }) => language === 'en',
    );
    const other = readOutOfScope('bench/data/eval/out_of_scope.jsonl').filter(
      ({ language }) => language === 'en',
    );
    const known = asked.map(({ text }) => text);
    return [
      `The article: ${knowledge.facts.length} facts`,
      knowledge,
      {
        known,
        oneUnknown: known.map(withUnknown),
        outOfScope: other.map(({ text }) => text),
        judged: [...asked, ...other],
      },
    ];
  }
  if (size === '15000' && options.clinc) {
    const clinc = readClinc(options.clinc);
    const phrasings = phrasingsByIntent(clinc, Number.POSITIVE_INFINITY);
    const words = new Set([...phrasings.values()].flat().flatMap((text) => text.split(/\W+/)));
    const known = clinc.test
      .map(([text]) => text)
      .filter((text) => text.split(/\W+/).every((word) => words.has(word)));
    return [
      'CLINC150: 15,000 phrasings, 150 facts',
      makeKnowledge(phrasings),
      {
        known,
        oneUnknown: known.map(withUnknown),
        outOfScope: clinc.oos_test.map(([text]) => text),
      },
    ];
  }

  const facts = size === '100000' ? 1_000 : 150;
  const base = generateBase({ facts, phrasingsPerFact: 100, questions: 1_000 });
  return [
    `Generated: ${facts * 100} phrasings, ${facts} facts`,
    makeKnowledge(base.phrasings),
    base,
  ];
}

/** A question with a word that nobody knows, and another one in each: what it was taken for may be remembered. */
function withUnknown(text: string, at: number): string {
  const letter = (n: number) => 'abcdefghijklmnopqrstuvwxyz'.charAt(n % 26);
  return `${text} zorb${letter(at)}nex${letter(Math.floor(at / 26))}o`;
}

/** Loads one engine and asks it. Gives the median of questions without an unknown word, in milliseconds. */
function run(engine: Engine, knowledge: KnowledgeBase, questions: Questions): number {
  global.gc?.();
  const before = process.memoryUsage();
  const started = performance.now();
  const cpu = process.cpuUsage();
  const search = engine.load(knowledge);
  const { user, system } = process.cpuUsage(cpu);
  const loaded = performance.now() - started;
  global.gc?.();
  const after = process.memoryUsage();
  const memory = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;

  const known = time(search, questions.known);
  const oneUnknown = time(search, questions.oneUnknown);
  const outOfScope = time(search, questions.outOfScope);
  console.log(
    `  ${engine.name.padEnd(21)} load ${loaded.toFixed(0).padStart(6)} ms (cpu ${((user + system) / 1000).toFixed(0).padStart(6)})` +
      `  ${(memory / 2 ** 20).toFixed(0).padStart(5)} MB` +
      `  known ${show(known)}  one unknown ${show(oneUnknown)}  out of scope ${show(outOfScope)}` +
      (questions.judged ? `  ${judgeSearch(search, questions.judged, knowledge)}` : ''),
  );
  return known.median;
}

/**
 * How often an engine is right on the questions that it is timed on: without declining any, and where it declines 90 % of
 * those that the source does not answer.
 */
function judgeSearch(search: Search, items: readonly EvalItem[], { facts }: KnowledgeBase): string {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const scored = items.map((item) => {
    const found = search(item.text);
    const isRight = found !== null && isGold(item, byId.get(found.fact));
    return { score: found?.score ?? 0, isRight, isInScope: item.gold !== null };
  });
  const { points } = toCurve('', scored);
  const [all] = points;
  const declining = points.filter(({ declined }) => declined >= 0.9).map(({ right }) => right);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return `right ${percent(all?.right ?? 0)}, declining ${percent(Math.max(0, ...declining))}`;
}

/** Milliseconds to read a prepared base back and to be ready to answer from it. */
function timeKept(knowledge: KnowledgeBase): number {
  const directory = mkdtempSync(join(tmpdir(), 'desk-bench-'));
  try {
    loadPrepared(knowledge, { directory });
    const started = performance.now();
    const prepared = loadPrepared(knowledge, { directory });
    createMatcher({ knowledge, dictionary: emptyDictionary, prepared });
    return performance.now() - started;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Times {
  readonly median: number;
  readonly p99: number;
}

/**
 * Asks until a thousand questions or two seconds are over, after as many that are not counted: V8 takes some thousand to
 * compile what they run. Where there are fewer questions they are asked again.
 */
function time(search: (question: string) => unknown, questions: readonly string[]): Times {
  ask(search, questions);
  const times = ask(search, questions);
  times.sort((a, b) => a - b);
  return {
    median: times[Math.floor(times.length / 2)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

/** Gives how long each took, in milliseconds. */
function ask(search: (question: string) => unknown, questions: readonly string[]): number[] {
  const times: number[] = [];
  const until = performance.now() + 2_000;
  for (let n = 0; n < 1_000 && (n < 3 || performance.now() < until); n += 1) {
    const question = questions[n % questions.length] ?? '';
    const started = performance.now();
    search(question);
    times.push(performance.now() - started);
  }
  return times;
}

function show({ median, p99 }: Times): string {
  return `${median.toFixed(3).padStart(8)} / ${p99.toFixed(2).padStart(7)} ms`;
}
