import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { harbourFiles, writeFolder, writeHarbourBase } from '../support/knowledge-folder.ts';

const sourceFile = harbourFiles['sources/harbour.md'] ?? '';
const otherSource = sourceFile.replace('id: harbour-story', 'id: other-story');

/** A source whose speaker stands in a line of its own. */
const speech = sourceFile.replace(
  'The repair costs',
  'Mayor Bo Lund said:\n“We pay. Nobody else pays.”\nThe repair costs',
);

interface Given {
  readonly citations: string;
  /** Further lines of the fact. */
  readonly more?: string;
  /** A line above all facts. */
  readonly head?: string;
  readonly files?: Readonly<Record<string, string>>;
}

function writeBase({ citations, more = '', head, files = {} }: Given): string {
  const fact = `- id: the-pier
  title: The pier
  questions: [What of the pier?]
  answer: The pier.
  citations: ${citations}
${more}`;
  return writeHarbourBase({
    'facts/harbour.yml': head === undefined ? fact : `${head}\nfacts:\n${fact}`,
    ...files,
  });
}

function quotesOf(given: Given): string[] {
  return loadKnowledgeBase(writeBase(given)).facts.flatMap(({ citations }) =>
    citations.map(({ source, paragraph, start, end, quote }) => {
      const story = loadKnowledgeBase(writeBase(given)).sources[source];
      expect(story?.paragraphs[paragraph - 1]?.slice(start, end)).toBe(quote);
      return quote;
    }),
  );
}

function faultsOf(folder: string): string[] {
  try {
    loadKnowledgeBase(folder);
    return [];
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.message.split('\n').map((line) => line.replaceAll(`${folder}/`, ''));
  }
}

const costs = 'The repair costs 12 million crowns, according to the board.';
const covers = 'It covers piers in Eastport, Ness and Holm.';

describe('a citation that says where it stands', () => {
  it.each([
    ['a paragraph', 'P2', [`${costs} ${covers}`]],
    ['a sentence', 'P2 S1', [costs]],
    ['several sentences', 'P2 S1-2', [`${costs} ${covers}`]],
    ['several citations', '[P2 S2, harbour-story P2 S1]', [covers, costs]],
    ['a map', '{paragraph: 2, sentence: 2}', [covers]],
    [
      'a map of several sentences',
      '[{paragraph: 2, sentence: 1-2, source: harbour-story}]',
      [`${costs} ${covers}`],
    ],
    ['a quote beside a reference', `[P2 S1, {quote: It covers piers}]`, [costs, 'It covers piers']],
  ])('is filled in, as %s', (_, citations, quotes) => {
    expect(quotesOf({ citations })).toEqual(quotes);
  });

  it.each([
    ['P5', 'source "harbour-story" has 2 paragraphs; there is no paragraph 5. Mend the number.'],
    [
      'P2 S3',
      'paragraph 2 of source "harbour-story" has 2 sentences; there is no sentence 3. Mend the number.',
    ],
    [
      'P1 S2-4',
      'paragraph 1 of source "harbour-story" has 1 sentence; there is no sentence 2. Mend the number.',
    ],
    ['P2 S2-1', 'sentence 1 does not come after sentence 2. Mend the number.'],
    [
      '{paragraph: 2, quote: It covers piers, sentence: 2}',
      'a citation has both `quote` and `sentence`. Leave one of them out.',
    ],
    [
      '{sentence: 2}',
      'a citation has neither `quote` nor `paragraph`. Copy the quote, or say where it stands, as P5 S2.',
    ],
    ['nobody P1', 'there is no source "nobody". Use one of: harbour-story.'],
    ['5.2', /: entry 1 of `citations` is not as it should be: expected a paragraph, as P5/],
    ['P5.2', /: expected a paragraph, as P5, its sentence, as P5 S2, or a map with a `quote`\./],
    [
      '{paragraph: 2, sentence: x}',
      /expected the number of a sentence, as 2, or of the first and last, as 2-3/,
    ],
  ])('is refused with file, line and remedy where it stands nowhere: %s', (citations, message) => {
    const [fault = '', ...others] = faultsOf(writeBase({ citations }));

    expect(fault).toMatch(/^facts\/harbour\.yml:5: /);
    if (typeof message === 'string') expect(fault).toBe(`facts/harbour.yml:5: ${message}`);
    else expect(fault).toMatch(message);
    expect(others).toEqual([]);
  });
});

