import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isByFact, matchesOf } from '../src/desk/answer.ts';
import { loadDesk } from '../src/load-desk.ts';
import { loadDictionary } from '../src/load-dictionary.ts';
import { ablationNames, leaveOut, measureSetup, type Outcome, type Setup } from './ablations.ts';
import { formatCalibration, measureCalibration } from './calibration-error.ts';
import { readClaims } from './claim-set.ts';
import { engines, type Search } from './engines.ts';
import { printDrafts, readDrafts } from './eval-drafts.ts';
import {
  type EvalItem,
  heldAsideNames,
  readHeldAside,
  readOutOfScope,
  readQuestions,
} from './eval-sets.ts';
import { printForeign } from './foreign/print-foreign.ts';
import { isGold } from './judge.ts';
import { type JudgedAnswer, judgeAnswer } from './judge-answer.ts';
import { plotAccuracy, toCurve } from './plot-accuracy.ts';
import { printClaims } from './print-claims.ts';

// How often is the desk right, and does it know when it does not know?
//   npm run eval                          tables by language, style and kind; verdicts on claims
//   npm run eval -- --misses              and each miss with its evidence
//   npm run eval -- --questions FILE --out-of-scope FILE --claims FILE    those sets alone; --lang ko, --knowledge DIR
//   npm run eval -- --drafts FILE         drafts with errors
//   npm run eval -- --foreign DIR         texts that nobody made it for; --other FILE, about other subjects; --stride 10
//   npm run eval -- --without NAME        what leaving a mechanism out costs; all of them with "all"
//   npm run eval -- --plot docs/accuracy.svg
// What the files look like: bench/data/README.md.

const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string', default: 'knowledge' },
    questions: { type: 'string' },
    'out-of-scope': { type: 'string' },
    claims: { type: 'string' },
    lang: { type: 'string' },
    drafts: { type: 'string' },
    foreign: { type: 'string' },
    other: { type: 'string', multiple: true, default: [] },
    stride: { type: 'string', default: '1' },
    misses: { type: 'boolean', default: false },
    without: { type: 'string', multiple: true, default: [] },
    plot: { type: 'string' },
  },
});

const desk = loadDesk(options.knowledge);
const sets = chooseSets();
const items = [
  ...(sets.questions ? readQuestions(sets.questions) : []),
  ...(sets.outOfScope ? readOutOfScope(sets.outOfScope) : []),
].filter(({ language }) => language === (options.lang ?? language));

if (options.without.length > 0) printAblations(options.without);
else if (options.foreign) {
  const { foreign: folder, other: others } = options;
  printForeign({ folder, desk, others, stride: Number(options.stride), showMiss });
} else if (options.drafts) printDrafts(desk, readDrafts(options.drafts), showMiss);
else printAccuracy();

/** Sets that are named are measured alone; without any, our own. */
function chooseSets() {
  const { questions, 'out-of-scope': outOfScope, claims } = options;
  if (questions ?? outOfScope ?? claims) return { questions, outOfScope, claims };
  const folder = 'bench/data/eval';
  return {
    questions: `${folder}/questions.jsonl`,
    outOfScope: `${folder}/out_of_scope.jsonl`,
    claims: `${folder}/claims.jsonl`,
  };
}

function showMiss(line: string): void {
  if (options.misses) console.log(`  ${line}`);
}

function printAccuracy(): void {
  const judged = items.map((item) => judgeAnswer(desk, item));
  const inside = judged.filter(({ item }) => item.gold !== null);
  const outside = judged.filter(({ item }) => item.gold === null);
  console.log(
    `Knowledge ${desk.knowledge.hash.slice(0, 12)}, ${desk.knowledge.facts.length} facts.`,
  );
  if (inside.length > 0) {
    console.log(
      '\nQuestions that the source answers. right: answered, first citation in a gold paragraph; wrong: answered,\n' +
        'elsewhere; missed: not answered; found: the right fact is the answer or the nearest shown on a miss.\n',
    );
    printGroups(inside);
  }
  if (outside.length > 0) {
    console.log(
      '\nQuestions that it does not answer. declined: rightly; wrong: answered all the same.\n',
    );
    printGroups(outside);
  }

  const english = judged.filter(({ item }) => item.language === 'en');
  if (inside.length > 0 && outside.length > 0 && english.length > 0) printCurves(english);
  if (sets.claims) {
    console.log('\nVerdicts on claims.\n');
    const { misses: wrong, misses: missed } = options;
    printClaims(desk, readClaims(sets.claims), { wrong, missed });
  }
  if (options.misses) judged.forEach(printMiss);
}

/** What scores are worth, and what a threshold on them can buy. */
function printCurves(english: readonly JudgedAnswer[]): void {
  console.log('\nHow far scores can be taken at their word (English).\n');
  console.log(formatCalibration(measureCalibration(english.map(toScored))));

  console.log('\nBeside it, on the same phrasings (English): right at 85, 90 and 95 % declined.\n');
  const curves = [
    toCurve('desk', english.map(toScored)),
    ...engines.slice(1).map(({ name, load }) => toCurve(name, scoreAll(load(desk.knowledge)))),
  ];
  for (const { name, points } of curves) {
    const rightAt = [0.85, 0.9, 0.95].map((declined) =>
      Math.max(
        0,
        ...points.filter((point) => point.declined >= declined).map(({ right }) => right),
      ),
    );
    console.log(`${name.padEnd(22)} ${rightAt.map(percent).join('  ')}`);
  }
  if (options.plot) writeFileSync(options.plot, plotAccuracy(curves));
}

