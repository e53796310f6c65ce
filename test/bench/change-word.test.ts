import { describe, expect, it } from 'vitest';
import { areaUnderCurve } from '../../bench/area-under-curve.ts';
import { toUncurated } from '../../bench/foreign/bare-base.ts';
import { createWordChanger } from '../../bench/foreign/change-word.ts';
import { parseCsv } from '../../bench/foreign/parse-csv.ts';
import { verdictsOf } from '../../bench/reading-of.ts';
import { loadDesk } from '../../src/load-desk.ts';

const article =
  'Dana Kovac supported the plan for 12 boats in Kuwait, Ada Blum said. ' +
  'More than 30 of the 45 crews from Jordan left after 3 June, said Dana Kovac.';

describe('a sentence with one word changed', () => {
  const changes = (sentence: string) =>
    createWordChanger(article)(sentence).map(({ sort, change }) => `${sort}: ${change}`);

  it('has the contrary, another number of the article, another name of its sort', () => {
    expect(changes('Dana Kovac supported the plan for 12 boats in Kuwait.')).toEqual([
      'contrary: supported → opposed',
      'number: 12 → 30',
      'name: Dana Kovac → Ada Blum',
      'name: Kuwait → Jordan',
    ]);
  });

  it('never has a number that the old one implies', () => {
    expect(changes('More than 30 of them')).toContain('number: 30 → 33');
    expect(changes('fewer than 30 of them')).toContain('number: 30 → 27');
  });

  it('never gives a person the rest of their own name', () => {
    expect(changes('Kovac said so.').filter((change) => change.endsWith('Dana Kovac'))).toEqual([]);
  });
});

describe('the measures', () => {
  it('count equal scores half in the area under the curve', () => {
    const inside = [3, 2, 1].map((score) => ({ score, isInScope: true }));
    const outside = [2, 0].map((score) => ({ score, isInScope: false }));
    expect(areaUnderCurve([...inside, ...outside])).toBe(4.5 / 6);
  });

  it('read quoted fields of a CSV file', () => {
    expect(parseCsv('a,"b, ""c""\nd"\r\n,e\n')).toEqual([
      ['a', 'b, "c"\nd'],
      ['', 'e'],
    ]);
  });

  it('take a sentence of a draft for one, however the desk parts it', () => {
    const desk = loadDesk('test/fixtures/squad', { cacheDirectory: null });
    const sentences = ['It is the 15th meeting of the clubs. Owls hoot.', 'Owls hoot.'];
    expect(verdictsOf(desk, sentences)).toEqual(['contradicted', 'not_covered']);
  });

  it('leave of a base its sources alone', () => {
    const { knowledge } = loadDesk('test/fixtures/squad', { cacheDirectory: null });
    expect(toUncurated(knowledge)).toMatchObject({
      sources: knowledge.sources,
      facts: [],
      names: [],
    });
  });
});
