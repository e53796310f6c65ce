import type { NameKind } from '../../knowledge/knowledge-base.ts';
import { stemWord } from '../../language/stem-word.ts';

/** English words for the kinds of things that have names. */
const words: readonly (readonly [NameKind, string])[] = [
  ['person', 'person people man woman individual official figure speaker'],
  [
    'organisation',
    'organisation body group association institution institute agency outfit entity',
  ],
  ['country', 'country nation state land'],
  ['place', 'place city town location venue spot'],
  ['agreement', 'agreement pact treaty deal accord bloc scheme arrangement'],
  ['event', 'event meeting gathering conference forum occasion'],
  ['group', 'group sector camp community'],
];

const kinds = new Map<string, readonly NameKind[]>();
for (const [kind, list] of words) {
  for (const stem of list.split(' ').map(stemWord)) {
    kinds.set(stem, [...(kinds.get(stem) ?? []), kind]);
  }
}

/** The kinds of names that a stem is a general word for: *city* for a place. */
export function kindsOfWord(stem: string): readonly NameKind[] {
  return kinds.get(stem) ?? [];
}
