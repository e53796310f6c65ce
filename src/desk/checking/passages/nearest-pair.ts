import { spend } from '../../../language/work-budget.ts';
import type { Pair } from './alignment.ts';
import type { SentenceUnit } from './read-sentence.ts';

/** The option that stands to the other pairs in the source as the unit does in the claim. */
export function nearest(
  options: readonly Pair[],
  chosen: ReadonlyMap<SentenceUnit, Pair>,
): Pair | undefined {
  if (options.length < 2) return options[0];
  const others = [...chosen.values()];
  const distance = ({ claim, source }: Pair) =>
    others.reduce((sum, other) => {
      const apart = claim.index - other.claim.index;
      const away = Math.abs(source.index - other.source.index - apart);
      return sum + away / (1 + apart * apart);
    }, 0);
  spend(options.length * others.length);
  const rank = {
    converse: 0.8,
    same: 0,
    quantity: 0,
    variant: 0.3,
    synonym: 0.6,
    reference: 1,
    contrary: 1,
    instead: 1,
  };
  return [...options].sort((a, b) => distance(a) + rank[a.how] - distance(b) - rank[b.how])[0];
}
