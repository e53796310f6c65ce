import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findViewFaults } from '#local-slack';
import type { Board } from '../../src/desk/board.ts';
import type { Fact, Source } from '../../src/knowledge/knowledge-base.ts';
import { mostOwnAsks, mostTopicsOnPage } from '../../src/limits.ts';
import { factView } from '../../src/replies/fact-view.ts';
import { findTopics, listTopics } from '../../src/replies/home-topics.ts';
import { type HomeViewOptions, homeView, readShownPage } from '../../src/replies/home-view.ts';
import { stringsOf } from '../../src/replies/strings/strings-of.ts';
import { longestView, mostViewBlocks } from '../../src/slack-limits.ts';
import { makeCitation, makeFact, makeKnowledge, makeSource } from '../fixtures/make-knowledge.ts';
import { allTexts } from '../fixtures/read-blocks.ts';

const hostile = [
  ...[
    '<!channel> *bold* `code`',
    '\u0000\u200B',
    '👩‍👩‍👧‍👦🇰🇷'.repeat(40),
    '桟橋は閉鎖された。'.repeat(40),
  ],
  ...['x'.repeat(3_000), '&amp; <http://a.example|b>', '\uD83D', ':wave: @here #general'],
];
const textOf = (n: number) => hostile[n % hostile.length] ?? '';

/** A base as large as any, with no two facts in one place: each is of another source than the next. */
function makeLarge(count: number) {
  const sources: Record<string, Source> = {};
  for (let n = 0; n < 200; n += 1) {
    sources[`s${n}`] = makeSource({
      id: `s${n}`,
      title: `${textOf(n)} ${n}`,
      outlet: textOf(n + 1),
    });
  }
  const facts: Fact[] = Array.from({ length: count }, (_, n) =>
    makeFact({
      ...{ id: `fact-${n}`, title: `${textOf(n)} ${n}`, questions: [`${textOf(n + 1)} ${n}?`] },
      citations: [makeCitation({ source: `s${n % 200}`, paragraph: n + 1 })],
    }),
  );
  return makeKnowledge({ sources, facts });
}

function makeOptions(count: number): HomeViewOptions {
  const knowledge = makeLarge(count);
  const own = Array.from({ length: mostOwnAsks }, (_, n) => ({
    ...{ askId: `${n}`.repeat(150), words: `${textOf(n)} ${n}` },
  }));
  return {
    knowledge,
    topics: listTopics(knowledge),
    own,
    asOf: { today: '2026-11-24', due: {} },
    language: 'en',
  };
}

describe('the Home of 10,000 facts', () => {
  const options = makeOptions(10_000);

  it.each([0, 1, 250, 499, 500, 10_000])('is a view that Slack takes on page %d', (page) => {
    const view = homeView({ ...options, page });

    expect(findViewFaults(view)).toEqual([]);
    expect(view.blocks.length).toBeLessThanOrEqual(mostViewBlocks);
    expect(JSON.stringify(view).length).toBeLessThan(longestView);
  });

  it.each(['1', 'wave here', 'nowhere to be found', '<!channel>', '\u0000', ' '])(
    'is one that Slack takes when “%s” is searched',
    (search) => {
      expect(findViewFaults(homeView({ ...options, search }))).toEqual([]);
    },
  );

  it('gives the last page where a later one was asked for', () => {
    expect(homeView({ ...options, page: 10_000 }).private_metadata).toBe('499');
  });
});

