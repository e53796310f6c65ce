import { readFileSync } from 'node:fs';
import { z } from 'zod';

const utterances = z.array(z.tuple([z.string(), z.string()]));
const clincSchema = z.object({
  train: utterances,
  val: utterances,
  test: utterances,
  oos_val: utterances,
  oos_test: utterances,
});

export type Clinc = z.infer<typeof clincSchema>;

/** Reads CLINC150 (Larson et al. 2019) as published, `data_full.json`. */
export function readClinc(file: string): Clinc {
  return clincSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The first phrasings of each intent, in the order of the file. */
export function phrasingsByIntent({ train }: Clinc, most: number): Map<string, string[]> {
  const byIntent = new Map<string, string[]>();
  for (const [text, intent] of train) {
    const list = byIntent.get(intent) ?? [];
    if (list.length < most) list.push(text);
    byIntent.set(intent, list);
  }
  return byIntent;
}
