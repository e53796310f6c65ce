/** Work on one text went over its budget. Says nothing about the text but that it costs too much. */
export class OverBudgetError extends Error {
  override readonly name = 'OverBudgetError';
}

/** Steps of all work until now. */
let spent = 0;

/** The count of steps at which the innermost budget of the work under way ends. */
let end = Number.POSITIVE_INFINITY;

/**
 * Counts a step of work, or several. Every loop over what somebody wrote calls it, or is counted where it begins: a
 * text is measured by the work that it makes, and the same text costs the same everywhere. A step takes about a
 * microsecond on an ordinary machine; checking a claim, 5 to 8.
 *
 * @throws {OverBudgetError} when a budget of the work under way is used up.
 */
export function spend(steps = 1): void {
  spent += steps;
  if (spent > end) throw new OverBudgetError();
}

/** Counts the reading of a text, once from end to end: what parting it into words costs, or a few dozen patterns. */
export function spendReading({ length }: string): void {
  spend(1 + Math.ceil(length / charactersPerStep));
}

/** Measured on the dearest of texts: short words with accents. */
const charactersPerStep = 4;

/**
 * Does work that may cost so many steps. A budget inside another has at most what that one has left, and what it
 * spends is spent there too. For synchronous work only, so that there is one work under way at a time.
 *
 * @throws {OverBudgetError} when the work spends more.
 */
export function withinBudget<T>(limit: number, work: () => T): T {
  const outer = end;
  end = Math.min(outer, spent + limit);
  try {
    return work();
  } finally {
    end = outer;
  }
}

/**
 * Does work that may cost so many steps, or else something cheap instead.
 *
 * @throws {OverBudgetError} when it was not this budget that ran out, but one around it: that is for whoever set it.
 */
export function withinBudgetOr<T>(limit: number, work: () => T, instead: () => T): T {
  const own = spent + limit;
  try {
    return withinBudget(limit, work);
  } catch (error) {
    const isOwn = error instanceof OverBudgetError && spent > own && spent <= end;
    if (!isOwn) throw error;
    return instead();
  }
}

/** Does work at no cost in steps: what is made once and kept, whichever text came first. */
export function outsideBudget<T>(work: () => T): T {
  const [before, outer] = [spent, end];
  end = Number.POSITIVE_INFINITY;
  try {
    return work();
  } finally {
    spent = before;
    end = outer;
  }
}

/** How many steps a work costs. */
export function countSteps(work: () => unknown): number {
  return measureWork(work).steps;
}

/** Does work, and tells how many steps it cost. */
export function measureWork<T>(work: () => T): { readonly result: T; readonly steps: number } {
  const before = spent;
  const result = work();
  return { result, steps: spent - before };
}