describe('the source of a citation that names none', () => {
  const files = { 'sources/other.md': otherSource };

  it('is the one that the file names at its head', () => {
    const base = loadKnowledgeBase(
      writeBase({ citations: 'P2 S1', head: 'source: other-story', files }),
    );

    expect(base.facts[0]?.citations[0]).toMatchObject({ source: 'other-story', quote: costs });
  });

  it('is never guessed among several', () => {
    expect(faultsOf(writeBase({ citations: 'P2 S1', files }))).toEqual([
      'facts/harbour.yml:5: a citation does not name its source, and there are 2. Name it, as "harbour-story P5 S2", ' +
        'or for all of the file at its head, as "source: harbour-story".',
    ]);
  });

  it('is told by its line where it is not there, below a head as well', () => {
    const faults = faultsOf(writeBase({ citations: 'P9', head: 'source: other-story', files }));

    expect(faults).toEqual([
      'facts/harbour.yml:7: source "other-story" has 2 paragraphs; there is no paragraph 9. Mend the number.',
    ]);
  });
});

it('a list may stand in several quotes', () => {
  const list = '  list: {of: things, items: [12 million crowns, Ness]}\n';

  expect(faultsOf(writeBase({ citations: '[P2 S1, P2 S2]', more: list }))).toEqual([]);
  expect(faultsOf(writeBase({ citations: '[P2 S1, P1]', more: list }))).toEqual([
    'facts/harbour.yml:6: "Ness" is not in the quotes. Write each item as the quote has it.',
  ]);
});

it.each([
  [
    'the date of the source',
    'It is of Monday, 2 March 2026 (2026-03-02) by the Eastport Courier.',
    0,
  ],
  ['what stands in another paragraph', 'Ann Reed also speaks of 4 May.', 0],
  ['what stands nowhere', 'It is of Tuesday, 5 March, by Bo.', 3],
])('a note may name %s', (_, note, faults) => {
  const found = faultsOf(writeBase({ citations: 'P2 S2', more: `  note: "${note}"\n` }));

  expect(found.filter((fault) => !fault.includes('in the sources that are cited'))).toEqual([]);
  expect(found).toHaveLength(faults);
});

describe('an attribution is proved, word by word,', () => {
  const files = { 'sources/harbour.md': speech };
  const attributed = (attribution: string, citations = 'P3 S1') =>
    faultsOf(writeBase({ citations, more: `  attribution: ${attribution}\n`, files }));

  it.each(['Mayor Bo Lund', 'the mayor', 'those who pay, whom the source does not name'])(
    'by the paragraph of the quote and the one before: %s',
    (attribution) => {
      expect(attributed(attribution)).toEqual([]);
    },
  );

  it('and refused with what stands in neither', () => {
    expect(attributed('the harbour master Ann Reed', 'P4 S1')).toEqual(
      ['the name "Ann"', 'the name "Reed"', 'the word "harbour"', 'the word "master"'].map(
        (what) =>
          `facts/harbour.yml:6: ${what} is neither in the paragraph of a quote nor in the one before. ` +
          'Name whoever says it as the source does, or add their name to `names`.',
      ),
    );
  });
});

describe('names in several files', () => {
  const names = (id: string, name: string) =>
    `names:\n  - id: ${id}\n    name: ${name}\n    kind: place\n`;

  it('are read together, names.yml first', () => {
    const folder = writeHarbourBase({
      'names/b.yml': names('ness', 'Ness'),
      'names/a.yml': names('holm', 'Holm'),
    });

    expect(loadKnowledgeBase(folder).names.map(({ id }) => id)).toEqual([
      'ann-reed',
      'holm',
      'ness',
    ]);
  });

  it('are no names.yml less', () => {
    const { 'sources/harbour.md': source = '' } = harbourFiles;
    const folder = writeFolder({ 'sources/a.md': source, 'names/a.yml': names('ness', 'Ness') });

    expect(loadKnowledgeBase(folder).names).toHaveLength(1);
  });

  it('are refused where two of them say the same, with both places', () => {
    const folder = writeHarbourBase({
      'names/a.yml': `${names('ann-reed', 'Reed Point')}words:\n  - same: [Head, chair]\n`,
      'names/b.yml': names('point', 'Reed Point'),
      'names/c.txt': 'x',
    });

    expect(faultsOf(folder)).toEqual([
      'names/a.yml:2: name id "ann-reed" is already used in names.yml:2. Give one of them another id.',
      'names/a.yml:6: the words "Head", "chair" are already a group in names.yml:6. Make one group of the two.',
      'names/b.yml:2: "Reed Point" means both "ann-reed" (names/a.yml:2) and "point". ' +
        'Leave it with the one that people mean by it, or move it to `related`.',
      'names/c.txt:1: files here end in .yml; this one would not be read. Rename it or move it out.',
    ]);
  });
});
