import { createPassageFinder } from '../src/desk/answering/find-passages.ts';
import { createLexicon } from '../src/desk/matching/create-lexicon.ts';
import { createMatcher, type ScoredMatch } from '../src/desk/matching/find-matches.ts';
import { prepareKnowledge } from '../src/desk/matching/prepare-knowledge.ts';
import type { MatchFeatures } from '../src/desk/matching/score-match.ts';
import { readText } from '../src/desk/understand.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import type { English } from '../src/language/english.ts';
import type { EvalItem } from './eval-sets.ts';
import type { Judged } from './fit-calibration.ts';

/** A question with the best match for it. */
export interface JudgedItem extends Judged {
  readonly item: EvalItem;
  readonly best: ScoredMatch | null;
}

/** The features of a question that shares nothing with the base. */
export const noFeatures: MatchFeatures = {
  nearest: 0,
  whole: 0,
  classifier: -1,
  margin: 0,
  coverage: 0,
  agreement: 0,
  missingName: 0,
  wrongKind: 0,
  notInSource: 0,
  answerable: 0,
  sentence: 0,
  foremost: 0,
};

/** Makes a judge of questions to one base: what is the best match, and does it cite a right paragraph? */
export function createJudge(knowledge: KnowledgeBase, english: English) {
  const { dictionary } = english;
  const prepared = prepareKnowledge(knowledge, english);
  const matcher = createMatcher({ knowledge, dictionary, prepared });
  const lexicon = createLexicon(prepared.spellings);
  // A base whose calibration asks the sentences is judged, and calibrated anew, with them.
  const isAsked = Object.values(knowledge.calibrations).some(({ weights }) => weights.sentence);
  const passages = isAsked
    ? createPassageFinder({ knowledge, lexicon, english, index: prepared.sentences })
    : null;

  return function judge(item: EvalItem): JudgedItem {
    const text = readText(item.text);
    const terms = matcher.read(text.normalised);
    const sentences = passages?.scoreFacts({ text: text.normalised, terms });
    const [best = null] = matcher.findMatches(text, terms, sentences);
    return {
      item,
      best,
      features: best?.features ?? noFeatures,
      isRight: best !== null && isGold(item, best.fact),
      isInScope: item.gold !== null,
    };
  };
}

/** Whether a fact's first citation stands in a paragraph that answers the question. */
export function isGold(
  { gold }: EvalItem,
  fact: { readonly citations: readonly { readonly paragraph: number }[] } | undefined,
): boolean {
  return gold?.includes(`P${fact?.citations[0]?.paragraph}`) ?? false;
}
