import { isFunctionWord } from '../language/function-words.ts';
import { readNumber } from '../language/read-number.ts';
import { isEastAsian, splitWords, type Word } from '../language/split-words.ts';
import { stemWord } from '../language/stem-word.ts';
import type { FactEntry } from './fact-file.ts';
import type { Citation, Name, Source, WordGroup } from './knowledge-base.ts';
import type { YamlPath } from './yaml-file.ts';

export interface Statement {
  readonly entry: FactEntry;
  readonly citations: readonly Citation[];
}

export interface StatementFault {
  /** Within the fact. */
  readonly path: YamlPath;
  readonly found: string;
  readonly remedy: string;
}

export interface StatementProofOptions {
  readonly sources: ReadonlyMap<string, Source>;
  readonly names: readonly Name[];
  readonly words: readonly WordGroup[];
}

/** Names and numbers of a text: what our own words may say. */
interface Carried {
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  /** Ids of names. */
  readonly names: ReadonlySet<string>;
}

/** Words that tell whose statement it is, not who that is: *according to the board*, *whom the source does not name*. */
const attributing: ReadonlySet<string> = new Set(['according', 'source', 'name', 'named', 'names']);

/** Words that make a number another one. */
const scales: ReadonlySet<string> = new Set(['million', 'billion', 'trillion']);

/**
 * Makes the proof that our own words about a fact add nothing to it: each number and each proper name in them
 * stands in its quotes, or belongs to a name that the quotes or `names` bring in. Of Korean and Japanese, where
 * no capital letter tells a name, only names that `names.yml` spells are known.
 */
