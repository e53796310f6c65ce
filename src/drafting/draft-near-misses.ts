import { isFramingWord } from '../language/framing-words.ts';
import { isFunctionWord } from '../language/function-words.ts';
import { detectQuestionKind } from '../language/question-kind.ts';
import { readNumber } from '../language/read-number.ts';
import { splitWords } from '../language/split-words.ts';
import { stemWord } from '../language/stem-word.ts';
import type { DraftSentence } from './draft-sentence.ts';
import { fillWordings, type Wordings } from './fill-wordings.ts';
import type { Slots } from './question-rules.ts';
import { hasReason, hasTime } from './tells-when-or-why.ts';

export interface NearMissOptions {
  readonly wordings: Wordings;
  /** All sentences of the article: none of them may answer. */
  readonly sentences: readonly DraftSentence[];
}

const mostNearMisses = 6;
const mostNames = 2;
/** So many of the wordings for what it is about: each sentence takes the next ones, so that all are asked of some. */
const topicsEach = 3;

/** Drafts questions near a sentence that the article does not answer, by its kinds of names and by what it does not tell. */
export function draftNearMisses(
  sentence: DraftSentence,
  { wordings, sentences }: NearMissOptions,
): string[] {
  const at = sentences.indexOf(sentence);
  const { clause, content, names, topic } = sentence;
  const slots: Slots = {
    topic,
    ...(clause === null
      ? {}
      : {
          do: clause.helper,
          subject: clause.subject,
          act: clause.act,
          base: clause.base,
          verb: clause.verb,
          object: clause.object,
        }),
  };
  const kinds = [
    ...(clause !== null && clause.object !== '' && !hasReason(content) ? ['no-reason'] : []),
    ...(clause !== null && clause.object !== '' && !hasTime(content) ? ['no-date'] : []),
  ];
  const byTopic = turned(wordings['topic'] ?? [], at * topicsEach)
    .slice(0, topicsEach)
    .flatMap((wording) => fillWordings([wording], slots));
  const byName = names
    .slice(0, mostNames)
    .flatMap(({ kind, same: [name = ''] }) => fillWordings(wordings[kind] ?? [], { name }));
  const byLack = kinds.flatMap((kind) => fillWordings(wordings[kind] ?? [], slots));
  return interleave(byTopic, interleave(byName, byLack))
    .filter((question) => !mayBeAnswered(question, sentences))
    .slice(0, mostNearMisses);
}

function turned<Item>(list: readonly Item[], by: number): Item[] {
  const from = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(from), ...list.slice(0, from)];
}

function interleave(one: readonly string[], other: readonly string[]): string[] {
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, at) => [one[at], other[at]])
    .flat()
    .filter((text) => text !== undefined);
}

/** What the sentences of an article have, read once for all questions. */
const readStems = new WeakMap<DraftSentence, ReadonlySet<string>>();

function stemsOf(sentence: DraftSentence): ReadonlySet<string> {
  const known = readStems.get(sentence);
  if (known) return known;
  const { passage, names } = sentence;
  const stems = new Set([passage.text, ...names.flatMap(({ same }) => same)].flatMap(tellingStems));
  readStems.set(sentence, stems);
  return stems;
}

/** Whether some sentence has all that the question speaks of, and what its sort of question asks for. */
function mayBeAnswered(question: string, sentences: readonly DraftSentence[]): boolean {
  const kind = detectQuestionKind(question);
  const telling = tellingStems(question);
  return sentences.some((sentence) => {
    const { text } = sentence.passage;
    const stems = stemsOf(sentence);
    const met = telling.filter((stem) => stems.has(stem)).length;
    if (met < telling.length) return false;
    switch (kind) {
      case 'when':
        return hasTime(text);
      case 'why':
        return hasReason(text);
      case 'how-many':
      case 'how-much':
        return splitWords(text).some(({ folded }) => readNumber(folded) !== null);
      default:
        return true;
    }
  });
}

function tellingStems(text: string): string[] {
  return splitWords(text)
    .filter(({ folded }) => !isFunctionWord(folded) && !isFramingWord(folded))
    .map(({ folded }) => stemWord(folded));
}