describe('the board of curators', () => {
  const listed = <T>(make: (n: number) => T) => ({
    shown: Array.from({ length: 100 }, (_, n) => make(n)),
    all: 4_000,
  });
  const reasons = { wrong: 1_000, not_asked: 1_000, out_of_date: 1_000, too_long: 1_000 };
  const board: Board = {
    open: listed((n) => ({
      ...{ question: `${textOf(n)} ${n}`, asked: 1_000, curator: 'U0CURATOR', since: '2025-12-24' },
    })),
    settled: listed((n) => ({
      ...{ question: n % 3 === 0 ? null : textOf(n), asked: n, curator: null, on: '2026-11-24' },
      settledAs: n % 2 === 0 ? 'answered' : 'in_no_source',
    })),
    votes: listed((n) => ({
      ...{ title: n % 5 === 0 ? null : textOf(n), isCurrent: n % 2 === 0, reasons },
      ...{ helped: 1_000, didNotHelp: 4_000 },
    })),
    due: listed((n) => ({ title: textOf(n), since: '2025-12-24' })),
    coverage: { asked: 1_000, answered: 999 },
    medianSeconds: 400_000,
  };
  const blockText = fc.constantFrom(...hostile);

  it.each(['en', 'ja', 'ko'] as const)('fits a Home with all else on it, in %s', (language) => {
    const view = homeView({ ...makeOptions(10_000), search: '1', page: 1, board, language });

    expect(findViewFaults(view)).toEqual([]);
    expect(view.blocks.length).toBeLessThanOrEqual(mostViewBlocks);
    const lists = view.blocks.filter(({ type }) => type === 'rich_text');
    expect(lists).toHaveLength(5);
    for (const list of lists) expect(allTexts(list).join('').length).toBeLessThan(3_000);
    expect(JSON.stringify(lists[1])).toContain(stringsOf(language).andMore(3_995));
  });

  it('is taken by Slack whatever people ask', () => {
    fc.assert(
      fc.property(fc.array(blockText, { maxLength: 8 }), (words) => {
        const shown = words.map((question) => ({
          ...{ question, asked: 1, curator: null, since: '2026-11-24' },
        }));
        const some = { ...board, open: { shown, all: shown.length } };
        const view = homeView({ ...makeOptions(1), board: some });
        expect(findViewFaults(view)).toEqual([]);
      }),
    );
  });

  it.each([
    [5, 'en', '1 minute'],
    [59 * 60, 'en', '59 minutes'],
    [5_400, 'ko', '2시간'],
    [47 * 3_600, 'en', '47 hours'],
    [47 * 3_600, 'ja', '47 時間'],
    [100 * 3_600, 'en', '4 days'],
  ] as const)('says of %d seconds in %s: %s', (medianSeconds, language, time) => {
    const view = homeView({ ...makeOptions(1), language, board: { ...board, medianSeconds } });
    expect(JSON.stringify(view)).toContain(time);
  });
});

it('leads to every topic, page by page, once', () => {
  const options = makeOptions(205);
  const count = Math.ceil(205 / mostTopicsOnPage);
  const pages = Array.from({ length: count }, (_, page) => {
    const { blocks } = homeView({ ...options, page });
    return JSON.stringify(blocks.slice(blocks.findIndex(({ type }) => type === 'input')));
  });

  const shown = pages.flatMap((page) => page.match(/(?<=\[\\"fact-)\d+/g));
  expect(shown.map(Number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 205 }, (_, n) => n),
  );
});

it('shows a fact in a window that Slack takes, whatever stands in it', () => {
  const knowledge = makeLarge(hostile.length);

  const faults = knowledge.facts.map((fact, n) =>
    findViewFaults(
      factView(
        { ...fact, answer: textOf(n), attribution: textOf(n + 1), note: textOf(n + 2) },
        knowledge,
        { isLocked: n % 2 === 0 },
      ),
    ),
  );

  expect(faults.flat()).toEqual([]);
});

describe('topics', () => {
  const facts = [
    makeFact({ id: 'late', title: 'Late', citations: [makeCitation({ paragraph: 2 })] }),
    makeFact({ id: 'gone', title: 'Gone', status: 'withdrawn' }),
    makeFact({ id: 'second', title: 'Second', citations: [makeCitation({ start: 50 })] }),
    makeFact({ id: 'first', title: 'First', questions: ['Wer schloss die Brücke?'] }),
  ];
  const topics = listTopics(makeKnowledge({ facts }));
  const idsOf = (search: string) => findTopics(topics, search).map(({ fact }) => fact.id);

  it('stand in the order of their source, without what was withdrawn', () => {
    expect(idsOf('')).toEqual(['first', 'second', 'late']);
  });

  it('are found by every word of a search, in whatever case and form', () => {
    expect(idsOf('BRÜCKE  wer')).toEqual(['first']);
    expect(idsOf('bru\u0308cke')).toEqual(['first']);
    expect(idsOf('first brücke zeppelin')).toEqual([]);
    expect(idsOf('closed pier?')).toEqual(['second', 'late']);
  });
});

it.each([
  ['3', 3],
  ['', 0],
  ['-1', 0],
  ['1e9', 0],
  ['9999999', 0],
])('reads the page "%s" as %d', (text, page) => {
  expect(readShownPage(text)).toBe(page);
});
