import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { deskOf, verdictOf } from '../reading-of.ts';
import { formatShare, formatTable } from '../table.ts';
import { toUncurated } from './bare-base.ts';
import type { CuratedText } from './foreign-sets.ts';

/** Prints how claims fare on a text that nobody curated, and on its base of an hour. */
export function printClaimRows(
  texts: readonly CuratedText[],
  showMiss: (line: string) => void,
): void {
  const rows = texts.flatMap(({ name, knowledge, claims }) => [
    toRow(`${name}, uncurated`, toUncurated(knowledge), claims),
    toRow(`${name}, curated for an hour`, knowledge, claims),
  ]);
  console.log(formatTable([['', 'right', 'wrong', 'not decided'], ...rows]));

  function toRow(name: string, knowledge: KnowledgeBase, claims: CuratedText['claims']): string[] {
    const desk = deskOf(knowledge);
    const judged = claims.map(({ text, verdict }) => ({
      text,
      verdict,
      said: verdictOf(desk, text),
    }));
    const wrong = judged.filter(({ verdict, said }) => said !== verdict && said !== 'not_covered');
    const missed = judged.filter(({ verdict, said }) => said !== verdict && said === 'not_covered');
    for (const { text, verdict, said } of [...wrong, ...missed]) {
      showMiss(`${name}, ${said}, not ${verdict}: ${text}`);
    }
    const right = judged.length - wrong.length - missed.length;
    return [
      name,
      ...[right, wrong.length, missed.length].map((n) => formatShare(n, judged.length)),
    ];
  }
}
