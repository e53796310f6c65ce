import { z } from 'zod';
import { readJsonLines } from './json-lines.ts';

/** A question and what is known of it. `gold` is `null` where the source does not answer it. */
export interface EvalItem {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  /** The style of a question, or the kind of an unanswered one; empty where a set does not tell. */
  readonly group: string;
  /** Paragraphs any one of which is a right citation: P1, P2, … */
  readonly gold: readonly string[] | null;
}

const base = { id: z.string(), text: z.string(), lang: z.string().default('en') };
const questionSchema = z.object({
  ...base,
  style: z.string().default(''),
  gold: z.array(z.string().regex(/^P\d+$/)).min(1),
});
const outOfScopeSchema = z.object({ ...base, kind: z.string().default('') });

/** Reads questions that the source answers. */
export function readQuestions(file: string): EvalItem[] {
  return readJsonLines(file).map((line) => {
    const { id, text, lang, style, gold } = questionSchema.parse(line);
    return { id, text, language: lang, group: style, gold };
  });
}

/** Reads questions that the source does not answer. */
export function readOutOfScope(file: string): EvalItem[] {
  return readJsonLines(file).map((line) => {
    const { id, text, lang, kind } = outOfScopeSchema.parse(line);
    return { id, text, language: lang, group: kind, gold: null };
  });
}

/** Reads one of the held-aside sets, by its name: questions of both sorts. */
export function readHeldAside(name: string, folder = 'bench/data/held-aside'): EvalItem[] {
  return [
    ...readQuestions(`${folder}/${name}-questions.jsonl`),
    ...readOutOfScope(`${folder}/${name}-out-of-scope.jsonl`),
  ];
}

/** Names of the held-aside sets that the article's base is calibrated on. */
export const heldAsideNames = ['b', 'c', 'd'] as const;
