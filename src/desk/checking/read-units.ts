import type { KnowledgeBase, NameKind } from '../../knowledge/knowledge-base.ts';
import {
  isLimiter,
  isModal,
  isNegator,
  isTimeWord,
  isWeakWord,
} from '../../language/claim-words.ts';
import { isCountryName } from '../../language/country-names.ts';
import { toCountry } from '../../language/demonyms.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { isFunctionWord } from '../../language/function-words.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import { type Quantity, readQuantities } from '../../language/read-quantity.ts';
import { areOpposite, findSenses } from '../../language/senses/sense-lexicon.ts';
import { collectSpellings, createLexicon, type Term } from '../matching/create-lexicon.ts';

export type UnitKind = NameKind | 'proper' | 'number' | 'time' | 'word';
export type UnitRole = 'content' | 'weak' | 'function' | 'negator' | 'modal' | 'limiter' | 'break';

/** The smallest part of a claim that is met or not: a word, a name, a number, a fixed phrase. */
export interface Unit {
  /** As written. */
  readonly text: string;
  /** Folded words, joined by spaces. */
  readonly folded: string;
  /** UTF-16 code units in the text that was read. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly role: UnitRole;
  readonly kind: UnitKind;
  /** What it is compared by: stems, names, word groups. */
  readonly keys: ReadonlySet<string>;
  /** General meanings of English. */
  readonly senses: ReadonlySet<string>;
  readonly quantity: Quantity | null;
  /** Whether everybody uses the word, so that it is not likely to be what a claim is about. */
  readonly isCommon: boolean;
}

export interface UnitReader {
  /** Reads a text into units, in order, grammar and all. */
  read(text: string): Unit[];
}

export interface UnitReaderOptions {
  readonly knowledge: KnowledgeBase;
  readonly dictionary: Dictionary;
  /** Gives the word of the base that a mistyped one stands for. */
  readonly correct: (word: string) => string | null;
}

