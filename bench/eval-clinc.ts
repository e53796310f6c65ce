import { createMatcher, type Matcher } from '../src/desk/matching/find-matches.ts';
import { scoreMatch } from '../src/desk/matching/score-match.ts';
import { readText } from '../src/desk/understand.ts';
import { loadDictionary } from '../src/load-dictionary.ts';
import { formatCalibration, measureCalibration } from './calibration-error.ts';
import { fitCalibration, type Judged } from './fit-calibration.ts';
import { noFeatures } from './judge.ts';
import { makeKnowledge } from './make-knowledge.ts';
import { type Clinc, phrasingsByIntent, readClinc } from './read-clinc.ts';

// CLINC150 as question matching: an intent is a fact, its training utterances are the phrasings. Scores and threshold
// are fitted on validation data only. Usage: npm run eval:clinc -- data_full.json

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Name the file: npm run eval:clinc -- data_full.json (github.com/clinc/oos-eval).');
  process.exit(2);
}

const clinc = readClinc(file);
const dictionary = loadDictionary();
evaluate('All 15,000 phrasings', Number.POSITIVE_INFINITY);
evaluate('The first 10 phrasings an intent', 10);

function evaluate(label: string, most: number): void {
  const knowledge = makeKnowledge(phrasingsByIntent(clinc, most));
  const matcher = createMatcher({ knowledge, dictionary });
  const calibration = fitCalibration({
    judged: judgeAll(matcher, clinc.val, clinc.oos_val),
    outOfScopeShare: clinc.oos_test.length / (clinc.test.length + clinc.oos_test.length),
    aim: 'mean',
  });

  const judged = judgeAll(matcher, clinc.test, clinc.oos_test);
  const scored = judged.map((item) => ({ ...item, score: scoreMatch(item.features, calibration) }));
  const inside = scored.filter(({ isInScope }) => isInScope);
  const outside = scored.filter(({ isInScope }) => !isInScope);
  const never = share(inside, ({ isRight }) => isRight);
  const right = share(inside, ({ isRight, score }) => isRight && score > calibration.threshold);
  const declined = share(outside, ({ score }) => score <= calibration.threshold);

  console.log(`\n${label}`);
  console.log(
    `never declining ${percent(never)}; declining: in scope ${percent(right)}, out of scope declined ` +
      `${percent(declined)}, mean ${((right + declined) / 2).toFixed(4)}`,
  );
  console.log(formatCalibration(measureCalibration(scored)));
}

function judgeAll(matcher: Matcher, inside: Clinc['test'], outside: Clinc['oos_test']): Judged[] {
  return [
    ...inside.map(([text, intent]) => judge(matcher, text, intent)),
    ...outside.map(([text]) => judge(matcher, text, null)),
  ];
}

function judge(matcher: Matcher, text: string, intent: string | null): Judged {
  const [best] = matcher.findMatches(readText(text));
  return {
    features: best?.features ?? noFeatures,
    isRight: best !== undefined && best.fact.id === intent,
    isInScope: intent !== null,
  };
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
