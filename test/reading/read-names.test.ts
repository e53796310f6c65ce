import { describe, expect, it } from 'vitest';
import type { Name } from '../../src/knowledge/knowledge-base.ts';
import { loadDictionary } from '../../src/load-dictionary.ts';
import { isReadName, mergeNames, readNames } from '../../src/reading/read-names.ts';

const dictionary = loadDictionary();

/** Kind and spellings of each name, by the name. */
function namesIn(...paragraphs: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    readNames([{ paragraphs }], dictionary).map(({ kind, same }) => [
      same[0] ?? '',
      [kind, ...same.slice(1)],
    ]),
  );
}

describe('readNames', () => {
  it('knows a person by title and by surname', () => {
    expect(
      namesIn('The pier leaks, said Harbour Chief Ann Reed. "It must close," Reed added.'),
    ).toMatchObject({
      'Ann Reed': ['person', 'Reed', 'Chief Reed', 'Mr Reed', 'Mrs Reed', 'Ms Reed'],
    });
  });

  it('gives a shared surname to nobody', () => {
    const names = namesIn('Captain Ann Reed met Captain Tom Reed in the town.');

    expect([names['Ann Reed'], names['Tom Reed']]).toEqual([['person'], ['person']]);
  });

  it('knows a surname that stands first', () => {
    expect(namesIn('"It leaks," said Captain Kim Yo-han.')['Kim Yo-han']).toContain('Kim');
  });

  it('joins a name with its abbreviation and with what it is called in short', () => {
    expect(
      namesIn(
        'The Nessland Kettle Council (NKC) met in Holm. The NKC is old.',
        'On Monday the Council said that the Museum of Kettles would open.',
      ),
    ).toMatchObject({
      'Nessland Kettle Council': ['organisation', 'NKC', 'Council'],
      'Museum of Kettles': ['organisation'],
      Holm: [expect.anything()],
    });
  });

  it('keeps the ships of a fleet apart, each by its own word', () => {
    const names = namesIn(
      'The Ferry Alder, the Ferry Birch and the Ferry Endeavour sailed. Alder was first.',
    );

    expect(names).toEqual({
      'Ferry Alder': ['thing', 'Alder'],
      'Ferry Birch': ['thing', 'Birch'],
      'Ferry Endeavour': ['thing', 'Endeavour'],
    });
  });

  it('tells agreements, events, places and countries by their words', () => {
    expect(
      namesIn(
        'The Treaty of Holm was signed at the Nessland Tea Summit near Alder Bay.',
        'French and Peruvian kettles are sold in Olso, Nessland.',
      ),
    ).toMatchObject({
      'Treaty of Holm': ['agreement'],
      'Nessland Tea Summit': ['event'],
      'Alder Bay': ['place'],
      French: ['country'],
      Olso: ['place'],
      Nessland: ['place'],
    });
  });

  it('parts a body, a title and a person that stand in a row', () => {
    expect(
      Object.keys(
        namesIn('We saw the Kettle Guild President Ann Reed and Governor of Holm Tom Ox.'),
      ),
    ).toEqual(['Kettle Guild', 'Ann Reed', 'Holm', 'Tom Ox']);
  });

  it('takes no common word for a name, because it begins a sentence or a quote', () => {
    expect(
      namesIn('Ferries stop here. Given the ice, nobody sails. "Boats wait," he said.'),
    ).toEqual({});
  });

  it('takes a common word for a name where it has a capital in the middle of a sentence', () => {
    expect(Object.keys(namesIn('Reading won the cup. We like Reading.'))).toEqual(['Reading']);
  });

  it('finds no names in a headline, days and months', () => {
    expect(
      namesIn('Harbour Board Shuts Another Leaking Pier', 'It shut on Monday, Sept. 3, in May.'),
    ).toEqual({});
  });
});

describe('mergeNames', () => {
  it('gives a spelling that both have to the curator', () => {
    const curated: Name = { id: 'reed', kind: 'person', same: ['Ann Reed', 'Reed'], related: [] };

    const names = mergeNames(
      [curated],
      readNames([{ paragraphs: ['We met Captain Reed in the town of Holm.'] }], dictionary),
    );

    expect(names.map(({ same }) => same[0])).toEqual(['Ann Reed', 'Holm']);
    expect(names.map(isReadName)).toEqual([false, true]);
  });
});
