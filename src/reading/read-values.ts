import type { FactValue, NameValue, OrdinalValue, TraitValue } from '../knowledge/fact-value.ts';
import type { FactList } from '../knowledge/knowledge-base.ts';
import { spendReading } from '../language/work-budget.ts';
import { findNameRuns } from './find-name-runs.ts';
import { readCounts, readList } from './read-counts.ts';
import type { Passage } from './read-passages.ts';
import { readPlaces } from './read-places.ts';
import { type NamedSentence, readRoles } from './read-roles.ts';

/**
 * Reads the values of a passage as a curator would type them: who holds a role, what a body counts, which one of a row
 * something is, where it was held, what letters stand for. Only what is said outright by the source itself: in doubt, and
 * of what somebody is quoted with, nothing.
 */
export function readValues(passage: Pick<Passage, 'text' | 'speaker'>): FactValue[] {
  const text = withoutQuotes(passage);
  const sentence = { text, runs: findNameRuns(text) };
  return [
    ...readRoles(sentence),
    ...readCounts(text),
    ...readAges(sentence),
    ...readOrdinals(sentence),
    ...readPlaces(sentence),
    ...readNamesInFull(sentence),
    ...readTraits(sentence),
  ];
}

/** Reads the list of a passage, where it is whole by the source's own count. */
export function readWholeList(passage: Pick<Passage, 'text' | 'speaker'>): FactList | null {
  return readList(withoutQuotes(passage));
}

/** The source's own words, with what is quoted blanked in place. What names no speaker, and has one, is a quote. */
function withoutQuotes({ text, speaker }: Pick<Passage, 'text' | 'speaker'>): string {
  spendReading(text);
  if (speaker !== null && !text.includes(speaker.split(' ').at(-1) ?? speaker)) return '';
  return text.replace(/["“][^"“”]*(?:["”]|$)/gu, (quoted) => ' '.repeat(quoted.length));
}

/** "Ann Reed, 41, …" */
function readAges({ text, runs }: NamedSentence): FactValue[] {
  return runs.flatMap((run) => {
    const age = /^,\s(\d{1,3}),/u.exec(text.slice(run.end))?.[1];
    const isPerson = run.words.length > 1 || run.title.length > 0;
    return age === undefined || !isPerson
      ? []
      : {
          ...{
            kind: 'count' as const,
            count: age,
            what: 'years old',
            of: text.slice(run.start, run.end),
          },
          also: { what: ['aged', 'age'] },
        };
  });
}

/** "the 32nd Tea Summit", "the 14th meeting of the two clubs". */
function readOrdinals({ text, runs }: NamedSentence): OrdinalValue[] {
  return [...text.matchAll(/(?:^|\s)(?:[Tt]he|[Ii]ts|[Tt]heir)\s(\d+(?:st|nd|rd|th))\s/gu)].flatMap(
    ({ 0: lead, 1: ordinal = '', index }) => {
      const from = index + lead.length;
      const named = runs.find(({ start }) => start === from);
      const common =
        /^(?!century|floor|grade|percentile|birthday|minute|hour|day|place|of\b)\p{Ll}+\sof\s(?:the\s|a\s)?[^,.;:()]{2,60}?(?=[,.;:()]|\s(?:with|when|will|was|is|were|are|has|had|in|at|on|and|that|which|who|\p{Ll}+ed\s(?:with|by|in|on|at|to|when|after|before|from))\b|$)/u.exec(
          text.slice(from),
        )?.[0];
      const what = named ? text.slice(named.start, named.end) : common;
      return what === undefined ? [] : { kind: 'ordinal' as const, also: {}, ordinal, what };
    },
  );
}

/** "Nessland Kettle Council (NKC)", and the other way round. */
function readNamesInFull({ text, runs }: NamedSentence): NameValue[] {
  return runs.flatMap((run) => {
    const name = text.slice(run.start, run.end);
    const inside = /^\s\(([^()]{2,80})\)/u.exec(text.slice(run.end))?.[1];
    if (inside === undefined) return [];
    const [short, long] = inside.length < name.length ? [inside, name] : [name, inside];
    const isShort = /^\p{Lu}[\p{L}\p{N}&.-]{1,9}$/u.test(short) && long.includes(' ');
    const whole = isShort ? wordsOfLetters(short, long) : null;
    return whole === null ? [] : { kind: 'name' as const, also: {}, short, long: whole };
  });
}

/** The words at the end of a name that letters stand for: without "the", or whose they are. */
function wordsOfLetters(short: string, long: string): string | null {
  const words = long.split(' ');
  const from = words.findLastIndex((_, at) => isSpelledBy(short, words.slice(at).join(' ')));
  return from === -1 || from === words.length - 1 ? null : words.slice(from).join(' ');
}

/** Whether letters are the first of a name's words, in order; words of grammar may be left out. */
function isSpelledBy(short: string, long: string): boolean {
  const letters = [...short.toLowerCase().replace(/[^\p{L}]/gu, '')];
  const words = long.toLowerCase().split(/[\s-]+/u);
  let at = 0;
  for (const word of words) if (word.startsWith(letters[at] ?? '\0')) at += 1;
  return at === letters.length;
}

/** "the conservative Reed government" */
function readTraits({ text, runs }: NamedSentence): TraitValue[] {
  return runs.flatMap((run) => {
    const is = /(?:^|\s)(?:[Tt]he)\s(\p{Ll}+(?:ive|al|ist|ic|ian|ary|-wing))\s$/u.exec(
      text.slice(0, run.start),
    )?.[1];
    const head = /^\s(government|administration|cabinet|party)\b/u.exec(text.slice(run.end))?.[1];
    return is === undefined || head === undefined
      ? []
      : { kind: 'trait' as const, also: {}, what: `${text.slice(run.start, run.end)} ${head}`, is };
  });
}
