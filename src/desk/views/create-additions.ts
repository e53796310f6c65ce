import { hashPart } from '../../knowledge/hash-part.ts';
import type { Source } from '../../knowledge/knowledge-base.ts';
import { mostAdditions } from '../../limits.ts';
import type { Desk } from '../answer.ts';

/** A desk, and whether it was got ready. */
interface Kept {
  readonly desk: Desk;
  isReady(): boolean;
}

/**
 * Makes what keeps a desk for each set of texts that was added to a base lately. In memory only: nothing of what somebody
 * puts in from Slack is to outlive its time.
 *
 * @param make  Makes the desk that has some texts more.
 */
export function createAdditions(
  make: (added: readonly Source[]) => Kept,
): Pick<Desk, 'with' | 'isReadyWith'> {
  const made = new Map<string, Kept>();

  return {
    isReadyWith: (added) => made.get(toKey(added))?.isReady() ?? false,
    with(added) {
      const key = toKey(added);
      const kept = made.get(key) ?? make(added);
      // The one that is asked for least goes first.
      made.delete(key);
      made.set(key, kept);
      const [oldest] = made.keys();
      if (made.size > mostAdditions && oldest !== undefined) made.delete(oldest);
      return kept.desk;
    },
  };
}

function toKey(added: readonly Source[]): string {
  return hashPart('', JSON.stringify(added));
}
