import { isFunctionWord } from '../language/function-words.ts';
import { readNumber } from '../language/read-number.ts';
import { isEastAsian, splitWords, type Word } from '../language/split-words.ts';
import { stemWord } from '../language/stem-word.ts';
import type { FactEntry } from './fact-file.ts';
import type { Name, Source } from './knowledge-base.ts';
import type { YamlPath } from './yaml-file.ts';

export interface Statement {
  readonly entry: FactEntry;
  readonly quotes: readonly string[];
  /** The whole paragraphs that the quotes stand in. */
  readonly paragraphs: readonly string[];
}

export interface StatementFault {
  /** Within the fact. */
  readonly path: YamlPath;
  readonly found: string;
  readonly remedy: string;
}

export interface StatementProofOptions {
  readonly sources: readonly Source[];
  readonly names: readonly Name[];
}

/**
 * Makes the proof that our own words about a fact add nothing to it: each number and each proper name in its
 * answers and its attribution stands in its quotes, or belongs to a name that the quotes or `names` bring in.
 */
export function createStatementProof({ sources, names }: StatementProofOptions) {
  // What the sources write in lower case is a word, not a name, even where it opens a sentence.
  const plainWords = new Set(
    sources
      .flatMap(({ paragraphs }) => paragraphs.flatMap(splitWords))
      .filter(({ text }) => text === text.toLowerCase())
      .map(({ folded }) => stemWord(folded)),
  );
  const spellings = names.map(({ id, same }) => ({
    id,
    words: same.flatMap((spelling) => splitWords(spelling)).map(({ folded }) => folded),
    phrases: same.map(foldPhrase),
  }));

  return function proveStatement({ entry, quotes, paragraphs }: Statement): StatementFault[] {
    const inQuotes = carriedBy(quotes, entry.names);

    return [
      ...faultsIn(entry.answer, ['answer'], inQuotes),
      ...Object.entries(entry.translations).flatMap(([language, { answer }]) =>
        faultsIn(answer, ['translations', language, 'answer'], inQuotes),
      ),
      // The speaker is often named in the sentence before the words that are quoted.
      ...faultsIn(entry.attribution ?? '', ['attribution'], carriedBy(paragraphs, entry.names)),
    ];
  };

  /** The words and numbers that a text and the names in it, or named beside it, stand for. */
  function carriedBy(texts: readonly string[], nameIds: readonly string[]) {
    const phrase = foldPhrase(texts.join(' | '));
    const own = texts.flatMap(splitWords).map(({ folded }) => folded);
    const named = spellings.filter(
      ({ id, phrases }) =>
        nameIds.includes(id) || phrases.some((spelling) => phrase.includes(spelling)),
    );
    const words = new Set([...own, ...named.flatMap(({ words }) => words)]);
    const numbers = new Set([...words].map(readNumber).filter((number) => number !== null));
    return { words, numbers };
  }

  function faultsIn(
    text: string,
    path: YamlPath,
    carried: { words: ReadonlySet<string>; numbers: ReadonlySet<number> },
  ): StatementFault[] {
    return splitWords(text).flatMap((word) => {
      const number = readNumber(word.folded);
      // "One" is as often a pronoun as a number.
      if (number !== null && word.folded !== 'one') {
        if (carried.numbers.has(number)) return [];
        return {
          path,
          found: `the number "${word.text}" is not in the quotes.`,
          remedy: 'Say only what the quotes say, or cite the quote that has it.',
        };
      }
      if (!isNameLike(word, text) || carried.words.has(word.folded)) return [];
      return {
        path,
        found: `the name "${word.text}" is not in the quotes.`,
        remedy:
          'Say only what the quotes say, cite the quote that has it, or add its name to `names`.',
      };
    });
  }

  function isNameLike({ text, folded, start }: Word, statement: string): boolean {
    if (isEastAsian(text) || text === text.toLowerCase()) return false;
    const opensSentence = start === 0 || /[.!?:]["')]*\s+["'(]*$/.test(statement.slice(0, start));
    return !opensSentence || !(isFunctionWord(folded) || plainWords.has(stemWord(folded)));
  }
}

function foldPhrase(text: string): string {
  return ` ${splitWords(text)
    .map(({ folded }) => folded)
    .join(' ')} `;
}
