/**
 * What the thread that answers everybody may spend on one text at a time, in steps of `spend`: about 30 ms, so that
 * with what stands around it nobody waits 50 ms for somebody else.
 */
export const mainThreadBudget = 30_000;

/**
 * What one step of a task may cost on a thread of its own: a sentence, which has a smaller budget itself, or what is
 * done once, as parting a draft of forty pages. Some ten seconds.
 */
export const workerBudget = 10_000_000;
