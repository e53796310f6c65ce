import type { NameKind } from '../../knowledge/knowledge-base.ts';
import { beginsCountryName, isCountryName } from '../../language/countries.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import { type Quantity, readQuantities } from '../../language/read-quantity.ts';
import type { Thesaurus } from '../../language/thesaurus.ts';
import type { Term } from '../matching/create-lexicon.ts';
import type { NameTests } from './create-name-tests.ts';

/** Words that are one unit: a number, a name, a fixed phrase, or a single word. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quantity: Quantity | null;
  readonly senses: readonly string[];
  /** Of a verb whose particle stands further on, or of that particle. */
  readonly apart: 'verb' | 'particle' | null;
}

export interface SpanOptions {
  readonly terms: readonly Term[];
  /** The kinds of the names that the base has, by concept. */
  readonly kindOf: ReadonlyMap<string, NameKind>;
  readonly nameTests: NameTests;
  readonly thesaurus: Thesaurus;
}

/** Parts the terms of a text: numbers first, then names, then fixed phrases, then single words. */
export function findSpans({ terms, kindOf, nameTests, thesaurus }: SpanOptions): Span[] {
  const folded = terms.map(({ word }) => word.folded);
  const stems = terms.map(({ word, corrected }) => stripInflection(corrected ?? word.folded));
  const quantities = new Map(readQuantities(folded).map((span) => [span.start, span]));
  const hasCapitals = countsCapitals(terms);
  const spans: Span[] = [];
  const particles = new Set<number>();

  for (let at = 0; at < terms.length; ) {
    const number = quantities.get(at);
    if (number && nameLength(terms, at, kindOf) <= number.end - at && !isInName(terms, at)) {
      spans.push({
        start: at,
        end: number.end,
        quantity: number.quantity,
        senses: [],
        apart: null,
      });
      at = number.end;
      continue;
    }
    const together = thesaurus.findSets(stems, at);
    const apart = together.some(({ length }) => length > 1)
      ? null
      : findApart({ stems, folded, at, thesaurus });
    if (apart) particles.add(apart.particle);
    const found = apart ? apart.found : together;
    const longest = Math.max(1, ...found.map(({ length }) => length));
    const name = nameLength(terms, at, kindOf);
    const proper = hasCapitals ? nameTests.lengthOfName(terms, at) : 1;
    const country = countryLength(folded, at);
    const isNamed = (terms[at]?.concepts ?? []).some(({ kind }) => kind === 'name');
    const length = Math.max(name, country, isNamed ? 1 : longest, isNamed ? 1 : proper);
    const senses = found.filter((sense) => sense.length === Math.min(length, longest));
    spans.push({
      start: at,
      end: at + length,
      quantity: null,
      senses: length > longest ? [] : senses.map(({ set }) => set),
      apart: apart ? 'verb' : particles.has(at) ? 'particle' : null,
    });
    at += length;
  }
  return spans;
}

/** How many words from here on share a name. A group ("farm sector") is said by its words, one by one. */
function nameLength(
  terms: readonly Term[],
  at: number,
  kindOf: ReadonlyMap<string, NameKind>,
): number {
  const names = (terms[at]?.concepts ?? []).filter(
    ({ id, kind }) => kind === 'name' && kindOf.get(id) !== 'group',
  );
  let longest = 1;
  for (const { id } of names) {
    let end = at;
    while (
      terms[end]?.concepts.some((concept) => concept.id === id) &&
      !['and', 'chairman', 'chair'].includes(terms[end]?.word.folded ?? '')
    ) {
      end += 1;
    }
    longest = Math.max(longest, end - at);
  }
  return longest;
}

interface ApartOptions {
  readonly stems: readonly string[];
  readonly folded: readonly string[];
  readonly at: number;
  readonly thesaurus: Thesaurus;
}

/** "keep Korea out": a verb and its particle with somebody between them. */
function findApart({ stems, folded, at, thesaurus }: ApartOptions) {
  for (const distance of [2, 3, 4, 5, 6]) {
    const particle = folded[at + distance] ?? '';
    const between = folded.slice(at + 1, at + distance);
    // "lean less heavily on"
    const isClose =
      particle === 'on' && between.every((word) => /^(less|more|too|so|much|\w+ly)$/.test(word));
    if (!isClose && !/^(out|back|down|off|up)$/.test(particle)) continue;
    const found = thesaurus
      .findSets([stems[at] ?? '', stems[at + distance] ?? ''], 0)
      .filter(({ length }) => length === 2)
      .map(({ set }) => ({ set, length: 1 }));
    if (found.length > 0) return { found, particle: at + distance };
  }
  return null;
}

/** "the two countries" are two known ones, not a count. */
function isInName(terms: readonly Term[], at: number): boolean {
  const next = terms[at + 1]?.concepts ?? [];
  return (terms[at]?.concepts ?? []).some(
    (concept) => concept.kind === 'name' && next.includes(concept),
  );
}

/** Whether capitals tell anything: in a headline every word has one. */
function countsCapitals(terms: readonly Term[]): boolean {
  const capitals = terms.filter(({ word }) => /^\p{Lu}/u.test(word.text)).length;
  return capitals < terms.length * 0.7 || terms.length < 6;
}

function countryLength(folded: readonly string[], at: number): number {
  if (!beginsCountryName(folded[at] ?? '')) return 1;
  for (const length of [4, 3, 2]) {
    const span = folded.slice(at, at + length);
    if (span.length === length && isCountryName(span.join(' '))) return length;
  }
  return 1;
}
