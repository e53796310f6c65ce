/** Milliseconds that the main thread has had of the processor; only Linux says. */
export function processorTime(): number;
