import { isFunctionWord } from '../language/function-words.ts';
import { toBaseForm } from '../language/irregular-forms.ts';
import { readNumber } from '../language/read-number.ts';
import { splitWords } from '../language/split-words.ts';
import { stemWord } from '../language/stem-word.ts';
import type { FactEntry } from './fact-file.ts';
import { type FactValue, type ValueEntry, valueKinds } from './fact-value.ts';
import type { Name } from './knowledge-base.ts';
import type { YamlPath } from './yaml-file.ts';

export interface ValuesToProve {
  readonly entry: FactEntry;
  readonly quotes: readonly string[];
  /** Of the base, as `stemNames` gives them: once for all facts. */
  readonly names: readonly StemmedName[];
  /** Takes a fault: where in the fact, what was found, what to do. */
  readonly report: (path: YamlPath, found: string, remedy: string) => void;
}

/** A name by the stems of its spellings. */
export interface StemmedName {
  readonly id: string;
  readonly stems: readonly string[];
  /** The stems of each spelling, with spaces around them. */
  readonly phrases: readonly string[];
}

/** Reads the spellings of names as values are read. */
export function stemNames(names: readonly Name[]): StemmedName[] {
  return names.map(({ id, same }) => {
    const spellings = same.map(stemsOf);
    const phrases = spellings.map((stems) => ` ${stems.join(' ')} `);
    return { id, stems: spellings.flat(), phrases };
  });
}

/** Keys whose text is ours to choose, and need not stand in the quote. */
const unquoted: ReadonlySet<string> = new Set(['also', 'within', 'only']);

/** Proves the values of a fact: each is of one kind and whole, and each of its words stands in the quotes. */
export function proveValues({ entry, quotes, names, report }: ValuesToProve): FactValue[] {
  const carried = collectWords(quotes, entry.names, names);

  return entry.values.flatMap((value, i) => {
    const at = (key: string): YamlPath => ['values', i, key];
    const keys = (Object.keys(value) as (keyof ValueEntry)[]).filter(
      (key) => value[key] !== undefined,
    );
    const kinds = valueKinds.filter(({ tell }) => keys.includes(tell));
    const [kind, second] = kinds;

    if (!kind) {
      const tells = valueKinds.map(({ tell }) => `\`${tell}\``).join(', ');
      report(
        ['values', i],
        'this value has no key that says what it is.',
        `Give it one of ${tells}.`,
      );
      return [];
    }
    if (second) {
      const found = `this value has both \`${kind.tell}\` and \`${second.tell}\`.`;
      report(at(second.tell), found, 'Make two values of it.');
      return [];
    }

    const missing = [...kind.needs].filter((key) => !keys.includes(key));
    for (const key of missing) {
      const needs = kind.needs.map((need) => `\`${need}\``).join(' and ');
      report(
        at(kind.tell),
        `there is \`${kind.tell}\` and no \`${key}\`.`,
        `A ${kind.kind} needs ${needs}.`,
      );
    }
    if (kind.kind === 'act' && !value.who && !value.what) {
      report(at('act'), 'nobody acts, and on nothing.', 'Give `who`, `what` or both.');
      return [];
    }

    const allowed: readonly string[] = [kind.tell, ...kind.needs, ...kind.may, 'also'];
    for (const key of keys.filter((name) => !allowed.includes(name))) {
      const remedy = `It has ${allowed.map((name) => `\`${name}\``).join(', ')}.`;
      report(at(key), `a ${kind.kind} has no \`${key}\`.`, remedy);
    }
    for (const key of Object.keys(value.also ?? {}).filter((name) => !allowed.includes(name))) {
      const found = `\`also\` gives other words for \`${key}\`, which a ${kind.kind} does not have.`;
      report(at('also'), found, 'Mend the key.');
    }
    if (
      kind.kind !== 'act' &&
      (kind.tell === 'ordinal' || kind.tell === 'count') &&
      numberIn(value[kind.tell]) === null
    ) {
      report(
        at(kind.tell),
        `there is no number in "${value[kind.tell]}".`,
        'Write it as the quote does: 12, twelve, 32nd.',
      );
    }
    if (missing.length > 0) return [];

    for (const key of keys.filter((name) => !unquoted.has(name))) {
      const text = value[key];
      if (typeof text !== 'string') continue;
      for (const word of wordsNotIn(text, carried)) {
        report(
          at(key),
          `"${word}" is not in the quotes.`,
          'Write the value in the words of the quote; other words for it belong under `also`.',
        );
      }
    }
    return [toValue(kind.kind, value)];
  });
}

/** The first number of a text: *32* in *the 32nd*. */
function numberIn(text: string | undefined): number | null {
  const numbers = splitWords(text ?? '').map(({ folded }) => readNumber(folded));
  return numbers.find((number) => number !== null) ?? null;
}

function toValue(kind: FactValue['kind'], value: ValueEntry): FactValue {
  const also = value.also ?? {};
  const line = (key: 'what' | 'who' | 'of' | 'in') => value[key] ?? '';
  switch (kind) {
    case 'role':
      return { kind, also, role: value.role ?? '', of: line('of'), holder: value.holder ?? '' };
    case 'ordinal':
      return { kind, also, what: line('what'), ordinal: value.ordinal ?? '' };
    case 'count':
      return { kind, also, what: line('what'), count: value.count ?? '', of: value.of ?? null };
    case 'place': {
      const within = value.within ?? [];
      return { kind, also, what: line('what'), place: value.place ?? '', within };
    }
    case 'name':
      return { kind, also, short: value.short ?? '', long: value.long ?? '' };
    case 'trait':
      return { kind, also, what: line('what'), is: value.is ?? '' };
    case 'status':
      return { kind, also, who: line('who'), status: value.status ?? '', in: line('in') };
    case 'act':
      return {
        kind,
        also,
        who: value.who ?? null,
        act: value.act ?? '',
        what: value.what ?? null,
        when: value.when ?? null,
        where: value.where ?? null,
        why: value.why ?? null,
        how: value.how ?? null,
        only: value.only ?? false,
      };
  }
}

/** The stems that quotes stand for, with those of the names in them or named beside them. */
function collectWords(
  quotes: readonly string[],
  nameIds: readonly string[],
  names: readonly StemmedName[],
): ReadonlySet<string> {
  const own = quotes.flatMap(stemsOf);
  const text = ` ${own.join(' ')} `;
  const named = names.filter(
    ({ id, phrases }) => nameIds.includes(id) || phrases.some((phrase) => text.includes(phrase)),
  );
  return new Set([...own, ...named.flatMap(({ stems }) => stems)]);
}

function wordsNotIn(text: string, carried: ReadonlySet<string>): string[] {
  return splitWords(text)
    .filter(({ folded }) => !isFunctionWord(folded) && !carried.has(stemOf(folded)))
    .map((word) => word.text);
}

function stemsOf(text: string): string[] {
  return splitWords(text).map(({ folded }) => stemOf(folded));
}

function stemOf(folded: string): string {
  const number = readNumber(folded);
  return number === null ? stemWord(toBaseForm(folded)) : String(number);
}
