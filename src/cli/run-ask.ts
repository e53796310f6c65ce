import type { Desk } from '../desk/answer.ts';
import { type Consultation, consult } from '../desk/consult.ts';
import { UsageError } from '../errors.ts';
import { formatTooLong } from '../replies/notice-reply.ts';
import { type AnswerJson, toAnswerJson } from './answer-json.ts';
import { formatConsultation } from './format-consultation.ts';
import { standardInput } from './read-input.ts';
import { readText, type TextSource } from './read-text.ts';
import { runBatch } from './run-batch.ts';
import type { Style } from './style.ts';

export interface AskOptions {
  readonly knowledge?: string;
  readonly json?: boolean;
  readonly batch?: boolean;
  readonly explain?: boolean;
}

export interface AskRun extends TextSource {
  readonly chosen: AskOptions;
  readonly loadDesk: () => Desk;
  readonly output: NodeJS.WritableStream;
  readonly print: (text: string) => void;
  readonly style: Style;
}

/** Runs `cptpp ask`. */
export async function runAsk({
  words,
  chosen,
  loadDesk,
  input,
  output,
  print,
  style,
}: AskRun): Promise<void> {
  proveUsage(words, chosen);
  if (chosen.batch) {
    const desk = loadDesk();
    await runBatch({
      input: standardInput(input),
      output,
      respond: ({ id, text }) => toJson(desk, text, id),
    });
    return;
  }

  const question = await readText({ words, input });
  if (question === null) {
    throw new UsageError(
      'cptpp ask needs a question: cptpp ask "…". cptpp topics lists what it knows.',
    );
  }
  const desk = loadDesk();
  if (chosen.json) {
    output.write(`${JSON.stringify(toJson(desk, question, null))}\n`);
    return;
  }
  const { explain = false } = chosen;
  const { knowledge } = desk;
  print(formatConsultation({ found: consultWhole(desk, question), knowledge, style, explain }));
}

function toJson(desk: Desk, text: string, id: string | number | null): AnswerJson {
  const found = consultWhole(desk, text);
  const answer = found.kind === 'answer' ? found.answer : desk.answer(text);
  return toAnswerJson({ answer, found, knowledge: desk.knowledge, id });
}

/** Refuses what the desk would not read whole. */
function consultWhole(desk: Desk, text: string): Exclude<Consultation, { kind: 'too_long' }> {
  const found = consult(desk, text);
  if (found.kind === 'too_long') throw new UsageError(formatTooLong(found));
  return found;
}

function proveUsage(words: readonly string[], { json, batch, explain }: AskOptions): void {
  if (batch && words.join(' ') !== '' && words.join(' ') !== '-') {
    throw new UsageError(
      'cptpp ask --batch reads its questions from standard input; leave the question out.',
    );
  }
  if (batch && (json || explain)) {
    throw new UsageError('cptpp ask --batch already prints JSON; leave --json and --explain out.');
  }
  if (json && explain) {
    throw new UsageError('cptpp ask --explain is for people; leave --json or --explain out.');
  }
}
