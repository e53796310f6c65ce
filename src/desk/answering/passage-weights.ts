/**
 * Written by `npm run fit:passages -- --write`, which says how well it does: fitted on 8 articles of the SQuAD 2.0
 * development set (Rajpurkar et al. 2018, CC BY-SA 4.0), some questions with their paragraph taken away.
 */
export const passageWeights: {
  readonly constant: number;
  readonly weights: Readonly<Record<string, number>>;
} = {
  constant: -3.4156,
  weights: {
    rank: -0.0228,
    coverage: 5.9914,
    around: -2.1299,
    neighbours: -0.1586,
    rarestMissing: -0.8319,
    missingName: -0.3814,
    wrongKind: -0.4307,
    turned: -1.1936,
    words: 0.3569,
    numberMissing: -0.4602,
    namesHere: -0.5606,
    contrary: -1.1485,
    narrowed: -0.1908,
    uncounted: -0.6975,
    rankPerWord: 0.3146,
    coverageSquared: -3.7316,
    coveredNames: 2.0006,
    what: -0.6216,
    when: -0.6133,
    who: -0.5753,
    where: -0.4067,
    'how-many': -0.4214,
    'how-long': 0.2839,
    how: -0.6597,
    why: -0.6446,
    'how-much': 0.0174,
    whether: -2.3271,
  },
};
