import { parseArgs } from 'node:util';
import type { Answer } from '../src/desk/answer.ts';
import { loadDesk } from '../src/load-desk.ts';
import {
  type EvalQuestion,
  type OutOfScopeQuestion,
  readOutOfScope,
  readQuestions,
} from './eval-sets.ts';

const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string', default: 'knowledge' },
    questions: { type: 'string', default: 'test/eval/questions.jsonl' },
    'out-of-scope': { type: 'string', default: 'test/eval/out_of_scope.jsonl' },
    misses: { type: 'boolean', default: false },
  },
});

const desk = loadDesk(options.knowledge);
const questions = readQuestions(options.questions).map((item) => judge(item));
const outOfScope = readOutOfScope(options['out-of-scope']).map((item) => decline(item));

console.log(`Knowledge ${desk.knowledge.hash.slice(0, 12)}, ${desk.knowledge.facts.length} facts.`);
console.log(
  '\nQuestions that the source answers. right: answered, first citation in a gold paragraph; wrong: answered,\n' +
    'elsewhere; missed: not answered; found: the right fact is the answer or the nearest shown on a miss.\n',
);
for (const [language, group] of groupBy(questions, ({ item }) => item.lang)) {
  printQuestions(`all ${language}`, group);
  if (language !== 'en') continue;
  for (const [style, part] of groupBy(group, ({ item }) => item.style))
    printQuestions(`  ${style}`, part);
}

console.log('\nQuestions that it does not answer.\n');
for (const [language, group] of groupBy(outOfScope, ({ item }) => item.lang)) {
  printOutOfScope(`all ${language}`, group);
  if (language !== 'en') continue;
  for (const [kind, part] of groupBy(group, ({ item }) => item.kind))
    printOutOfScope(`  ${kind}`, part);
}

if (options.misses) printMisses();

interface Judged {
  readonly item: EvalQuestion;
  readonly answer: Answer;
  readonly outcome: 'right' | 'wrong' | 'missed';
  readonly isFound: boolean;
}

function judge(item: EvalQuestion): Judged {
  const answer = desk.answer(item.text);
  const isGold = (fact: { citations: readonly { paragraph: number }[] } | undefined) =>
    item.gold.includes(`P${fact?.citations[0]?.paragraph}`);

  switch (answer.kind) {
    case 'covered': {
      const isRight = isGold(answer.best.fact);
      return { item, answer, outcome: isRight ? 'right' : 'wrong', isFound: isRight };
    }
    case 'choice':
      return {
        item,
        answer,
        outcome: 'missed',
        isFound: answer.options.some(({ fact }) => isGold(fact)),
      };
    case 'not_covered':
      return { item, answer, outcome: 'missed', isFound: isGold(answer.nearest[0]?.fact) };
  }
}

interface Declined {
  readonly item: OutOfScopeQuestion;
  readonly answer: Answer;
  readonly isDeclined: boolean;
}

function decline(item: OutOfScopeQuestion): Declined {
  const answer = desk.answer(item.text);
  return { item, answer, isDeclined: answer.kind === 'not_covered' };
}

function printQuestions(label: string, group: readonly Judged[]): void {
  const share = (outcome: Judged['outcome']) =>
    group.filter((judged) => judged.outcome === outcome).length;
  const found = group.filter(({ isFound }) => isFound).length;
  console.log(
    `${label.padEnd(16)} ${String(group.length).padStart(4)}  right ${percent(share('right'), group.length)}` +
      `  wrong ${percent(share('wrong'), group.length)}  missed ${percent(share('missed'), group.length)}` +
      `  found ${percent(found, group.length)}`,
  );
}

function printOutOfScope(label: string, group: readonly Declined[]): void {
  const declined = group.filter(({ isDeclined }) => isDeclined).length;
  console.log(
    `${label.padEnd(16)} ${String(group.length).padStart(4)}  declined ${percent(declined, group.length)}`,
  );
}

function printMisses(): void {
  for (const { item, answer, outcome, isFound } of questions) {
    if (outcome === 'right') continue;
    console.log(
      `\n${outcome}${isFound ? ', found' : ''}: ${item.id} ${item.gold.join()} ${item.text}`,
    );
    printEvidence(answer);
  }
  for (const { item, answer, isDeclined } of outOfScope) {
    if (isDeclined) continue;
    console.log(`\nanswered: ${item.id} ${item.kind} ${item.text}`);
    printEvidence(answer);
  }
}

function printEvidence(answer: Answer): void {
  const matches =
    answer.kind === 'covered'
      ? [answer.best]
      : answer.kind === 'choice'
        ? answer.options
        : answer.nearest.slice(0, 2);
  for (const { fact, score, evidence } of matches) {
    const words = evidence.map(({ word, met, by }) => `${word}:${met}${by ? `(${by})` : ''}`);
    console.log(
      `  ${score.toFixed(3)} ${fact.id} P${fact.citations[0].paragraph}  ${words.join(' ')}`,
    );
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1).padStart(5)}%`;
}
