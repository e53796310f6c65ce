import type { Citation, KnowledgeBase, Source } from '../knowledge/knowledge-base.ts';
import { type English, noEnglish } from '../language/english.ts';
import { outsideBudget, withinBudgetOr } from '../language/work-budget.ts';
import {
  claimBudget,
  longestQuestion,
  longestRuled,
  mainThreadBudget,
  questionBudget,
} from '../limits.ts';
import { addSources, type PreparedAddition, prepareAddition } from './add-sources.ts';
import type { Desk } from './answer.ts';
import { createAnswerer } from './answering/create-answerer.ts';
import { type BaseChecker, createAddedChecker, createChecker } from './check-by-source.ts';
import { finish } from './check-draft.ts';
import type { KeptReading } from './checking/claim-reading.ts';
import { missed } from './decide-answer.ts';
import { findAside } from './find-aside.ts';
import { makeOnce } from './make-once.ts';
import { createMatcher } from './matching/find-matches.ts';
import { type PreparedKnowledge, prepareKnowledge } from './matching/prepare-knowledge.ts';
import { toSubjectGround } from './matching/subject-ground.ts';
import { toGapped } from './to-gapped.ts';
import { toStatements } from './to-statements.ts';
import { readText, understand } from './understand.ts';
import { createAdditions } from './views/create-additions.ts';
import { createViews, type Views } from './views/create-views.ts';

export interface DeskOptions {
  /**
   * What is known of English. Without it, rare words may be taken for typos, common words weigh as much as rare ones,
   * and a claim is compared by the words of the base alone.
   */
  readonly english?: English;
  /** Gives a knowledge base, or a part of it, as the matcher needs it. By default it is prepared now. */
  readonly prepare?: (knowledge: KnowledgeBase) => PreparedKnowledge;
  /** Keeps what a source of a base, or of a part of it, is read as to check claims. By default nothing is kept. */
  readonly keepReading?: ((hash: string, source: string) => KeptReading) | null;
  /** Whether it is prepared when it is first asked or got ready, and not when it is made. */
  readonly isPreparedLater?: boolean;
  /** What one question and one claim may cost, in steps. */
  readonly budgets?: { readonly question: number; readonly claim: number };
}

const defaultBudgets = { question: questionBudget, claim: claimBudget };

/** Makes a desk that answers from a knowledge base. */
export function createDesk(
  knowledge: KnowledgeBase,
  {
    english = noEnglish,
    prepare = (base) => prepareKnowledge(base, english),
    keepReading = null,
    isPreparedLater = false,
    budgets = defaultBudgets,
  }: DeskOptions = {},
): Desk {
  const prepared = makeOnce(() => prepare(knowledge));
  if (!isPreparedLater) prepared();
  const make: DeskParts = {
    ...{ knowledge, curated: knowledge, english, budgets },
    prepare: () => ({ prepared: prepared(), ground: toSubjectGround(prepared().ground) }),
    makeChecker: (nearSources) =>
      createChecker({
        ...{ knowledge, nearSources, ...english },
        ...{ names: prepared().names, spellings: prepared().spellings },
        keptOf: keepReading && ((source) => keepReading(knowledge.hash, source)),
        budget: budgets.claim,
      }),
    views: createViews(knowledge, (view) =>
      createDesk(view, { english, prepare, keepReading, budgets }),
    ),
  };
  return assembleDesk(make).desk;
}

/** What a desk is made of. What takes long is made when it is first needed. */
interface DeskParts extends Required<Pick<DeskOptions, 'english' | 'budgets'>> {
  readonly knowledge: KnowledgeBase;
  /** The same without what was added. */
  readonly curated: KnowledgeBase;
  readonly prepare: () => PreparedAddition;
  /** Makes what checks, in steps. Answering does not need it. */
  readonly makeChecker: (
    nearSources: (text: string) => readonly string[],
  ) => Generator<void, BaseChecker, void>;
  readonly views: Views;
}

/** A desk, and what is known of it only here. */
interface AssembledDesk {
  readonly desk: Desk;
  isReady(): boolean;
  readyChecker(): Generator<void, BaseChecker, void>;
}

