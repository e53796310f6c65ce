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
  readonly shared: readonly Name[];
}

/** A base as one of its sources has it: this text, what facts take from it, its names and those that all share. */
export function withinSource(
  knowledge: KnowledgeBase,
  source: Source,
  { dictionary, shared }: WithinOptions,
): KnowledgeBase {
  const own = readNames([source], dictionary).map((name) => addSpellings(name, shared));
  return {
    ...knowledge,
    sources: { [source.id]: source },
    facts: knowledge.facts.flatMap((fact) => factWithin(fact, source.id) ?? []),
    names: mergeNames(mergeNames(knowledge.names, own), shared),
  };
}

/**
 * What other sources call the same one. What two others are called here and there, as two people of one surname, is
 * taken from neither.
 */
function addSpellings(name: Name, shared: readonly Name[]): Name {
  const [first = ''] = name.same;
  const twins = shared.filter(({ same }) =>
    name.same.length === 1 ? same.includes(first) : same[0] === first,
  );
  const [twin] = twins;
  return twin && twins.length === 1
    ? { ...name, same: [...new Set([...name.same, ...twin.same])] }
    : name;
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
