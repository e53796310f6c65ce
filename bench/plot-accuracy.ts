/** How an engine does as its threshold moves. */
export interface Curve {
  readonly name: string;
  readonly points: readonly CurvePoint[];
}

/** Shares from 0 to 1. */
export interface CurvePoint {
  /** Of the questions that the source does not answer. */
  readonly declined: number;
  /** Of the questions that it answers. */
  readonly right: number;
}

/** A question's best score, and whether its fact is right. */
export interface ScoredQuestion {
  readonly score: number;
  readonly isRight: boolean;
  readonly isInScope: boolean;
}

/** Moves the threshold over all scores. */
export function toCurve(name: string, scored: readonly ScoredQuestion[]): Curve {
  const inside = scored.filter(({ isInScope }) => isInScope);
  const outside = scored.filter(({ isInScope }) => !isInScope);
  const thresholds = [...new Set(scored.map(({ score }) => score))].sort((a, b) => a - b);
  const points = [Number.NEGATIVE_INFINITY, ...thresholds].map((threshold) => ({
    declined: outside.filter(({ score }) => score <= threshold).length / outside.length,
    right:
      inside.filter(({ score, isRight }) => isRight && score > threshold).length / inside.length,
  }));
  return { name, points };
}

const width = 640;
const height = 420;
const margin = { left: 56, right: 170, top: 16, bottom: 44 };
const colours = ['#0b6bcb', '#c2410c', '#4d7c0f', '#7e22ce'];

/** Draws curves as an SVG: what is declined against what is right. The upper right corner is perfect. */
export function plotAccuracy(curves: readonly Curve[]): string {
  const x = (share: number) => margin.left + share * (width - margin.left - margin.right);
  const y = (share: number) =>
    height - margin.bottom - share * (height - margin.top - margin.bottom);
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

  const lines = curves.flatMap(({ name, points }, n) => {
    const colour = colours[n % colours.length];
    const path = points.map(
      ({ declined, right }) => `${x(declined).toFixed(1)},${y(right).toFixed(1)}`,
    );
    return [
      `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      `<text x="${width - margin.right + 12}" y="${margin.top + 20 + 22 * n}" fill="${colour}">${name}</text>`,
    ];
  });
  const axes = ticks.flatMap((tick) => [
    `<line x1="${x(0)}" y1="${y(tick)}" x2="${x(1)}" y2="${y(tick)}" stroke="#d4d4d8"/>`,
    `<text x="${x(0) - 8}" y="${y(tick) + 4}" text-anchor="end">${tick * 100}</text>`,
    `<text x="${x(tick)}" y="${y(0) + 18}" text-anchor="middle">${tick * 100}</text>`,
  ]);

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="#27272a">`,
    '<title>Right answers against rightly declined questions, in per cent, as the threshold moves</title>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...axes,
    ...lines,
    `<text x="${x(0.5)}" y="${height - 6}" text-anchor="middle">% of what is not in the source, declined</text>`,
    `<text transform="translate(14 ${y(0.5)}) rotate(-90)" text-anchor="middle">% of questions answered right</text>`,
    '</svg>',
    '',
  ].join('\n');
}
