import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Desk } from '../src/desk/answer.ts';
import { verdictsOf } from './reading-of.ts';
import { formatShare, formatTable } from './table.ts';

const draftSchema = z.object({
  id: z.string(),
  sentences: z.array(
    z.object({
      text: z.string(),
      /** What somebody who knows the source says of it. */
      mark: z.enum(['said', 'error', 'not_in_source']),
    }),
  ),
});

type Draft = z.infer<typeof draftSchema>;

/** Reads drafts whose sentences are marked: a JSON array, or a draft a line. The form stands in `bench/data/README.md`. */
export function readDrafts(file: string): Draft[] {
  const text = readFileSync(file, 'utf8').trim();
  const json = text.startsWith('[') ? text : `[${text.split(/\n+/).join(',')}]`;
  return z.array(draftSchema).parse(JSON.parse(json));
}

/** Prints how many errors of drafts are found, and what that costs in false alarms. */
export function printDrafts(
  desk: Desk,
  drafts: readonly Draft[],
  showMiss: (line: string) => void,
): void {
  const judged = drafts.flatMap(({ id, sentences }) => {
    const verdicts = verdictsOf(
      desk,
      sentences.map(({ text }) => text),
    );
    return sentences.map((sentence, n) => ({
      id,
      ...sentence,
      said: verdicts[n] ?? 'not_covered',
    }));
  });
  const errors = judged.filter(({ mark }) => mark === 'error');
  const others = judged.filter(({ mark }) => mark !== 'error');
  const right = judged.filter(({ mark }) => mark === 'said');
  const absent = judged.filter(({ mark }) => mark === 'not_in_source');
  const rows = [
    ['errors found', 'contradicted', errors],
    ['errors passed as said', 'supported', errors],
    ['false alarms', 'contradicted', others],
    ['right sentences said', 'supported', right],
    ['not in the source, yet said', 'supported', absent],
  ] as const;

  console.log(`${drafts.length} drafts, ${judged.length} sentences.\n`);
  console.log(
    formatTable(
      rows.map(([name, kind, of]) => [
        name,
        formatShare(of.filter(({ said }) => said === kind).length, of.length),
      ]),
    ),
  );

  const wanted = { said: 'supported', error: 'contradicted', not_in_source: 'not_covered' };
  for (const { id, text, mark, said } of judged) {
    if (said !== wanted[mark]) showMiss(`${id}, ${mark}, ${said}: ${text}`);
  }
}
