import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Desk } from './answer.ts';
import { consult } from './consult.ts';
import { type Basis, type BasisPart, basisOfFact, chosenRules, toBasis } from './to-basis.ts';
import { toCanonicalJson } from './to-canonical-json.ts';

/** What a base says now to what it was asked once. */
export interface Replay {
  /** Hash of the base that was asked. */
  readonly knowledge: string;
  /** In what of that which people read it differs; empty where it says the same. */
  readonly differs: readonly Difference[];
  /** Whether rules, scores, features and the base itself are the same, too. */
  readonly isToTheByte: boolean;
}

const differences = ['outcome', 'facts', 'answer', 'quotes'] as const;
export type Difference = (typeof differences)[number];

/** Holds what was told once against what is told now. */
export function compareBases(told: Basis, now: Basis): Replay {
  return {
    knowledge: now.knowledge,
    differs: differences.filter((what) => read(told, what) !== read(now, what)),
    isToTheByte: toCanonicalJson(told) === toCanonicalJson(now),
  };
}

/**
 * Asks a desk again what it was asked once, with the same withheld. `null` where the question is not known.
 *
 * @param question  As it was kept; `null` where it is not.
 */
export function replayOn(desk: Desk, told: Basis, question: string | null): Basis | null {
  const chosen = replayChosen(desk.knowledge, told);
  if (chosen || !question) return chosen;
  const { withheld } = told;
  const part = withheld ? desk.without(withheld) : desk;
  return toBasis(consult(part, question), part.knowledge, withheld ?? undefined);
}

/** Whether there is anything to ask again: a question, or a fact that somebody chose. */
export function isReplayable({ parts }: Basis, question: string | null): boolean {
  return Boolean(question) || chosenRules.some((name) => name === parts[0]?.rule);
}

/** Tells a fact again that somebody chose; `null` where it was asked for in words, or is no more. */
export function replayChosen(knowledge: KnowledgeBase, { parts, language }: Basis): Basis | null {
  const [part] = parts;
  const rule = chosenRules.find((name) => name === part?.rule);
  if (rule === undefined) return null;
  const fact = knowledge.facts.find(
    ({ id, status }) => id === part?.facts[0]?.id && status !== 'withdrawn',
  );
  return fact ? basisOfFact({ fact, language, knowledge, rule }) : null;
}

/** Of quotes only the words: that a paragraph moved changes nothing of what the source says. */
function read({ parts }: Basis, what: Difference): string {
  const values = parts.map((part) => (what === 'quotes' ? part.quotes.map(wordsOf) : part[what]));
  return toCanonicalJson(values);
}

function wordsOf({ source, quote, ...place }: BasisPart['quotes'][number]): unknown {
  return quote === null ? place : [source, quote];
}
