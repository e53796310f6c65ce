import type { Citation, Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { English } from '../../language/english.ts';
import { detectQuestionKind } from '../../language/question-kind.ts';
import { mostPassages } from '../../limits.ts';
import type { Passage } from '../../reading/read-passages.ts';
import type { FoundPassage, Match } from '../answer.ts';
import type { Lexicon, Term } from '../matching/create-lexicon.ts';
import {
  createPassageList,
  indexSentencesOf,
  type SentenceIndex,
} from '../matching/index-sentences.ts';
import { matchedFacts } from '../matching/prepare-knowledge.ts';
import type { SentenceScores } from '../matching/score-match.ts';
import type { AskedText } from './asking-part.ts';
import { createPassageIndex } from './passage-index.ts';
import { scorePassage } from './score-passage.ts';
import type { Candidate } from './subject-reading.ts';

/** A sentence that comes near to a question, and what of the question it has. */
export interface ScoredPassage extends FoundPassage {
  readonly candidate: Candidate;
  /** Words of the question that neither it nor its paragraph has, as they were written. */
  readonly missing: readonly string[];
}

export interface PassageFinder {
  /** The sentences nearest to a question, nearest first. Empty where none shares a word with it. */
  find(asked: Pick<AskedText, 'text' | 'terms'>): ScoredPassage[];
  /** The sources with the paragraphs nearest to a text, nearest first: a few. */
  nearSources(terms: readonly Term[]): readonly string[];
  /** How near the sentences that facts cite come to a question. */
  scoreFacts(asked: Pick<AskedText, 'text' | 'terms'>): SentenceScores;
}

export interface PassageFinderOptions {
  readonly knowledge: KnowledgeBase;
  readonly lexicon: Lexicon;
  readonly english: English;
  /** The base's sentences, indexed. Without it, they are indexed now. */
  readonly index?: SentenceIndex | undefined;
}

/** Makes what finds sentences for questions, in all sources, whether a fact cites them or not. */
export function createPassageFinder({
  knowledge,
  lexicon,
  english,
  index: sentences = indexSentencesOf(knowledge, { lexicon, thesaurus: english.thesaurus }),
}: PassageFinderOptions): PassageFinder {
  const sources = Object.values(knowledge.sources);
  const facts = matchedFacts(knowledge);
  const index = createPassageIndex({
    passages: createPassageList(sentences.passages, knowledge.sources),
    index: sentences,
    titles: new Map(sources.map(({ id, title }) => [id, title])),
    ...{ lexicon, english },
  });

  /** Facts by the sentence that they cite: found once for each sentence. */
  const citing = new Map<Passage, readonly Fact[]>();
  const byParagraph = indexFacts(facts);
  const factsOf = (passage: Passage) => {
    const known = citing.get(passage);
    if (known) return known;
    const found = (byParagraph.get(paragraphOf(passage)) ?? []).filter(({ citations }) =>
      citations.some((one) => overlap(one, passage)),
    );
    citing.set(passage, found);
    return found;
  };

  return {
    find({ text, terms }) {
      const kind = detectQuestionKind(text);
      return index.find(terms, kind).map(({ passage, features, candidate, missing }) => ({
        citation: toCitation(passage),
        speaker: passage.speaker,
        fact: factsOf(passage)[0] ?? null,
        score: scorePassage(features, kind),
        ...{ candidate, missing },
      }));
    },

    nearSources: index.nearSources,

    scoreFacts({ text, terms }) {
      const kind = detectQuestionKind(text);
      const hits = index.find(terms, kind);
      const scores = new Map<string, number>();
      for (const { passage, features } of hits) {
        const score = scorePassage(features, kind);
        for (const { id } of factsOf(passage)) scores.set(id, Math.max(score, scores.get(id) ?? 0));
      }
      const [first] = hits;
      return { scores, foremost: new Set(first ? factsOf(first.passage).map(({ id }) => id) : []) };
    },
  };
}

/**
 * The few sentences that are shown on a miss: what the nearest fact cites, where it is near at all, and the nearest
 * others. One of a paragraph.
 */
export function nearestOf(
  matches: readonly Match[],
  found: readonly FoundPassage[],
): readonly FoundPassage[] {
  const [match] = matches;
  const cited = match ? [toFound(match, found)] : [];
  const all = match && match.score >= nearFactScore ? [...cited, ...found] : [...found, ...cited];
  const shown: FoundPassage[] = [];
  for (const one of all) {
    if (shown.length === mostPassages) break;
    if (!shown.some(({ citation }) => isSameParagraph(citation, one.citation))) shown.push(one);
  }
  return shown;
}

const nearFactScore = 0.3;

/** A fact as the sentence that it cites: of several, the one that comes nearest. */
function toFound({ fact, score }: Match, found: readonly FoundPassage[]): FoundPassage {
  const nearest = found.find(({ citation }) =>
    fact.citations.some((one) => overlap(one, citation)),
  );
  const citation =
    fact.citations.find((one) => nearest && overlap(one, nearest.citation)) ?? fact.citations[0];
  return { citation, speaker: nearest?.speaker ?? null, fact, score };
}

function toCitation({ source, paragraph, start, end, text }: Passage): Citation {
  return { source, paragraph, start, end, quote: text };
}

/** Facts by the paragraphs that they cite. */
function indexFacts(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const found = new Map<string, Fact[]>();
  for (const fact of facts) {
    for (const key of new Set(fact.citations.map(paragraphOf))) {
      const others = found.get(key);
      if (others) others.push(fact);
      else found.set(key, [fact]);
    }
  }
  return found;
}

function paragraphOf({ source, paragraph }: Pick<Citation, 'source' | 'paragraph'>): string {
  return `${source} ${paragraph}`;
}

type Place = Pick<Citation, 'source' | 'paragraph' | 'start' | 'end'>;

function isSameParagraph(a: Place, b: Place): boolean {
  return a.source === b.source && a.paragraph === b.paragraph;
}

/** Whether two places share words. */
export function overlap(a: Place, b: Place): boolean {
  return isSameParagraph(a, b) && a.start < b.end && b.start < a.end;
}
