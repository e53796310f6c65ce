/** A score, and whether it stands with one that is in scope. */
export interface RankedScore {
  readonly score: number;
  readonly isInScope: boolean;
}

/**
 * How well scores tell in scope from not: how often, of two taken by chance, the one in scope is scored higher (the area
 * under the ROC curve). 0.5 is chance; equal scores count half. NaN where one of the sorts is missing.
 */
export function areaUnderCurve(all: readonly RankedScore[]): number {
  const sorted = [...all].sort((a, b) => a.score - b.score);
  let below = 0;
  let won = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (sorted[to]?.score === sorted[from]?.score && to < sorted.length) to += 1;
    const inside = sorted.slice(from, to).filter(({ isInScope }) => isInScope).length;
    const outside = to - from - inside;
    won += inside * (below + outside / 2);
    below += outside;
    from = to;
  }
  return won / ((all.length - below) * below);
}
