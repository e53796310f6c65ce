import { impliesQuantity } from '../../../language/read-quantity.ts';
import { isOpposite, isSameWord, meets, type Unit } from '../unit.ts';

/** How one unit stands in for another. */
export type Relation = 'same' | 'synonym' | 'variant' | 'quantity';

/** Tells how a unit of a source says what a unit of a claim says; `null` where it does not. */
export function relate(claim: Unit, source: Unit): Relation | null {
  if (claim.quantity || source.quantity) {
    return claim.quantity && source.quantity && isSameQuantity(claim, source) ? 'quantity' : null;
  }
  if (isName(claim) || isName(source)) {
    if (sharesKey(claim, source, /^(name|country):/)) return 'same';
    // "Republicans" may be the word as well as the party.
    if (claim.folded === source.folded) return 'same';
    return isVariant(claim, source) ? 'variant' : null;
  }
  if ((claim.marks & source.marks) === 0) return null;
  if (isSameWord(claim, source)) return 'same';
  return meets(claim, source) ? 'synonym' : null;
}

/** Whether a unit of a source says the contrary of one of a claim. */
export function isContrary(claim: Unit, source: Unit): boolean {
  return isOpposite(claim, source) || isOpposite(source, claim);
}

export function isName({ kind }: Unit): boolean {
  return kind !== 'word' && kind !== 'number' && kind !== 'time';
}

/** Whether a source has a name, alone or within a longer one. */
export function isKnownName(folded: string, names: ReadonlySet<string>): boolean {
  if (names.has(folded)) return true;
  const words = folded.split(' ');
  for (const name of names) if (words.every((word) => name.split(' ').includes(word))) return true;
  return false;
}

function isSameQuantity({ quantity: said }: Unit, { quantity: actual }: Unit): boolean {
  if (!said || !actual || said.isOrdinal !== actual.isOrdinal) return false;
  return impliesQuantity(actual, said);
}

function sharesKey(one: Unit, other: Unit, kind: RegExp): boolean {
  for (const key of one.keys) if (kind.test(key) && other.keys.has(key)) return true;
  return false;
}

/** A surname, an abbreviation, the first words of a name: "Reed" for "Ann Reed". */
function isVariant(claim: Unit, source: Unit): boolean {
  const [short, long] = [wordsOf(claim), wordsOf(source)].sort((a, b) => a.length - b.length);
  if (!short || !long || short.length === 0) return false;
  if (short.length === 1 && long.length > 1) {
    const initials = long.map((word) => word[0]).join('');
    if (short[0] === initials && initials.length > 1) return true;
  }
  if (short.length === long.length && claim.kind !== 'word' && source.kind !== 'word') {
    return short.every((word, at) => word === long[at]);
  }
  const isEnd = short.at(-1) === long.at(-1) && short.every((word) => long.includes(word));
  const isBeginning = short.every((word, at) => word === long[at]);
  return isEnd || (isBeginning && claim.kind !== 'word');
}

function wordsOf({ folded }: Unit): string[] {
  return folded
    .split(' ')
    .filter((word) => !/^(mr|mrs|ms|dr|prof|professor|sir|the|of|and|for)$/.test(word));
}
