import { z } from 'zod';
import { additionPrefix } from '../knowledge/addition-id.ts';
import type { Citation, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestButtonValue } from '../limits.ts';
import { parseJson, shortHash } from './fact-ref.ts';

/** What a button under a draft carries: where words of a source stand, nobody's words. */
const refSchema = z.tuple([
  z.literal('passages'),
  z.string(),
  z.array(z.tuple([z.string(), z.number(), z.number(), z.number()])),
]);

/** Gives a button's value with as many passages as it holds; `null` where it holds none. */
export function encodePassages(
  citations: readonly Citation[],
  knowledge: KnowledgeBase,
): string | null {
  if (citations.length === 0) return null;
  const places = citations.map(({ source, paragraph, start, end }) => [
    ...[source, paragraph, start, end],
  ]);
  const value = JSON.stringify(['passages', shortHash(knowledge), places]);
  return value.length <= longestButtonValue
    ? value
    : encodePassages(citations.slice(0, -1), knowledge);
}

/**
 * Finds the words that a button meant; `null` where the base is another one now, a text from Slack is gone, or the button is
 * not one of ours.
 */
export function findPassages(value: string, knowledge: KnowledgeBase): readonly Citation[] | null {
  const parsed = refSchema.safeParse(parseJson(value));
  if (!parsed.success || parsed.data[1] !== shortHash(knowledge)) return null;

  const found = parsed.data[2].flatMap(([source, paragraph, start, end]) => {
    const quote = knowledge.sources[source]?.paragraphs[paragraph - 1]?.slice(start, end) ?? '';
    return quote === '' ? [] : [{ source, paragraph, start, end, quote }];
  });
  return found.length < parsed.data[2].length || found.length === 0 ? null : found;
}

/** Whether a button means words of a text that somebody put in from Slack. */
export function namesAddition(value: string): boolean {
  const parsed = refSchema.safeParse(parseJson(value));
  return parsed.success && parsed.data[2].some(([source]) => source.startsWith(additionPrefix));
}
