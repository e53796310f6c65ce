/** What is read of one text, and how much work it may make. Lengths are in UTF-16 code units, work is in steps of `spend`. */

/** The longest text that is read as a question. A draft is longer, and is not a question. */
export const longestQuestion = 2_000;

/** The longest sentence that is checked. People cannot tell what a longer one says, and nor can the desk. */
export const longestClaim = 1_000;

/** The longest yes/no question that is turned into a statement and checked. A longer one asks more than one thing. */
export const longestRuled = 300;

/**
 * What one sentence may cost to check, wherever it stands. The dearest of 4,000 claims and questions that people wrote
 * costs less than half of it, half of them less than a hundredth; it lasts about a fifth of a second.
 */
export const claimBudget = 200_000;

/** What one question may cost to look up. The dearest that a question can be, 2,000 characters of misspelt words, costs less. */
export const questionBudget = 200_000;

/**
 * What a text may cost where others wait meanwhile, on the main thread: some 10 milliseconds on a quiet machine, so that
 * a process stays within 50 with all else that a message takes, on a busy one too. More is for a thread of its own.
 */
export const mainThreadBudget = 10_000;

/**
 * What one step of a task may cost on a thread of its own: a sentence, which has a smaller budget itself, or what is
 * done once, as parting a draft of forty pages. Some ten seconds.
 */
export const workerBudget = 10_000_000;
