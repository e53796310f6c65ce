import { type MatchFeatures, scoreMatch } from '../src/desk/matching/score-match.ts';
import type { Calibration } from '../src/knowledge/knowledge-base.ts';

/** The best match for one question, and whether its fact answers it. */
export interface Judged {
  readonly features: MatchFeatures;
  readonly isRight: boolean;
  /** Whether the source answers the question at all. */
  readonly isInScope: boolean;
}

export interface FitOptions {
  readonly judged: readonly Judged[];
  /** Features to leave out. */
  readonly without?: readonly string[];
  /** Share of questions that the source does not answer, in the life that scores are to fit. */
  readonly outOfScopeShare?: number;
  /**
   * How the threshold is chosen: so that a share of what is out of scope is declined, or so that the mean of
   * rightly answered and rightly declined is greatest.
   */
  readonly aim: { readonly declined: number } | 'mean';
}

/** Pulls weights towards nothing, in units of one observation, so that rare features are not overrated. */
const ridge = 1;

/**
 * Fits a calibration to judged questions: logistic regression by Newton's method (iteratively reweighted least
 * squares) with a ridge, on standardised features.
 */
export function fitCalibration({
  judged,
  without = [],
  outOfScopeShare = 0.2,
  aim,
}: FitOptions): Calibration {
  const outside = judged.filter(({ isInScope }) => !isInScope).length;
  const emphasis =
    (outOfScopeShare * (judged.length - outside)) / ((1 - outOfScopeShare) * outside);
  const fitted = fitLogistic(
    judged.map(({ features, isRight, isInScope }) => ({
      features,
      isRight,
      emphasis: isInScope ? 1 : emphasis,
    })),
    without,
  );
  const calibration = { ...fitted, threshold: 0.5 };
  const scored = judged.map((item) => ({ ...item, score: scoreMatch(item.features, calibration) }));
  return { ...calibration, threshold: round(chooseThreshold(scored, aim)) };
}

/** Something with features, whether it is right, and how much it counts. */
export interface Example<Features> {
  readonly features: Features;
  readonly isRight: boolean;
  readonly emphasis: number;
}

/** Fits the weights of a logistic regression to examples. A feature that an example does not have is 0. */
export function fitLogistic<Features extends object>(
  examples: readonly Example<Features>[],
  without: readonly string[] = [],
): { readonly constant: number; readonly weights: Readonly<Record<string, number>> } {
  const all = examples.flatMap(({ features }) => Object.keys(features));
  // What no example has weighs nothing.
  const isSeen = (name: string) =>
    examples.some(({ features }) => Reflect.get(features, name) !== 0);
  const names = [...new Set(all)].filter((name) => !without.includes(name) && isSeen(name));
  const rows = examples.map(({ features }) => {
    const values = new Map<string, number>(Object.entries(features));
    return names.map((name) => values.get(name) ?? 0);
  });
  const scales = names.map((_, column) => scaleOf(rows.map((row) => row[column] ?? 0)));
  const inputs = rows.map((row) => [
    1,
    ...row.map(
      (value, column) => (value - (scales[column]?.mean ?? 0)) / (scales[column]?.spread ?? 1),
    ),
  ]);

  const [constant = 0, ...slopes] = regress(
    inputs,
    examples.map(({ isRight }) => (isRight ? 1 : 0)),
    examples.map(({ emphasis }) => emphasis),
  );

  const weights = Object.fromEntries(
    names.map((name, n) => [name, round((slopes[n] ?? 0) / (scales[n]?.spread ?? 1))]),
  );
  const shift = names.reduce(
    (sum, name, n) => sum + (weights[name] ?? 0) * (scales[n]?.mean ?? 0),
    0,
  );
  return { constant: round(constant - shift), weights };
}

function chooseThreshold(
  scored: readonly (Judged & { readonly score: number })[],
  aim: FitOptions['aim'],
): number {
  const outside = scored.filter(({ isInScope }) => !isInScope).map(({ score }) => score);
  outside.sort((a, b) => a - b);
  if (aim !== 'mean') {
    const last =
      outside[Math.min(outside.length - 1, Math.ceil(aim.declined * outside.length) - 1)];
    return Math.min(1, (last ?? 0) + 0.0005);
  }

  const inside = scored.filter(({ isInScope }) => isInScope);
  let best = { mean: -1, threshold: 0.5 };
  for (const { score } of scored) {
    const right =
      inside.filter((item) => item.isRight && item.score > score).length / inside.length;
    const declined = outside.filter((other) => other <= score).length / outside.length;
    const mean = (right + declined) / 2;
    if (mean > best.mean) best = { mean, threshold: score };
  }
  return Math.min(1, best.threshold + 0.00005);
}

function scaleOf(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) || 1 };
}

function regress(
  inputs: readonly (readonly number[])[],
  targets: readonly number[],
  emphases: readonly number[],
): number[] {
  const size = inputs[0]?.length ?? 0;
  let weights = new Array<number>(size).fill(0);

  for (let step = 0; step < 40; step += 1) {
    const gradient = weights.map((weight, n): number => (n === 0 ? 0 : -ridge * weight));
    const curvature = weights.map((_, n) =>
      weights.map((__, m): number => (n === m && n > 0 ? ridge : 0)),
    );
    for (const [index, input] of inputs.entries()) {
      const sum = input.reduce((total, value, n) => total + value * (weights[n] ?? 0), 0);
      const chance = 1 / (1 + Math.exp(-sum));
      const emphasis = emphases[index] ?? 1;
      const error = emphasis * ((targets[index] ?? 0) - chance);
      const bend = emphasis * chance * (1 - chance);
      for (let n = 0; n < size; n += 1) {
        gradient[n] = (gradient[n] ?? 0) + error * (input[n] ?? 0);
        const row = curvature[n] ?? [];
        for (let m = 0; m < size; m += 1) {
          row[m] = (row[m] ?? 0) + bend * (input[n] ?? 0) * (input[m] ?? 0);
        }
      }
    }
    const change = solve(curvature, gradient);
    weights = weights.map((weight, n) => weight + (change[n] ?? 0));
  }

  return weights;
}

/** Solves a small system of linear equations by Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, n) => [...row, right[n] ?? 0]);
  const size = rows.length;

  for (let column = 0; column < size; column += 1) {
    const pivot = rows.reduce(
      (best, row, n) =>
        n >= column && Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? n : best,
      column,
    );
    const [upper, lower] = [rows[pivot] ?? [], rows[column] ?? []];
    rows[column] = upper;
    rows[pivot] = lower;
    for (const [n, row] of rows.entries()) {
      if (n === column) continue;
      const factor = (row[column] ?? 0) / (upper[column] || 1e-12);
      for (let at = column; at <= size; at += 1)
        row[at] = (row[at] ?? 0) - factor * (upper[at] ?? 0);
    }
  }

  return rows.map((row, n) => (row[size] ?? 0) / (row[n] || 1e-12));
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
