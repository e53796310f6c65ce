import type { NameKind } from '../../knowledge/knowledge-base.ts';
import { stemWord } from '../../language/stem-word.ts';

/** English words for the kinds of things that have names. */
const words: Readonly<Record<NameKind, string>> = {
  person: 'person people man woman individual official figure speaker',
  organisation: 'organisation body group association institution institute agency outfit entity',
  country: 'country nation state land',
  place: 'place city town location venue spot',
  agreement: 'agreement pact treaty deal accord bloc scheme arrangement',
  event: 'event meeting gathering conference forum occasion',
  group: 'group sector camp community',
  thing: '',
};

const stems = new Map(
  Object.entries(words).map(([kind, list]) => [
    kind,
    new Set(list.split(' ').filter(Boolean).map(stemWord)),
  ]),
);

/** Whether a stem is a general word for names of a kind: *city* for a place. */
export function isKindWord(stem: string, kind: NameKind): boolean {
  return stems.get(kind)?.has(stem) ?? false;
}
