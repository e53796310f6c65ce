import { stripInflection } from '../inflect-word.ts';
import { splitWords } from '../split-words.ts';
import { stemWord } from '../stem-word.ts';
import { actSenses } from './act-senses.ts';
import { thingSenses } from './thing-senses.ts';

/** A meaning that stands in a text, and over how many of its words. */
export interface SenseSpan {
  readonly sense: string;
  readonly length: number;
}

interface Phrase {
  readonly stems: readonly string[];
  readonly sense: string;
}

const byFirstStem = new Map<string, Phrase[]>();
/** The senses of single words by what is left when derivation goes as well. */
const byRoot = new Map<string, Set<string>>();
const opposites = new Map<string, ReadonlySet<string>>();

for (const line of `${actSenses}${thingSenses}`.split('\n').filter((text) => text !== '')) {
  const [sense = '', rest = ''] = line.split(' = ');
  const [words = '', against = ''] = rest.split('≠');
  opposites.set(sense, new Set(against.split(',').map((other) => other.trim())));
  for (const phrase of words.replace(/;\s*$/, '').split(',')) {
    const stems = splitWords(phrase).map(({ folded }) => stripInflection(folded));
    const [first] = stems;
    if (first === undefined) continue;
    if (stems.length === 1) {
      const root = stemWord(splitWords(phrase)[0]?.folded ?? '');
      byRoot.set(root, (byRoot.get(root) ?? new Set()).add(sense));
    }
    const list = byFirstStem.get(first);
    if (list) list.push({ stems, sense });
    else byFirstStem.set(first, [{ stems, sense }]);
  }
}

/** Finds the general meanings that begin at a word; the words are given as `stripInflection` leaves them. */
export function findSenses(stems: readonly string[], start: number): SenseSpan[] {
  const first = stems[start] ?? '';
  const found = (byFirstStem.get(first) ?? [])
    .filter((phrase) => phrase.stems.every((stem, offset) => stems[start + offset] === stem))
    .map(({ sense, stems: { length } }) => ({ sense, length }));
  if (found.length > 0) return found;
  // "hindrances" and the like: a word that no line has by itself, but for its ending.
  return [...(byRoot.get(stemWord(first)) ?? [])].map((sense) => ({ sense, length: 1 }));
}

/** Whether two meanings exclude each other: to help and to hinder. */
export function areOpposite(one: string, other: string): boolean {
  return (opposites.get(one)?.has(other) ?? false) || (opposites.get(other)?.has(one) ?? false);
}
