import { z } from 'zod';
import { readJsonLines } from './json-lines.ts';

const claimSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  verdict: z.enum(['supported', 'contradicted', 'not_covered']),
  /** Paragraphs any one of which is a right citation: P1, P2, … Empty where nothing is covered. */
  gold: z.array(z.string()).default([]),
});

export type EvalClaim = z.infer<typeof claimSchema>;

/** Reads claims with the verdict that people reached on each. */
export function readClaims(file: string): EvalClaim[] {
  return readJsonLines(file).map((line) => claimSchema.parse(line));
}
