import type { FactValue } from '../../knowledge/fact-value.ts';
import type {
  Citation,
  Fact,
  KnowledgeBase,
  Name,
  Source,
} from '../../knowledge/knowledge-base.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { splitWords } from '../../language/split-words.ts';
import { stemWord } from '../../language/stem-word.ts';
import { mergeNames, readNames } from '../../reading/read-names.ts';

export interface WithinOptions {
  readonly dictionary: Dictionary;
  /** Curated names, and those that were read in all sources together. */
  readonly names: readonly Name[];
  /** Whether only those of them count that the source spells: where a base has very many. */
  readonly onlySpelt?: boolean;
}

/** Makes what gives a base as one of its sources has it: this text, what facts take from it, its names and those that all share. */
export function createWithinSource(
  knowledge: KnowledgeBase,
  { dictionary, names: shared, onlySpelt = false }: WithinOptions,
): (source: Source) => KnowledgeBase {
  const findNames = (names: readonly Name[]) => (onlySpelt ? indexSpelt(names) : () => names);
  const [curatedFor, sharedFor] = [findNames(knowledge.names), findNames(shared)];
  const citing = factsBySource(knowledge.facts);
  const twins = indexTwins(shared);
  return function withinSource(source) {
    const own = readNames([source], dictionary).map((name) => addSpellings(name, twins));
    return {
      ...knowledge,
      sources: { [source.id]: source },
      facts: (citing.get(source.id) ?? []).flatMap((fact) => factWithin(fact, source.id) ?? []),
      names: mergeNames(mergeNames(curatedFor(source), own), sharedFor(source)),
    };
  };
}

/** Makes what finds the names of which a source has all words of a spelling. */
function indexSpelt(names: readonly Name[]): (source: Source) => readonly Name[] {
  const byFirst = new Map<string, { readonly name: Name; readonly words: readonly string[] }[]>();
  for (const name of names) {
    for (const spelling of [...name.same, ...name.related]) {
      const words = splitWords(spelling).map(({ folded }) => folded);
      const others = byFirst.get(words[0] ?? '');
      if (others) others.push({ name, words });
      else byFirst.set(words[0] ?? '', [{ name, words }]);
    }
  }
  return function namesFor({ paragraphs }) {
    const said = new Set(
      paragraphs.flatMap((text) => splitWords(text).map(({ folded }) => folded)),
    );
    const found = [...said].flatMap((word) => byFirst.get(word) ?? []);
    const spelt = found.filter(({ words }) => words.every((word) => said.has(word)));
    return [...new Set(spelt.map(({ name }) => name))];
  };
}

function factsBySource(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const citing = new Map<string, Fact[]>();
  for (const fact of facts) {
    for (const id of new Set(fact.citations.map(({ source }) => source))) {
      const others = citing.get(id);
      if (others) others.push(fact);
      else citing.set(id, [fact]);
    }
  }
  return citing;
}

/** Names by what they are called: by each of their spellings, and by the first. */
interface Twins {
  readonly bySpelling: ReadonlyMap<string, readonly Name[]>;
  readonly byFirst: ReadonlyMap<string, readonly Name[]>;
}

function indexTwins(names: readonly Name[]): Twins {
  const index = (spellingsOf: (name: Name) => readonly string[]) => {
    const found = new Map<string, Name[]>();
    for (const name of names) {
      for (const spelling of new Set(spellingsOf(name))) {
        const others = found.get(spelling);
        if (others) others.push(name);
        else found.set(spelling, [name]);
      }
    }
    return found;
  };
  return { bySpelling: index(({ same }) => same), byFirst: index(({ same }) => same.slice(0, 1)) };
}

/**
 * What other sources call the same one. What two others are called here and there, as two people of one surname, is
 * taken from neither.
 */
function addSpellings(name: Name, { bySpelling, byFirst }: Twins): Name {
  const [first = ''] = name.same;
  const [twin, another] = (name.same.length === 1 ? bySpelling : byFirst).get(first) ?? [];
  return twin && !another ? { ...name, same: [...new Set([...name.same, ...twin.same])] } : name;
}

/** A fact as far as one source carries it; `null` where it does not cite it. */
function factWithin(fact: Fact, source: string): Fact | null {
  const [first, ...others] = fact.citations.filter((citation) => citation.source === source);
  if (!first) return null;
  if (1 + others.length === fact.citations.length) return fact;
  const { list } = fact;
  const stands = createStands([first, ...others]);
  return {
    ...fact,
    citations: [first, ...others],
    values: fact.values.filter((value) => textsOf(value).every(stands)),
    list: list?.items.every(stands) ? list : null,
  };
}

/** Tells whether every number, and some word, of a text stands in quotes: a value of another source's has others. */
function createStands(citations: readonly Citation[]): (text: string) => boolean {
  const stems = new Set(citations.flatMap(({ quote }) => stemsOf(quote)));
  return (text) => {
    const own = stemsOf(text);
    const numbers = own.filter((stem) => /\d/.test(stem));
    return own.some((stem) => stems.has(stem)) && numbers.every((stem) => stems.has(stem));
  };
}

function stemsOf(text: string): string[] {
  return splitWords(text).map(({ folded }) => stemWord(folded));
}

/** What a value takes from quotes, part by part: not the words that a curator adds for it. */
function textsOf(value: FactValue): string[] {
  return Object.entries(value).flatMap(([key, text]) =>
    key !== 'kind' && typeof text === 'string' ? text : [],
  );
}
