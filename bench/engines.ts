import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createMatcher } from '../src/desk/matching/find-matches.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { loadDictionary } from '../src/load-dictionary.ts';

/** Something that finds the fact for a question. */
export interface Engine {
  readonly name: string;
  /** Makes a search over all phrasings of a base; the search gives the fact's id, or `null`. */
  load(knowledge: KnowledgeBase): (question: string) => string | null;
}

interface Row {
  readonly id: number;
  readonly fact: string;
  readonly text: string;
}

/** Our engine, and what a person would pick instead. */
export const engines: readonly Engine[] = [
  {
    name: 'desk',
    load(knowledge) {
      const matcher = createMatcher({ knowledge, dictionary: loadDictionary() });
      return (question) => matcher.findMatches(question)[0]?.fact.id ?? null;
    },
  },
  {
    name: 'MiniSearch',
    load(knowledge) {
      const rows = toRows(knowledge);
      const index = new MiniSearch<Row>({ fields: ['text'] });
      index.addAll(rows);
      return (question) => {
        const best = index.search(question, { fuzzy: 0.2, prefix: true })[0];
        return best ? (rows[Number(best.id)]?.fact ?? null) : null;
      };
    },
  },
  {
    name: 'Fuse.js token search',
    load(knowledge) {
      const fuse = new Fuse(toRows(knowledge), { keys: ['text'], useTokenSearch: true });
      return (question) => fuse.search(question, { limit: 1 })[0]?.item.fact ?? null;
    },
  },
  {
    name: 'Fuse.js',
    load(knowledge) {
      const fuse = new Fuse(toRows(knowledge), { keys: ['text'], ignoreLocation: true });
      return (question) => fuse.search(question, { limit: 1 })[0]?.item.fact ?? null;
    },
  },
];

function toRows({ facts }: KnowledgeBase): Row[] {
  return facts
    .flatMap(({ id, questions }) => questions.map((text) => ({ fact: id, text })))
    .map((row, id) => ({ id, ...row }));
}
