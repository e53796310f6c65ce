import { scoreMatch } from '../src/desk/matching/score-match.ts';
import type { Calibration, Fact, KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import type { Dictionary } from '../src/language/dictionary.ts';
import { loadEnglish } from '../src/load-english.ts';
import type { EvalItem } from './eval-sets.ts';
import { fitCalibration } from './fit-calibration.ts';
import { createJudge, type JudgedItem, noFeatures } from './judge.ts';

/** What the engine is given, and the features that it scores by. */
export interface Setup {
  readonly knowledge: KnowledgeBase;
  readonly dictionary: Dictionary;
  readonly withoutFeatures: readonly string[];
}

const mechanisms: Readonly<Record<string, (setup: Setup) => Setup>> = {
  names: (setup) => withKnowledge(setup, { names: [] }),
  words: (setup) => withKnowledge(setup, { words: [] }),
  related: (setup) =>
    withKnowledge(setup, {
      names: setup.knowledge.names.map((name) => ({ ...name, related: [] })),
      words: setup.knowledge.words.map((group) => ({ ...group, related: [] })),
    }),
  'not-in-source': (setup) => withFacts(setup, (fact) => ({ ...fact, notInSource: [] })),
  lists: (setup) => withFacts(setup, (fact) => ({ ...fact, list: null })),
  phrasings: (setup) =>
    withFacts(setup, (fact) => ({ ...fact, questions: fact.questions.slice(0, 3) })),
  spelling: (setup) => withCommonness(setup, (common) => Math.max(common, 1e-9)),
  dictionary: (setup) => withCommonness(setup, () => 0),
};

/** Names that `--without` takes. */
export const ablationNames: readonly string[] = [
  ...Object.keys(mechanisms),
  ...Object.keys(noFeatures).map((feature) => `feature:${feature}`),
];

/** Leaves a mechanism out of a setup. Gives `null` for a name that there is not. */
export function leaveOut(setup: Setup, name: string): Setup | null {
  const feature = /^feature:(\w+)$/.exec(name)?.[1];
  if (feature !== undefined) {
    return feature in noFeatures
      ? { ...setup, withoutFeatures: [...setup.withoutFeatures, feature] }
      : null;
  }
  return mechanisms[name]?.(setup) ?? null;
}

/** Shares of all questions, from 0 to 1. */
export interface Outcome {
  readonly right: number;
  readonly wrong: number;
  readonly declined: number;
  readonly found: number;
}

/** Calibrates a setup on held-aside English questions and measures it on others. */
export function measureSetup(
  { knowledge, dictionary, withoutFeatures }: Setup,
  heldAside: readonly EvalItem[],
  items: readonly EvalItem[],
): Outcome {
  const judge = createJudge(knowledge, { ...loadEnglish(), dictionary });
  const calibration = fitCalibration({
    judged: heldAside.map(judge),
    without: withoutFeatures,
    aim: { declined: 0.93 },
  });
  return measureOutcome(items.map(judge), calibration);
}

/** What comes of judged questions at a calibration's threshold. */
export function measureOutcome(judged: readonly JudgedItem[], calibration: Calibration): Outcome {
  const inside = judged.filter(({ isInScope }) => isInScope);
  const outside = judged.filter(({ isInScope }) => !isInScope);
  const answers = ({ best, features }: JudgedItem) =>
    best !== null &&
    (best.score === 1 || scoreMatch(features, calibration) >= calibration.threshold);

  return {
    right: share(inside, (item) => item.isRight && answers(item)),
    wrong: share(inside, (item) => !item.isRight && answers(item)),
    declined: share(outside, (item) => !answers(item)),
    found: share(inside, ({ isRight }) => isRight),
  };
}

function withKnowledge(setup: Setup, change: Partial<KnowledgeBase>): Setup {
  return { ...setup, knowledge: { ...setup.knowledge, ...change } };
}

function withFacts(setup: Setup, change: (fact: Fact) => Fact): Setup {
  return withKnowledge(setup, { facts: setup.knowledge.facts.map(change) });
}

function withCommonness(setup: Setup, change: (commonness: number) => number): Setup {
  const { dictionary } = setup;
  return { ...setup, dictionary: { commonness: (word) => change(dictionary.commonness(word)) } };
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}
