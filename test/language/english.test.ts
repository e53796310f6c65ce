import { describe, expect, it } from 'vitest';
import { expandPhrase } from '../../src/language/expand-phrase.ts';
import { stripInflection } from '../../src/language/inflect-word.ts';
import { splitWords } from '../../src/language/split-words.ts';
import { loadThesaurus, readSynonymSets } from '../../src/load-thesaurus.ts';
import { writeFolder } from '../support/knowledge-folder.ts';

const sets = readSynonymSets();
const names = sets.map(({ name }) => name);

describe('the synonym sets of general English', () => {
  it('have each a name of their own', () => {
    expect(repeated(names)).toEqual([]);
  });

  it('name no contrary that does not exist, none that is the set itself, and no pair twice', () => {
    const pairs = sets.flatMap(({ name, contraries }) =>
      contraries.map((other) => [name, other].sort().join(' ≠ ')),
    );

    expect(
      sets.flatMap(({ contraries }) => contraries).filter((name) => !names.includes(name)),
    ).toEqual([]);
    expect(sets.filter(({ name, contraries }) => contraries.includes(name))).toEqual([]);
    expect(repeated(pairs)).toEqual([]);
  });

  it('share no phrase with a contrary', () => {
    const phrasesOf = new Map(sets.map((set) => [set.name, new Set(readAll(set.phrases))]));
    const shared = sets.flatMap(({ name, contraries }) =>
      contraries.flatMap((other) =>
        [...(phrasesOf.get(name) ?? [])]
          .filter((phrase) => phrasesOf.get(other)?.has(phrase))
          .map((phrase) => `${phrase}: ${name} and ${other}`),
      ),
    );

    expect(shared).toEqual([]);
  });

  it('have no phrase twice, not even with another ending', () => {
    const twice = sets.flatMap(({ name, phrases }) =>
      repeated(readAll(phrases)).map((phrase) => `${name}: ${phrase}`),
    );

    expect(twice).toEqual([]);
  });

  it('write a possessor as "one’s", so that its forms are generated', () => {
    const phrases = sets.flatMap((set) => set.phrases);

    expect(
      phrases.filter((phrase) => /\b(its|their|his|her|itself|themselves)\b/.test(phrase)),
    ).toEqual([]);
  });
});

describe('the thesaurus of general English', () => {
  const thesaurus = loadThesaurus();
  const setsOf = (phrase: string) =>
    thesaurus.findSets(phrase.split(' ').map(stripInflection), 0).map(({ set }) => set);

  it.each([
    ['defeat', 'win', 'as a noun it is what the other side had'],
    ['late', 'former', 'a late development is a recent one'],
    ['bypass', 'ignore', 'whoever bypasses an obstacle has dealt with it'],
  ])('does not read %j as %s: %s', (phrase, set) => {
    expect(setsOf(phrase)).not.toContain(set);
  });

  it.each([
    ['cut ties', 'end', 'a short word and its plural'],
    ['called the shots', 'lead', 'a noun that looks like a verb'],
    ['keeps going', 'continue', 'a form that leads no phrase'],
    ['had its eye on', 'seek', 'an irregular verb, and whose eye it is'],
    ['withheld', 'withhold', 'an irregular verb by itself'],
  ])('reads %j as %s: %s', (phrase, set) => {
    expect(setsOf(phrase)).toContain(set);
  });
});

describe('a file of synonym sets', () => {
  it.each([
    [
      'a comment among phrases',
      'phrases: |\n    help # and so on',
      '"help # and so on" is no phrase',
    ],
    ['two phrases on a line', 'phrases: |\n    help, aid', '"help, aid" is no phrase'],
    ['no phrases', 'contraries: [hinder]', 'help.phrases'],
    ['a field that there is none of', 'phrases: |\n    help\n  opposites: [hinder]', '"opposites"'],
  ])('is refused with %s, by its name', (_, content, message) => {
    const folder = writeFolder({ 'acts.yml': `help:\n  ${content}\n` });

    expect(() => readSynonymSets(folder)).toThrow(/acts\.yml/);
    expect(() => readSynonymSets(folder)).toThrow(message);
  });
});

/** Phrases in the form that texts are looked up in. */
function readAll(phrases: readonly string[]): string[] {
  return phrases.flatMap(expandPhrase).map((phrase) =>
    splitWords(phrase)
      .map(({ folded }) => stripInflection(folded))
      .join(' '),
  );
}

function repeated(all: readonly string[]): string[] {
  return all.filter((one, at) => all.indexOf(one) < at);
}
