import type { KnowledgeFault } from '../errors.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { MustAnswer } from './must-answer-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** Finds facts that must answer, and of which the base has none by that name. */
export function proveMustAnswer(
  files: readonly YamlFile<MustAnswer[]>[],
  { facts }: Pick<KnowledgeBase, 'facts'>,
): KnowledgeFault[] {
  const ids = new Set(facts.filter(({ status }) => status !== 'withdrawn').map(({ id }) => id));
  return files.flatMap(({ file, value, lineOf }) =>
    (value ?? []).flatMap(({ fact }, n) =>
      fact === null || ids.has(fact)
        ? []
        : {
            file,
            line: lineOf([n, 'fact']),
            found: `no fact that answers is called "${fact}".`,
            remedy: 'Mend the id, or leave out `fact` where any may answer.',
          },
    ),
  );
}
