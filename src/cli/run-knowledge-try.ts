import { checkText, consult } from '../desk/consult.ts';
import { type Said, toSaid } from '../desk/to-said.ts';
import { UsageError } from '../errors.ts';
import { formatSaid } from './format-said.ts';
import { judgeTrial, type Outcome } from './judge-trial.ts';
import { openFile, standardInput } from './read-input.ts';
import { dash, type TextRun } from './read-text.ts';
import { readTrials, type Trial } from './read-trials.ts';
import type { AskOptions } from './run-ask.ts';

interface Tried extends Trial {
  readonly said: Said;
  readonly outcome: Outcome;
}

/** In the order in which they are printed: what wants work first. */
const headings: Readonly<Record<Outcome, string>> = {
  wrong: 'Wrong',
  missed: 'Missed',
  unjudged: 'Said, for you to judge',
  right: 'Right',
  declined: 'Declined, as expected',
};
const outcomes: readonly Outcome[] = ['wrong', 'missed', 'unjudged', 'right', 'declined'];

/** Runs `cptpp knowledge try`: asks a list of questions and claims, and prints what came of each. */
export async function runKnowledgeTry({
  words: [file = dash],
  chosen,
  loadDesk,
  input,
  output,
  print,
  style,
}: TextRun<AskOptions>): Promise<void> {
  const origin = file === dash ? standardInput(input) : openFile(file);
  const trials = await readTrials(origin);
  if (trials.length === 0) {
    throw new UsageError(`${origin.name} has no question in it. Write one a line.`);
  }
  const desk = loadDesk();
  const tried = trials.map((trial): Tried => {
    const said = toSaid((isClaim(trial) ? checkText : consult)(desk, trial.text));
    return { ...trial, said, outcome: judgeTrial(said, trial.expected) };
  });

  if (chosen.json) {
    output.write(`${JSON.stringify({ tried, knowledge: desk.knowledge.hash })}\n`);
    return;
  }
  const groups = outcomes
    .map((outcome) => ({ outcome, of: tried.filter((one) => one.outcome === outcome) }))
    .filter(({ of }) => of.length > 0);
  print(
    [
      ...groups.flatMap(({ outcome, of }) => [
        style.strong(`${headings[outcome]} (${of.length})`),
        ...of.map(({ line, text, said }) => `  ${line}. ${text}\n     ${formatSaid(said)}`),
        '',
      ]),
      `${tried.length} tried: ${groups.map(({ outcome, of }) => `${of.length} ${outcome}`).join(', ')}.`,
    ].join('\n'),
  );
}

/** What is expected to be so, or otherwise, is checked, however it is worded. */
function isClaim({ expected }: Trial): boolean {
  return expected?.kind === 'so' || expected?.kind === 'otherwise';
}
