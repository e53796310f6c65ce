import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/answer.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { explainVerdict, formatHeadline } from '../../src/replies/verdict-text.ts';
import { writeFolder } from '../support/knowledge-folder.ts';

/** An invented accident, as three papers have it; the last gives no date. */
const courier = makeSource('courier', 'Ferry Runs Aground', '2026-04-02', [
  'The Lorne ferry ran aground off Tessel Point on Monday with 40 passengers aboard.',
  'Greta Moll, who runs the ferry company, said the captain was not to blame.',
  'The company cancelled all sailings on Tuesday.',
]);
const herald = makeSource('herald', 'Ferry Was Fuller Than Reported', '2026-04-05', [
  'The Lorne ferry ran aground off Tessel Point on Monday with 55 passengers aboard.',
  'Divers found a hole in the hull.',
  'The Tessel film festival opened on Friday without its director.',
]);
const gazette = makeSource('gazette', 'Harbour Notes', 'unknown', [
  'Divers found a hole in the hull.',
  'The company sold the festival tent.',
]);
const files = { ...courier, ...herald, ...gazette };

const curated = `- id: how-many-aboard
  title: Passengers aboard
  questions:
    - How many passengers were aboard the ferry?
    - passengers on the Lorne ferry
  answer: The Lorne ferry had 40 passengers aboard.
  citations:
    - source: courier
      quote: The Lorne ferry ran aground off Tessel Point on Monday with 40 passengers aboard.
  values:
    - count: 40
      what: passengers
      of: Lorne ferry
`;

const sailed = 'The Lorne ferry ran aground off Tessel Point on Monday with 40 passengers aboard.';

describe('a claim and several sources', () => {
  it('is decided within one source, and the headline says which', () => {
    const { verdict, lines } = check('The company cancelled all sailings on Tuesday.');

    expect(verdict).toMatchObject({ kind: 'supported', sources: [{ source: 'courier' }] });
    expect(lines).toEqual(['✓ “Ferry Runs Aground” (2026-04-02) says so']);
  });

  it('is said by two where two say the same, the newest first and without a date last', () => {
    const { verdict, lines } = check('Divers found a hole in the hull.');

    expect(verdict.kind).toBe('supported');
    expect(verdict.citations.map(({ source }) => source)).toEqual(['herald', 'gazette']);
    expect(lines).toEqual(['✓ 2 sources say so']);
  });

  it('gets no verdict where sources differ: both are shown, the newest first', () => {
    const { verdict, lines } = check(
      'The Lorne ferry ran aground off Tessel Point on Monday with 40 passengers aboard.',
    );

    expect(verdict).toMatchObject({ kind: 'not_covered', rule: 'sources-differ', fact: null });
    expect(verdict.citations.map(({ source }) => source)).toEqual(['herald', 'courier']);
    expect(lines).toEqual([
      '≠ The sources differ. The newest first:',
      '“Ferry Was Fuller Than Reported” (2026-04-05) says otherwise.',
      '“Ferry Runs Aground” (2026-04-02) says so.',
    ]);
  });

  it('is not said by two sources only together', () => {
    const { verdict } = check('The ferry company sold the film festival tent on Tuesday.');

    expect(verdict.kind).toBe('not_covered');
  });

  it('has parts that each say their source', () => {
    const { verdict, lines } = check(
      'The company cancelled all sailings on Tuesday and divers found a hole in the hull.',
    );

    expect(verdict).toMatchObject({
      ...{ kind: 'supported', rule: 'parts-of-several-sources', sources: [] },
      parts: [
        { mark: 'said', citation: { source: 'courier' } },
        { mark: 'said', citation: { source: 'herald' } },
      ],
    });
    expect(lines).toEqual(['✓ Each part stands in one source, none says all of it']);
  });

  it('names as found nowhere only what no source has', () => {
    const { verdict } = check('Greta Moll opened the zeppelin festival.');

    expect(verdict.unexplained.join(' ')).toMatch(/zeppelin/);
    expect(verdict.unexplained.join(' ')).not.toMatch(/Moll|festival/);
  });

  it('holds a curated fact of one against a sentence of another', () => {
    const { verdict } = check(sailed, {
      ...files,
      'facts/ferry.yml': curated,
    });

    expect(verdict.sources).toMatchObject([
      { source: 'herald', kind: 'contradicted' },
      { source: 'courier', kind: 'supported' },
    ]);
    expect(verdict.kind).toBe('not_covered');
  });
});

function check(claim: string, base: Readonly<Record<string, string>> = files) {
  const desk = load(base);
  const verdict = desk.check(claim);
  const { knowledge } = desk;
  const lines = [formatHeadline(verdict, knowledge), ...explainVerdict(verdict, knowledge)];
  return { verdict, lines };
}

function load(base: Readonly<Record<string, string>>): Desk {
  return loadDesk(writeFolder(base), { cacheDirectory: null });
}

function makeSource(
  id: string,
  title: string,
  date: string,
  paragraphs: readonly string[],
): Record<string, string> {
  const front = ['---', `id: ${id}`, `title: ${title}`, 'language: en', 'outlet: unknown'];
  const rest = ['author: unknown', `date: ${date}`, 'link: unknown', '---', '', title, ''];
  return { [`sources/${id}.md`]: [...front, ...rest, ...paragraphs, ''].join('\n') };
}
