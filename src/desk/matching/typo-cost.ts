/**
 * How unlikely it is that somebody who meant one word typed another: the edits between them (Damerau 1964), where a slip
 * that people make counts 1, and any other 2. Slips are swapped, missing and doubled letters, a key beside the right one;
 * in longer words also one vowel for another, or a letter that sounds alike.
 *
 * @param most  From which cost on it does not matter any more.
 */
export function typoCost(typed: string, meant: string, most: number): number {
  if (Math.abs(typed.length - meant.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, at) => (at === 0 ? 0 : at + 1));

  for (let row = 1; row <= typed.length; row += 1) {
    const costs = [row + 1];
    for (let at = 1; at <= meant.length; at += 1) {
      const [one = '', other = ''] = [typed[row - 1], meant[at - 1]];
      const isFirst = row === 1 || at === 1;
      let cost = Math.min(
        (last[at - 1] ?? 0) +
          (one === other ? 0 : isFirst ? 2 : exchangeCost(one, other, typed.length)),
        (costs[at - 1] ?? 0) + 1,
        (last[at] ?? 0) + (isFirst ? 2 : extraCost(typed, row - 1)),
      );
      if (one === meant[at - 2] && typed[row - 2] === other) {
        cost = Math.min(cost, (beforeLast[at - 2] ?? 0) + 1);
      }
      costs.push(cost);
    }
    [beforeLast, last] = [last, costs];
  }
  return last[meant.length] ?? 0;
}

/** From how many letters on a word is spelt by ear. */
const spelt = 6;
const vowels = 'aeiouy';
const alike = ['ck', 'cs', 'sz', 'gj', 'fv', 'dt', 'bp'];

function exchangeCost(one: string, other: string, length: number): number {
  if (areBeside(one, other)) return 1;
  if (length < spelt) return 2;
  if (vowels.includes(one) && vowels.includes(other)) return 1;
  return alike.some((pair) => pair.includes(one) && pair.includes(other)) ? 1 : 2;
}

/** A letter too many: struck twice, or the key beside it struck as well. */
function extraCost(typed: string, at: number): number {
  const letter = typed[at] ?? '';
  const isSlip = [typed[at - 1], typed[at + 1]].some(
    (other) => other !== undefined && (other === letter || areBeside(letter, other)),
  );
  return isSlip ? 1 : 2;
}

/** Where the keys of a keyboard are, in key widths. */
const keys: ReadonlyMap<string, readonly [number, number]> = new Map(
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((letters, row) =>
    [...letters].map((letter, at) => [letter, [at + row * 0.4, row]] as const),
  ),
);

function areBeside(one: string, other: string): boolean {
  const [from, to] = [keys.get(one), keys.get(other)];
  return (
    from !== undefined &&
    to !== undefined &&
    Math.abs(from[0] - to[0]) <= 1 &&
    Math.abs(from[1] - to[1]) <= 1
  );
}
