import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type English, noEnglish } from '../language/english.ts';
import { outsideBudget, withinBudgetOr } from '../language/work-budget.ts';
import { claimBudget, longestQuestion, questionBudget } from '../limits.ts';
import type { Desk } from './answer.ts';
import { createAnswerer } from './answering/create-answerer.ts';
import { type BaseChecker, createChecker } from './check-by-source.ts';
import { finish } from './check-draft.ts';
import { missed } from './decide-answer.ts';
import { findAside } from './find-aside.ts';
import { createMatcher } from './matching/find-matches.ts';
import { type PreparedKnowledge, prepareKnowledge } from './matching/prepare-knowledge.ts';
import { understand } from './understand.ts';
import { createViews } from './views/create-views.ts';

export interface DeskOptions {
  /**
   * What is known of English. Without it, rare words may be taken for typos, common words weigh as much as rare ones,
   * and a claim is compared by the words of the base alone.
   */
  readonly english?: English;
  /** Gives a knowledge base, or a part of it, as the matcher needs it. By default it is prepared now. */
  readonly prepare?: (knowledge: KnowledgeBase) => PreparedKnowledge;
  /** What one question and one claim may cost, in steps. */
  readonly budgets?: { readonly question: number; readonly claim: number };
}

const defaultBudgets = { question: questionBudget, claim: claimBudget };

/** Makes a desk that answers from a knowledge base. */
export function createDesk(
  knowledge: KnowledgeBase,
  {
    english = noEnglish,
    prepare = (base) => prepareKnowledge(base, english.dictionary),
    budgets = defaultBudgets,
  }: DeskOptions = {},
): Desk {
  const prepared = prepare(knowledge);
  const { dictionary } = english;
  const matcher = createMatcher({ knowledge, dictionary, prepared });
  const answerText = createAnswerer({ knowledge, english, prepared, matcher });
  // Made when something is first checked: answering does not need it.
  let checker: BaseChecker | null = null;
  const asideOf = (text: string) => findAside(text, { dictionary, isKnown: matcher.knows });

  return {
    knowledge,
    understand: (said, how) => understand(said, asideOf, how),
    answer(question) {
      const { normalised, language, aside } =
        typeof question === 'string'
          ? understand(question.slice(0, longestQuestion), asideOf, { isToCheck: true })
          : question;
      if (aside) return { ...missed(aside), language };
      return withinBudgetOr(
        budgets.question,
        // Normalising can turn one character into eighteen.
        () => ({
          ...answerText({ normalised: normalised.slice(0, longestQuestion), language }),
          language,
        }),
        () => ({ ...missed('tangled'), language }),
      );
    },
    check(claim) {
      checker ??= outsideBudget(() => finish(makeChecker()));
      return checker.check(claim);
    },
    *getReady() {
      checker ??= yield* makeChecker();
    },
    ...createViews(knowledge, (view) => createDesk(view, { english, prepare, budgets })),
  };

  function makeChecker(): Generator<void, BaseChecker, void> {
    return createChecker({
      ...{ knowledge, names: prepared.names, ...english },
      budget: budgets.claim,
    });
  }
}