/** Makes the one reader of claims and of curated values: two readers would drift apart. */
export function createUnitReader({
  knowledge,
  dictionary,
  correct,
}: UnitReaderOptions): UnitReader {
  const lexicon = createLexicon(collectSpellings(knowledge));
  const kindOf = new Map(knowledge.names.map(({ id, kind }) => [`name:${id}`, kind]));

  const onlyOfKind = new Map(
    (['agreement', 'event'] as const).map((kind) => {
      const ofKind = knowledge.names.filter((name) => name.kind === kind);
      return [kind, ofKind.length === 1 ? ofKind[0]?.id : undefined];
    }),
  );

  return {
    read(given) {
      // "us" with points is the country, without them the pronoun.
      const text = given.replace(/\bU\.\s?S\.(?:\s?A\.)?(?=\W|$)/g, 'US');
      // A capital marks a name, and a name is not corrected into another one.
      const lowerCase = new Set(text.match(/\p{Ll}[\p{L}\p{M}]*/gu)?.map((word) => word));
      const terms = lexicon.read(text, (word) =>
        lowerCase.has(word) && !isCountryName(word) ? correct(word) : null,
      );
      const spans = findSpans(terms, text);
      const units = spans.map(({ start, end, quantity, senses, apart }) =>
        toUnit({
          text,
          terms: terms.slice(start, end),
          quantity,
          senses,
          apart,
        }),
      );
      return units.map((unit, at) => withReferent(unit, units.slice(Math.max(0, at - 6), at)));
    },
  };

  /** "The pact", "this summit": the one thing of its kind that the base has a name for. */
  function withReferent(unit: Unit, before: readonly Unit[]): Unit {
    const last = before.at(-1)?.folded ?? '';
    // "Travel is down"; "the country's bid", which is somebody's who is named already.
    if (/^(up|down)$/.test(unit.folded) && /^(is|are|was|were|be|been)$/.test(last)) {
      return { ...unit, role: 'content' };
    }
    if (/^(country|nation)['’]s$/i.test(unit.text) && last === 'the')
      return { ...unit, role: 'weak' };
    if (unit.kind !== 'word' || !before.some(({ folded }) => /^(the|this|that)$/.test(folded))) {
      return unit;
    }
    const kind = hasSense(unit, 'agreement')
      ? 'agreement'
      : hasSense(unit, 'summit')
        ? 'event'
        : null;
    const only = kind === null ? null : onlyOfKind.get(kind);
    return only ? { ...unit, keys: new Set([...unit.keys, `name:${only}`]) } : unit;
  }

  interface Span {
    readonly start: number;
    readonly end: number;
    readonly quantity: Quantity | null;
    readonly senses: readonly string[];
    /** Of a verb whose particle stands further on, or of that particle. */
    readonly apart: 'verb' | 'particle' | null;
  }

  /** Parts the terms of a text: numbers first, then names, then fixed phrases, then single words. */
  function findSpans(terms: readonly Term[], text: string): Span[] {
    const folded = terms.map(({ word }) => word.folded);
    const stems = terms.map(({ word, corrected }) => stripInflection(corrected ?? word.folded));
    const quantities = new Map(readQuantities(folded).map((span) => [span.start, span]));
    const hasCapitals = countsCapitals(terms);
    const spans: Span[] = [];
    const particles = new Set<number>();

    for (let at = 0; at < terms.length; ) {
      const number = quantities.get(at);
      if (number && nameLength(terms, at) <= number.end - at && !isInName(terms, at)) {
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
      const together = findSenses(stems, at);
      const apart = together.some(({ length }) => length > 1) ? null : findApart(stems, folded, at);
      if (apart) particles.add(apart.particle);
      const found = apart ? [apart] : together;
      const longest = Math.max(1, ...found.map(({ length }) => length));
      const name = nameLength(terms, at);
      const proper = hasCapitals ? properLength(terms, at) : 1;
      const country = countryLength(folded, at);
      const isNamed = (terms[at]?.concepts ?? []).some(({ kind }) => kind === 'name');
      const length = Math.max(name, country, isNamed ? 1 : longest, isNamed ? 1 : proper);
      const senses = found.filter((sense) => sense.length === Math.min(length, longest));
      spans.push({
        start: at,
        end: at + length,
        quantity: null,
        senses: length > longest ? [] : senses.map(({ sense }) => sense),
        apart: apart ? 'verb' : particles.has(at) ? 'particle' : null,
      });
      at += length;
    }
    return spans.filter(({ start, end }) => text !== '' && start < end);
  }

  /** How many words from here on share a name. A group ("farm sector") is said by its words, one by one. */
  function nameLength(terms: readonly Term[], at: number): number {
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

  /** "keep Korea out": a verb and its particle with somebody between them. */
  function findApart(stems: readonly string[], folded: readonly string[], at: number) {
    for (const distance of [2, 3, 4]) {
      if (!/^(out|back|down|off|up)$/.test(folded[at + distance] ?? '')) continue;
      const [found] = findSenses([stems[at] ?? '', stems[at + distance] ?? ''], 0).filter(
        ({ length }) => length === 2,
      );
      if (found) return { sense: found.sense, length: 1, particle: at + distance };
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

  interface UnitParts {
    readonly text: string;
    readonly terms: readonly Term[];
    readonly quantity: Quantity | null;
    readonly senses: readonly string[];
    readonly apart: 'verb' | 'particle' | null;
  }

  function toUnit({ text, terms, quantity, senses, apart }: UnitParts): Unit {
    const first = terms[0]?.word;
    const start = first?.start ?? 0;
    const end = terms.at(-1)?.word.end ?? 0;
    const folded = terms.map(({ word }) => word.folded).join(' ');
    const country = toCountry(folded) ?? (isCountryName(folded) ? folded : null);
    // "Korea-Japan Summit" is neither Korea nor Japan: a name of several words is what all of them share.
    const concepts = terms
      .flatMap((term) => term.concepts.map(({ id }) => id))
      .filter((id) => terms.every((term) => term.concepts.some((concept) => concept.id === id)));
    const names = concepts.filter((id) => kindOf.has(id));

    const keys = new Set<string>(concepts);
    if (quantity) keys.add(`number:${quantity.value}`);
    else if (terms.length === 1 || senses.length === 0) {
      for (const { stem, word, corrected } of terms) {
        keys.add(`stem:${stem}`).add(`stem:${stripInflection(corrected ?? word.folded)}`);
      }
    }
    if (country) keys.add(`country:${country}`);
    // A name of several words is one thing: its words do not stand for it one by one.
    if (terms.length > 1 && names.length > 0) {
      for (const key of keys) if (key.startsWith('stem:')) keys.delete(key);
    }

    const kind = kindOfUnit({ terms, quantity, folded, country, names });
    return {
      text: text.slice(start, end),
      folded,
      start,
      end,
      role: apart === 'particle' ? 'function' : roleOf({ terms, folded, kind, senses, apart }),
      kind,
      keys,
      senses: new Set(senses),
      quantity,
      isCommon: terms.length === 1 && dictionary.commonness(folded) >= 0.8,
    };
  }

  interface KindParts {
    readonly terms: readonly Term[];
    readonly quantity: Quantity | null;
    readonly folded: string;
    readonly country: string | null;
    readonly names: readonly string[];
  }

  function kindOfUnit({ terms, quantity, folded, country, names }: KindParts): UnitKind {
    if (isTimeWord(folded) || (terms[0]?.word.text === 'May' && (terms[0]?.word.start ?? 0) > 0)) {
      return 'time';
    }
    if (quantity) return 'number';
    const known = names.map((id) => kindOf.get(id)).sort(groupsLast)[0];
    if (known) return known;
    if (country) return 'country';
    const isName = terms.length > 1 && terms.every(isCapitalPart);
    return isName || terms.some(isUnknownName) ? 'proper' : 'word';
  }

  /** A word that is no English: most likely somebody's name. */
  function isUnknownName({ word, concepts, isFunction }: Term): boolean {
    if (isFunction || concepts.length > 0) return false;
    if (/\d/.test(word.text) && /\p{L}/u.test(word.text)) return true;
    if (dictionary.commonness(word.folded) > 0) {
      return (
        /^\p{Lu}/u.test(word.text) &&
        word.start > 0 &&
        findSenses([stripInflection(word.folded)], 0).length === 0
      );
    }
    return (
      word.folded.length > 2 &&
      !isWeakWord(word.folded) &&
      findSenses([stripInflection(word.folded)], 0).length === 0
    );
  }

  function properLength(terms: readonly Term[], at: number): number {
    let end = at;
    // "John Hale": a name may begin a sentence, where any word has a capital.
    if (isCapitalPart(terms[at]) && isCapitalPart(terms[at + 1])) end = at + 2;
    while (
      end < terms.length &&
      /^\p{Lu}/u.test(terms[end]?.word.text ?? '') &&
      isUnknownPart(terms[end])
    )
      end += 1;
    return Math.max(1, end - at);
  }

  function isCapitalPart(term: Term | undefined): boolean {
    return (
      term !== undefined &&
      /^\p{Lu}\p{Ll}/u.test(term.word.text) &&
      term.concepts.length === 0 &&
      !term.isFunction &&
      !isTimeWord(term.word.folded) &&
      !isCountryName(term.word.folded) &&
      findSenses([stripInflection(term.word.folded)], 0).length === 0
    );
  }

  function isUnknownPart(term: Term | undefined): boolean {
    return term !== undefined && isUnknownName(term);
  }
}

/** Whether two units may stand in for each other. */
export function meets(one: Unit, other: Unit): boolean {
  if (one.quantity && other.quantity) return one.quantity.value === other.quantity.value;
  for (const key of one.keys) if (other.keys.has(key)) return true;
  for (const sense of one.senses) if (other.senses.has(sense)) return true;
  return false;
}

/** Whether two units say opposite things, in no reading the same. */
export function isOpposite(one: Unit, other: Unit): boolean {
  if (meets(one, other)) return false;
  return [...one.senses].some((a) => [...other.senses].some((b) => areOpposite(a, b)));
}

export function hasSense(unit: Unit | undefined, ...senses: readonly string[]): boolean {
  return senses.some((sense) => unit?.senses.has(sense) ?? false);
}

/** Whether a unit says something of its own, that a source must have. */
export function isContent({ role }: Unit): boolean {
  return role === 'content';
}

interface RoleParts {
  readonly terms: readonly Term[];
  readonly folded: string;
  readonly kind: UnitKind;
  readonly senses: readonly string[];
  readonly apart: 'verb' | 'particle' | null;
}

function roleOf({ terms, folded, kind, senses, apart }: RoleParts): UnitRole {
  if (apart === 'verb') return 'content';
  if (isNegator(folded)) return 'negator';
  if (isModal(folded) && kind !== 'time') return 'modal';
  if (isLimiter(folded)) return 'limiter';
  if (
    kind === 'group' &&
    (senses.includes('both') || terms.every(({ isFunction }) => isFunction))
  ) {
    return senses.includes('both') ? 'weak' : 'function';
  }
  if (kind !== 'word') return 'content';
  if (folded === 'against') return 'content';
  if (terms.length === 1 && senses.length === 0 && isFunctionWord(folded)) return 'function';
  if (terms.length === 1 && isFunctionWord(folded) && terms[0]?.isFunction) return 'function';
  return isWeakWord(folded) && terms.length === 1 ? 'weak' : 'content';
}

function countsCapitals(terms: readonly Term[]): boolean {
  const capitals = terms.filter(({ word }) => /^\p{Lu}/u.test(word.text)).length;
  return capitals < terms.length * 0.7 || terms.length < 6;
}

/** A group is the least that a word can stand for: "Korea and Japan" are countries first. */
function groupsLast(one: NameKind | undefined, other: NameKind | undefined): number {
  return Number(one === 'group') - Number(other === 'group');
}

function countryLength(folded: readonly string[], at: number): number {
  for (const length of [4, 3, 2]) {
    const span = folded.slice(at, at + length);
    if (span.length === length && isCountryName(span.join(' '))) return length;
  }
  return 1;
}
