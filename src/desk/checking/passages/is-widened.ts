import { splitWords } from '../../../language/split-words.ts';
import type { ClauseCheck } from '../check-clause.ts';
import type { ReadSentence } from './read-sentence.ts';

/** Whether a claim says of all what the fact that supports it, in the source's words, says of a part. */
export function isWidened({ findings }: ClauseCheck, { words }: ReadSentence): boolean {
  if (!words.some(({ folded }) => /^(all|every|each|everyone|everybody)$/.test(folded)))
    return false;
  const citations = findings[0]?.fact.citations ?? [];
  return citations.length > 0 && citations.every(({ quote }) => splitWords(quote).some(isOfPart));
}

function isOfPart({ folded }: { readonly folded: string }): boolean {
  return /^(half|most|many|some|several|few|nearly|almost|percent|cent|quarter|third)$/.test(
    folded,
  );
}
