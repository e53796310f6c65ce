import { relative, sep } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first: those that start processes wait for most of it. */
const longest: readonly string[] = [
  'test/faults/faults.test.ts',
  'test/main.test.ts',
  'test/storage/recall.test.ts',
  'test/production/production.test.ts',
  'test/replies/reply-limits.test.ts',
  'test/storage/delivery.test.ts',
  'test/production/tarball.test.ts',
  'test/replies/nothing-twice.test.ts',
  'test/production/recall-faults.test.ts',
  'test/storage/processes.test.ts',
  'test/cli/operator.test.ts',
  'test/slack/storage-away.test.ts',
  'test/e2e/home.test.ts',
  'test/e2e/checking.test.ts',
  'test/e2e/accessibility.test.ts',
  'test/npm-start.test.ts',
  'test/slack/numbers.test.ts',
  'test/cli/same-as-slack.test.ts',
  'test/end-on-write-failure.test.ts',
  'test/e2e/ask.test.ts',
  'test/e2e/curating.test.ts',
  'test/replies/one-language.test.ts',
  'test/cli/knowledge-format.test.ts',
];

/**
 * Starts the longest files first, whatever project they are of: a long one that comes last runs alone. A clean checkout
 * has no times of a run before.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    return others.toSorted((a, b) => this.#place(a) - this.#place(b));
  }

  #place({ moduleId }: TestSpecification): number {
    const place = longest.indexOf(relative(this.ctx.config.root, moduleId).replaceAll(sep, '/'));
    return place === -1 ? longest.length : place;
  }
}
