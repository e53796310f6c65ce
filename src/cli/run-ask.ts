import type { Desk } from '../desk/answer.ts';
import { type Consultation, consult } from '../desk/consult.ts';
import { UsageError } from '../errors.ts';
import { formatTooLong } from '../replies/notice-reply.ts';
import { type AnswerJson, toAnswerJson } from './answer-json.ts';
import { formatConsultation } from './format-consultation.ts';
import { proveBatchUsage, readText, type TextRun } from './read-text.ts';
import { runBatch } from './run-batch.ts';

export interface AskOptions {
  readonly knowledge?: string;
  readonly json?: boolean;
  readonly batch?: boolean;
  readonly explain?: boolean;
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
}: TextRun<AskOptions>): Promise<void> {
  proveUsage(words, chosen);
  if (chosen.batch) {
    const desk = loadDesk();
    await runBatch({ input, output, respond: ({ id, text }) => toJson(desk, text, id) });
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
  if (batch) proveBatchUsage('cptpp ask', 'question', { words, forms: { json, explain } });
  if (json && explain) {
    throw new UsageError('cptpp ask --explain is for people; leave --json or --explain out.');
  }
}
