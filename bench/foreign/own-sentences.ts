import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { deskOf, sentencesOf, verdictOf } from '../reading-of.ts';
import { formatShare, formatTable } from '../table.ts';
import { changeSorts, createWordChanger } from './change-word.ts';

/** A base and what to call it in a table. */
export interface NamedBase {
  readonly name: string;
  readonly knowledge: KnowledgeBase;
}

/**
 * Prints what a base says of its own sentences: word for word, which it should support, and with one word changed, which
 * it never should.
 *
 * @param showMiss  Told each sentence that was judged wrongly.
 */
export function printOwnSentences(
  bases: readonly NamedBase[],
  showMiss: (line: string) => void,
): void {
  const counts = bases.map(({ name, knowledge }) => ({ name, ...countOne(knowledge, showMiss) }));
  const columns = [
    'sentences',
    'said',
    'contradicted',
    ...changeSorts.map((sort) => `${sort}: said`),
  ];
  console.log(formatTable([['', ...columns], ...counts.map(toRow)]));
}

function countOne(knowledge: KnowledgeBase, showMiss: (line: string) => void) {
  const desk = deskOf(knowledge);
  const paragraphs = Object.values(knowledge.sources).flatMap((source) => source.paragraphs);
  const sentences = paragraphs.flatMap(sentencesOf);
  const changeWords = createWordChanger(paragraphs.join('\n'));

  const verdicts = sentences.map((text) => {
    const verdict = verdictOf(desk, text);
    if (verdict !== 'supported') showMiss(`own sentence ${verdict}: ${text}`);
    return verdict;
  });
  const changed = sentences.flatMap(changeWords).map((item) => {
    const isSaid = verdictOf(desk, item.text) === 'supported';
    if (isSaid) showMiss(`supported with ${item.sort} ${item.change}: ${item.text}`);
    return { sort: item.sort, isSaid };
  });
  return { verdicts, changed };
}

function toRow({
  name,
  verdicts,
  changed,
}: { readonly name: string } & ReturnType<typeof countOne>) {
  const count = (kind: string) => verdicts.filter((verdict) => verdict === kind).length;
  return [
    name,
    String(verdicts.length),
    formatShare(count('supported'), verdicts.length),
    formatShare(count('contradicted'), verdicts.length),
    ...changeSorts.map((sort) => {
      const own = changed.filter((item) => item.sort === sort);
      return formatShare(own.filter(({ isSaid }) => isSaid).length, own.length);
    }),
  ];
}
