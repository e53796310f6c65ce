import { measureWork, outsideBudget, spend } from './work-budget.ts';

/**
 * Makes a reading remember what it gave for the last texts: a text uses few words many times, and what was said is read by
 * all that look for something in it. Only for readings that count no steps and depend on the text alone.
 *
 * @param most  How many texts are remembered: what strangers type is without end. The one that came first is forgotten first.
 */
export function remember<T extends object | string | null>(
  read: (text: string) => T,
  most: number,
): (text: string) => T {
  const known = new Map<string, T>();

  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = read(text);
    if (known.size >= most) {
      const [first] = known.keys();
      if (first !== undefined) known.delete(first);
    }
    known.set(text, found);
    return found;
  };
}

export interface RememberWorkOptions {
  readonly most: number;
  /** UTF-16 code units. Longer texts are read each time. */
  readonly longest: number;
}

/** Does the same for a reading that counts steps: what is at hand costs the same, else other answers might follow. */
export function rememberWork<T>(
  read: (text: string) => T,
  { most, longest }: RememberWorkOptions,
): (text: string) => T {
  const measured = remember((text) => outsideBudget(() => measureWork(() => read(text))), most);

  return (text) => {
    if (text.length > longest) return read(text);
    const { result, steps } = measured(text);
    spend(steps);
    return result;
  };
}
