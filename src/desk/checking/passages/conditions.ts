import { isModal } from '../../../language/claim-words.ts';
import type { ReadSentence } from './read-sentence.ts';

const conditional = /^(if|unless|whether|lest|provided|otherwise)$/;

/** Whether a folded word makes all that it leads in hang on something, or leaves it open. */
export function isConditional(folded: string): boolean {
  return conditional.test(folded);
}

/** What a sentence hangs on, by the words that say so: "if" is not "unless". "Few if any" hangs on nothing. */
export function conditionsOf(sentence: ReadSentence): string {
  const { words, unitAt } = sentence;
  const found = words.filter(
    ({ folded }, at) =>
      (isConditional(folded) || isUntil(at) || isWhenever(at, sentence)) &&
      !unitAt[at]?.unit.folded.includes(' '),
  );
  const kinds = found.map(({ folded }) => (folded === 'provided' ? 'if' : folded));
  return [...new Set(kinds)].sort().join(' ');

  /** "Until it rains", and not "until Sunday". */
  function isUntil(at: number): boolean {
    const isTime = /^(number|time)$/.test(unitAt[at + 1]?.unit.kind ?? '');
    return words[at]?.folded === 'until' && !isTime;
  }
}

const present = /^(?!was$)(is|are|have|do|\w+[^su]s)$/;

/** Whether a word is the "when" of "it closes when it rains", or the "after" of "it will close after they vote": of no time that was. */
export function isWhenever(at: number, { words, grammar }: ReadSentence): boolean {
  const word = words[at]?.folded;
  if (word !== 'when' && word !== 'after') return false;
  const own = grammar.verbs.find(({ start, subject }) => start > at && (subject?.start ?? 0) > at);
  // "After the storm" opens no clause.
  const verb = own ?? (word === 'when' ? grammar.verbs.at(-1) : undefined);
  const isToCome = words.slice(0, at).some(({ folded }) => isModal(folded));
  return verb !== undefined && (isToCome || present.test(words[verb.start]?.folded ?? ''));
}
