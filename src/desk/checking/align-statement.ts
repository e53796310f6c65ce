import type { ClaimEvidence, Reason } from '../verdict.ts';
import { isExclusive, isMetBesides, isWholeBesides } from './find-replaced.ts';
import type { Finding } from './finding.ts';
import { findUnnamed } from './held-slots.ts';
import { isKnown, type Place } from './place-unit.ts';
import { type Reading, type ReadOptions, readAlignment } from './read-alignment.ts';
import { holdsBack, metRules, statementRules } from './statement-rules.ts';
import { toText, type Unit } from './unit.ts';
import { isInPlace } from './word-order.ts';

export interface Alignment {
  /** `null` where the statement decides nothing. */
  readonly finding: Finding | null;
  /** Units that met nothing in the statement. */
  readonly unexplained: readonly Unit[];
  /** How many content units are accounted for. */
  readonly met: number;
  /** Whether the finding leaves words of the claim aside. */
  readonly isLoose: boolean;
  /** Units that met no word or name of the statement, whatever general meaning they share with one. */
  readonly strange: readonly Unit[];
}

interface Decision {
  readonly kind: Finding['kind'];
  readonly reason: Reason;
}

/** Holds a clause against one statement. It decides only where no rule holds back. */
export function alignStatement(options: ReadOptions): Alignment {
  const { explained, statement } = options;
  const reading = readAlignment(options);
  const { content, leftover, met } = reading;
  const strange = content.filter((unit) => !isKnown(unit, statement) && !explained.has(unit));

  const decision = decide(reading);
  if (!decision) return { finding: null, unexplained: leftover, met, isLoose: false, strange };

  const evidence = reading.places.map((place) => toEvidence(place, reading));
  return {
    finding: { ...decision, fact: statement.fact, units: content, evidence },
    unexplained: [],
    met,
    isLoose: leftover.length > 0,
    strange,
  };
}

function decide(reading: Reading): Decision | null {
  if (holdsBack(statementRules, reading)) return null;
  if (reading.replaced.length > 0) return decideReplaced(reading);
  return holdsBack(metRules, reading) ? null : decideMet(reading);
}

/** One thing in the place of another speaks against the statement, where there is room for one only. */
function decideReplaced(reading: Reading): Decision | null {
  const { units, content, statement, replaced, metBy, held, isTurned, limiter } = reading;
  const [swap, second] = replaced;
  // "the mining and steel sectors", "the Peruvian and Chilean markets": a row in the place of a row.
  const isRow = replaced.every(
    ({ claim, slot }) =>
      slot === swap?.slot &&
      claim.kind === swap.claim.kind &&
      (claim.kind === 'word' || claim.kind === 'country'),
  );
  // That one never did it says nothing of another.
  if (!swap || (second && !isRow) || isTurned || statement.isNegative || limiter) return null;
  const isAgainst =
    isExclusive(swap, statement) &&
    isMetBesides(swap, held, statement) &&
    isInPlace(swap, { units, metBy }) &&
    isWholeBesides(swap, statement, content);
  const what = swap.slot === 'who' ? 'actor' : 'detail';
  return isAgainst
    ? {
        kind: 'contradicted',
        reason: { what, claim: swap.claim.text, source: swap.source.text },
      }
    : null;
}

/** Decides where all that the clause says is met, or turned round. */
function decideMet(reading: Reading): Decision | null {
  const { units, content, statement, isTurned, limiter } = reading;
  if (isTurned) return decideTurned(reading);

  const claim = toText(units);
  if (limiter) {
    const other = findUnnamed(statement, content);
    if (other) return { kind: 'contradicted', reason: { what: 'only', claim, source: other } };
    if (!statement.only) return null;
  }
  return { kind: 'supported', reason: { what: 'statement', claim, source: statement.text } };
}

function decideTurned(reading: Reading): Decision | null {
  const { units, statement, places, opposites, leftover, limiter } = reading;
  const [opposite] = opposites;
  // "expanding this and decreasing that": what turns a statement may be said of what it does not have.
  const isSaid = (source: Unit | null) => places.some(({ by }) => by !== null && by === source);
  // "rejected the proposal": of what the claim has as the source does, no noun behind it is the contrary.
  const isBehind = ({ unit, opposite: other }: Place) =>
    places.some(
      (place) =>
        place.by !== null &&
        place.by === other &&
        place.unit.folded === other.folded &&
        units.indexOf(place.unit) < units.indexOf(unit),
    );
  const isBesides = opposites.some(
    (place) => isBehind(place) || (leftover.length > 0 && isSaid(place.opposite)),
  );
  // "Several members oppose it": whoever stands before the verb is who does it.
  const isSubject = (unit: Unit) =>
    opposites.some(({ unit: verb }) => units.indexOf(verb) === units.indexOf(unit) + 1);
  if (limiter || isBesides || leftover.some(isSubject)) return null;
  return {
    kind: 'contradicted',
    reason: opposite
      ? {
          what: 'opposite',
          claim: opposite.unit.text,
          source: opposite.opposite?.text ?? statement.text,
        }
      : { what: 'denied', claim: toText(units), source: statement.text },
  };
}

function toEvidence(
  { unit, by, opposite }: Place,
  { replaced, explained }: Reading,
): ClaimEvidence {
  const word = unit.text;
  if (by) return { word, met: 'same', by: by.text };
  if (explained.has(unit)) return { word, met: 'same', by: word };
  if (opposite) return { word, met: 'opposite', by: opposite.text };
  const instead = replaced.find(({ claim }) => claim === unit);
  if (instead) return { word, met: 'instead', by: instead.source.text };
  return { word, met: 'nothing', by: null };
}
