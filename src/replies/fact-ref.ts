import { z } from 'zod';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestButtonValue } from '../limits.ts';

/** What a button carries: ids only, never anybody's words. */
export interface FactRef {
  readonly factId: string;
  /** The beginning of the knowledge base's hash, to know a button of an older base. */
  readonly knowledge: string;
  readonly language: Language;
  /** Which question the button stands under; `null` when none was asked. */
  readonly askId: string | null;
}

const hashLength = 12;

const refSchema = z.tuple([
  z.string(),
  z.string(),
  z.enum(['en', 'ja', 'ko']),
  z.string().nullable(),
]);

/** Gives a fact's reference as a button's value, or `null` where its id is too long for one. */
export function encodeFactRef({
  fact,
  knowledge,
  language,
  askId,
}: {
  readonly fact: Fact;
  readonly knowledge: KnowledgeBase;
  readonly language: Language;
  readonly askId: string | null;
}): string | null {
  const value = JSON.stringify([fact.id, shortHash(knowledge), language, askId]);
  return value.length <= longestButtonValue ? value : null;
}

/** Reads a button's value. Gives `null` for anything that is not one of ours. */
export function parseFactRef(value: string | undefined): FactRef | null {
  const parsed = refSchema.safeParse(parseJson(value));
  if (!parsed.success) return null;

  const [factId, knowledge, language, askId] = parsed.data;
  return { factId, knowledge, language, askId };
}

/** Finds the fact that a button meant, as it is now; `null` where the base no longer has it. */
export function findFact(ref: FactRef, knowledge: KnowledgeBase): Fact | null {
  return (
    knowledge.facts.find(({ id, status }) => id === ref.factId && status !== 'withdrawn') ?? null
  );
}

/** Whether a button was made by the base that answers now. */
export function isOfKnowledge(ref: FactRef, knowledge: KnowledgeBase): boolean {
  return ref.knowledge === shortHash(knowledge);
}

/**
 * The beginning of a base's hash, as buttons carry it. Of one that texts from Slack were added to, it is the hash without
 * them: the next text must not take the buttons of earlier replies away.
 */
export function shortHash({ hash, factsHash = hash }: KnowledgeBase): string {
  return factsHash.slice(0, hashLength);
}

/** Gives `null` for what is no JSON. */
export function parseJson(value: string | undefined): unknown {
  try {
    return JSON.parse(value ?? '');
  } catch {
    return null;
  }
}
