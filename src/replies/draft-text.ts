import type { DraftCheck } from '../desk/check-draft.ts';
import { type Outcome, outcomeOf } from './mark-claim.ts';
import { outcomeMark } from './verdict-text.ts';

/** What the source says against comes first in the counts. */
const counted = {
  otherwise: 'otherwise',
  differ: 'sources differ',
  part: 'in part',
  so: 'said',
  nothing: 'not in the source',
  unread: 'not checked',
} as const satisfies Record<Outcome, string>;

const countedInOrder: readonly Outcome[] = [
  'otherwise',
  'differ',
  'part',
  'so',
  'nothing',
  'unread',
];

/** How much of a draft the source has something on: "10 sentences: ✗ 2 otherwise · ✓ 5 said · – 3 not in the source". */
export function formatCounts({ sentences }: DraftCheck): string {
  const outcomes = sentences.map(({ verdict }) => outcomeOf(verdict));
  const parts = countedInOrder
    .map((outcome) => ({ outcome, count: outcomes.filter((one) => one === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${outcomeMark[outcome]} ${count} ${counted[outcome]}`);
  const { length } = sentences;
  return `${length} ${length === 1 ? 'sentence' : 'sentences'}: ${parts.join(' · ')}`;
}
