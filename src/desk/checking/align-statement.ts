import type { ClaimEvidence, Reason } from '../verdict.ts';
import {
  findReplaced,
  isExclusive,
  isMetBesides,
  isWholeBesides,
  named,
  type Replaced,
} from './find-replaced.ts';
import type { Finding } from './finding.ts';
import {
  findUnnamed,
  isBroken,
  isEnough,
  isHeadThere,
  isHeld,
  isMostThere,
  isOverall,
  isPointless,
  isSpeakers,
} from './held-slots.ts';
import { isLink } from './is-link.ts';
import { isAffordable } from './leftover.ts';
import { countNegations, isNegationWord } from './negation.ts';
import { isKnown, type Place, placeUnit } from './place-unit.ts';
import { agreesOnReality, isComparison, isPartialNegation } from './reality.ts';
import { isUnrealUnit, type SlotName, type Statement } from './statement.ts';
import { hasSense, isContent, isOpposite, type Unit } from './unit.ts';
import { isInPlace, isSwapped, isTurnedAround } from './word-order.ts';

export interface AlignOptions {
  /** One clause, grammar and all. */
  readonly units: readonly Unit[];
  /** Units that another value accounts for already: *32nd* of "the 32nd summit". */
  readonly explained: ReadonlySet<Unit>;
  readonly statement: Statement;
  /** Whether the claim gives it to somebody who wants it: "called for …". */
  readonly isWished?: boolean;
  /** Whether the claim has somebody speak against it. */
  readonly isDenied?: boolean;
  /** Whether the claim gives it to the one whom the source gives it to. */
  readonly isSpoken?: boolean;
}

export interface Alignment {
  /** `null` where the statement decides nothing. */
  readonly finding: Finding | null;
  /** Units that met nothing in the statement. */
  readonly unexplained: readonly Unit[];
  /** How many units met something. */
  readonly met: number;
  /** Whether the finding leaves words of the claim aside. */
  readonly isLoose: boolean;
  /** Units that met no word or name of the statement, whatever general meaning they share with one. */
  readonly strange: readonly Unit[];
}

