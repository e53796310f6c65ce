import { changeNumbers, findNumbers } from './change-number.ts';
import { contraries } from './contraries.ts';
import { type FoundName, findNames, indexOfName, mayBeSame } from './find-names.ts';

export const changeSorts = ['contrary', 'number', 'name'] as const;

/** A sentence of a source with one word changed, so that the source does not say it. */
export interface ChangedSentence {
  readonly text: string;
  readonly sort: (typeof changeSorts)[number];
  /** What was changed to what. */
  readonly change: string;
}

/**
 * Makes a changer of an article's sentences: each word that has a contrary, each number and each name is changed by
 * itself, numbers and names to others of the article. The same article gives the same changes anywhere.
 */
export function createWordChanger(article: string) {
  const numbers = findNumbers(article);
  const names = findNames(article);

  return function changeWords(sentence: string): ChangedSentence[] {
    const replaceAt = (
      sort: ChangedSentence['sort'],
      { start, end, to }: { readonly start: number; readonly end: number; readonly to: string },
    ): ChangedSentence => ({
      sort,
      text: sentence.slice(0, start) + to + sentence.slice(end),
      change: `${sentence.slice(start, end)} → ${to}`,
    });

    return [
      ...findContraries(sentence).map((change) => replaceAt('contrary', change)),
      ...changeNumbers(sentence, numbers).map((change) => replaceAt('number', change)),
      ...changeNames(sentence, names).map((change) => replaceAt('name', change)),
    ].filter(({ text }) => !article.includes(text));
  };
}

function findContraries(sentence: string) {
  return [...sentence.matchAll(/(?<![\p{L}\p{N}-])\p{Ll}+(?![\p{L}\p{N}-])/gu)].flatMap(
    ({ 0: word, index }) => {
      const to = contraries.get(word);
      return to === undefined ? [] : { start: index, end: index + word.length, to };
    },
  );
}

/** Each name once, to the next of its sort in the article that the sentence does not have and that is surely another. */
function changeNames(sentence: string, names: readonly FoundName[]) {
  const taken: { start: number; end: number }[] = [];
  return names
    .toSorted((a, b) => b.text.length - a.text.length)
    .flatMap((name) => {
      const start = indexOfName(sentence, name.text);
      const end = start + name.text.length;
      if (start === -1 || taken.some((span) => start < span.end && end > span.start)) return [];
      taken.push({ start, end });

      const at = names.indexOf(name);
      const other = [...names.slice(at + 1), ...names.slice(0, at)].find(
        ({ text, sort }) => sort === name.sort && !sentence.includes(text) && !isAlias(text),
      );
      return other ? { start, end, to: other.text } : [];

      function isAlias(text: string): boolean {
        return names.some((known) => known.text === text && mayBeSame(known, name));
      }
    });
}
