export interface Trouble {
  readonly code: string;
  /** How often it came since it was last told. */
  readonly times: number;
}

export interface CountTroubleOptions {
  readonly tell: (trouble: Trouble) => void;
  /** Milliseconds between two tellings of one code. */
  readonly every?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Tells a trouble at once, and the same again once a minute at most, with how often it came. */
export function createTroubleCount({
  tell,
  every = 60_000,
  now = Date.now,
}: CountTroubleOptions): (code: string) => void {
  const known = new Map<string, { toldAt: number; untold: number }>();

  return (code) => {
    const count = known.get(code) ?? { toldAt: Number.NEGATIVE_INFINITY, untold: 0 };
    known.set(code, count);
    count.untold += 1;
    if (now() - count.toldAt < every) return;
    tell({ code, times: count.untold });
    count.toldAt = now();
    count.untold = 0;
  };
}
