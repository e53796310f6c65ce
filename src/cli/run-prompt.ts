import { createInterface } from 'node:readline';
import type { Desk } from '../desk/answer.ts';
import { consult } from '../desk/consult.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { sampleLines } from '../replies/aside-reply.ts';
import { helpOpening } from '../replies/help-reply.ts';
import { formatConsultation } from './format-consultation.ts';
import { formatTopics } from './format-topics.ts';
import { isTerminal } from './read-input.ts';
import type { Style } from './style.ts';

export interface PromptOptions {
  readonly desk: Desk;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly print: (text: string) => void;
  readonly style: Style;
}

/** Answers questions typed into the terminal, until the input ends or the person types `exit`. */
export async function runPrompt({
  desk,
  input,
  output,
  print,
  style,
}: PromptOptions): Promise<void> {
  print(style.strong('CPTPP Desk, in this terminal.'));
  print(formatHelp(desk.knowledge));
  print(style.dim('To connect Slack, see "Connect Slack" in README.md.'));

  const lines = createInterface({ input, output, prompt: '\n> ', terminal: isTerminal(input) });
  lines.prompt();
  for await (const line of lines) {
    const question = line.trim();
    const word = question.toLowerCase().replace(/[^a-z]+/g, '');
    if (word === 'exit' || word === 'quit') break;
    // An empty line is no question.
    if (question !== '') print(respondTo(word, question, { desk, style }));
    lines.prompt();
  }
  lines.close();
}

function respondTo(
  word: string,
  question: string,
  { desk, style }: Pick<PromptOptions, 'desk' | 'style'>,
): string {
  const { knowledge } = desk;
  if (word === 'help') return formatHelp(knowledge);
  if (word === 'topics') return formatTopics(knowledge, style);
  return formatConsultation({ found: consult(desk, question), knowledge, style, help: 'help' });
}

function formatHelp(knowledge: KnowledgeBase): string {
  const samples = sampleLines(knowledge);
  return [
    helpOpening(knowledge),
    '- Ask in your own words, or type a topic.',
    '- topics: all that I can answer.',
    '- help: this again.',
    '- exit: leave.',
    ...(samples.length > 0 ? ['For example:', ...samples] : []),
  ].join('\n');
}
