import { createHash } from 'node:crypto';
import type { Fact, KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { usualStyle } from '../src/knowledge/style-file.ts';

/** Makes a knowledge base of bare phrasings, as public sets and generators give them: a fact for each id. */
export function makeKnowledge(phrasings: ReadonlyMap<string, readonly string[]>): KnowledgeBase {
  return {
    sources: {},
    facts: [...phrasings].map(([id, questions]) => makeFact(id, questions)),
    drafts: [],
    names: [],
    words: [],
    calibrations: {},
    style: usualStyle,
    mustAnswer: [],
    hash: createHash('sha256')
      .update(JSON.stringify([...phrasings]))
      .digest('hex'),
  };
}

function makeFact(id: string, questions: readonly string[]): Fact {
  return {
    id,
    title: id,
    questions,
    answer: '',
    citations: [{ source: '', paragraph: 1, start: 0, end: 0, quote: '' }],
    attribution: null,
    view: false,
    names: [],
    list: null,
    note: null,
    notInSource: [],
    values: [],
    translations: {},
    version: 1,
    status: 'current',
    correction: null,
    owner: null,
    recheck: null,
    audience: null,
    embargo: null,
  };
}
