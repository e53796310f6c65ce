/**
 * Written by `npm run fit:passages -- --write`, which says how well it does: fitted on 8 articles of the SQuAD 2.0
 * development set (Rajpurkar et al. 2018, CC BY-SA 4.0), some questions with their paragraph taken away.
 */
export const passageWeights: {
  readonly constant: number;
  readonly weights: Readonly<Record<string, number>>;
} = {
  constant: -3.1301,
  weights: {
    rank: -0.0312,
    coverage: 5.0017,
    around: -1.7302,
    neighbours: -0.132,
    rarestMissing: -1.0113,
    missingName: -0.3221,
    wrongKind: -0.5632,
    turned: -1.1763,
    margin: 1.1289,
    words: 0.3924,
    exact: 0.1168,
    numberMissing: -0.4422,
    focusMissing: 0.0406,
    namesHere: -0.409,
    missingCount: -0.0899,
    uncounted: -0.6086,
    fresh: -0.363,
    rankPerWord: 0.2309,
    coverageSquared: -3.3634,
    coveredNames: 1.7173,
    what: -0.4906,
    when: -0.4583,
    who: -0.4434,
    where: -0.24,
    'how-many': -0.2814,
    'how-long': 0.5099,
    how: -0.5308,
    why: -0.5855,
    'how-much': 0.2025,
    whether: -2.0801,
  },
};
