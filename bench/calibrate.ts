import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { loadKnowledgeBase } from '../src/knowledge/load-knowledge-base.ts';
import { loadEnglish } from '../src/load-english.ts';
import { heldAsideNames, readHeldAside } from './eval-sets.ts';
import { fitCalibration } from './fit-calibration.ts';
import { createJudge } from './judge.ts';

// Fits the scores of a knowledge base to questions that stand in no evaluation set, and writes them into it:
//   npm run calibrate -- --knowledge DIR --folder FOLDER --set NAME [--set …]
// where each set is two files, NAME-questions.jsonl and NAME-out-of-scope.jsonl.

const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string', default: 'knowledge' },
    folder: { type: 'string', default: 'bench/data/held-aside' },
    set: { type: 'string', multiple: true, default: [...heldAsideNames] },
    declined: { type: 'string', default: '0.93' },
  },
});

const judge = createJudge(loadKnowledgeBase(options.knowledge), loadEnglish());
const judged = options.set.flatMap((name) => readHeldAside(name, options.folder)).map(judge);
const languages = [...new Set(judged.map(({ item }) => item.language))].sort();
const calibrations = languages.map((language) => {
  const own = judged.filter(({ item }) => item.language === language);
  return [language, fitCalibration({ judged: own, aim: { declined: Number(options.declined) } })];
});

const file = join(options.knowledge, 'calibration.yml');
const header = `# How the features of a match add up to a score, and from which score on it is an answer. Made by npm run calibrate
# from held-aside questions; not to be edited by hand.
`;
writeFileSync(file, header + stringify(Object.fromEntries(calibrations)));
console.log(`${file}: ${languages.join(', ')}, from ${judged.length} questions.`);
