import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { stringsOf } from '../replies/strings/strings-of.ts';
import type { Style } from './style.ts';

/** Lists what a knowledge base can answer: a slug to type, and what it is about. */
export function formatTopics(knowledge: KnowledgeBase, style: Style): string {
  const shown = topicsOf(knowledge);
  if (shown.length === 0) return stringsOf('en').guide.noTopics;
  const width = Math.max(...shown.map(({ id }) => id.length));
  return shown.map(({ id, title }) => `${id.padEnd(width)}  ${style.dim(title)}`).join('\n');
}

/** The same list as programs read it. */
export function toTopicsJson(knowledge: KnowledgeBase) {
  return {
    topics: topicsOf(knowledge).map(({ id, title }) => ({ fact: id, title })),
    knowledge: knowledge.hash,
  };
}

function topicsOf({ facts }: KnowledgeBase): readonly Fact[] {
  return facts.filter(({ status }) => status !== 'withdrawn');
}
