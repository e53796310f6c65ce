import { finish } from '../desk/check-draft.ts';
import { createWithheldFinder, nextEmbargoEnd } from '../desk/views/find-withheld.ts';
import { longestQuestion } from '../limits.ts';
import { sampleQuestions } from '../replies/sample-questions.ts';
import { partOf } from './perform-in-part.ts';
import { createPerformer, type PerformerOptions } from './perform-task.ts';
import { readRequest } from './read-request.ts';
import type { Task } from './task.ts';

/**
 * Asks and checks once what people will ask and check, so that the first of them waits no longer than the next:
 * word lists are read, the checker is made, and the code has run. Takes a fraction of a second.
 */
export function warmUp(options: PerformerOptions): void {
  const {
    command,
    desk: { knowledge },
  } = options;
  const perform = createPerformer(options);
  const samples = sampleQuestions(knowledge);
  // A base without facts has its headlines.
  const said =
    samples.length > 0
      ? samples.map(({ fact: { answer }, question }) => ({ answer, question }))
      : Object.values(knowledge.sources).map(({ title }) => ({ answer: title, question: title }));
  const place = { surface: 'acknowledgement', askId: '', request: null } as const;
  const tasks: Task[] = [
    ...said.flatMap(({ answer, question }) =>
      [question, `is ${answer}?`, `wrod ${question}`, `check ${answer}`].map(
        (text) => ({ kind: 'command', text, ...place }) as const,
      ),
    ),
    ...['help', 'topics', 'x '.repeat(longestQuestion)].map(
      (text) => ({ kind: 'message', text, ...place, request: readRequest(text, command) }) as const,
    ),
    { kind: 'draft', text: said.map(({ answer }) => answer).join('\n') },
  ];
  for (const task of tasks) finish(perform(task));
}

/**
 * Does the same for each part of the base that people are answered from at this moment, and from when the next embargo
 * ends, so that none of them waits until it is made: what everybody may read, here or where others listen, and what
 * curators may.
 */
export function warmUpParts(
  { desk, command }: PerformerOptions,
  { at: now }: { readonly at: number },
): void {
  const find = createWithheldFinder(desk.knowledge);
  const times = [now, nextEmbargoEnd(desk.knowledge, now) ?? now];
  const parts = times.flatMap((at) =>
    [true, false].flatMap((isInHouse) =>
      [true, false].map((isForCurator) =>
        partOf(desk, find({ isInHouse, isForCurator, sources: null, at })),
      ),
    ),
  );
  for (const part of new Set(parts)) warmUp({ desk: part, command });
}
