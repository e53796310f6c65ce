import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createPassageIndex, type PassageIndex } from '../src/desk/answering/passage-index.ts';
import { toSigns } from '../src/desk/answering/score-passage.ts';
import { createLexicon } from '../src/desk/matching/create-lexicon.ts';
import { indexSentences } from '../src/desk/matching/index-sentences.ts';
import { detectQuestionKind } from '../src/language/question-kind.ts';
import { loadEnglish } from '../src/load-english.ts';
import { readPassages } from '../src/reading/read-passages.ts';
import { type Example, fitLogistic } from './fit-calibration.ts';

// How sure is a sentence to answer a question? Fitted on a set in the form of SQuAD 2.0, of other articles than ours.
//   npm run fit:passages -- --set FILE           measures, one article left out at a time
//   npm run fit:passages -- --set FILE --write   and writes src/desk/answering/passage-weights.ts

const { values: options } = parseArgs({
  options: { set: { type: 'string' }, write: { type: 'boolean', default: false } },
});
if (options.set === undefined) throw new Error('Give a set: npm run fit:passages -- --set FILE');

const articleSchema = z.object({
  title: z.string(),
  paragraphs: z.array(z.string()),
  questions: z.array(z.object({ text: z.string(), gold: z.array(z.int()) })),
});
type Article = z.infer<typeof articleSchema>;
type Signs = ReturnType<typeof toSigns>;

/** The nearest sentence to a question. */
interface Row extends Example<Signs> {
  readonly article: string;
  /** `taken`: its paragraph was taken away, so that nothing answers any more. */
  readonly sort: 'answerable' | 'unanswerable' | 'taken';
}

/** A question without its paragraph is easily told from one with it: it counts less. */
const takenEmphasis = 0.3;

const articles = z.array(articleSchema).parse(JSON.parse(readFileSync(options.set, 'utf8')));
const english = loadEnglish();
const lexicon = createLexicon(new Map());
const rows = articles.flatMap(readRows);

const scored = rows.map((row) => ({ row, score: 0 }));
for (const { title } of articles) {
  const model = fitLogistic(rows.filter(({ article }) => article !== title));
  for (const one of scored) if (one.row.article === title) one.score = sum(one.row.features, model);
}
const of = (sort: Row['sort']) => scored.filter(({ row }) => row.sort === sort);
const inSource = of('answerable');
console.log(
  `${articles.length} articles, each scored by the others; ${inSource.length} questions answerable.`,
);
console.log(
  `right sentence's paragraph first   ${percent(share(inSource, ({ row }) => row.isRight))}`,
);
console.log(
  `AUC, against unanswerable          ${areaUnder(inSource, of('unanswerable')).toFixed(3)}`,
);
console.log(`AUC, against taken away            ${areaUnder(inSource, of('taken')).toFixed(3)}`);
for (const declined of [0.8, 0.9, 0.95]) {
  const least = quantile(
    of('unanswerable').map(({ score }) => score),
    declined,
  );
  const right = share(inSource, ({ row, score }) => row.isRight && score > least);
  console.log(
    `at ${percent(declined)} declined: right ${percent(right)}, from ${chance(least).toFixed(3)} on`,
  );
}
if (options.write) write();

function readRows(article: Article): Row[] {
  const whole = indexWithout(article, []);
  const own = article.questions.map((question) => {
    const sort = question.gold.length > 0 ? 'answerable' : 'unanswerable';
    return toRow(article, question, whole, sort);
  });
  const answerable = article.questions.filter(({ gold }) => gold.length > 0);
  const golds = new Set(answerable.map(({ gold }) => gold.join()));
  const taken = [...golds].flatMap((gold) => {
    const questions = answerable.filter((question) => question.gold.join() === gold);
    const rest = indexWithout(article, questions[0]?.gold ?? []);
    return questions.map(({ text }) => toRow(article, { text, gold: [] }, rest, 'taken'));
  });
  return [...own, ...taken];
}

function indexWithout({ title, paragraphs }: Article, without: readonly number[]): PassageIndex {
  const passages = readPassages({ id: title, paragraphs }).filter(
    ({ paragraph }) => !without.includes(paragraph),
  );
  return createPassageIndex({
    passages,
    index: indexSentences({ passages, lexicon, thesaurus: english.thesaurus }),
    titles: new Map([[title, title.replaceAll('_', ' ')]]),
    ...{ lexicon, english },
  });
}

function toRow(
  { title }: Article,
  { text, gold }: Article['questions'][number],
  index: PassageIndex,
  sort: Row['sort'],
): Row {
  const kind = detectQuestionKind(text);
  const [best] = index.find(lexicon.read(text), kind);
  return {
    ...{ article: title, sort },
    features: best ? toSigns(best.features, kind) : {},
    isRight: best !== undefined && gold.includes(best.passage.paragraph),
    emphasis: sort === 'taken' ? takenEmphasis : 1,
  };
}

function write(): void {
  const { constant, weights } = fitLogistic(rows);
  const lines = Object.entries(weights).map(
    ([name, weight]) => `    ${JSON.stringify(name)}: ${weight},`,
  );
  writeFileSync(
    'src/desk/answering/passage-weights.ts',
    `/**
 * Written by \`npm run fit:passages -- --write\`, which says how well it does: fitted on ${articles.length} articles of the SQuAD 2.0
 * development set (Rajpurkar et al. 2018, CC BY-SA 4.0), some questions with their paragraph taken away.
 */
export const passageWeights: {
  readonly constant: number;
  readonly weights: Readonly<Record<string, number>>;
} = {
  constant: ${constant},
  weights: {
${lines.join('\n')}
  },
};
`,
  );
}

function sum(features: Signs, { constant, weights }: ReturnType<typeof fitLogistic>): number {
  return Object.entries(features).reduce(
    (total, [name, value]) => total + (weights[name] ?? 0) * value,
    constant,
  );
}

/** How often one of the first scores more than one of the others. */
function areaUnder(first: typeof scored, others: typeof scored): number {
  const wins = first.map(
    ({ score }) =>
      share(others, (other) => score > other.score) +
      share(others, (other) => score === other.score) / 2,
  );
  return wins.reduce((total, one) => total + one, 0) / wins.length;
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(part * values.length) - 1] ?? 0;
}

function share<T>(all: readonly T[], holds: (item: T) => boolean): number {
  return all.filter(holds).length / all.length;
}

function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
