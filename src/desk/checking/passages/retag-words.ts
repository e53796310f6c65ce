import type { TaggedWord } from '../../../reading/tag-words.ts';

/** Words with what the tagger takes for something else: names, verbs behind "will", "by" and "and", a sentence's only verb. */
export function retagWords(words: readonly TaggedWord[]): readonly TaggedWord[] {
  return withVerb(
    withJoinedVerbs(
      withPassives(withModalVerbs(withRelativeVerbs(withHelpers(withNouns(withNames(words)))))),
    ),
  );
}

const owning = /^(its|his|her|their|our|my|your)$/;

/**
 * "The leading boat": between an article and its noun nothing is done. "The Stone pass is", "its finest painting of Osk": nor
 * by the last word of what an article or an owner begins.
 */
function withNouns(words: readonly TaggedWord[]): readonly TaggedWord[] {
  const isBegun = ({ tag, folded, text }: TaggedWord) =>
    tag === 'DET' || owning.test(folded) || /['’]s?$/.test(text);
  const tagOf = (at: number): TaggedWord['tag'] | null => {
    const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
    if (word?.folded === 'part' && next?.folded === 'of') return 'NOUN';
    if (!before || !word || word.tag !== 'VERB') return null;
    if (isBegun(before) && next?.tag === 'NOUN') return 'ADJ';
    const isInNoun = /^(NOUN|PROPN|ADJ)$/.test(before.tag);
    let start = at - 1;
    while (/^(NOUN|PROPN|ADJ)$/.test(words[start]?.tag ?? '') && !isBegun(words[start] ?? word))
      start -= 1;
    const first = words[start];
    if (!isInNoun || !first || !isBegun(first)) return null;
    const isSubject = next?.tag === 'AUX' && !/(ed|[^s]s)$/.test(word.folded);
    const isCalled =
      word.folded.endsWith('ing') &&
      before.tag !== 'PROPN' &&
      words.slice(start, at).some(({ tag, folded }) => tag === 'ADJ' && /est$/.test(folded)) &&
      (next === undefined || /^(ADP|PUNCT)$/.test(next.tag));
    return isSubject || isCalled ? 'NOUN' : null;
  };
  return words.map((word, at) => {
    const tag = tagOf(at);
    return tag === null ? word : { ...word, tag };
  });
}

/** "Is thought to have sunk": before a participle it helps. */
function withHelpers(words: readonly TaggedWord[]): readonly TaggedWord[] {
  return words.map((word, at) => {
    const next = words[words[at + 1]?.tag === 'ADV' ? at + 2 : at + 1];
    const isHelper =
      word.tag === 'VERB' &&
      /^(have|has|had|having)$/.test(word.folded) &&
      next?.tag === 'VERB' &&
      !next.folded.endsWith('ing');
    return isHelper ? { ...word, tag: 'AUX' } : word;
  });
}

/** "The bill, which puts the boat at": behind such a comma and pronoun stands a verb, unless one follows. */
function withRelativeVerbs(words: readonly TaggedWord[]): readonly TaggedWord[] {
  return words.map((word, at) => {
    const isOpened =
      words[at - 2]?.folded === ',' && /^(who|which)$/.test(words[at - 1]?.folded ?? '');
    const isVerb =
      isOpened &&
      word.tag === 'NOUN' &&
      /[^s]s$/.test(word.folded) &&
      /^(DET|PROPN|NUM|PRON|ADP)$/.test(words[at + 1]?.tag ?? '');
    return isVerb ? { ...word, tag: 'VERB' } : word;
  });
}

const modal = /^(will|would|can|could|may|might|shall|should|must|wont|cannot)$/;

/** "will close": what follows such a word is a verb, whatever it was taken for. */
function withModalVerbs(words: readonly TaggedWord[]): readonly TaggedWord[] {
  const verbs = new Set<number>();
  for (const [at, { tag, folded }] of words.entries()) {
    if (tag !== 'AUX' || !modal.test(folded)) continue;
    let next = at + 1;
    while (
      /^(not|also|never|now|soon|still|then|only|again|\w+ly)$/.test(words[next]?.folded ?? '')
    )
      next += 1;
    if (/^(ADJ|ADV|NOUN|ADP)$/.test(words[next]?.tag ?? '')) verbs.add(next);
  }
  return verbs.size === 0
    ? words
    : words.map((word, at) => (verbs.has(at) ? { ...word, tag: 'VERB' } : word));
}

/** "From the Red Cross": a capital within a sentence, behind another one, is no verb's. Headlines have them everywhere. */
function withNames(words: readonly TaggedWord[]): readonly TaggedWord[] {
  const isCapital = (word: TaggedWord | undefined) => /^\p{Lu}\p{Ll}/u.test(word?.text ?? '');
  if (words.filter(isCapital).length * 2 > words.length) return words;
  return words.map((word, at) => {
    const isName =
      word.tag === 'VERB' && isCapital(word) && words[at - 1]?.tag === 'PROPN' && at > 1;
    return isName ? { ...word, tag: 'PROPN' } : word;
  });
}

const living = /^(lives|works|teaches|plays|serves|studies|leads|owns|runs|speaks|writes)$/;

/** "Was born in Lagos and lives in Dublin" */
function withJoinedVerbs(words: readonly TaggedWord[]): readonly TaggedWord[] {
  const isJoined = (at: number) =>
    words[at - 1]?.tag === 'CCONJ' &&
    words.slice(0, at).some(({ tag }) => tag === 'VERB') &&
    /^(ADP|DET|ADV|PRON)$/.test(words[at + 1]?.tag ?? '');
  return words.map((word, at) =>
    word.tag === 'NOUN' && living.test(word.folded) && isJoined(at)
      ? { ...word, tag: 'VERB' }
      : word,
  );
}

/** "The talks are mediated by a judge": by whom it is done, what is done is a verb. */
function withPassives(words: readonly TaggedWord[]): readonly TaggedWord[] {
  return words.map((word, at) =>
    word.tag === 'ADJ' &&
    word.folded.endsWith('ed') &&
    words[at - 1]?.tag === 'AUX' &&
    words[at + 1]?.folded === 'by'
      ? { ...word, tag: 'VERB' }
      : word,
  );
}

/** "The flight launches on Monday": what has no verb at all has one that was taken for a noun. */
function withVerb(words: readonly TaggedWord[]): readonly TaggedWord[] {
  if (words.some(({ tag }) => tag === 'VERB' || tag === 'AUX')) return words;
  const verb = words.findIndex(
    ({ tag, folded }, at) =>
      tag === 'NOUN' &&
      /([^s]s|ed)$/.test(folded) &&
      /^(NOUN|PROPN)$/.test(words[at - 1]?.tag ?? '') &&
      /^(ADP|DET|ADV|PRON|NUM)$/.test(words[at + 1]?.tag ?? ''),
  );
  // "Most bakers use rye flour": of more than one, it has no ending.
  const bare = words.findIndex(
    ({ tag, folded }, at) =>
      tag === 'NOUN' &&
      !/s$/.test(folded) &&
      words[at - 1]?.tag === 'NOUN' &&
      /[^s]s$/.test(words[at - 1]?.folded ?? '') &&
      /^(ADJ|DET|PRON)$/.test(words[at + 1]?.tag ?? ''),
  );
  return words.map((word, at) =>
    at === (verb < 0 ? bare : verb) ? { ...word, tag: 'VERB' } : word,
  );
}
