import { normaliseText } from '../language/normalise-text.ts';
import type { FactEntry } from './fact-file.ts';
import type { YamlPath } from './yaml-file.ts';

/** Proves that a correction belongs to a fact that is corrected or withdrawn, and tells something else than it says now. */
export function proveCorrection(
  { status, answer, correction }: FactEntry,
  report: (path: YamlPath, found: string, remedy: string) => void,
): void {
  if (correction === null) return;
  if (status === 'current' || status === 'draft') {
    const found = `this has a correction, and its status is ${status}.`;
    report(['correction'], found, 'Say `status: corrected` or `status: withdrawn`.');
    return;
  }
  if (status === 'withdrawn') return;
  if (correction.was === null) {
    const found = 'a corrected fact does not say what it told before.';
    report(['correction'], found, 'Give the old answer as `was`.');
  } else if (normaliseText(correction.was) === normaliseText(answer)) {
    const found = '`was` is the same as `answer`.';
    report(
      ['correction', 'was'],
      found,
      'Give the old answer as `was`, and the new one as `answer`.',
    );
  }
}
