import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { type Dictionary, emptyDictionary } from '../language/dictionary.ts';
import { normaliseText } from '../language/normalise-text.ts';
import { type Desk, longestQuestion } from './answer.ts';
import { type Checker, createChecker } from './check.ts';
import { decideAnswer } from './decide-answer.ts';
import { findAside } from './find-aside.ts';
import { findCalibration } from './matching/calibration.ts';
import { createMatcher } from './matching/find-matches.ts';
import { type PreparedKnowledge, prepareKnowledge } from './matching/prepare-knowledge.ts';

export interface DeskOptions {
  /** Without it, rare words may be taken for typos, and common ones for telling. */
  readonly dictionary?: Dictionary;
  /** The knowledge base as the matcher needs it. Without it, it is prepared now. */
  readonly prepared?: PreparedKnowledge;
}

/** Makes a desk that answers from a knowledge base. */
export function createDesk(
  knowledge: KnowledgeBase,
  { dictionary = emptyDictionary, prepared = prepareKnowledge(knowledge) }: DeskOptions = {},
): Desk {
  const matcher = createMatcher({ knowledge, dictionary, prepared });
  // Who only asks need not wait for what only checking needs.
  let checker: Checker | null = null;

  return {
    knowledge,
    answer(question) {
      const text = normaliseText(question.slice(0, longestQuestion));
      const language = detectLanguage(text);
      const aside = findAside(text, { dictionary, isKnown: matcher.knows });
      if (aside) {
        return { kind: 'not_covered', reason: aside, unexplained: [], nearest: [], language };
      }
      const { threshold } = findCalibration(knowledge.calibrations, language);
      return { ...decideAnswer(matcher.findMatches(text), { minScore: threshold }), language };
    },
    check(claim) {
      checker ??= createChecker({ knowledge, dictionary });
      return checker.check(claim);
    },
  };
}
