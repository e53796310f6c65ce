import { parseArgs } from 'node:util';
import { loadDesk } from '../src/load-desk.ts';
import { readClaims } from './claim-set.ts';
import { printClaims } from './print-claims.ts';

// Verdicts on other claims, or on another base, than `npm run eval` measures:
//   npm run eval:claims -- --claims bench/data/eval/other-hands/i-claims.jsonl
//   npm run eval:claims -- --claims bench/data/claims/squad.jsonl --knowledge test/fixtures/squad --wrong --missed

const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string', default: 'knowledge' },
    claims: { type: 'string', default: 'bench/data/eval/claims.jsonl' },
    wrong: { type: 'boolean', default: false },
    missed: { type: 'boolean', default: false },
  },
});

const desk = loadDesk(options.knowledge);
console.log(
  `Knowledge ${desk.knowledge.hash.slice(0, 12)}, ${desk.knowledge.facts.length} facts.\n`,
);
printClaims(desk, readClaims(options.claims), options);
