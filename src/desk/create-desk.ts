import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type English, noEnglish } from '../language/english.ts';
import { outsideBudget, withinBudgetOr } from '../language/work-budget.ts';
import { claimBudget, longestQuestion, mostPassages, questionBudget } from '../limits.ts';
import {
  type Decision,
  type Desk,
  type Held,
  isByFact,
  type Match,
  matchesOf,
  unexplainedBy,
} from './answer.ts';
import { type AskedText, readAskedText } from './answering/asking-part.ts';
import { citeBest } from './answering/cite-best.ts';
import { createSubjectGate, toCandidate } from './answering/create-subject-gate.ts';
import { createPassageFinder, nearestOf, type PassageFinder } from './answering/find-passages.ts';
import { passageThreshold } from './answering/score-passage.ts';
import type { Candidate } from './answering/subject-rules.ts';
import { type Checker, createChecker } from './check.ts';
import { decideAnswer, missed } from './decide-answer.ts';
import { findAside } from './find-aside.ts';
import { findCalibration } from './matching/calibration.ts';
import { createLexicon } from './matching/create-lexicon.ts';
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
  const lexicon = createLexicon(prepared.spellings);
  const cite = (match: Match, { terms }: AskedText) =>
    citeBest(match, terms, { lexicon, ground: prepared.ground });
  const matcher = createMatcher({ knowledge, dictionary, prepared });
  const gate = createSubjectGate({ ground: prepared.ground, english });
  // Made when something is first checked: answering does not need it.
  let checker: Checker | null = null;
  const asideOf = (text: string) => findAside(text, { dictionary, isKnown: matcher.knows });
  // By the fact's id, made when it is first about to answer.
  const candidates = new Map<string, Candidate>();
  // Made when no fact answers for the first time.
  let passages: PassageFinder | null = null;

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
        () => {
          const { threshold } = findCalibration(knowledge.calibrations, language);
          // Normalising can turn one character into eighteen.
          const read = normalised.slice(0, longestQuestion);
          const asked = readAskedText(read, matcher.read(read), gate.knows);
          const decision = decideAnswer(
            matcher.findMatches({ normalised: asked.text, language }, asked.terms),
            { minScore: threshold },
          );
          const held = holdBack(decision, asked);
          const isRead = held.kind === 'not_covered' && language === 'en';
          return { ...(isRead ? askPassages(held, asked) : held), language };
        },
        () => ({ ...missed('tangled'), language }),
      );
    },
    check(claim) {
      checker ??= outsideBudget(() =>
        createChecker({
          ...{ knowledge: { ...knowledge, names: prepared.names }, ...english },
          budget: budgets.claim,
        }),
      );
      return checker.check(claim);
    },
    ...createViews(knowledge, (view) => createDesk(view, { english, prepare, budgets })),
  };

  /** Declines what would be answered, where the question is about something that the base does not speak of. */
  function holdBack(decision: Decision, asked: AskedText): Decision {
    if (!isByFact(decision) && decision.kind !== 'choice') return decision;
    const [best, ...others] = matchesOf(decision).map((match) => cite(match, asked));
    if (!best) return decision;
    if (decision.kind === 'choice') {
      return { ...decision, options: [best, ...others] };
    }
    const held = hold(best, asked);
    if (held) {
      return {
        ...missed('not_in_source'),
        unexplained: [...new Set([...held.words, ...unexplainedBy(best)])],
        nearest: [best, ...others],
        held,
      };
    }
    // The next is as likely, and is about whom the question names.
    const named = hasNames(best, asked)
      ? best
      : (others.find((one) => one.score >= best.score && hasNames(one, asked)) ?? best);
    const rest = [best, ...others].filter((match) => match !== named);
    return hold(named, asked)
      ? { ...decision, best, others }
      : { ...decision, best: named, others: rest };
  }

  function hold(match: Match, asked: AskedText): Held | null {
    const candidate = candidateOf(match);
    return candidate && gate.hold(asked, candidate);
  }

  function hasNames(match: Match, asked: AskedText): boolean {
    const candidate = candidateOf(match);
    return candidate === null || gate.hasNames(asked, candidate);
  }

  function candidateOf({ fact }: Match): Candidate | null {
    const made = candidates.get(fact.id);
    const profile = matcher.profileOf(fact);
    if (made || !profile) return made ?? null;
    const candidate = outsideBudget(() =>
      toCandidate(fact, profile, { lexicon, thesaurus: english.thesaurus }),
    );
    candidates.set(fact.id, candidate);
    return candidate;
  }

  /** Looks in the sentences for what no fact answers. */
  function askPassages(
    miss: Extract<Decision, { kind: 'not_covered' }>,
    asked: AskedText,
  ): Decision {
    passages ??= outsideBudget(() => createPassageFinder({ knowledge, lexicon, english }));
    const found = passages.find(asked);
    const [best, ...others] = found;
    // What a curator read and the facts do not answer is no answer either.
    const isOpen = best && best.fact === null && best.score >= passageThreshold;
    if (isOpen && !gate.hold(asked, best.candidate)) {
      return {
        kind: 'covered',
        level: 'passage',
        passage: best,
        others: others.slice(0, mostPassages),
      };
    }
    const unexplained =
      miss.unexplained.length > 0 || miss.nearest.length > 0
        ? miss.unexplained
        : (best?.missing ?? []);
    return {
      ...miss,
      unexplained: unexplained.filter((word) => !gate.says(word)),
      passages: nearestOf(miss.nearest, found),
    };
  }
}