export function createStatementProof({ sources, names, words: groups }: StatementProofOptions) {
  // What is written in lower case is a word, not a name, even where it opens a sentence.
  const plainWords = new Set(
    [
      ...[...sources.values()].flatMap(({ paragraphs }) => paragraphs),
      ...groups.flatMap(({ same, related }) => [...same, ...related]),
    ]
      .flatMap(splitWords)
      .filter(({ text }) => text === text.toLowerCase())
      .map(({ folded }) => stemWord(folded)),
  );
  const synonyms = groups.map(({ same }) => ({
    words: same.flatMap(splitWords).map(({ folded }) => folded),
    phrases: same.map(foldPhrase),
  }));
  const findSynonyms = indexPhrases(synonyms, ({ phrases }) => phrases);
  const spellings = names.map(({ id, same, related }) => ({
    id,
    words: same.flatMap((spelling) => splitWords(spelling)).map(({ folded }) => folded),
    phrases: same.map(foldPhrase),
    // "Korean" in a quote is "of Korea" in another language.
    near: [...same, ...related].map(foldPhrase),
  }));
  const findNamed = indexPhrases(spellings, ({ phrases }) => phrases);
  const findNear = indexPhrases(spellings, ({ near }) => near);
  // Not the names of groups, which are common nouns, and no single character, which is often a part of another word. The
  // longest come first: the name of a body may hold that of a country.
  const eastAsianNames = names
    .filter(({ kind }) => kind !== 'group')
    .flatMap(({ id, same }) =>
      same
        .filter((spelling) => isEastAsian(spelling) && spelling.length > 1)
        .map((spelling) => ({ id, spelling, pattern: inEastAsian(spelling) })),
    )
    .sort((a, b) => b.spelling.length - a.spelling.length);

  return function proveStatement({ entry, citations }: Statement): StatementFault[] {
    const quotes = citations.map(({ quote }) => quote);
    const inQuotes = carriedBy(quotes, entry.names);

    return [
      ...faultsIn(entry.title, ['title'], inQuotes),
      ...faultsIn(entry.answer, ['answer'], inQuotes),
      ...Object.entries(entry.translations).flatMap(([language, { answer }]) => {
        const path = ['translations', language, 'answer'];
        return [...faultsIn(answer, path, inQuotes), ...unsupportedNamesIn(answer, path, inQuotes)];
      }),
      ...faultsIn(entry.list?.of ?? '', ['list', 'of'], inQuotes),
      ...faultsIn(entry.list?.in ?? '', ['list', 'in'], inQuotes),
      ...faultsInNote(entry, citations, inQuotes),
      ...faultsInAttribution(entry, citations),
    ];
  };

  /** A note may name what stands elsewhere in the sources, and what is known about them: their date. */
  function faultsInNote(
    { note, names: ids }: FactEntry,
    citations: readonly Citation[],
    inQuotes: Carried,
  ): StatementFault[] {
    const path = ['note'];
    if (note === null || faultsIn(note, path, inQuotes).length === 0) return [];
    const cited = [...new Set(citations.map(({ source }) => source))];
    const texts = cited.flatMap((id) => {
      const source = sources.get(id);
      return source ? [...source.paragraphs, ...aboutSource(source)] : [];
    });
    return faultsIn(note, path, carriedBy(texts, ids)).map(({ found }) => ({
      path,
      found: found.replace('in the quotes', 'in the sources that are cited'),
      remedy: 'Say only what these sources say, or what their front matter has.',
    }));
  }

  /** Whoever speaks is often named in the sentence before, or in a line of its own: "Ann Reed said:". */
  function faultsInAttribution(
    { attribution, names: ids }: FactEntry,
    citations: readonly Citation[],
  ): StatementFault[] {
    if (attribution === null) return [];
    const path = ['attribution'];
    const texts = citations.flatMap(({ source, paragraph }) =>
      (sources.get(source)?.paragraphs ?? []).slice(Math.max(paragraph - 2, 0), paragraph),
    );
    const carried = carriedBy(texts, ids);
    const stems = new Set([...carried.words].map(stemWord));
    const words = splitWords(attribution).filter(
      ({ folded, text }) =>
        readNumber(folded) === null &&
        text === text.toLowerCase() &&
        !isFunctionWord(folded) &&
        !attributing.has(folded) &&
        !stems.has(stemWord(folded)),
    );
    return [
      ...faultsIn(attribution, path, carried).map(({ found }) =>
        found.replace(/ is not in the quotes.$/, ''),
      ),
      ...words.map(({ text }) => `the word "${text}"`),
    ].map((what) => ({
      path,
      found: `${what} is neither in the paragraph of a quote nor in the one before.`,
      remedy: 'Name whoever says it as the source does, or add their name to `names`.',
    }));
  }

  /** The words and numbers that a text and the names in it, or named beside it, stand for. */
  function carriedBy(texts: readonly string[], nameIds: readonly string[]): Carried {
    const phrase = foldPhrase(texts.join(' | '));
    const own = texts.flatMap(splitWords).map(({ folded }) => folded);
    const spelt = findNamed(phrase);
    const named = spellings.filter((name) => nameIds.includes(name.id) || spelt.has(name));
    const words = [...own, ...named.flatMap(({ words }) => words)];
    const numbers = new Set(words.map(readNumber).filter((number) => number !== null));
    const meant = [...findSynonyms(phrase)];
    const near = [...findNear(phrase)];
    return {
      words: new Set([...words, ...meant.flatMap((group) => group.words)]),
      numbers,
      names: new Set([...nameIds, ...near.map(({ id }) => id)]),
    };
  }

  /** Names of `names.yml` that an East Asian text spells and that nothing brings in. */
  function unsupportedNamesIn(text: string, path: YamlPath, carried: Carried): StatementFault[] {
    const faults: StatementFault[] = [];
    let rest = text;
    for (const { id, spelling, pattern } of eastAsianNames) {
      const without = rest.replace(pattern, ' ');
      if (without === rest) continue;
      rest = without;
      if (carried.names.has(id)) continue;
      faults.push({ path, ...nameFault(`${spelling}" (${id})`) });
    }
    return faults;
  }

  function faultsIn(text: string, path: YamlPath, carried: Carried): StatementFault[] {
    return splitWords(text).flatMap((word) => {
      const number = readNumber(word.folded);
      // "One" is as often a pronoun as a number.
      if (number !== null && word.folded !== 'one') {
        if (carried.numbers.has(number)) return [];
        return { path, ...numberFault(word.text) };
      }
      if (carried.words.has(word.folded)) return [];
      if (scales.has(word.folded)) return { path, ...numberFault(word.text) };
      return isNameLike(word, text) ? { path, ...nameFault(`${word.text}"`) } : [];
    });
  }

  function isNameLike({ text, folded, start }: Word, statement: string): boolean {
    if (isEastAsian(text) || text === text.toLowerCase()) return false;
    const opensSentence = /(^|[.!?:]["'”’)]*\s+)["'“‘(]*$/.test(statement.slice(0, start));
    return !opensSentence || !(isFunctionWord(folded) || plainWords.has(stemWord(folded)));
  }
}

/** What the front matter says of a source, and its date as people write it. */
function aboutSource({ title, outlet, author, date }: Source): string[] {
  const day = date === null ? null : new Date(date);
  const written = day?.toLocaleDateString('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  return [title, outlet, author, date, written].filter((text) => typeof text === 'string');
}

/** Korean words begin after a space: 호주 is Australia, and 보호주의 is not. */
function inEastAsian(spelling: string): RegExp {
  const literal = spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /^\p{Script=Hangul}/u.test(spelling)
    ? new RegExp(`(?<!\\p{Script=Hangul})${literal}`, 'gu')
    : new RegExp(literal, 'gu');
}

function numberFault(number: string) {
  return {
    found: `the number "${number}" is not in the quotes.`,
    remedy: 'Say only what the quotes say, or cite the quote that has it.',
  };
}

/** @param opened  The name, and the quotation mark that closes it. */
function nameFault(opened: string) {
  return {
    found: `the name "${opened} is not in the quotes.`,
    remedy: 'Say only what the quotes say, cite the quote that has it, or add its name to `names`.',
  };
}

function foldPhrase(text: string): string {
  return ` ${splitWords(text)
    .map(({ folded }) => folded)
    .join(' ')} `;
}

/**
 * Makes what finds the items of which a text has a phrase. Phrases are looked for by their first word: a base has thousands,
 * and a text has a few of them.
 *
 * @param phrasesOf  As `foldPhrase` gives them. So is the text.
 */
function indexPhrases<T>(
  items: readonly T[],
  phrasesOf: (item: T) => readonly string[],
): (text: string) => ReadonlySet<T> {
  const byFirstWord = new Map<string, { readonly phrase: string; readonly item: T }[]>();
  for (const item of items) {
    for (const phrase of phrasesOf(item)) {
      const [first = ''] = phrase.trim().split(' ');
      const others = byFirstWord.get(first);
      if (others) others.push({ phrase, item });
      else byFirstWord.set(first, [{ phrase, item }]);
    }
  }
  return function findIn(text) {
    const words = new Set(text.trim().split(' '));
    const near = [...words].flatMap((word) => byFirstWord.get(word) ?? []);
    return new Set(near.filter(({ phrase }) => text.includes(phrase)).map(({ item }) => item));
  };
}
