import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Desk } from '../src/desk/answer.ts';
import { isClaim } from '../src/desk/understand.ts';
import { loadDesk } from '../src/load-desk.ts';
import { readClaims } from './claim-set.ts';
import { heldAsideNames, readHeldAside, readOutOfScope, readQuestions } from './eval-sets.ts';
import { judgeAnswer } from './judge-answer.ts';

// Is the desk still as good as it was? One line a bar of bars.yml, and an exit code of 1 where one is missed.
//   npm run eval:bars

const barSchema = z
  .templateLiteral([z.enum(['at least', 'at most']), ' ', z.number()])
  .transform((text) => ({
    isLeast: text.startsWith('at least'),
    share: Number(text.split(' ')[2]),
  }));
const { questions, statements, claims } = z
  .strictObject({
    questions: z.record(z.enum(['right', 'wrong', 'declined', 'found']), barSchema),
    statements: z.strictObject({ 'of questions': barSchema, 'of claims': barSchema }),
    claims: z.record(z.string(), z.strictObject({ right: barSchema, wrong: barSchema })),
  })
  .parse(parse(readFileSync('bench/bars.yml', 'utf8')));

const data = 'bench/data';
const desk = loadDesk('knowledge');
/** Sets about the two small bases carry their names. */
const small = new Map(['squad', 'recall'].map((name) => [name, loadDesk(`test/fixtures/${name}`)]));

holdQuestions();
holdStatements();
for (const [name, bars] of Object.entries(claims)) holdClaims(name, bars);
refuseUnheld();

function holdQuestions(): void {
  const english = ({ language }: { readonly language: string }) => language === 'en';
  const judge = (item: Parameters<typeof judgeAnswer>[1]) => judgeAnswer(desk, item);
  const answerable = readQuestions(`${data}/eval/questions.jsonl`).filter(english).map(judge);
  const others = readOutOfScope(`${data}/eval/out_of_scope.jsonl`).filter(english).map(judge);

  hold(
    'questions, right',
    share(answerable, ({ outcome }) => outcome === 'right'),
    questions.right,
  );
  hold(
    'questions, wrong',
    share(answerable, ({ outcome }) => outcome === 'wrong'),
    questions.wrong,
  );
  hold(
    'questions, found',
    share(answerable, ({ isFound }) => isFound),
    questions.found,
  );
  hold(
    'questions, declined',
    share(others, ({ outcome }) => outcome === 'declined'),
    questions.declined,
  );
}

function holdStatements(): void {
  const asked = [
    ...readQuestions(`${data}/eval/questions.jsonl`),
    ...readOutOfScope(`${data}/eval/out_of_scope.jsonl`),
    ...heldAsideNames.flatMap((name) => readHeldAside(name)),
  ];
  const isStatement = ({ text }: { readonly text: string }) => isClaim(desk.understand(text));

  hold('statements, of questions', share(asked, isStatement), statements['of questions']);
  const claimed = readClaims(`${data}/eval/claims.jsonl`);
  hold('statements, of claims', share(claimed, isStatement), statements['of claims']);
}

function holdClaims(name: string, bars: Readonly<Record<'right' | 'wrong', Bar>>): void {
  const base = [...small].find(([subject]) => name.includes(subject))?.[1] ?? desk;
  const judged = readClaims(`${data}/${name}.jsonl`).map(({ text, verdict }) => ({
    verdict,
    kind: kindOf(base, text),
  }));

  hold(
    `${name}, right`,
    share(judged, ({ verdict, kind }) => kind === verdict),
    bars.right,
  );
  const isWrong = ({ verdict, kind }: (typeof judged)[number]) =>
    kind !== 'not_covered' && kind !== verdict;
  hold(`${name}, wrong`, share(judged, isWrong), bars.wrong);
}

/** A set that no bar holds would be forgotten. */
function refuseUnheld(): void {
  for (const name of ['claims', 'eval/other-hands'].flatMap(listSets)) {
    if (!(name in claims)) report(`${name}: has no bar in bench/bars.yml.`, false);
  }
}

function listSets(folder: string): string[] {
  return readdirSync(`${data}/${folder}`).map(
    (file) => `${folder}/${file.replace(/\.jsonl$/, '')}`,
  );
}

interface Bar {
  readonly isLeast: boolean;
  readonly share: number;
}

function hold(label: string, measured: number, bar: Bar): void {
  const isHeld = bar.isLeast ? measured >= bar.share : measured <= bar.share;
  const limit = `${bar.isLeast ? 'at least' : 'at most'} ${percent(bar.share)}`;
  report(`${label.padEnd(34)} ${percent(measured)}  ${limit}`, isHeld);
}

function report(line: string, isHeld: boolean): void {
  console.log(`${isHeld ? ' ' : '✗'} ${line}`);
  if (!isHeld) process.exitCode = 1;
}

function kindOf(checker: Pick<Desk, 'check'>, text: string): string {
  return checker.check(text).kind;
}

function share<T>(all: readonly T[], holds: (item: T) => boolean): number {
  return all.filter(holds).length / all.length;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1).padStart(5)} %`;
}
