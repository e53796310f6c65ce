import { parseArgs } from 'node:util';
import type { Verdict, VerdictKind } from '../src/desk/verdict.ts';
import { loadDesk } from '../src/load-desk.ts';
import { type EvalClaim, readClaims } from './claim-set.ts';

const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string', default: 'knowledge' },
    claims: { type: 'string', default: 'test/eval/claims.jsonl' },
    /** Prints what was decided wrongly. For sets to learn from, never for those that measure. */
    wrong: { type: 'boolean', default: false },
    /** Prints what was not decided as well. */
    missed: { type: 'boolean', default: false },
  },
});

const kinds: readonly VerdictKind[] = ['supported', 'contradicted', 'not_covered'];
const desk = loadDesk(options.knowledge);
const judged = readClaims(options.claims).map((item) => ({
  item,
  verdict: desk.check(item.text),
}));
const share = (part: number, whole = judged.length) =>
  `${((100 * part) / whole).toFixed(1)}% (${part} of ${whole})`;
const count = (isSo: (item: EvalClaim, verdict: Verdict) => boolean) =>
  judged.filter(({ item, verdict }) => isSo(item, verdict)).length;

const right = count((item, verdict) => item.verdict === verdict.kind);
const wrongSupported = count((item, { kind }) => kind === 'supported' && item.verdict !== kind);
const wrongContradicted = count(
  (item, { kind }) => kind === 'contradicted' && item.verdict !== kind,
);
const decided = count((item, { kind }) => kind !== 'not_covered' && item.verdict === kind);
const cited = count(
  (item, { kind, citations }) =>
    kind !== 'not_covered' &&
    item.verdict === kind &&
    item.gold.includes(`P${citations[0]?.paragraph}`),
);

console.log(`Knowledge ${desk.knowledge.hash.slice(0, 12)}, ${desk.knowledge.facts.length} facts.`);
console.log(`\nVerdicts that agree with people's  ${share(right)}`);
console.log(`Wrongly supported                  ${share(wrongSupported)}`);
console.log(`Wrongly contradicted               ${share(wrongContradicted)}`);
console.log(`Wrongly decided, together          ${share(wrongSupported + wrongContradicted)}`);
console.log(`Right verdicts cited rightly       ${share(cited, decided)}`);

console.log('\nRows: what people say. Columns: what the desk says.\n');
console.log(`${''.padEnd(14)}${kinds.map((kind) => kind.padStart(14)).join('')}`);
for (const row of kinds) {
  const cells = kinds.map((column) =>
    String(count((item, { kind }) => item.verdict === row && kind === column)).padStart(14),
  );
  console.log(`${row.padEnd(14)}${cells.join('')}`);
}

for (const { item, verdict } of judged) {
  if (item.verdict === verdict.kind) continue;
  const isShown = verdict.kind === 'not_covered' ? options.missed : options.wrong;
  if (!isShown) continue;
  console.log(`\n${item.id} ${item.verdict}, desk: ${verdict.kind}\n  ${item.text}`);
  console.log(`  ${verdict.fact?.id ?? `near ${verdict.nearest?.id}`}`);
  for (const { what, claim, source } of verdict.because)
    console.log(`  ${what}: ${claim} | ${source}`);
}
