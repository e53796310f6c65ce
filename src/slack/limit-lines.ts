import { lineEvery } from '../limits.ts';
/**
 * Decides whether a line of a kind may be logged now: `null` if not, else the fields to log with it, among them how
 * many lines were left out since the last one.
 */
export type LineLimit = (kind: string) => { readonly leftOut?: number } | null;

/**
 * Makes the limit for lines that an outsider, or a long trouble, causes: one of a kind a minute, with a count of the others. Kinds are
 * names of ours, never something that was sent.
 */
export function createLineLimit({
  now = Date.now,
  every = lineEvery,
}: {
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Milliseconds between two lines of a kind. */
  readonly every?: number;
} = {}): LineLimit {
  const kinds = new Map<string, { at: number; leftOut: number }>();

  return function mayWrite(kind) {
    const last = kinds.get(kind);
    if (last && now() - last.at < every) {
      last.leftOut += 1;
      return null;
    }
    kinds.set(kind, { at: now(), leftOut: 0 });
    return last && last.leftOut > 0 ? { leftOut: last.leftOut } : {};
  };
}
