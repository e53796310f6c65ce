import { parse, stringify } from 'yaml';
import type { FactFields } from '../workbench-view.ts';

/**
 * Puts two facts into one: the first says what it is, and takes over what only the other has. What keeps one of them back
 * keeps back both.
 */
export function joinFields(one: FactFields, other: FactFields): FactFields {
  const quotes = new Set(one.citations.map(({ quote }) => quote));
  const { attribution, view } = one.attribution === '' && other.attribution !== '' ? other : one;
  return {
    ...{ ...one, attribution, view },
    answer: joinTexts(one.answer, other.answer),
    questions: union(one.questions, other.questions),
    citations: [...one.citations, ...other.citations.filter(({ quote }) => !quotes.has(quote))],
    note: joinTexts(one.note, other.note),
    values: union(one.values, other.values),
    notInSource: union(one.notInSource, other.notInSource),
    names: union(one.names, other.names),
    more: joinMore(one.more, other.more),
  };
}

/** Joins fields that are written as YAML. What cannot be read stays as it is written, so that it is shown as a fault. */
function joinMore(one: string, other: string): string {
  if (one === '' || other === '') return one || other;
  const [mine, theirs] = [readMap(one), readMap(other)];
  if (mine === null || theirs === null) return `${one}\n${other}`;
  const joined = Object.keys({ ...mine, ...theirs }).map((key) => {
    const join = joins[key] ?? first;
    return [key, join(mine[key] ?? null, theirs[key] ?? null)];
  });
  const kept = joined.filter(([, value]) => value !== null);
  return kept.length === 0 ? '' : stringify(Object.fromEntries(kept), { lineWidth: 0 }).trimEnd();
}

/** Gives one value of two; either may be `null`, where its fact has none. */
type Join = (one: unknown, other: unknown) => unknown;

const first: Join = (one, other) => one ?? other;

/** How a field is joined, where it is not the first fact's, or else the other's. */
const joins: Readonly<Record<string, Join>> = {
  // Without one it is as narrow as its sources.
  audience: (one, other) =>
    [one, other].includes('internal') ? 'internal' : one === other ? one : null,
  embargo: (one, other) => (momentOf(other) > momentOf(one) ? other : one),
  recheck: (one, other) => [one, other].filter((date) => date !== null).sort()[0] ?? null,
  status: (one, other) => (other === 'withdrawn' ? other : first(one, other)),
  translations(one, other) {
    if (!isMap(one) || !isMap(other)) return first(one, other);
    const languages = Object.keys({ ...one, ...other });
    return Object.fromEntries(languages.map((each) => [each, translate(one[each], other[each])]));
  },
};

/** When an embargo ends: never, where that cannot be read. */
function momentOf(embargo: unknown): number {
  if (embargo === null) return Number.NEGATIVE_INFINITY;
  const moment = Date.parse(String(embargo));
  return Number.isNaN(moment) ? Number.POSITIVE_INFINITY : moment;
}

function translate(one: unknown, other: unknown): unknown {
  if (!isMap(one) || !isMap(other)) return one ?? other;
  const lines = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  return {
    answer: joinTexts(String(one['answer'] ?? ''), String(other['answer'] ?? '')),
    questions: union(lines(one['questions']), lines(other['questions'])),
  };
}

function readMap(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = parse(text);
    return isMap(value) ? value : null;
  } catch {
    return null;
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function joinTexts(one: string, other: string): string {
  return one === other ? one : [one, other].filter((text) => text !== '').join(' ');
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}
