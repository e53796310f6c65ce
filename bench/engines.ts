import Fuse, { type IFuseOptions } from 'fuse.js';
import MiniSearch from 'minisearch';
import { createMatcher } from '../src/desk/matching/find-matches.ts';
import { readText } from '../src/desk/understand.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { loadDictionary } from '../src/load-dictionary.ts';

/** The fact that an engine finds for a question; the higher the score, the surer. */
export interface Found {
  readonly fact: string;
  readonly score: number;
}

export type Search = (question: string) => Found | null;

/** Something that finds the fact for a question. */
export interface Engine {
  readonly name: string;
  /** Makes a search over all phrasings of a base. */
  load(knowledge: KnowledgeBase): Search;
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
      return (question) => {
        const [best] = matcher.findMatches(readText(question));
        return best ? { fact: best.fact.id, score: best.score } : null;
      };
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
        const row = best && rows[Number(best.id)];
        return row ? { fact: row.fact, score: best.score } : null;
      };
    },
  },
  {
    name: 'Fuse.js token search',
    load(knowledge) {
      return searchFuse(knowledge, { useTokenSearch: true });
    },
  },
  {
    name: 'Fuse.js',
    load(knowledge) {
      return searchFuse(knowledge, { ignoreLocation: true });
    },
  },
];

function searchFuse(knowledge: KnowledgeBase, how: IFuseOptions<Row>): Search {
  const fuse = new Fuse(toRows(knowledge), { keys: ['text'], includeScore: true, ...how });
  return (question) => {
    const [best] = fuse.search(question, { limit: 1 });
    return best ? { fact: best.item.fact, score: 1 - (best.score ?? 1) } : null;
  };
}

function toRows({ facts }: KnowledgeBase): Row[] {
  return facts
    .flatMap(({ id, questions }) => questions.map((text) => ({ fact: id, text })))
    .map((row, id) => ({ id, ...row }));
}
