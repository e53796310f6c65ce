import Fuse, { type IFuseOptions } from 'fuse.js';
import MiniSearch from 'minisearch';
import { matchesOf } from '../src/desk/answer.ts';
import { consult } from '../src/desk/consult.ts';
import { createDesk } from '../src/desk/create-desk.ts';
import { createMatcher } from '../src/desk/matching/find-matches.ts';
import { readText } from '../src/desk/understand.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { loadDictionary } from '../src/load-dictionary.ts';
import { loadEnglish } from '../src/load-english.ts';

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

export interface Row {
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

/** What Slack runs for a question: the desk's whole answer, with all that may hold it back and the ruling. */
export const consultEngine: Engine = {
  name: 'desk, whole answer',
  load(knowledge) {
    const desk = createDesk(knowledge, { english: loadEnglish() });
    for (const _ of desk.getReady());
    return (question) => {
      const found = consult(desk, question);
      if (found.kind !== 'answer') return null;
      const { answer } = found;
      const [best] = matchesOf(answer);
      const isHeld = answer.kind === 'not_covered' && answer.held !== null;
      return best ? { fact: best.fact.id, score: isHeld ? 0 : best.score } : null;
    };
  },
};

function searchFuse(knowledge: KnowledgeBase, how: IFuseOptions<Row>): Search {
  const fuse = new Fuse(toRows(knowledge), { keys: ['text'], includeScore: true, ...how });
  return (question) => {
    const [best] = fuse.search(question, { limit: 1 });
    return best ? { fact: best.item.fact, score: 1 - (best.score ?? 1) } : null;
  };
}

/** All phrasings of a base, in rows. */
export function toRows({ facts }: KnowledgeBase): Row[] {
  return facts
    .flatMap(({ id, questions }) => questions.map((text) => ({ fact: id, text })))
    .map((row, id) => ({ id, ...row }));
}
