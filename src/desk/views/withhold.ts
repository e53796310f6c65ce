import type { Citation, Fact, KnowledgeBase, Source } from '../../knowledge/knowledge-base.ts';
import { splitSentences } from '../../language/split-sentences.ts';
import type { Withheld } from './find-withheld.ts';
import { withholdSpellings } from './withhold-spellings.ts';

/** Where withheld sentences stand: by source and paragraph, in UTF-16 code units. */
type Gaps = ReadonlyMap<string, readonly Gap[]>;

interface Gap {
  readonly start: number;
  readonly end: number;
}

/**
 * Gives the base as if what is withheld had never been in it: neither the facts and sources, nor the sentences that these
 * facts quote, wherever they stand, nor what else quotes them, nor spellings that only they use. Paragraphs keep their
 * numbers, and all that is left its place, so that what is cited still stands where it is said to.
 */
export function withhold(
  knowledge: KnowledgeBase,
  withheld: Withheld,
): Omit<KnowledgeBase, 'hash'> {
  const isSourceWithheld = (id: string) => withheld.sources.includes(id);
  const isMarked = new Set(withheld.facts);
  const allowed = Object.values(knowledge.sources).filter(({ id }) => !isSourceWithheld(id));
  const gaps = findGaps(
    allowed,
    [...knowledge.facts, ...knowledge.drafts].filter(({ id }) => isMarked.has(id)),
  );
  const facts = knowledge.facts.filter(
    ({ id, citations }) =>
      !isMarked.has(id) &&
      !citations.some((citation) => isSourceWithheld(citation.source) || isIn(gaps, citation)),
  );
  const sources = Object.fromEntries(allowed.map((source) => [source.id, cut(source, gaps)]));

  // A draft answers nothing, here as anywhere.
  return withholdSpellings(knowledge, { ...knowledge, sources, facts, drafts: [] });
}

/** Finds the sentences that withheld facts quote, and those that say the same in other places. */
function findGaps(sources: readonly Source[], facts: readonly Fact[]): Gaps {
  const cited = facts.flatMap(({ citations }) => citations);
  const sentences = sources.flatMap(({ id, paragraphs }) =>
    paragraphs.flatMap((paragraph, index) =>
      splitSentences(paragraph).map((sentence) => ({ ...sentence, place: toPlace(id, index + 1) })),
    ),
  );
  const quoted = sentences.filter(({ place, start, end }) =>
    cited.some(
      (citation) =>
        toPlace(citation.source, citation.paragraph) === place &&
        citation.start < end &&
        start < citation.end,
    ),
  );
  // The same quote may stand in a source that is withheld, too.
  const said = new Set([...quoted.map(({ text }) => text), ...cited.map(({ quote }) => quote)]);
  const gaps = new Map<string, Gap[]>();
  for (const sentence of sentences) {
    if (!quoted.includes(sentence) && !said.has(sentence.text)) continue;
    const { place, start, end } = sentence;
    gaps.set(place, [...(gaps.get(place) ?? []), { start, end }]);
  }
  return gaps;
}

function isIn(gaps: Gaps, { source, paragraph, start, end }: Citation): boolean {
  const here = gaps.get(toPlace(source, paragraph)) ?? [];
  return here.some((gap) => start < gap.end && gap.start < end);
}

/** Empty lines take the place of a sentence: they end the one before it, and have no words. */
function cut(source: Source, gaps: Gaps): Source {
  const paragraphs = source.paragraphs.map((paragraph, index) =>
    (gaps.get(toPlace(source.id, index + 1)) ?? []).reduce(
      (text, { start, end }) => text.slice(0, start) + '\n'.repeat(end - start) + text.slice(end),
      paragraph,
    ),
  );
  return { ...source, paragraphs };
}

function toPlace(source: string, paragraph: number): string {
  return `${source} ${paragraph}`;
}
