import { areaUnderCurve } from '../area-under-curve.ts';
import { deskOf, paragraphsOf, type Reading, readingOf } from '../reading-of.ts';
import { formatShare, formatTable } from '../table.ts';
import { toBareBase, toUncurated } from './bare-base.ts';
import type { AskedText, CuratedText, ForeignQuestion } from './foreign-sets.ts';
import { searchPassages } from './search-passages.ts';

export interface QuestionSets {
  readonly curated: readonly CuratedText[];
  readonly asked: readonly AskedText[];
  readonly showMiss: (line: string) => void;
}

/** Prints how questions fare on texts that nobody curated, on those curated for an hour, and beside MiniSearch. */
export function printQuestionRows({ curated, asked, showMiss }: QuestionSets): void {
  const rows = [
    ...curated.flatMap((text) => {
      const sources = Object.values(text.knowledge.sources);
      const askers: [string, Ask][] = [
        ['uncurated', askerOf(toUncurated(text.knowledge))],
        ['curated for an hour', askerOf(text.knowledge)],
        ...sources
          .slice(0, 1)
          .map((source): [string, Ask] => ['MiniSearch', searchPassages(source)]),
      ];
      return askers.map(([how, ask]) => toRow(`${text.name}, ${how}`, askAll(ask, text.questions)));
    }),
    toRow(
      'squad2',
      asked.flatMap((text) => askAll(askerOf(toBareBase(text)), text.questions)),
    ),
    toRow(
      'squad2, MiniSearch',
      asked.flatMap((text) => askAll(searchPassages(text), text.questions)),
    ),
  ];
  const columns = ['questions', 'first', 'in three', 'right', 'wrong', 'declined', 'AUC'];
  console.log(formatTable([['', ...columns], ...rows]));

  function toRow(name: string, all: readonly AskedQuestion[]): string[] {
    for (const item of all) {
      const said = outcomeOf(item);
      if (said !== 'right' && said !== 'declined')
        showMiss(`${name}, ${said}: ${item.gold ?? 'none'}: ${item.text}`);
    }
    return countOutcomes(name, all);
  }
}

type Ask = (question: string) => Reading;

interface AskedQuestion extends ForeignQuestion {
  readonly reading: Reading;
}

function askerOf(knowledge: Parameters<typeof deskOf>[0]): Ask {
  const desk = deskOf(knowledge);
  return (question) => readingOf(desk, question);
}

function askAll(ask: Ask, questions: readonly ForeignQuestion[]): AskedQuestion[] {
  return questions.map((question) => ({ ...question, reading: ask(question.text) }));
}

/** At the threshold: `missed` is declined though the text answers it. */
function outcomeOf({ gold, reading, ...item }: AskedQuestion) {
  if (reading.level === 'nearest') return gold ? 'missed' : 'declined';
  return isAmongFirst(1, { gold, reading, ...item }) ? 'right' : 'wrong';
}

function countOutcomes(name: string, all: readonly AskedQuestion[]): string[] {
  const inside = all.filter(({ gold }) => gold !== null);
  const outside = all.filter(({ gold }) => gold === null);
  const share = (some: readonly AskedQuestion[], holds: (item: AskedQuestion) => boolean) =>
    formatShare(some.filter(holds).length, some.length);
  const scores = all.map(({ reading, gold }) => ({
    score: reading.score,
    isInScope: gold !== null,
  }));

  return [
    name,
    `${inside.length}+${outside.length}`,
    share(inside, (item) => isAmongFirst(1, item)),
    share(inside, (item) => isAmongFirst(3, item)),
    share(inside, (item) => outcomeOf(item) === 'right'),
    share(inside, (item) => outcomeOf(item) === 'wrong'),
    share(outside, (item) => outcomeOf(item) === 'declined'),
    areaUnderCurve(scores).toFixed(3),
  ];
}

function isAmongFirst(most: number, { gold, reading }: AskedQuestion): boolean {
  return paragraphsOf(reading)
    .slice(0, most)
    .some((paragraph) => gold?.includes(paragraph));
}
