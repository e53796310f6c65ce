import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { createMatcher } from '../src/desk/matching/find-matches.ts';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { detectLanguage } from '../src/language/detect-language.ts';
import { normaliseText } from '../src/language/normalise-text.ts';
import { loadDictionary } from '../src/load-dictionary.ts';
import { readOutOfScope, readQuestions } from './eval-sets.ts';
import { fitCalibration, type Judged } from './fit-calibration.ts';

// Fits the scores of a knowledge base to questions that stand in no evaluation set, and writes them into it:
//   npm run calibrate -- --knowledge DIR --set FOLDER/NAME [--set …]
// where each set is two files, NAME-questions.jsonl and NAME-out-of-scope.jsonl.

const heldAside = ['b', 'c', 'd'].map((name) => `test/eval/held-aside/${name}`);
const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string', default: 'knowledge' },
    set: { type: 'string', multiple: true, default: heldAside },
    declined: { type: 'string', default: '0.9' },
  },
});

const matcher = createMatcher({
  knowledge: loadKnowledgeBase(options.knowledge),
  dictionary: loadDictionary(),
});

const judged = options.set.flatMap((set) => [
  ...readQuestions(`${set}-questions.jsonl`).flatMap(({ text, gold }) => judge(text, gold)),
  ...readOutOfScope(`${set}-out-of-scope.jsonl`).flatMap(({ text }) => judge(text, null)),
]);

const languages = [...new Set(judged.map(({ language }) => language))].sort();
const calibrations = Object.fromEntries(
  languages.map((language) => [
    language,
    fitCalibration({
      judged: judged.filter((item) => item.language === language),
      aim: { declined: Number(options.declined) },
    }),
  ]),
);

const file = join(options.knowledge, 'calibration.yml');
writeFileSync(
  file,
  `# How the signs of a match add up to a score, and from which score on it is an answer. Made by npm run calibrate\n# from held-aside questions; not to be edited by hand.\n${stringify(calibrations)}`,
);
console.log(`${file}: ${languages.join(', ')}, from ${judged.length} questions.`);

interface JudgedInLanguage extends Judged {
  readonly language: string;
}

/** The best match for a question, if anything is near; `gold` is `null` where the source does not answer it. */
function judge(question: string, gold: readonly string[] | null): JudgedInLanguage[] {
  const text = normaliseText(question);
  const [best] = matcher.findMatches(text);
  if (!best) return [];
  const isRight = gold?.includes(`P${best.fact.citations[0].paragraph}`) ?? false;
  return [{ signs: best.signs, isRight, isInScope: gold !== null, language: detectLanguage(text) }];
}
