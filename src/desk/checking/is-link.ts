import { isUnrealUnit, type SlotName, type Statement } from './statement.ts';
import { hasSense, isContent, meets, type Unit } from './unit.ts';

const light = /^(offer\w*|voic\w*|express\w*|mount\w*|put up|stag\w*|rais\w*|show\w*|provid\w*)$/;

const intensifying = /^(more|greater|stronger|deeper|closer|further|better|heavier|bigger)$/;

const listing = /^(list|lists|listed|agenda|menu|roster|roll|table|topics?|items?|elements?)$/;

export interface LinkOptions {
  readonly statement: Statement;
  readonly held: (name: SlotName) => boolean;
  readonly units: readonly Unit[];
  readonly isMet: (unit: Unit | undefined) => boolean;
}

/** Whether a unit only links what the statement has as well, and adds nothing. */
export function isLink(unit: Unit, { statement, held, units, isMet }: LinkOptions): boolean {
  const before = units[units.indexOf(unit) - 1]?.folded ?? '';
  // "were cited", "is said to": by nobody in particular.
  if (hasSense(unit, 'say') && /^(is|are|was|were|been|be)$/.test(before)) return true;
  // "offered resistance", "voiced support"
  if (light.test(unit.folded) && held('act')) return true;
  // "more stable": only more of what the source has.
  if (intensifying.test(unit.folded) && isMet(units[units.indexOf(unit) + 1])) return true;
  const isWhoThere = held('who') || !statement.slots.some(({ name }) => name === 'who');
  if (hasSense(unit, 'cause') && isWhoThere && held('act')) return true;
  // "is among the issues", "the proposals include training": that one belongs to the other is said by both being there.
  if ((hasSense(unit, 'include') || listing.test(unit.folded)) && held('what')) {
    return !hasSense(unit, 'group', 'country');
  }
  // "earlier bids": what the source tells of has been, and so was before.
  if (/^(earlier|previous|past|prior)$/.test(unit.folded) && !statement.isModal) {
    return held('who') && held('act') && isMet(units[units.indexOf(unit) + 1]);
  }
  // "urged joint work on it"
  if (unit.folded === 'work on' && isMet(units[units.indexOf(unit) - 1])) return true;
  if (hasSense(unit, 'say') && !hasSense(unit, 'urge')) {
    return statement.slots.some(
      ({ name, phrase }) =>
        name === 'act' &&
        phrase.units.some((other) => hasSense(other, 'say', 'urge', 'propose', 'pledge')),
    );
  }
  if (isUnrealUnit(unit) && !hasSense(unit, 'support', 'oppose')) {
    // "would help" is nobody's pledge.
    const isHoped =
      statement.isModal &&
      hasSense(unit, 'seek', 'intend', 'propose') &&
      !isOthersHope(unit, units, statement);
    return statement.isUnreal || isHoped || statement.isOpen;
  }
  const { quantity } = unit;
  return (
    quantity !== null &&
    !quantity.isOrdinal &&
    statement.slots.some(({ phrase }) => phrase.tellings.length === quantity.value)
  );
}

/** "Norway hopes for it", where the source has somebody else say what it would bring. */
function isOthersHope(unit: Unit, units: readonly Unit[], { speaker }: Statement): boolean {
  const who = units.slice(0, units.indexOf(unit)).findLast(isContent);
  const isNamed = who !== undefined && /^(country|person|organisation)$/.test(who.kind);
  return isNamed && !speaker?.units.some((other) => meets(who, other));
}
