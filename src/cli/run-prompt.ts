import { createInterface } from 'node:readline';
import type { Desk } from '../desk/answer.ts';
import { sampleQuestions } from '../replies/sample-questions.ts';
import { formatAnswer } from './format-answer.ts';
import { formatTopics } from './format-topics.ts';
import { createStyle } from './style.ts';

export interface PromptOptions {
  readonly desk: Desk;
  readonly input?: NodeJS.ReadableStream;
  readonly output?: NodeJS.WritableStream;
}

/**
 * Answers questions typed into the terminal, until the input ends or the person types `exit`. What the desk
 * does without a Slack app.
 */
export async function runPrompt({
  desk,
  input = process.stdin,
  output = process.stdout,
}: PromptOptions): Promise<void> {
  const { knowledge } = desk;
  const style = createStyle(output);
  const print = (text: string) => output.write(`${text}\n`);

  print(style.strong('CPTPP Desk, in this terminal. Ask in your own words, or type a topic.'));
  for (const { question } of sampleQuestions(knowledge)) print(`  ${question}`);
  print(
    style.dim(
      'topics lists what it knows, exit leaves. To connect Slack, see "Connect Slack" in README.md.',
    ),
  );

  const isTerminal = 'isTTY' in input && input.isTTY === true;
  const lines = createInterface({ input, output, prompt: '\n> ', terminal: isTerminal });
  lines.prompt();
  for await (const line of lines) {
    const question = line.trim();
    if (question === 'exit' || question === 'quit') break;
    if (question === 'topics') print(formatTopics(knowledge, style));
    else if (question !== '') {
      print(formatAnswer({ answer: desk.answer(question), knowledge, style }));
    }
    lines.prompt();
  }
  lines.close();
}
