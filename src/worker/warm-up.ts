import { finish } from '../desk/check-draft.ts';
import {
  createWithheldFinder,
  nextEmbargoEnd,
  type Withheld,
} from '../desk/views/find-withheld.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestQuestion, mostSamples } from '../limits.ts';
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
  finish(warmUpByStep(options));
}

/** Does the same in steps: the caller may do other work in between. */
function* warmUpByStep(options: PerformerOptions): Generator<void, void, void> {
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
      : Object.values(knowledge.sources)
          .slice(0, mostSamples)
          .map(({ title }) => ({ answer: title, question: title }));
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
  yield* options.desk.getReady();
  for (const task of tasks) {
    yield* perform(task);
    yield;
  }
}

/**
 * Does the same for each part of the base that people are answered from at this moment, and from when the next embargo
 * ends, so that none of them waits until it is made: what everybody may read, here or where others listen, and what
 * curators may.
 */
export function warmUpParts(options: PerformerOptions, { at }: { readonly at: number }): void {
  finish(warmUpPartsByStep(options, { at }));
}

/** Does the same in steps, for when people are answered meanwhile. */
export function* warmUpPartsByStep(
  { desk, command }: PerformerOptions,
  { at }: { readonly at: number },
): Generator<void, void, void> {
  for (const withheld of partsAt(desk.knowledge, at)) {
    const part = partOf(desk, withheld);
    yield;
    yield* warmUpByStep({ desk: part, command });
  }
}

/** What is withheld in each part of a base that people are answered from at a moment, and when the next embargo ends. */
export function partsAt(knowledge: KnowledgeBase, now: number): readonly Withheld[] {
  const find = createWithheldFinder(knowledge);
  const times = [now, nextEmbargoEnd(knowledge, now) ?? now];
  const parts = times.flatMap((at) =>
    [true, false].flatMap((isInHouse) =>
      [true, false].map((isForCurator) => find({ isInHouse, isForCurator, sources: null, at })),
    ),
  );
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}
