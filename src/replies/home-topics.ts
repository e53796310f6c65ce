import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { normaliseText } from '../language/normalise-text.ts';
import { longestSearch } from '../limits.ts';

/** A fact as the Home lists it, under the place that it comes from. */
export interface Topic {
  readonly fact: Fact;
  readonly citation: Citation;
  /** What it is searched by: its title, short name and questions, in one form. */
  readonly words: string;
}

/** All topics, by source and then in the order in which they stand in it. */
export function listTopics({ facts, sources }: KnowledgeBase): readonly Topic[] {
  const places = new Map(Object.keys(sources).map((id, place) => [id, place]));
  const placeOf = ({ citation }: Topic) => places.get(citation.source) ?? places.size;

  return facts
    .filter(({ status }) => status !== 'withdrawn')
    .map((fact) => ({
      fact,
      citation: fact.citations[0],
      words: toSearched(
        [fact.title, fact.id, ...fact.questions, ...translatedQuestions(fact)].join(' '),
      ),
    }))
    .toSorted(
      (a, b) =>
        placeOf(a) - placeOf(b) ||
        a.citation.paragraph - b.citation.paragraph ||
        a.citation.start - b.citation.start,
    );
}

/** The topics that have every word of a search in them, in their order. Without words, all. */
export function findTopics(topics: readonly Topic[], search: string): readonly Topic[] {
  const words = toSearched(search.slice(0, longestSearch)).split(' ');
  return topics.filter((topic) => words.every((word) => topic.words.includes(word)));
}

/** The questions that a fact is found by in other languages than English. */
export function translatedQuestions({ translations }: Fact): readonly string[] {
  return Object.values(translations).flatMap(({ questions }) => questions);
}

function toSearched(text: string): string {
  return normaliseText(text).toLowerCase();
}
