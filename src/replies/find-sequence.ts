/**
 * Finds where a sequence stands in another, as indexes in order. Reads each a few times over, however much of it repeats
 * (Knuth, Morris, Pratt 1977): to compare them at every place would cost the product of their lengths.
 */
export function findSequence(among: readonly string[], wanted: readonly string[]): number[] {
  if (wanted.length === 0 || wanted.length > among.length) return [];
  const backs = backsOf(wanted);
  const found: number[] = [];
  let met = 0;
  for (const [at, one] of among.entries()) {
    met = meet(wanted, backs, met, one);
    if (met < wanted.length) continue;
    found.push(at + 1 - met);
    met = backs.at(-1) ?? 0;
  }
  return found;
}

/** For each beginning of a sequence: how long a shorter one is that it also ends with. */
function backsOf(wanted: readonly string[]): number[] {
  const backs: number[] = [0];
  for (const one of wanted.slice(1)) backs.push(meet(wanted, backs, backs.at(-1) ?? 0, one));
  return backs;
}

/** How much of the sequence has been met when `one` comes after `met` of it. */
function meet(
  wanted: readonly string[],
  backs: readonly number[],
  met: number,
  one: string,
): number {
  let left = met;
  while (left > 0 && wanted[left] !== one) left = backs[left - 1] ?? 0;
  return wanted[left] === one ? left + 1 : left;
}
