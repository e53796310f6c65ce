import { describe, expect, it } from 'vitest';
import { consult } from '../../src/desk/consult.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import {
  createWithheldFinder,
  nothingWithheld,
  type Permission,
  type Withheld,
} from '../../src/desk/views/find-withheld.ts';
import { withhold } from '../../src/desk/views/withhold.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { harbourFiles, writeFolder } from '../support/knowledge-folder.ts';

const release = Date.parse('2026-12-01T18:00Z');
const before = release - 1;
const anybody: Permission = { isInHouse: true, isForCurator: false, sources: null, at: before };

/** The harbour base with a sentence under embargo in its source, and an internal memo beside it. */
const files = {
  ...harbourFiles,
  'sources/harbour.md': (harbourFiles['sources/harbour.md'] ?? '').replace(
    'It covers piers',
    'Tessa Quill will succeed Reed as harbour master in June. It covers piers',
  ),
  'sources/memo.md': `---
id: memo
title: Memo on the Ferry
language: en
outlet: unknown
author: unknown
date: unknown
link: unknown
audience: internal
---
Memo on the Ferry

The ferry Marigold leaks at its stern. Tessa Quill will succeed Reed as harbour master in June.
`,
  'facts/new.yml': `- id: who-succeeds-reed
  title: The next harbour master
  questions: [Who succeeds Ann Reed?, next harbour master]
  answer: Tessa Quill will succeed Reed in June.
  citations:
    - source: harbour-story
      quote: Tessa Quill will succeed Reed as harbour master in June.
  names: [old-salts]
  embargo: 2026-12-01T18:00Z
- id: when-reed-is-succeeded
  title: The month of the succession
  questions: [In which month is Reed succeeded?]
  answer: Reed is succeeded in June.
  citations:
    - source: harbour-story
      quote: succeed Reed as harbour master in June.
- id: what-leaks
  title: The leak of the ferry
  questions: [What leaks?]
  answer: The Marigold leaks at its stern.
  citations:
    - source: memo
      quote: The ferry Marigold leaks at its stern.
`,
  'names.yml': `names:
  - id: ann-reed
    name: Ann Reed
    same: [Reed]
    kind: person
  - id: tessa-quill
    name: Tessa Quill
    same: [Captain Quill]
    kind: person
  - id: marigold
    name: Marigold
    kind: organisation
  - id: faraway
    name: Faraway
    kind: place
  - id: old-salts
    name: Old Salts
    kind: organisation
words:
  - same: [chair, head]
  - same: [succeed, replace]
  - same: [leak, drip]
`,
};

/** The base, and as it would be had nobody written of the succession and the ferry. Made once: both stay as they are. */
const load = once(() => {
  const knowledge = loadKnowledgeBase(writeFolder(files));
  const names = (harbourFiles['names.yml'] ?? '').replace(
    'kind: person',
    'same: [Reed]\n    kind: person\n  - id: faraway\n    name: Faraway\n    kind: place',
  );
  const without = loadKnowledgeBase(writeFolder({ ...harbourFiles, 'names.yml': names }));
  const english = loadEnglish();
  return {
    knowledge,
    desk: createDesk(knowledge, { english }),
    innocent: createDesk(without, { english }),
  };
});
const find = (permission: Partial<Permission> = {}): Withheld =>
  createWithheldFinder(load().knowledge)({ ...anybody, ...permission });

describe('what is withheld', () => {
  it('is what is under embargo, until the moment that it ends', () => {
    expect(find()).toEqual({ sources: [], facts: ['who-succeeds-reed'] });
    expect(find({ at: release })).toEqual(nothingWithheld);
    expect(find({ isForCurator: true })).toEqual(nothingWithheld);
  });

  it('is what is internal, where others listen', () => {
    expect(find({ isInHouse: false, at: release })).toEqual({ sources: ['memo'], facts: [] });
    expect(find({ isInHouse: false, isForCurator: true })).toEqual({
      sources: ['memo'],
      facts: [],
    });
  });

  it('is every source but those that a channel answers from', () => {
    expect(find({ sources: ['memo'], at: release })).toEqual({
      sources: ['harbour-story'],
      facts: [],
    });
  });
});

describe('a base without what is withheld', () => {
  const view = (withheld: Withheld) => withhold(load().knowledge, withheld);

  it('has neither the fact, nor another that quotes the same sentence, nor the sentence in any source', () => {
    const { facts, sources } = view(find());

    expect(facts.map(({ id }) => id)).toEqual([
      'who-chairs-the-harbour-board',
      'what-the-repair-costs',
      'what-leaks',
    ]);
    expect(JSON.stringify(sources)).not.toMatch(/Quill|succeed/);
    expect(JSON.stringify(sources)).toMatch(/leaks at its stern/);
  });

  it('has what is left where it was', () => {
    const { facts, sources } = view(find());

    for (const { citations } of facts) {
      for (const { source, paragraph, start, end, quote } of citations) {
        expect(sources[source]?.paragraphs[paragraph - 1]?.slice(start, end)).toBe(quote);
      }
    }
  });

  it('has no spelling that only what is withheld uses, and keeps those that nothing uses', () => {
    const { names, words } = view(find({ isInHouse: false }));

    expect(names.map(({ id }) => id)).toEqual(['ann-reed', 'faraway']);
    expect(words.map(({ same }) => same)).toEqual([['chair', 'head']]);
  });

  it('has a hash of its own, and says of which whole it is a part', () => {
    const { desk, knowledge } = load();
    const part = desk.without(find()).knowledge;

    expect(part.hash).not.toBe(knowledge.hash);
    expect(part.wholeHash).toBe(knowledge.hash);
    expect(desk.without(find({ isInHouse: false })).knowledge.hash).not.toBe(part.hash);
  });
});

describe('the desk without what is withheld says what it would, had it never been in the base', () => {
  it.each([
    ...['who succeeds Ann Reed?', 'who-succeeds-reed', 'when-reed-is-succeeded', 'what-leaks'],
    ...['next harbour master', 'Tessa Quill', 'who is Captain Quill?', 'tesa quil', 'quill'],
    ...['does Tessa Quill chair the harbour board?', 'who replaces the chair?', 'June'],
    ...['Tessa Quill will succeed Reed as harbour master in June.', 'the Marigold leaks', 'stern'],
    ...['Reed is succeeded by Tessa Quill. Ann Reed chairs the harbour board.', 'marigld'],
    ...['who chairs the harbour board?', 'harbour bord haed', 'how much does the repair cost?'],
    ...['The repair costs 12 million crowns.', 'what does the repair cover?', 'help', 'hello'],
  ])('to %j', (text) => {
    const { desk, innocent } = load();
    const part = desk.without(find({ isInHouse: false }));

    expect(shown(consult(part, text))).toEqual(shown(consult(innocent, text)));
  });

  it('and tells it when the embargo is over', () => {
    const part = load().desk.without(find({ at: release }));

    expect(part.answer('who succeeds Ann Reed?')).toMatchObject({
      kind: 'covered',
      best: { fact: { id: 'who-succeeds-reed' } },
    });
    expect(part.check('Tessa Quill will succeed Reed as harbour master in June.').kind).toBe(
      'supported',
    );
  });
});

/** All that a reply is made of, but where in its paragraph a quote stands. */
function shown(said: unknown): unknown {
  return JSON.parse(
    JSON.stringify(said, (key, value: unknown) =>
      key === 'start' || key === 'end' ? undefined : value,
    ),
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
