import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Style } from './style.ts';

/** Lists what a knowledge base can answer: a slug to type, and what it is about. */
export function formatTopics({ facts }: KnowledgeBase, style: Style): string {
  const shown = facts.filter(({ status }) => status !== 'withdrawn');
  const width = Math.max(...shown.map(({ id }) => id.length));
  return shown.map(({ id, title }) => `${id.padEnd(width)}  ${style.dim(title)}`).join('\n');
}
