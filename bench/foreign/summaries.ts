import { deskOf, verdictOf } from '../reading-of.ts';
import { formatShare, formatTable } from '../table.ts';
import { toBareBase } from './bare-base.ts';
import type { SummedText } from './foreign-sets.ts';

/** Prints what is said of summary sentences that agree with their article, and of those with an error. */
export function printSummaries(
  texts: readonly SummedText[],
  showMiss: (line: string) => void,
): void {
  const judged = texts.flatMap((text) => {
    const desk = deskOf(toBareBase(text));
    return text.claims.map((claim) => ({ ...claim, said: verdictOf(desk, claim.text) }));
  });
  const [right, wrong] = [true, false].map((is) =>
    judged.filter((item) => item.isConsistent === is),
  );
  const rows = [
    ['wrongly supported', 'supported', wrong],
    ['wrongly contradicted', 'contradicted', right],
    ['rightly supported', 'supported', right],
    ['rightly contradicted', 'contradicted', wrong],
  ] as const;

  console.log(
    formatTable(
      rows.map(([name, kind, of = []]) => {
        const found = of.filter(({ said }) => said === kind);
        if (name.startsWith('wrongly')) for (const { text } of found) showMiss(`${name}: ${text}`);
        return [name, formatShare(found.length, of.length)];
      }),
    ),
  );
}
