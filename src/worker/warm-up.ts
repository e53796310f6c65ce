import { finish } from '../desk/check-draft.ts';
import { longestQuestion } from '../limits.ts';
import { sampleQuestions } from '../replies/sample-questions.ts';
import { createPerformer, type PerformerOptions } from './perform-task.ts';
import type { Task } from './task.ts';

/**
 * Asks and checks once what people will ask and check, so that the first of them waits no longer than the next:
 * word lists are read, the checker is made, and the code has run. Takes a fraction of a second.
 */
export function warmUp(options: PerformerOptions): void {
  const { knowledge } = options.desk;
  const perform = createPerformer(options);
  const samples = sampleQuestions(knowledge);
  const place = { surface: 'acknowledgement', askId: '' } as const;
  const tasks: Task[] = [
    ...samples.flatMap(({ fact: { answer }, question }) =>
      [question, `is ${answer}?`, `wrod ${question}`, `check ${answer}`].map(
        (text) => ({ kind: 'command', text, lines: text, ...place }) as const,
      ),
    ),
    ...['help', 'topics', 'x '.repeat(longestQuestion)].map(
      (text) => ({ kind: 'message', text, ...place }) as const,
    ),
    { kind: 'draft', lines: samples.map(({ fact }) => fact.answer).join('\n') },
  ];
  for (const task of tasks) finish(perform(task));
}
