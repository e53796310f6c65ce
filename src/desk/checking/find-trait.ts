import type { TraitFact } from './claim-facts.ts';
import type { Finding } from './finding.ts';
import type { Phrase } from './phrase.ts';
import {
  hasSense,
  isAfterMark,
  isContent,
  isOpposite,
  isPossessive,
  meets,
  type Unit,
} from './unit.ts';
import { tellingUnits, toFinding } from './value-finding.ts';

/** Finds a word that says what something is like: the *conservative* Moon government. */
export function findTrait(units: readonly Unit[], { fact, what, is }: TraitFact): Finding[] {
  const [trait, more] = is.units.filter(isContent);
  const named = what.units.filter(({ kind }) => kind !== 'word' && kind !== 'group');
  // "Korea's entry into the pact" is more than a name with a word beside it.
  if (!trait || more || named.length > 1 || what.units.length > 3) return [];
  const anchors = named.length > 0 ? named : what.heads;
  const content = tellingUnits(units);

  return content.flatMap((unit, at) => {
    const isSame = meets(unit, trait);
    if (!isSame && !isOpposite(unit, trait)) return [];
    const subject =
      content
        .slice(at + 1, at + 3)
        .find(
          (other) =>
            anchors.some((anchor) => meets(other, anchor)) && !isParted(units, unit, other),
        ) ??
      findOwner(units, unit, anchors) ??
      findBefore(units, unit, anchors) ??
      findOnly(content, { next: content[at + 1], anchors, what });
    if (!subject) return [];
    const next = content[at + 1];
    // "the conservative Yoon": the nearer name is meant.
    if (next && next !== subject && next.kind === subject.kind && next.kind !== 'word') return [];
    const reason = { what: 'trait', claim: unit.text, source: trait.text } as const;
    const head = content.find(
      (other) => other !== subject && what.heads.some((entry) => meets(other, entry)),
    );
    // "Moon *headed* a progressive government"
    const leading = content.filter(
      (other, index) =>
        index === content.indexOf(subject) + 1 &&
        index < at &&
        hasSense(other, 'lead', 'chair', 'include'),
    );
    return toFinding({
      fact,
      isSo: isSame,
      reason,
      units: [unit, subject, ...(head ? [head] : []), ...leading],
    });
  });
}

/** "progressive *and* the other government"; "left or right*,* the government" */
function isParted(units: readonly Unit[], one: Unit, other: Unit): boolean {
  return units
    .slice(units.indexOf(one) + 1, units.indexOf(other) + 1)
    .some((unit) => /^(and|but|or|while)$/.test(unit.folded) || isAfterMark(unit, units));
}

/** "*Moon's* conservative government" */
function findOwner(
  units: readonly Unit[],
  trait: Unit,
  anchors: readonly Unit[],
): Unit | undefined {
  const owner = units[units.indexOf(trait) - 1];
  const isOwner = owner !== undefined && isPossessive(owner);
  return isOwner && anchors.some((anchor) => meets(owner, anchor)) ? owner : undefined;
}

interface OnlyOptions {
  readonly next: Unit | undefined;
  readonly anchors: readonly Unit[];
  readonly what: Phrase;
}

/** "Moon led a conservative government": the one name of its kind, where the word stands before what it heads. */
function findOnly(
  content: readonly Unit[],
  { next, anchors, what }: OnlyOptions,
): Unit | undefined {
  if (!next || !what.heads.some((head) => meets(next, head))) return undefined;
  const [anchor] = anchors;
  const rivals = content.filter(({ kind }) => kind === anchor?.kind && kind !== 'word');
  const [only, second] = rivals;
  return only && !second && anchors.some((other) => meets(only, other)) ? only : undefined;
}

/** "Moon's government was conservative": what is said of a subject after a form of to be. */
function findBefore(
  units: readonly Unit[],
  trait: Unit,
  anchors: readonly Unit[],
): Unit | undefined {
  const at = units.indexOf(trait);
  const verb = units
    .slice(0, at)
    .findLastIndex(({ folded }) => /^(is|was|are|were|be|been|as)$/.test(folded));
  if (verb === -1 || at - verb > 3) return undefined;
  return units
    .slice(Math.max(0, verb - 4), verb)
    .find((other) => anchors.some((anchor) => meets(other, anchor)));
}
