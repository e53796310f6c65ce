import { isBareWord } from '../../language/function-words.ts';
import { detectQuestionKind } from '../../language/question-kind.ts';
import type { Term } from '../matching/create-lexicon.ts';
import type { AskedText } from './asking-part.ts';

/** So many of the nearest facts must be the same, in the same order. */
const ranked = 3;

/**
 * The one form of a question. Two that have the same ask the same in all likelihood: they are of one language and kind, have
 * the same words in the same order, and are nearest to the same facts. Words are the same by what the matcher reads in them:
 * a name or a word group of the base, else the stem, slips mended. Who asks and for whom does not count, nor do articles
 * and what only makes a verb a question. All else does: *to* is not *from*, and *chaired* is not *chairs*.
 *
 * @param nearest  Ids of the facts that have a word of it, nearest first.
 */
export function toGist(
  { text, terms }: Pick<AskedText, 'text' | 'terms'>,
  { language, nearest }: { readonly language: string; readonly nearest: readonly string[] },
): string {
  const words = terms.filter(({ word }) => !isBareWord(word.folded)).map(toKey);
  // The words of one name follow each other, and are it once.
  const meanings = words.filter((key, at) => !key.startsWith('=') || key !== words[at - 1]);
  const kind = detectQuestionKind(text);
  return JSON.stringify([language, kind, meanings.join(' '), ...nearest.slice(0, ranked)]);
}

function toKey({ word, stem, corrected, concepts }: Term): string {
  if (concepts.some(({ kind }) => kind === 'name')) return toMeaning(concepts);
  const written = corrected ?? word.folded;
  const isPast = stem !== written && written.endsWith('ed');
  return `${concepts.length > 0 ? toMeaning(concepts) : stem}${isPast ? '<' : ''}`;
}

function toMeaning(concepts: Term['concepts']): string {
  return `=${concepts.map(({ id }) => id).join('+')}`;
}
