import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMatcher } from '../../src/desk/matching/find-matches.ts';
import { scoreMatch } from '../../src/desk/matching/score-match.ts';
import { readText } from '../../src/desk/understand.ts';
import { loadDictionary } from '../../src/load-dictionary.ts';
import { areaUnderCurve } from '../area-under-curve.ts';
import { fitCalibration, type Judged } from '../fit-calibration.ts';
import { noFeatures } from '../judge.ts';
import { makeKnowledge } from '../make-knowledge.ts';
import { formatShare, formatTable } from '../table.ts';
import { parseCsv } from './parse-csv.ts';

const bots = ['curekart', 'powerplay11', 'sofmattress'];
const others = ['dialogflow', 'luis', 'rasa', 'bert', 'haptik'];
const outOfScope = 'NO_NODES_DETECTED';

interface Scored {
  readonly isRight: boolean;
  readonly isInScope: boolean;
  readonly score: number;
}

/**
 * Prints how well scores tell right answers from what three FAQ bots do not answer (HINT3, Arora et al. 2020). The desk's
 * scores for one bot are calibrated on the other two.
 */
export function printHint3(folder: string): void {
  const present = bots.filter((bot) => existsSync(join(folder, `${bot}_test.csv`)));
  if (present.length < bots.length) {
    console.log('Not measured: not all of its files are there.');
    return;
  }
  const judged = present.map((bot) => judgeAll(folder, bot));
  const desk = judged.map((own) => {
    const rest = judged.filter((all) => all !== own).flat();
    const calibration = fitCalibration({ judged: rest, aim: 'mean' });
    return own.map((item) => ({ ...item, score: scoreMatch(item.features, calibration) }));
  });
  const rows = [
    toRow('desk', desk),
    ...others.map((engine) =>
      toRow(
        engine,
        present.map((bot) => readPredictions(folder, engine, bot)),
      ),
    ),
  ];
  console.log(formatTable([['AUC', ...present, 'mean', 'right, never declining'], ...rows]));
}

function toRow(engine: string, byBot: readonly (readonly Scored[])[]): string[] {
  const areas = byBot.map((all) =>
    areaUnderCurve(all.filter(({ isInScope, isRight }) => !isInScope || isRight)),
  );
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
  const inside = byBot.flat().filter(({ isInScope }) => isInScope);
  const right = inside.filter(({ isRight }) => isRight);
  const shown = [...areas, mean].map((area) => area.toFixed(3));
  return [engine, ...shown, formatShare(right.length, inside.length)];
}

function judgeAll(folder: string, bot: string): Judged[] {
  const phrasings = new Map<string, string[]>();
  for (const [text = '', label = ''] of readRows(join(folder, `${bot}_train.csv`))) {
    phrasings.set(label, [...(phrasings.get(label) ?? []), text]);
  }
  const matcher = createMatcher({
    knowledge: makeKnowledge(phrasings),
    dictionary: loadDictionary(),
  });
  return readRows(join(folder, `${bot}_test.csv`)).map(([text = '', label = '']) => {
    const [best] = matcher.findMatches(readText(text));
    return {
      features: best?.features ?? noFeatures,
      isRight: best?.fact.id === label,
      isInScope: label !== outOfScope,
    };
  });
}

function readPredictions(folder: string, engine: string, bot: string): Scored[] {
  const file = join(folder, 'preds', `${engine}_${bot}.csv`);
  if (!existsSync(file)) return [];
  return readRows(file).map(([, label = '', predicted = '', score]) => ({
    isRight: label === predicted,
    isInScope: label !== outOfScope,
    score: predicted === outOfScope ? 0 : Number(score),
  }));
}

function readRows(file: string): string[][] {
  return parseCsv(readFileSync(file, 'utf8')).slice(1);
}
