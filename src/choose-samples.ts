import type { PageSample } from '#local-slack';
import type { Desk } from './desk/answer.ts';
import type { Fact } from './knowledge/knowledge-base.ts';
import { sampleQuestions } from './replies/sample-questions.ts';

export interface ChooseSamplesOptions {
  /** With its slash. */
  readonly command: string;
  readonly appName: string;
}

/**
 * Three questions that show a newcomer the desk's faces, out of whatever base it has: a topic by its short name,
 * a question that it answers, and one that the curator marked as not in the source.
 */
export function chooseSamples(
  desk: Desk,
  { command, appName }: ChooseSamplesOptions,
): readonly PageSample[] {
  const facts = desk.knowledge.facts.filter(({ status }) => status !== 'withdrawn');
  // A list shows at a glance that the answer is the source's: the longer, the better.
  const [topic] = facts.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const asked = sampleQuestions(desk.knowledge)
    .toReversed()
    .find(
      ({ fact, question }) => fact.id !== topic?.id && desk.answer(question).kind === 'covered',
    );
  const missed = facts
    .flatMap(({ notInSource }) => notInSource)
    .find((question) => desk.answer(question).kind === 'not_covered');

  return [
    ...(topic ? [{ text: `${command} ${topic.id}`, shows: 'A topic, answered to you alone' }] : []),
    ...(asked
      ? [
          {
            text: `@${appName} ${asked.question}`,
            shows: 'A question, answered in a thread for all',
          },
        ]
      : []),
    ...(missed === undefined
      ? []
      : [{ text: `@${appName} ${missed}`, shows: 'Not answered by the source: it says so' }]),
  ];
}

function lengthOf({ list }: Fact): number {
  return list?.items.length ?? 0;
}
