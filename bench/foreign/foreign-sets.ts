import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { type EvalClaim, readClaims } from '../claim-set.ts';
import { readOutOfScope, readQuestions } from '../eval-sets.ts';
import type { BareText } from './bare-base.ts';

/** A question to a text. */
export interface ForeignQuestion {
  readonly text: string;
  /** Paragraphs any one of which answers it, as P1; `null` where none does. */
  readonly gold: readonly string[] | null;
}

/** A text with questions that it answers and others that look as if it did. */
export interface AskedText extends BareText {
  readonly questions: readonly ForeignQuestion[];
}

const squadSchema = z.array(
  z.object({
    title: z.string(),
    paragraphs: z.array(z.string()),
    questions: z.array(z.object({ text: z.string(), gold: z.array(z.number()) })),
  }),
);

/** Reads articles with questions, in the form of `squad2/dev.json`: SQuAD 2.0 with the paragraphs counted from 1. */
export function readAskedTexts(file: string): AskedText[] {
  return squadSchema.parse(readJson(file)).map(({ title, paragraphs, questions }) => ({
    id: title,
    title,
    paragraphs,
    questions: questions.map(({ text, gold }) => ({
      text,
      gold: gold.length === 0 ? null : gold.map((paragraph) => `P${paragraph}`),
    })),
  }));
}

/** A text with sentences that sum it up, some of them with an error made on purpose. */
export interface SummedText extends BareText {
  readonly claims: readonly { readonly text: string; readonly isConsistent: boolean }[];
}

const summariesSchema = z.array(
  z.object({
    id: z.string(),
    doc: z.string(),
    claims: z.array(z.object({ text: z.string(), label: z.enum(['consistent', 'inconsistent']) })),
  }),
);

/** Reads articles with summary sentences, in the form of `summedits-news/dev.json`. A line is a paragraph. */
export function readSummedTexts(file: string): SummedText[] {
  return summariesSchema.parse(readJson(file)).map(({ id, doc, claims }) => ({
    id,
    title: id,
    paragraphs: doc.split('\n').filter((line) => line.trim() !== ''),
    claims: claims.map(({ text, label }) => ({ text, isConsistent: label === 'consistent' })),
  }));
}

/** A text, the base that somebody made of it in an hour, and sets about it. */
export interface CuratedText {
  readonly name: string;
  readonly knowledge: KnowledgeBase;
  readonly questions: readonly ForeignQuestion[];
  readonly claims: readonly EvalClaim[];
}

/** Reads a folder such as `shuttle`: `base/`, `questions.jsonl`, `out_of_scope.jsonl`, `claims.jsonl`. */
export function readCuratedText(name: string, folder: string): CuratedText {
  return {
    name,
    knowledge: loadKnowledgeBase(join(folder, 'base')),
    questions: [
      ...readQuestions(join(folder, 'questions.jsonl')),
      ...readOutOfScope(join(folder, 'out_of_scope.jsonl')),
    ],
    claims: readClaims(join(folder, 'claims.jsonl')),
  };
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}
