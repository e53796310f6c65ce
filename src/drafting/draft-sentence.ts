import type { FactValue } from '../knowledge/fact-value.ts';
import type { FactList, Name } from '../knowledge/knowledge-base.ts';
import type { English } from '../language/english.ts';
import { isFramingWord } from '../language/framing-words.ts';
import { isFunctionWord } from '../language/function-words.ts';
import { isShellWord } from '../language/shell-words.ts';
import { splitWords } from '../language/split-words.ts';
import type { Passage } from '../reading/read-passages.ts';
import { readValues, readWholeList } from '../reading/read-values.ts';
import { type TaggedWord, tagText } from '../reading/tag-words.ts';
import { joinHyphens } from './join-hyphens.ts';
import { type Clause, readClause } from './read-clause.ts';
import { readSaying } from './read-saying.ts';

/** A sentence of an article with all that facts are drafted from. */
export interface DraftSentence {
  readonly passage: Passage;
  /** Without who says it. */
  readonly content: string;
  /** The words and marks of `content`. */
  readonly tagged: readonly TaggedWord[];
  readonly clause: Clause | null;
  readonly values: readonly FactValue[];
  readonly list: FactList | null;
  /** Names that it spells, in their order. */
  readonly names: readonly Name[];
  /** Somebody that it only calls "he" or "she", where there is one person it can be. */
  readonly meant: Name | null;
  /** What it is about, in a few of its words. */
  readonly topic: string;
  /** Its telling words. */
  readonly keywords: readonly string[];
}

export interface SentenceOptions {
  /** All of the article, in order. */
  readonly passages: readonly Passage[];
  readonly names: readonly Name[];
  readonly english: English;
}

/** Reads all sentences of an article for drafting. */
export function readDraftSentences({ passages, names, english }: SentenceOptions): DraftSentence[] {
  return passages.map((passage, at) => {
    const content = readSaying(passage.text);
    const before = passages[at - 1];
    const tagged = joinHyphens(content, tagText(content));
    return {
      ...{ passage, content, tagged, clause: readClause(content, tagged, english.dictionary) },
      values: readValues(passage),
      list: readWholeList(passage),
      names: namesIn(passage.text, names),
      meant: findMeant(passage, before, names),
      topic: topicOf(tagged),
      keywords: keywordsOf(content),
    };
  });
}

/** The names that a text spells, each once, in their order. */
function namesIn(text: string, names: readonly Name[]): Name[] {
  return names
    .map((name) => ({
      name,
      at: Math.min(
        ...name.same.map((spelling) => {
          const found = findSpelling(text, spelling);
          return found === -1 ? Number.POSITIVE_INFINITY : found;
        }),
      ),
    }))
    .filter(({ at }) => at !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

function findSpelling(text: string, spelling: string): number {
  for (let at = text.indexOf(spelling); at !== -1; at = text.indexOf(spelling, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + spelling.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return at;
  }
  return -1;
}

/** "He was freed": the only person whom the sentence before names, and nobody else is named here. */
function findMeant(
  passage: Passage,
  before: Passage | undefined,
  names: readonly Name[],
): Name | null {
  if (!/^["“]?(?:He|She|His|Her)\b/u.test(passage.text) || before?.paragraph !== passage.paragraph)
    return null;
  const isPerson = ({ kind }: Name) => kind === 'person';
  const here = namesIn(passage.text, names).filter(isPerson);
  const [only, ...others] = namesIn(before.text, names).filter(isPerson);
  return only && others.length === 0 && here.length === 0 ? only : null;
}

const mostKeywords = 9;

/** The telling words of a text, in their order. */
function keywordsOf(text: string): string[] {
  const seen = new Set<string>();
  return splitWords(text)
    .filter(({ folded }) => {
      const isTelling = !isFunctionWord(folded) && !isFramingWord(folded) && !isShellWord(folded);
      if (!isTelling || seen.has(folded)) return false;
      seen.add(folded);
      return true;
    })
    .slice(0, mostKeywords)
    .map((word) => word.text);
}

const longestTopic = 4;

/** The longest run of nouns, with what describes them: what one would say that a sentence is about. */
function topicOf(words: readonly TaggedWord[]): string {
  const runs: string[][] = [[]];
  for (const { tag, text: word, folded } of words) {
    const isPart = ['NOUN', 'PROPN', 'ADJ'].includes(tag) && !isFramingWord(folded);
    if (isPart) runs.at(-1)?.push(word);
    else if ((runs.at(-1)?.length ?? 0) > 0) runs.push([]);
  }
  const longest = runs.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return longest.slice(-longestTopic).join(' ');
}
