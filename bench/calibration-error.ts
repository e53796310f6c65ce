/** A score, and whether what it was given to was right. */
export interface Scored {
  readonly score: number;
  readonly isRight: boolean;
}

export interface CalibrationBin {
  readonly count: number;
  /** Mean score. */
  readonly said: number;
  /** Share that was right. */
  readonly was: number;
}

/** How far scores can be taken at their word. */
export interface CalibrationError {
  /** Ten bins of as many questions each, lowest scores first. */
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: mean distance of said and was, from 0 to 1. */
  readonly expected: number;
  /** Brier score: mean square of score less outcome; lower is better. */
  readonly brier: number;
  /** Brier score of saying the share of right ones every time. */
  readonly brierOfBaseRate: number;
}

/** Measures how far scores can be taken at their word. */
export function measureCalibration(scored: readonly Scored[], binCount = 10): CalibrationError {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  const bins = Array.from({ length: binCount }, (_, n) => {
    const from = Math.floor((n * sorted.length) / binCount);
    const bin = sorted.slice(from, Math.floor(((n + 1) * sorted.length) / binCount));
    return {
      count: bin.length,
      said: mean(bin.map(({ score }) => score)),
      was: mean(bin.map(({ isRight }) => Number(isRight))),
    };
  });
  const rate = mean(scored.map(({ isRight }) => Number(isRight)));

  return {
    bins,
    expected: mean(bins.map(({ said, was }) => Math.abs(said - was))),
    brier: mean(scored.map(({ score, isRight }) => (score - Number(isRight)) ** 2)),
    brierOfBaseRate: mean(scored.map(({ isRight }) => (rate - Number(isRight)) ** 2)),
  };
}

/** Writes the bins as lines of a table. */
export function formatCalibration({ bins, expected, brier, brierOfBaseRate }: CalibrationError) {
  return [
    `said  ${bins.map(({ said }) => said.toFixed(2)).join('  ')}`,
    `was   ${bins.map(({ was }) => was.toFixed(2)).join('  ')}`,
    `expected calibration error ${expected.toFixed(4)}, Brier ${brier.toFixed(4)} (base rate ${brierOfBaseRate.toFixed(4)})`,
  ].join('\n');
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
