/** Work on one text went over its budget. Says nothing about the text but that it costs too much. */
export class OverBudgetError extends Error {
  override readonly name = 'OverBudgetError';
}

/** Steps that may still be spent; the innermost budget of the work under way. */
let left = Number.POSITIVE_INFINITY;

/**
 * Does work that may cost so many steps. A budget inside another has at most what that one has left, and what it
 * spends is spent there too. Reading is synchronous, so that there is one work under way at a time.
 *
 * @param limit  In steps of {@link spend}: about a microsecond each on an ordinary machine.
 * @throws {OverBudgetError} when the work spends more.
 */
export function withinBudget<T>(limit: number, work: () => T): T {
  const outer = left;
  const inner = Math.min(limit, outer);
  left = inner;
  try {
    return work();
  } finally {
    left = outer - (inner - left);
  }
}

/**
 * Counts a step of work, or several. Every loop over what somebody wrote calls it: a text is measured by the work
 * that it makes, and the same text costs the same everywhere.
 */
export function spend(steps = 1): void {
  left -= steps;
  if (left < 0) throw new OverBudgetError();
}
