import { readFileSync } from 'node:fs';
import { z } from 'zod';

const questionSchema = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  style: z.string(),
  /** Paragraphs any one of which is a right citation: P1, P2, … */
  gold: z.array(z.string().regex(/^P\d+$/)).min(1),
});
const outOfScopeSchema = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  kind: z.string(),
});

export type EvalQuestion = z.infer<typeof questionSchema>;
export type OutOfScopeQuestion = z.infer<typeof outOfScopeSchema>;

/** Reads questions that the source answers. */
export function readQuestions(file: string): EvalQuestion[] {
  return readJsonLines(file).map((line) => questionSchema.parse(line));
}

/** Reads questions that the source does not answer. */
export function readOutOfScope(file: string): OutOfScopeQuestion[] {
  return readJsonLines(file).map((line) => outOfScopeSchema.parse(line));
}

function readJsonLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}