function toScored({ item, answer, isFound }: JudgedAnswer) {
  const isHeld = answer.kind === 'not_covered' && answer.held !== null;
  const found = answer.level === 'passage' ? answer.passage : matchesOf(answer)[0];
  const score = isHeld ? 0 : (found?.score ?? 0);
  return { score, isRight: isFound, isInScope: item.gold !== null };
}

function scoreAll(search: Search) {
  const byId = new Map(desk.knowledge.facts.map((fact) => [fact.id, fact]));
  return items
    .filter(({ language }) => language === 'en')
    .map((item) => {
      const found = search(item.text);
      const isRight = found !== null && isGold(item, byId.get(found.fact));
      return { score: found?.score ?? 0, isRight, isInScope: item.gold !== null };
    });
}

function printGroups(judged: readonly JudgedAnswer[]): void {
  for (const [language, group] of groupBy(judged, ({ item }) => item.language)) {
    printGroup(`all ${language}`, group);
    if (language !== 'en') continue;
    for (const [name, part] of groupBy(group, ({ item }) => item.group))
      if (name !== '') printGroup(`  ${name}`, part);
  }
}

function printGroup(label: string, group: readonly JudgedAnswer[]): void {
  const isAnswerable = group.some(({ item }) => item.gold !== null);
  const columns = isAnswerable
    ? (['right', 'wrong', 'missed'] as const)
    : (['declined', 'wrong'] as const);
  const shares = columns.map(
    (outcome) => `${outcome} ${percent(share(group, (judged) => judged.outcome === outcome))}`,
  );
  const found = isAnswerable ? [`found ${percent(share(group, ({ isFound }) => isFound))}`] : [];
  console.log([label.padEnd(16), String(group.length).padStart(4), ...shares, ...found].join('  '));
}

function printMiss({ item, answer, outcome, isFound }: JudgedAnswer): void {
  if (outcome === 'right' || outcome === 'declined') return;
  const matches = matchesOf(answer).slice(0, isByFact(answer) ? 1 : 2);

  console.log(
    `\n${outcome}${isFound ? ', found' : ''}: ${item.id} ${item.gold?.join() ?? item.group} ${item.text}`,
  );
  for (const { fact, score, evidence } of matches) {
    const words = evidence.map(({ word, met, by }) => `${word}:${met}${by ? `(${by})` : ''}`);
    console.log(
      `  ${score.toFixed(3)} ${fact.id} P${fact.citations[0].paragraph}  ${words.join(' ')}`,
    );
  }
}

/** English only; each setup is calibrated anew, on held-aside questions. */
function printAblations(names: readonly string[]): void {
  const setup: Setup = {
    knowledge: desk.knowledge,
    dictionary: loadDictionary(),
    withoutFeatures: [],
  };
  const english = (all: readonly EvalItem[]) => all.filter(({ language }) => language === 'en');
  const heldAside = heldAsideNames.map((name) => english(readHeldAside(name)));
  const evaluation = english(items);

  console.log(
    'In points, against the whole: this set, and each held-aside set calibrated on the others.\n',
  );
  const whole = measure(setup);
  print('everything', whole, null);
  for (const name of names.includes('all') ? ablationNames : names) {
    const less = leaveOut(setup, name);
    if (less) print(`without ${name}`, measure(less), whole);
    else console.error(`There is no "${name}". There is: ${ablationNames.join(', ')}.`);
  }

  function measure(given: Setup): readonly [Outcome, Outcome] {
    const crossed = heldAside.map((set, n) =>
      measureSetup(given, heldAside.filter((_, other) => other !== n).flat(), set),
    );
    return [measureSetup(given, heldAside.flat(), evaluation), meanOf(crossed)];
  }

  function print(
    label: string,
    outcomes: readonly [Outcome, Outcome],
    than: readonly [Outcome, Outcome] | null,
  ): void {
    const columns = outcomes.map(({ right, wrong, declined, found }, n) => {
      const other = than?.[n] ?? { right: 0, wrong: 0, declined: 0, found: 0 };
      return [
        `right ${points(right - other.right)}`,
        `wrong ${points(wrong - other.wrong)}`,
        `declined ${points(declined - other.declined)}`,
        `found ${points(found - other.found)}`,
      ].join('  ');
    });
    console.log(`${label.padEnd(26)} ${columns.join('  |  ')}`);
  }
}

function meanOf(outcomes: readonly Outcome[]): Outcome {
  const mean = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  return {
    right: mean(({ right }) => right),
    wrong: mean(({ wrong }) => wrong),
    declined: mean(({ declined }) => declined),
    found: mean(({ found }) => found),
  };
}

function groupBy<T>(all: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of all) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function share<T>(all: readonly T[], holds: (item: T) => boolean): number {
  return all.filter(holds).length / all.length;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1).padStart(5)}%`;
}

function points(part: number): string {
  return (100 * part).toFixed(1).padStart(5);
}
