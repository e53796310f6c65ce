import type { PartOfSpeech, TaggedWord } from '../reading/tag-words.ts';

/**
 * Makes one word of what hyphens join ("co-owns", "well-known"): a question that parts them asks for half a word. The
 * matcher parts them on purpose, so that "co owns" meets "co-owns".
 *
 * @param words  As `tagText` gives them for the sentence.
 */
export function joinHyphens(sentence: string, words: readonly TaggedWord[]): TaggedWord[] {
  const joined: TaggedWord[] = [];
  for (const [at, word] of words.entries()) {
    const before = joined.at(-1);
    const isLinked =
      before !== undefined &&
      before.end === word.start &&
      (isHyphen(word) ? /\p{L}|\p{N}/u.test(sentence[word.end] ?? '') : isHyphen(words[at - 1]));
    if (isLinked) joined.splice(-1, 1, joinTwo(sentence, before, word));
    else joined.push(word);
  }
  return joined;
}

function isHyphen(word: TaggedWord | undefined): boolean {
  return word?.text === '-' || word?.text === '‐';
}

function joinTwo(sentence: string, first: TaggedWord, last: TaggedWord): TaggedWord {
  return {
    ...{ start: first.start, end: last.end, text: sentence.slice(first.start, last.end) },
    folded: `${first.folded}${last.folded}`,
    tag: isHyphen(last) ? first.tag : tagOf(first, last),
  };
}

const verbPrefixes = /^(?:co|counter|cross|de|mis|off|out|over|pre|re|self|un|under)-$/;

/** A prefix leaves a verb a verb ("re-elected"); before another word it describes ("a well-known pier"). */
function tagOf(first: TaggedWord, { tag }: TaggedWord): PartOfSpeech {
  return tag === 'VERB' && !verbPrefixes.test(first.folded) ? 'ADJ' : tag;
}
