import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../../src/desk/answer.ts';
import { toBareBase, toUncurated } from './bare-base.ts';
import { printClaimRows } from './claim-rows.ts';
import { readAskedTexts, readCuratedText, readSummedTexts } from './foreign-sets.ts';
import { printHint3 } from './hint3.ts';
import { printOtherSubjects } from './other-subjects.ts';
import { printOwnSentences } from './own-sentences.ts';
import { printQuestionRows } from './question-rows.ts';
import { printSummaries } from './summaries.ts';

export interface PrintForeignOptions {
  /** Holds `shuttle`, `squad2`, `summedits-news` and `hint3`; what is missing is not measured. */
  readonly folder: string;
  /** The first base. */
  readonly desk: Desk;
  /** Files of questions and claims about other subjects than the first base's. */
  readonly others: readonly string[];
  /** Measures every so many of the questions of `squad2`. */
  readonly stride: number;
  /** Told what was judged wrongly. */
  readonly showMiss: (line: string) => void;
}

/** Prints how the desk does on texts that nobody made it for. */
export function printForeign({
  folder,
  desk,
  others,
  stride,
  showMiss,
}: PrintForeignOptions): void {
  const news = readSummedTexts(join(folder, 'summedits-news/dev.json'));
  const curated = existsSync(join(folder, 'shuttle'))
    ? [readCuratedText('shuttle', join(folder, 'shuttle'))]
    : [];
  const asked = readAskedTexts(join(folder, 'squad2/dev.json')).map((text) => ({
    ...text,
    questions: text.questions.filter((_, n) => n % stride === 0),
  }));
  if (stride > 1) console.log(`Of the questions of squad2, one in ${stride} is measured.\n`);

  console.log(
    'Own sentences: word for word, and with one word changed to a contrary, number or name.\n',
  );
  printOwnSentences(
    [
      { name: 'first base, curated', knowledge: desk.knowledge },
      { name: 'first article', knowledge: toUncurated(desk.knowledge) },
      ...curated.map(({ name, knowledge }) => ({ name, knowledge: toUncurated(knowledge) })),
      ...news.map((text) => ({ name: text.id, knowledge: toBareBase(text) })),
    ],
    showMiss,
  );
  console.log('\nOther subjects than the first base’s, answered or decided by it all the same.\n');
  printOtherSubjects({ desk, news, curated, asked, others, showMiss });
  console.log(
    '\nQuestions. first, in three: the right passage, answered or only shown as nearest. Then at the standard\n' +
      'threshold. AUC: how well the score tells what the text answers from what it does not.\n',
  );
  printQuestionRows({ curated, asked, showMiss });
  console.log('\nClaims.\n');
  printClaimRows(curated, showMiss);
  console.log('\nSummaries of news articles, some with an error made on purpose.\n');
  printSummaries(news, showMiss);
  console.log('\nHINT3: three FAQ bots, and what real users wrote.\n');
  printHint3(join(folder, 'hint3'));
}
