import { describe, expect, it } from 'vitest';
import {
  countryOf,
  isCountryAdjective,
  isCountryName,
  otherWordsFor,
} from '../../src/language/countries.ts';

describe('a country is one under all of its names', () => {
  it.each([
    ['Turkey', 'Türkiye', 'Turkish', 'turkey', '튀르키예'],
    ['Burma', 'Myanmar', 'Burmese'],
    [
      'US',
      'U.S.',
      'USA',
      'America',
      'United States of America',
      'American',
      '미국',
      'アメリカ合衆国',
    ],
    ['UK', 'Britain', 'Great Britain', 'United Kingdom', 'Welsh'],
    ['Ivory Coast', 'Côte d’Ivoire', "Cote d'Ivoire"],
    ['Czechia', 'Czech Republic', 'Czech'],
    ['Cape Verde', 'Cabo Verde'],
    ['Swaziland', 'Eswatini'],
    ['East Timor', 'Timor-Leste'],
    ['Holland', 'Netherlands', 'Dutch'],
    ['Korea', 'South Korea', 'Republic of Korea', 'ROK', '대한민국', '韓国'],
    ['Trinidad and Tobago', 'Trinidad & Tobago'],
    ['Saint Lucia', 'St. Lucia'],
    ['DRC', 'DR Congo', 'Democratic Republic of the Congo'],
  ])('%s', (...names) => {
    const countries = names.map(countryOf);

    expect(new Set(countries).size).toBe(1);
    expect(countries).not.toContain(null);
  });

  it.each([
    ['North Korea', 'South Korea'],
    ['Congo - Kinshasa', 'Republic of the Congo'],
    ['Guinea', 'Papua New Guinea'],
    ['Ireland', 'United Kingdom'],
  ])('and %s is not %s', (one, other) => {
    expect(countryOf(one)).not.toBeNull();
    expect(countryOf(one)).not.toBe(countryOf(other));
  });
});

it.each(['us', 'Us', 'UN', 'Eurozone', 'Holm', ''])('“%s” is no country', (word) => {
  expect(countryOf(word)).toBeNull();
  expect(isCountryName(word)).toBe(false);
});

it('tells an adjective from a name', () => {
  expect([isCountryName('Turkish'), isCountryAdjective('Turkish')]).toEqual([false, true]);
  expect([isCountryName('Turkey'), isCountryAdjective('Turkey')]).toEqual([true, false]);
});

it('gives the other words for a country as they are written', () => {
  expect(otherWordsFor(countryOf('Burma') ?? '')).toEqual(['Burmese', 'Myanmar', 'Burma']);
  expect(otherWordsFor('holm')).toEqual([]);
});
