import UFuzzy from '@leeoniya/ufuzzy';
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { Index } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { type Engine, type Row, toRows } from './engines.ts';

/**
 * More that a person would pick instead, each as its own pages show it first. Where an engine gives no score, whatever it
 * finds counts as sure.
 */
export const peerEngines: readonly Engine[] = [
  {
    name: 'MiniSearch, plain',
    load(knowledge) {
      const rows = toRows(knowledge);
      const index = new MiniSearch<Row>({ fields: ['text'] });
      index.addAll(rows);
      return (question) => {
        const best = index.search(question)[0];
        return toFound(rows, best?.id, best?.score);
      };
    },
  },
  {
    name: 'lunr',
    load(knowledge) {
      const rows = toRows(knowledge);
      const index = lunr((builder) => {
        builder.ref('id');
        builder.field('text');
        for (const row of rows) builder.add(row);
      });
      return (question) => {
        // As terms: in a query string a question's own marks would be operators.
        const [best] = index.query((query) => {
          for (const token of lunr.tokenizer(question)) query.term(token, {});
        });
        return toFound(rows, best?.ref, best?.score);
      };
    },
  },
  {
    name: 'uFuzzy',
    load(knowledge) {
      const rows = toRows(knowledge);
      const texts = rows.map(({ text }) => text);
      const fuzzy = new UFuzzy({ intraMode: 1 });
      return (question) => {
        const [found, info, order] = fuzzy.search(texts, question, 1);
        return toFound(rows, info && order ? info.idx[order[0] ?? 0] : found?.[0], 1);
      };
    },
  },
  {
    name: 'FlexSearch',
    load(knowledge) {
      const rows = toRows(knowledge);
      const index = new Index({ tokenize: 'forward' });
      for (const { id, text } of rows) index.add(id, text);
      return (question) => {
        const [best] = index.search(question, { limit: 1, suggest: true });
        return toFound(rows, best, 1);
      };
    },
  },
  {
    name: 'Orama',
    load(knowledge) {
      const rows = toRows(knowledge);
      const database = create({ schema: { text: 'string' } });
      const documents = rows.map(({ id, text }) => ({ id: String(id), text }));
      atOnce(insertMultiple(database, documents));
      return (question) => {
        const [best] = atOnce(searchOrama(database, { term: question, limit: 1 })).hits;
        return toFound(rows, best?.id, best?.score);
      };
    },
  },
];

function toFound(rows: readonly Row[], id: unknown, score: number | undefined) {
  const row = id === undefined || id === null ? undefined : rows[Number(id)];
  return row && score !== undefined ? { fact: row.fact, score } : null;
}

/** Orama works at once where nothing is hooked in, and its types leave that open. */
function atOnce<T>(result: T | Promise<T>): T {
  if (result instanceof Promise) throw new Error('Orama did not work at once.');
  return result;
}