function assembleDesk(parts: DeskParts): AssembledDesk {
  const { knowledge, english, budgets } = parts;
  const { dictionary } = english;
  // What is made once is the cost of nobody's question.
  const matching = makeOnce(() =>
    outsideBudget(() => {
      const { prepared, ground } = parts.prepare();
      const matcher = createMatcher({ knowledge, dictionary, prepared });
      const answerer = createAnswerer({
        ...{ knowledge: parts.curated, english, prepared, matcher },
        sentences: { knowledge, ground },
        findStated,
      });
      return { prepared, matcher, answerer };
    }),
  );
  let checker: BaseChecker | null = null;
  const asideOf = (text: string) =>
    findAside(text, { dictionary, isKnown: matching().matcher.knows });

  const desk: Desk = {
    knowledge,
    understand: (said, how) => understand(said, asideOf, how),
    answer(question) {
      const { normalised, language, aside } =
        typeof question === 'string'
          ? understand(question.slice(0, longestQuestion), asideOf, { isToCheck: true })
          : question;
      if (aside) return { ...missed(aside), language };
      const { answerer } = matching();
      return withinBudgetOr(
        budgets.question,
        // Normalising can turn one character into eighteen.
        () => ({
          ...answerer.answer({ normalised: normalised.slice(0, longestQuestion), language }),
          language,
        }),
        () => ({ ...missed('tangled'), language }),
      );
    },
    gistOf(question) {
      const { normalised, language } = understand(question.slice(0, longestQuestion), asideOf, {
        isToCheck: true,
      });
      const asked = { normalised: normalised.slice(0, longestQuestion), language };
      const { answerer } = matching();
      // Others wait meanwhile. What is hard to read is counted with what is written just so.
      return withinBudgetOr(
        Math.min(budgets.question, mainThreadBudget),
        () => answerer.gistOf(asked),
        () => asked.normalised.toLowerCase(),
      );
    },
    check: (claim) => checkerNow().check(claim),
    beginCheck: (claim) => checkerNow().begin(claim),
    *getReady() {
      matching().answerer.getReady();
      yield;
      yield* readyChecker();
    },
    ...parts.views,
    ...createAdditions(withAdded),
  };
  return { desk, isReady: () => checker !== null, readyChecker };

  /** Finds the sentences of some sources that say what a question asks, by the first of its statements that any says. */
  function findStated(question: string, sources: readonly string[]): readonly Citation[] {
    if (sources.length === 0 || question.length > longestRuled) return [];
    const asked = [
      ...toStatements(question).map((statement) => ({ statement, gap: null })),
      ...toGapped(question),
    ];
    for (const { statement, gap } of asked) {
      const read = readText(statement);
      const found = sources.flatMap((source) => {
        const begun = checkerNow().beginWithin(source, read);
        if (gap !== null) return begun.filled(gap);
        const { kind, citations } = begun.verdict();
        return kind === 'not_covered' ? [] : citations;
      });
      if (found.length > 0) return found;
    }
    return [];
  }

  function checkerNow(): BaseChecker {
    checker ??= outsideBudget(() => finish(readyChecker()));
    return checker;
  }

  function* readyChecker(): Generator<void, BaseChecker, void> {
    checker ??= yield* parts.makeChecker((text) => matching().answerer.nearSources(text));
    return checker;
  }

  /** The same desk with some texts more. What is made of this one is not made again. */
  function withAdded(added: readonly Source[]): AssembledDesk {
    const wider = addSources(knowledge, added);
    const prepare = makeOnce(() => prepareAddition(matching().prepared, added, dictionary));
    return assembleDesk({
      ...{ knowledge: wider, curated: parts.curated, english, budgets, prepare },
      views: parts.views,
      *makeChecker() {
        const before = yield* readyChecker();
        return yield* createAddedChecker({
          ...{ before, added, knowledge: wider, names: prepare().prepared.names, ...english },
          budget: budgets.claim,
        });
      },
    });
  }
}
