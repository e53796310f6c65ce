import type { Desk } from '../src/desk/answer.ts';
import type { Verdict, VerdictKind } from '../src/desk/verdict.ts';
import type { EvalClaim } from './claim-set.ts';

export interface PrintClaimsOptions {
  /** Prints what was decided wrongly. For sets to learn from, never for those that measure. */
  readonly wrong?: boolean;
  /** Prints what was not decided as well. */
  readonly missed?: boolean;
}

const kinds: readonly VerdictKind[] = ['supported', 'contradicted', 'not_covered'];

/** Prints how verdicts agree with those of people, the wrong ones by themselves, and the table of both. */
export function printClaims(
  desk: Pick<Desk, 'check'>,
  claims: readonly EvalClaim[],
  { wrong = false, missed = false }: PrintClaimsOptions = {},
): void {
  const judged = claims.map((item) => ({ item, verdict: desk.check(item.text) }));
  const share = (part: number, whole = judged.length) =>
    `${((100 * part) / Math.max(1, whole)).toFixed(1)}% (${part} of ${whole})`;
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

  console.log(`Verdicts that agree with people's  ${share(right)}`);
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
    if (verdict.kind === 'not_covered' ? missed : wrong) printOne(item, verdict);
  }
}

function printOne(item: EvalClaim, { kind, fact, nearest, because }: Verdict): void {
  console.log(`\n${item.id} ${item.verdict}, desk: ${kind}\n  ${item.text}`);
  console.log(`  ${fact?.id ?? `near ${nearest?.id ?? 'nothing'}`}`);
  for (const { what, claim, source } of because) console.log(`  ${what}: ${claim} | ${source}`);
}
