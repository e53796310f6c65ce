/** Makes message timestamps as Slack does: seconds, a point, six digits; never the same twice. */
export function createTimestamps(now: () => number): () => string {
  let last = 0;

  return function nextTs() {
    const microseconds = Math.max(Math.floor(now() * 1_000), last + 1);
    last = microseconds;
    const seconds = Math.floor(microseconds / 1_000_000);
    return `${seconds}.${String(microseconds % 1_000_000).padStart(6, '0')}`;
  };
}
