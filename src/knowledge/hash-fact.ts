import { createHash } from 'node:crypto';
import { factVersionLength } from '../limits.ts';
import type { Fact, KnowledgeBase } from './knowledge-base.ts';

/**
 * The version of what a fact tells people: a hash of its answers, quotes and what stands beside them. An edit of what it is
 * found by, such as its questions, makes no other version; an edit of a single word that people read does.
 *
 * @returns Hexadecimal, `factVersionLength` digits.
 */
export function hashFact({
  answer,
  translations,
  citations,
  attribution,
  view,
  list,
  note,
}: Fact): string {
  const told = [
    ...[answer, attribution, view, note],
    list && [list.of, list.items, list.complete],
    citations.map(({ source, paragraph, quote }) => [source, paragraph, quote]),
    Object.entries(translations)
      .map(([language, translated]) => [language, translated.answer])
      .toSorted(),
  ];
  return createHash('sha256')
    .update(JSON.stringify(told))
    .digest('hex')
    .slice(0, factVersionLength);
}

/**
 * The version of a fact as its base has it: an answer shows first the quote that explains its question best, and is no other
 * version for that.
 */
export function hashFactIn({ facts }: Pick<KnowledgeBase, 'facts'>, told: Fact): string {
  const fact = facts.find(({ id }) => id === told.id) ?? told;
  const hash = hashes.get(fact) ?? hashFact(fact);
  hashes.set(fact, hash);
  return hash;
}

/** A base never changes once it is loaded, and every reply asks. */
const hashes = new WeakMap<Fact, string>();
