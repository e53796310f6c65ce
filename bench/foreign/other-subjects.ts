import type { Desk } from '../../src/desk/answer.ts';
import { readTexts } from '../json-lines.ts';
import { isTaken, sentencesOf, verdictOf } from '../reading-of.ts';
import { formatShare, formatTable } from '../table.ts';
import type { AskedText, CuratedText, SummedText } from './foreign-sets.ts';

export interface OtherSubjects {
  readonly desk: Desk;
  readonly news: readonly SummedText[];
  readonly curated: readonly CuratedText[];
  readonly asked: readonly AskedText[];
  /** Files of questions and claims, `{id, text}` a line. */
  readonly others: readonly string[];
  readonly showMiss: (line: string) => void;
}

/** Prints how often a base speaks of what its source never mentions. */
export function printOtherSubjects({
  desk,
  news,
  curated,
  asked,
  others,
  showMiss,
}: OtherSubjects): void {
  const isAsked = (text: string) => isTaken(desk, text);
  const isDecided = (text: string) => verdictOf(desk, text) !== 'not_covered';
  const textsOf = ({ questions }: Pick<AskedText, 'questions'>) =>
    questions.map(({ text }) => text);

  console.log(
    formatTable([
      ['', 'taken'],
      toRow(
        'sentences of news, as claims',
        news.flatMap(({ paragraphs }) => paragraphs).flatMap(sentencesOf),
        isDecided,
      ),
      ...curated.map((text) => toRow(`${text.name}, questions`, textsOf(text), isAsked)),
      toRow('squad2, questions', asked.flatMap(textsOf), isAsked),
      ...others.map((file) => toRow(file, readTexts(file), isAsked)),
    ]),
  );

  function toRow(
    name: string,
    texts: readonly string[],
    isTakenUp: (text: string) => boolean,
  ): string[] {
    const taken = texts.filter(isTakenUp);
    for (const text of taken) showMiss(`taken up, of ${name}: ${text}`);
    return [name, formatShare(taken.length, texts.length)];
  }
}
