import { excludesQuantity, impliesQuantity } from '../../language/read-quantity.ts';
import { isShellWord } from '../../language/shell-words.ts';
import { isPart } from './find-count.ts';
import { isKnown } from './place-unit.ts';
import type { SlotName, Statement } from './statement.ts';
import { hasSense, isContent, meets, type Unit, type UnitKind } from './unit.ts';

export interface Replaced {
  readonly claim: Unit;
  readonly source: Unit;
  readonly slot: SlotName;
}

export interface ReplacedOptions {
  /** What the claim says and the statement does not. */
  readonly unit: Unit;
  readonly statement: Statement;
  /** The clause, grammar and all. */
  readonly units: readonly Unit[];
  /** All content of the claim. */
  readonly content: readonly Unit[];
}

export const named: ReadonlySet<UnitKind> = new Set([
  'person',
  'organisation',
  'country',
  'place',
  'agreement',
  'event',
]);

/** Finds what in a statement a leftover unit stands in the place of. */
export function findReplaced(options: ReplacedOptions): Replaced | null {
  const { unit, units, statement, content } = options;
  if (unit.quantity && isPart(unit, units)) return null;
  const { quantity } = unit;
  const all = statement.slots.flatMap(({ phrase }) => phrase.units);
  // "less than 7 percent, to 512": one of its numbers is so many.
  if (quantity && all.some((other) => other.quantity && impliesQuantity(other.quantity, quantity)))
    return null;
  for (const { name, phrase } of statement.slots) {
    const source = phrase.units.find(
      (other) => isRival(unit, other) && !content.some((claimed) => meets(claimed, other)),
    );
    if (source) return { claim: unit, source, slot: name };
  }
  return findReplacedModifier(options);
}

function findReplacedModifier({
  unit,
  units,
  statement,
  content,
}: ReplacedOptions): Replaced | null {
  // "the *mining and steel* sectors": the first that the source has as well is what they all stand before.
  const next = content
    .slice(content.indexOf(unit) + 1, content.indexOf(unit) + 4)
    .find((other) => isKnown(other, statement));
  // "*mines* in the steel sector" are of it, and not before it.
  const between = next ? units.slice(units.indexOf(unit) + 1, units.indexOf(next)) : [];
  if (between.some(({ role, folded }) => role === 'function' && !/^(and|or)$/.test(folded)))
    return null;
  if (!next || unit.kind !== 'word' || unit.senses.size > 0 || isShellWord(unit.folded))
    return null;
  for (const { name, phrase } of statement.slots) {
    for (const [at, source] of phrase.units.entries()) {
      const after = phrase.units[at + 1];
      const isSameHead = after !== undefined && [...after.keys].some((key) => next.keys.has(key));
      const isGone = !content.some((claimed) => meets(claimed, source));
      if (isSameHead && isGone && isContent(source) && (name === 'who' || name === 'what')) {
        return { claim: unit, source, slot: name };
      }
    }
  }
  return null;
}

function isRival(claim: Unit, source: Unit): boolean {
  if (claim.quantity && source.quantity) {
    return (
      claim.quantity.isOrdinal === source.quantity.isOrdinal &&
      excludesQuantity(claim.quantity, source.quantity)
    );
  }
  if (!named.has(source.kind)) return false;
  return claim.kind === source.kind || claim.kind === 'proper';
}

/** Whether there is room for one only, so that the other speaks against it. */
export function isExclusive(
  { slot, source, claim }: Replaced,
  { only, slots }: Statement,
): boolean {
  // What the base does not know may be so besides; but something takes place in one place.
  if (claim.kind === 'proper' && !only && slot !== 'where') return false;
  const act = slots.find(({ name }) => name === 'act')?.phrase;
  if (act?.units.some((unit) => hasSense(unit, 'include'))) return false;
  if (claim.kind === 'word') return true;
  if (slot === 'who' || slot === 'what')
    return only || named.has(source.kind) || source.kind === 'number';
  return slot === 'where' || slot === 'why' || slot === 'how';
}

/** Whether what the slots besides say is there. */
export function isMetBesides(
  { slot }: Replaced,
  held: (name: SlotName) => boolean,
  { slots }: Statement,
): boolean {
  const has = (name: SlotName) => slots.some((entry) => entry.name === name);
  if (slot === 'who') return held('act') && (!has('what') || held('what'));
  return held('act') && (held('who') || !has('who'));
}

/** Whether the rest of the replaced slot is there: "the *steel* sector" for "the *farm* sector". */
export function isWholeBesides(
  { slot, source }: Replaced,
  { slots, only }: Statement,
  content: readonly Unit[],
): boolean {
  const phrase = slots.find(({ name }) => name === slot)?.phrase;
  if (only || !phrase || phrase.heads.includes(source)) return true;
  const after = phrase.units.slice(phrase.units.indexOf(source) + 1);
  return [...phrase.heads, ...after].some((head) => content.some((unit) => meets(unit, head)));
}
