import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type English, noEnglish } from '../language/english.ts';
import { outsideBudget, withinBudgetOr } from '../language/work-budget.ts';
import { claimBudget, longestQuestion, questionBudget } from '../limits.ts';
import type { Answer, Desk, MissReason } from './answer.ts';
import { type Checker, createChecker } from './check.ts';
import { decideAnswer } from './decide-answer.ts';
import { findAside } from './find-aside.ts';
import { findCalibration } from './matching/calibration.ts';
import { createMatcher } from './matching/find-matches.ts';
import { type PreparedKnowledge, prepareKnowledge } from './matching/prepare-knowledge.ts';
import { readText, understand } from './understand.ts';

export interface DeskOptions {
  /**
   * What is known of English. Without it, rare words may be taken for typos, common words weigh as much as rare ones,
   * and a claim is compared by the words of the base alone.
   */
  readonly english?: English;
  /** The knowledge base as the matcher needs it. Without it, it is prepared now. */
  readonly prepared?: PreparedKnowledge;
  /** What one question and one claim may cost, in steps. */
  readonly budgets?: { readonly question: number; readonly claim: number };
}

const defaultBudgets = { question: questionBudget, claim: claimBudget };

/** Makes a desk that answers from a knowledge base. */
export function createDesk(
  knowledge: KnowledgeBase,
  {
    english = noEnglish,
    prepared = prepareKnowledge(knowledge),
    budgets = defaultBudgets,
  }: DeskOptions = {},
): Desk {
  const { dictionary } = english;
  const matcher = createMatcher({ knowledge, dictionary, prepared });
  // Made when something is first checked: answering does not need it.
  let checker: Checker | null = null;
  const asideOf = (text: string) => findAside(text, { dictionary, isKnown: matcher.knows });

  return {
    knowledge,
    understand: (said, how) => understand(said, { ...how, findAside: asideOf }),
    answer(question) {
      const isRead = typeof question !== 'string';
      const read = isRead ? question : readText(question.slice(0, longestQuestion));
      const { language } = read;
      const normalised = read.normalised.slice(0, longestQuestion);
      const miss = (reason: MissReason): Answer => ({
        kind: 'not_covered',
        reason,
        unexplained: [],
        nearest: [],
        language,
      });
      return withinBudgetOr(
        budgets.question,
        () => {
          const aside = isRead ? question.aside : asideOf(normalised);
          if (aside) return miss(aside);
          const { threshold } = findCalibration(knowledge.calibrations, language);
          const matches = matcher.findMatches({ normalised, language });
          return { ...decideAnswer(matches, { minScore: threshold }), language };
        },
        () => miss('tangled'),
      );
    },
    check(claim) {
      checker ??= outsideBudget(() =>
        createChecker({ knowledge, ...english, budget: budgets.claim }),
      );
      return checker.check(claim);
    },
  };
}
