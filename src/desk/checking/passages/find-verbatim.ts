import { normaliseText } from '../../../language/normalise-text.ts';
import { splitWords } from '../../../language/split-words.ts';
import { spend } from '../../../language/work-budget.ts';
import type { Passage } from '../../../reading/read-passages.ts';

/** Finds a claim in a source word for word. */
export interface VerbatimFinder {
  /** Gives the sentence that a claim is, is part of, or begins with; `null` where what stands around it may turn it. */
  find(claim: string): Passage | null;
}

/** A word or a sign of a source. */
interface Token {
  readonly text: string;
  readonly passage: Passage;
  /** Whether a mark stands before it, or nothing at all. */
  readonly isAfterMark: boolean;
}

/** Makes a finder over the sentences of sources, in their order. */
export function createVerbatimFinder(passages: readonly Passage[]): VerbatimFinder {
  const tokens = passages.flatMap((passage) =>
    tokenise(passage.text).map((token) => ({ ...token, passage })),
  );
  const places = new Map<string, number[]>();
  for (const [at, { text }] of tokens.entries()) {
    const known = places.get(text);
    if (known) known.push(at);
    else places.set(text, [at]);
  }

  return {
    find(claim) {
      const words = tokenise(claim).map(({ text }) => text);
      const starts = places.get(words[0] ?? '') ?? [];
      spend(1 + starts.length);
      const found = starts.find((start) => isHere(words, start) && isWholeThere(words, start));
      return found === undefined ? null : (tokens[found]?.passage ?? null);
    },
  };

  function isHere(words: readonly string[], start: number): boolean {
    let at = 0;
    while (at < words.length && tokens[start + at]?.text === words[at]) at += 1;
    spend(at);
    const last = tokens[start + words.length - 1]?.passage;
    const first = tokens[start]?.passage;
    return (
      at === words.length && last?.source === first?.source && last?.paragraph === first?.paragraph
    );
  }

  /** Whether nothing that stands around the words in their sentences may turn them. */
  function isWholeThere(words: readonly string[], start: number): boolean {
    const end = start + words.length;
    const [first, last, next] = [tokens[start], tokens[end - 1], tokens[end]];
    const before = tokensBack(start, first?.passage);
    const after = tokensOn(end, last?.passage);
    if (before.length === 0 && after.length === 0) return true;
    // A name or a date alone says nothing.
    if (words.length < fewestWords) return false;
    if (first?.passage.text.endsWith('?') || last?.passage.text.endsWith('?')) return false;
    const isBegun = before.length === 0 || first?.isAfterMark || before.at(-1)?.text === 'that';
    const isRanked = words.some((word) => ranking.test(word)) && bounding.has(next?.text ?? '');
    const isEnded =
      after.length === 0 || next?.isAfterMark || (leadsOn.has(next?.text ?? '') && !isRanked);
    return (
      Boolean(isBegun && isEnded) && ![...before, ...after].some(({ text }) => turning.has(text))
    );
  }

  function tokensBack(from: number, passage: Passage | undefined): Token[] {
    let start = from;
    while (tokens[start - 1]?.passage === passage) start -= 1;
    spend(from - start);
    return tokens.slice(start, from);
  }

  function tokensOn(from: number, passage: Passage | undefined): Token[] {
    let end = from;
    while (tokens[end]?.passage === passage) end += 1;
    spend(end - from);
    return tokens.slice(from, end);
  }
}

const fewestWords = 4;

/** Signs that are read: a pound is no dollar, and -5 no 5. */
const sign = /[$£€¥₩₹%‰°<>≤≥≠±+~]|(?<=^|\s|\()-(?=\d)/gu;

/** The words and signs of a text, folded. */
function tokenise(given: string): Omit<Token, 'passage'>[] {
  const text = normaliseText(given);
  let end = 0;
  const tokens: Omit<Token, 'passage'>[] = [];
  for (const word of splitWords(text)) {
    // What stands between two words, with what a minus is told by.
    const between = text.slice(Math.max(0, end - 1), word.start + 1);
    const isAfterMark = end === 0 || /[,;:"()–—]|\s-+\s/.test(text.slice(end, word.start));
    for (const [found] of between.matchAll(sign)) tokens.push({ text: found, isAfterMark: false });
    tokens.push({ text: word.folded, isAfterMark });
    end = word.end;
  }
  for (const [found] of text.slice(end).matchAll(sign))
    tokens.push({ text: found, isAfterMark: false });
  return tokens;
}

/** After which a sentence may end before it does: what follows only says more of it. "When" may be a condition. */
const leadsOn: ReadonlySet<string> = new Set(
  'and while as where which who in on at for from with by after before during since'.split(' '),
);

/** "The strongest" may be so "since 1987", or "in the north", alone. */
const ranking = /^(\w{2,}est|most|least|first|last|only|best|worst)$/;
const bounding: ReadonlySet<string> = new Set('in on at for from with since'.split(' '));

/** Words around a part of a sentence that may turn it, or leave it open. */
const turning: ReadonlySet<string> = new Set(
  `if unless whether until except without not no never nobody none nothing neither nor but only than rather instead
  cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent hadnt
  would could might may should must can
  deny denies denied denying reject rejects rejected rejecting refuse refuses refused refusing refute refutes refuted
  dispute disputes disputed disputing dismiss dismisses dismissed dismissing rebut rebuts rebutted contest contests contested doubt doubts doubted doubtful false falsely untrue wrong wrongly myth rumour rumours rumor
  rumors hoax alleged allegedly allege alleges claim claims claimed claiming supposed supposedly pretend pretended
  imagine imagined suppose assume assumed fear feared fears hope hoped hopes hoping wish wished wishes want wanted wants
  ask asked asks asking wonder wondered propose proposed proposes proposal plan plans planned planning intend intended
  unlikely impossible fail failed fails failing failure nearly almost hardly barely scarcely lest otherwise less fewer
  impression notion idea theory accuse accused accuses accusation accusations mistaken mistakenly lie lied lies`.split(
    /\s+/,
  ),
);
