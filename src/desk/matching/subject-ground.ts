import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { countryOf } from '../../language/countries.ts';
import { splitSentences } from '../../language/split-sentences.ts';
import {
  joinStringSets,
  type StringSet,
  type StringTable,
  toStringSet,
  toStringTable,
} from '../../language/string-table.ts';
import type { Lexicon, Term } from './create-lexicon.ts';
import { findCountries } from './find-countries.ts';
import type { ReadFact } from './read-fact.ts';

/**
 * What a knowledge base speaks of, for telling whether it speaks of what a question is about: stems, and pairs of stems
 * that stand side by side.
 */
export interface SubjectGround {
  /** In the sources' sentences, in answers and in spellings of names. */
  readonly said: StringSet;
  /** In what people may type to ask for a fact: they ask about others too ("Is Peru a member?"). */
  readonly asked: StringSet;
  /** Stems of words that are written as names. */
  readonly names: StringSet;
  /** The last stems of names of several words: *authority*, *summit*. */
  readonly heads: StringSet;
  /** Folded abbreviations, and what may be one: *twa* where the sources have the *Tidal Water Authority*. */
  readonly initials: StringSet;
  /** Countries, as `countriesIn` gives them. */
  readonly countries: StringSet;
}

export interface SubjectGroundOptions {
  readonly knowledge: Pick<KnowledgeBase, 'sources' | 'names' | 'facts'>;
  readonly readings: readonly ReadFact[];
  readonly lexicon: Lexicon;
}

/** Collects what a knowledge base speaks of. */
export function collectSubjectGround({
  knowledge,
  readings,
  lexicon,
}: SubjectGroundOptions): SubjectGround {
  const { sources, names, facts } = knowledge;
  const read = (texts: readonly string[]) => texts.map((text) => lexicon.read(text));
  const all = Object.values(sources);
  const paragraphs = all.flatMap((source) => source.paragraphs);
  const sentences = paragraphs.flatMap((text) => splitSentences(text)).map(({ text }) => text);
  const spellings = names.flatMap(({ same }) => same);
  const said = read(sentences);
  const spelled = read(spellings);
  const about = read([
    ...all.flatMap(({ title, outlet, author }) => [title, outlet ?? '', author ?? '']),
    ...facts.flatMap(({ answer, title }) => [answer, title]),
  ]);

  return {
    said: collectStems([...said, ...spelled, ...about]),
    asked: collectStems(readings.flatMap(({ phrasings }) => phrasings)),
    // A headline has capitals everywhere, and a sentence where it begins.
    names: new Set(
      [...spelled.flat(), ...said.flatMap((terms) => terms.slice(1).filter(isCapital))].map(
        ({ stem }) => stem,
      ),
    ),
    heads: new Set(
      spelled.flatMap((terms) => {
        const last = terms.at(-1);
        return last && terms.length > 1 && !last.isFunction ? last.stem : [];
      }),
    ),
    initials: new Set([...sentences, ...spellings].flatMap(initialsIn)),
    countries: new Set([...said, ...spelled, ...about].flatMap(countriesIn)),
  };
}

/** The same in flat arrays. Plain data, to be kept. */
export type GroundTables = Readonly<Record<keyof SubjectGround, StringTable>>;

export function toGroundTables(ground: SubjectGround): GroundTables {
  return eachSet((name) => toStringTable(ground[name]));
}

export function toSubjectGround(tables: GroundTables): SubjectGround {
  return eachSet((name) => toStringSet(tables[name]));
}

/** What two bases speak of together. */
export function joinGrounds(one: SubjectGround, other: SubjectGround): SubjectGround {
  return eachSet((name) => joinStringSets(one[name], other[name]));
}

function eachSet<T>(make: (name: keyof SubjectGround) => T): Record<keyof SubjectGround, T> {
  return {
    said: make('said'),
    asked: make('asked'),
    names: make('names'),
    heads: make('heads'),
    initials: make('initials'),
    countries: make('countries'),
  };
}

/** The countries that a text names, by their names or as adjectives: *Korean* is South Korea. */
export function countriesIn(terms: readonly Term[]): string[] {
  return [
    ...terms.flatMap(({ word }) => countryOf(word.text) ?? []),
    ...findCountries(terms).map(({ country }) => country),
  ];
}

/** Whether a word begins with a capital. */
export function isCapital({ word }: Pick<Term, 'word'>): boolean {
  return /^\p{Lu}/u.test(word.text);
}

/** The stems of texts, and the pairs of stems that stand side by side, with a space between them. */
function collectStems(texts: readonly (readonly Term[])[]): Set<string> {
  const stems = new Set<string>();
  for (const terms of texts) {
    let before = '';
    for (const { stem, isFunction } of terms) {
      if (isFunction) continue;
      stems.add(stem).add(`${before} ${stem}`);
      before = stem;
    }
  }
  return stems;
}

const capitalRun =
  /\p{Lu}[\p{L}\p{N}'’.]*(?:[\s-]+(?:(?:of|the|for|and|on|&)\s+){0,2}\p{Lu}[\p{L}\p{N}'’.]*)+/gu;

/** The abbreviations in a text, and the initials of each part of a run of capitalised words. */
function initialsIn(text: string): string[] {
  const written = [...text.matchAll(/\b\p{Lu}{2,}\b/gu)].map(([word]) => word.toLowerCase());
  const possible = [...text.matchAll(capitalRun)].flatMap(({ 0: run }) => {
    const letters = [...run.matchAll(/(?<=^|[\s-])\p{Lu}/gu)].map(([letter]) =>
      letter.toLowerCase(),
    );
    return letters.flatMap((_, start) =>
      letters
        .slice(start + 1)
        .map((__, length) => letters.slice(start, start + length + 2).join('')),
    );
  });
  return [...written, ...possible];
}