export function alignStatement({
  units,
  explained,
  statement,
  isWished = false,
  isDenied = false,
  isSpoken = false,
}: AlignOptions): Alignment {
  const content = units.filter(isContent);
  const places = content.map((unit, at) =>
    placeUnit({ unit, isWhere: isWhere(unit, units), next: content[at + 1], content, statement }),
  );
  const metBy = new Map(places.map((place) => [place.unit, place]));
  const held = (name: SlotName) => isHeld(statement, name, content);
  const isMet = (unit: Unit | undefined) =>
    unit !== undefined && (metBy.get(unit)?.same.length ?? 0) > 0;
  // "less stable", "little in common": not so much of it, and so the other way round.
  // "refused to pay" is not to have paid.
  const lessening = places
    .filter(
      ({ unit, same, opposite }) =>
        same.length === 0 && !opposite && hasSense(unit, 'lower', 'reject'),
    )
    .filter(({ unit }) => isMet(content[content.indexOf(unit) + 1]))
    // What somebody denies is denied by them alone.
    .filter(({ unit }) => units[units.indexOf(unit) + 1]?.folded !== 'that');
  const left = places.filter(
    (place) =>
      place.same.length === 0 &&
      !place.opposite &&
      !lessening.includes(place) &&
      !explained.has(place.unit) &&
      !isNegationWord(place.unit) &&
      !isLink(place.unit, { statement, held, units, isMet }),
  );
  // "left or right": who names both says neither.
  const isNamedToo = ({ unit }: Place) => {
    const at = units.indexOf(unit);
    return [-1, 1].some((side) => {
      const other = units[at + 2 * side];
      return (
        /^(and|or)$/.test(units[at + side]?.folded ?? '') &&
        other !== undefined &&
        isOpposite(unit, other)
      );
    });
  };
  const opposites = places.filter(
    (place) =>
      (place.opposite !== null || lessening.includes(place)) &&
      !explained.has(place.unit) &&
      !isNamedToo(place),
  );
  const replaced = left.flatMap(({ unit }) => findReplaced({ unit, statement, content }) ?? []);
  const rest = left.filter(({ unit }) => !replaced.some((pair) => pair.claim === unit));
  const leftover = rest.map(({ unit }) => unit);
  const evidence = places.map((place) => toEvidence(place, replaced, explained));
  const met = places.length - left.length;
  const strange = content.filter((unit) => !isKnown(unit, statement) && !explained.has(unit));
  const result = (kind: Finding['kind'], reason: Reason): Alignment => ({
    finding: { kind, fact: statement.fact, reason, units: content, evidence },
    unexplained: [],
    met,
    isLoose: rest.length > 0,
    strange,
  });
  const nothing: Alignment = {
    finding: null,
    unexplained: leftover,
    met,
    isLoose: false,
    strange,
  };

  const isSaid = (source: Unit | null) => places.some(({ by }) => by !== null && by === source);
  const negations = countNegations(units) + Number(isDenied);
  const isTurned =
    (negations + Math.min(1, opposites.length) + Number(statement.isNegative)) % 2 === 1;
  const limiter = units.find(({ role }) => role === 'limiter');
  const clause = units.map(({ text }) => text).join(' ');

  const isWhole = (['who', 'act', 'what'] as const).every(
    (name) => held(name) || !statement.slots.some((slot) => slot.name === name),
  );
  // Whoever the source has say it need not be named.
  const isWholeBut = (name: SlotName) =>
    isSpeakers(statement, name) &&
    (['act', 'what'] as const).every((other) => other === name || held(other));
  const isParaphrase =
    (isWhole || isWholeBut('who')) &&
    replaced.length === 0 &&
    isHeadThere(statement, content) &&
    isMostThere(statement, content) &&
    isAffordable(leftover, {
      met,
      units,
      isMet: (unit) => isMet(unit) || opposites.some((place) => place.unit === unit),
      around: statement.around,
      isReported: statement.speaker !== null,
    });
  if (rest.length > 0 && !isParaphrase) return nothing;
  if (isPartialNegation(units) || isComparison(units)) return nothing;
  // "was put forward by the Danish side", where the source does not say by whom
  if (!statement.slots.some(({ name }) => name === 'who') && hasAgent(units)) return nothing;
  // "helped speed it up" turns one thing round, in two words.
  const turnedUnits = new Set(opposites.map(({ opposite, unit }) => opposite ?? unit));
  const isTwice = opposites.length > 0 && negations > 0;
  // "isn't standing in the way": turned, and turned back.
  const isTurnedBack =
    negations === 1 &&
    rest.length === 0 &&
    isWhole &&
    opposites.every(
      ({ unit }) =>
        units[units.indexOf(unit) - 1]?.role === 'negator' ||
        units.some(({ folded }) => folded === 'neither'),
    );
  if (turnedUnits.size > 1 || (isTwice && !isTurnedBack)) return nothing;
  if (isBroken(statement, 'who', content) || isSwapped({ units, statement, metBy })) return nothing;
  if (!isWished && !isDenied && opposites.length === 0 && !agreesOnReality(units, statement)) {
    return nothing;
  }

  if (isTurnedAround({ units, statement, metBy })) return nothing;
  // "would benefit from it" does not speak against "hindered it", which was.
  const isSupposed = units.some(({ role }) => role === 'modal');
  if (isSupposed && opposites.length > 0 && !statement.isModal && !statement.isUnreal) {
    return nothing;
  }

  const [swap, second] = replaced;
  if (swap) {
    // "the mining and steel sectors", "the Peruvian and Chilean markets": a row in the place of a row.
    const isRow = replaced.every(
      ({ claim, slot }) =>
        slot === swap.slot &&
        claim.kind === swap.claim.kind &&
        (claim.kind === 'word' || claim.kind === 'country'),
    );
    if ((second && !isRow) || isTurned || limiter) return nothing;
    return isExclusive(swap, statement) &&
      isMetBesides(swap, held, statement) &&
      isInPlace(swap, { units, statement, metBy }) &&
      isWholeBesides(swap, statement, content)
      ? result('contradicted', {
          what: swap.slot === 'who' ? 'actor' : 'detail',
          claim: swap.claim.text,
          source: swap.source.text,
        })
      : nothing;
  }
  if (!isEnough({ held, statement, content, explained })) return nothing;
  if (isPointless(statement, content) || isOverall(units, statement)) return nothing;

  const [opposite] = opposites;
  // "The body rejected reform": not the one who called for it, and so not the contrary of calling for it.
  const isOthers = opposite?.opposite && isUnrealUnit(opposite.opposite) && statement.speaker;
  const hasWho = statement.slots.some(({ name }) => name === 'who');
  if (opposite && hasWho && !held('who') && !isSpeakers(statement, 'who')) return nothing;
  if (isOthers && !isDenied && !isWished && !isSpoken && !held('who')) return nothing;
  if (isTurned) {
    // "expanding this and decreasing that": what turns a statement may be said of what it does not have.
    const isBesides = rest.length > 0 && opposites.some(({ opposite: other }) => isSaid(other));
    // "Several members oppose it": whoever stands before the verb is who does it.
    const isSubject = (unit: Unit) =>
      opposites.some(({ unit: verb }) => units.indexOf(verb) === units.indexOf(unit) + 1);
    if (limiter || isBesides || leftover.some(isSubject)) return nothing;
    return opposite
      ? result('contradicted', {
          what: 'opposite',
          claim: opposite.unit.text,
          source: opposite.opposite?.text ?? statement.text,
        })
      : result('contradicted', { what: 'denied', claim: clause, source: statement.text });
  }

  if (limiter) {
    const other = findUnnamed(statement, content);
    if (other) return result('contradicted', { what: 'only', claim: clause, source: other });
    if (!statement.only) return { ...nothing, unexplained: [limiter] };
  }
  return result('supported', { what: 'statement', claim: clause, source: statement.text });
}

function hasAgent(units: readonly Unit[]): boolean {
  const by = units.findIndex(({ folded }) => folded === 'by');
  const agent =
    by === -1
      ? []
      : units
          .slice(by + 1)
          .filter(isContent)
          .slice(0, 2);
  return agent.some((unit) => named.has(unit.kind) || unit.kind === 'proper');
}

function isWhere(unit: Unit, units: readonly Unit[]): boolean {
  return /^(in|at)$/.test(units[units.indexOf(unit) - 1]?.folded ?? '');
}

function toEvidence(
  { unit, by, opposite }: Place,
  replaced: readonly Replaced[],
  explained: ReadonlySet<Unit>,
): ClaimEvidence {
  const word = unit.text;
  if (by) return { word, met: 'same', by: by.text };
  if (explained.has(unit)) return { word, met: 'same', by: word };
  if (opposite) return { word, met: 'opposite', by: opposite.text };
  const instead = replaced.find(({ claim }) => claim === unit);
  if (instead) return { word, met: 'instead', by: instead.source.text };
  return { word, met: 'nothing', by: null };
}
