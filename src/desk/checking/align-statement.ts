import type { ClaimEvidence, Reason } from '../verdict.ts';
import {
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
  isMostThere,
  isOverall,
  isPointless,
  isSpeakers,
} from './held-slots.ts';
import { isAffordable } from './leftover.ts';
import { isKnown, type Place } from './place-unit.ts';
import { type Reading, readAlignment } from './read-alignment.ts';
import { agreesOnReality, isComparison, isPartialNegation } from './reality.ts';
import { isUnrealUnit, type Statement } from './statement.ts';
import { hasSense, isContent, isSameWord, toText, type Unit } from './unit.ts';
import { isInPlace, isMisplaced, isSwapped, isTurnedAround } from './word-order.ts';

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
  /** How many content units are accounted for. */
  readonly met: number;
  /** Whether the finding leaves words of the claim aside. */
  readonly isLoose: boolean;
  /** Units that met no word or name of the statement, whatever general meaning they share with one. */
  readonly strange: readonly Unit[];
}

/** How the clause is said, besides its words. */
interface Manner {
  readonly isWished: boolean;
  readonly isDenied: boolean;
  readonly isSpoken: boolean;
}

interface Decision {
  readonly kind: Finding['kind'];
  readonly reason: Reason;
}

/** Holds a clause against one statement. It decides only where nothing speaks for holding back. */
export function alignStatement({
  units,
  explained,
  statement,
  isWished = false,
  isDenied = false,
  isSpoken = false,
}: AlignOptions): Alignment {
  const reading = readAlignment({ units, explained, statement, isDenied });
  const { content, leftover, met } = reading;
  const strange = content.filter((unit) => !isKnown(unit, statement) && !explained.has(unit));

  const isUnfit =
    !isSlight(reading) ||
    isUndecidable(reading) ||
    isOtherReality(reading, { isWished, isDenied, isSpoken });
  const decision =
    isUnfit || !isAnchored(reading, explained)
      ? null
      : reading.replaced.length > 0
        ? decideReplaced(reading)
        : decideMet(reading, explained, { isWished, isDenied, isSpoken });
  if (!decision) return { finding: null, unexplained: leftover, met, isLoose: false, strange };

  const evidence = reading.places.map((place) => toEvidence(place, reading.replaced, explained));
  return {
    finding: { ...decision, fact: statement.fact, units: content, evidence },
    unexplained: [],
    met,
    isLoose: leftover.length > 0,
    strange,
  };
}

/** More than this share of a clause must be the statement's own words, names or numbers. */
const fewestOwn = 1 / 3;

/** Whether a clause shares more than general meanings with a statement: "the president dropped the plan" may be of anybody. */
function isAnchored({ places, content }: Reading, explained: ReadonlySet<Unit>): boolean {
  const own = places.filter(
    ({ unit, by }) => explained.has(unit) || (by !== null && isSameWord(unit, by)),
  );
  return own.length > content.length * fewestOwn;
}

/** Whether the words that the clause has left add nothing. */
function isSlight(reading: Reading): boolean {
  const { leftover, statement, content, units, met, opposites } = reading;
  if (leftover.length === 0) return true;
  // Whoever the source has say it need not be named.
  const isWhole =
    reading.isWhole ||
    (isSpeakers(statement, 'who') && reading.held('act') && reading.held('what'));
  return (
    isWhole &&
    reading.replaced.length === 0 &&
    isMostThere(statement, content) &&
    isAffordable(leftover, {
      met,
      units,
      isMet: (unit) => reading.isMet(unit) || opposites.some((place) => place.unit === unit),
      around: statement.around,
      isReported: statement.speaker !== null,
    })
  );
}

/** Whether the clause is built so that words alone do not tell what it says of the statement. */
function isUndecidable(reading: Reading): boolean {
  const { units, statement, content, opposites, negations, metBy } = reading;
  // "helped speed it up" turns one thing round, in two words.
  const turned = new Set(opposites.map(({ opposite, unit }) => opposite ?? unit));
  return (
    isPartialNegation(units) ||
    isComparison(units) ||
    // "was put forward by the Danish side", where the source does not say by whom
    (!reading.hasSlot('who') && hasAgent(units)) ||
    turned.size > 1 ||
    (opposites.length > 0 && negations > 0 && !isTurnedBack(reading)) ||
    isBroken(statement, 'who', content) ||
    isSwapped({ units, metBy }) ||
    isMisplaced({ units, metBy }) ||
    isTurnedAround({ units, metBy })
  );
}

/** "isn't standing in the way": turned, and turned back. */
function isTurnedBack({ units, opposites, negations, leftover, isWhole }: Reading): boolean {
  return (
    negations === 1 &&
    leftover.length === 0 &&
    isWhole &&
    // "Nobody opposed it" tells of nobody in particular.
    !units.some(({ folded }) => /^(nobody|none|nothing|no)$/.test(folded)) &&
    opposites.every(
      ({ unit }) =>
        units[units.indexOf(unit) - 1]?.role === 'negator' ||
        units.some(({ folded }) => folded === 'neither'),
    )
  );
}

/** Whether one of both is done and the other wished, supposed or due. */
function isOtherReality(
  { units, statement, opposites }: Reading,
  { isWished, isDenied }: Manner,
): boolean {
  if (opposites.length === 0) {
    return !isWished && !isDenied && !agreesOnReality(units, statement);
  }
  // "would benefit from it" does not speak against "hindered it", which was.
  const isSupposed = units.some(({ role }) => role === 'modal');
  return isSupposed && !statement.isModal && !statement.isUnreal;
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
function decideMet(
  reading: Reading,
  explained: ReadonlySet<Unit>,
  manner: Manner,
): Decision | null {
  const { units, content, statement, held, isTurned, limiter } = reading;
  if (!isEnough({ held, statement, content, explained })) return null;
  if (isOnlyNamed(reading)) return null;
  if (isPointless(statement, content) || isOverall(units, statement)) return null;
  if (isOfOthers(reading, manner)) return null;
  if (isTurned) return decideTurned(reading);

  const claim = toText(units);
  if (limiter) {
    const other = findUnnamed(statement, content);
    if (other) return { kind: 'contradicted', reason: { what: 'only', claim, source: other } };
    if (!statement.only) return null;
  }
  return { kind: 'supported', reason: { what: 'statement', claim, source: statement.text } };
}

/** "Peru is a member", where the source says that Peru helps its members: who and whom it names, and says something else. */
function isOnlyNamed({ units, places, statement, held }: Reading): boolean {
  const act = statement.slots.find(({ name }) => name === 'act')?.phrase;
  if (!act?.units.some((unit) => isContent(unit) && !hasSense(unit, 'act-as')) || held('act'))
    return false;
  const who = units.findIndex((unit) =>
    places.some((place) => place.unit === unit && place.same.includes('who')),
  );
  const what = units.findIndex((unit) =>
    places.some((place) => place.unit === unit && place.same.includes('what')),
  );
  const be = units.findIndex(({ folded }) =>
    /^(is|are|was|were|be|been|becomes?|became)$/.test(folded),
  );
  return (
    who >= 0 &&
    who < be &&
    be < what &&
    units.slice(be + 1, what).every(({ folded }) => /^(an?|the|one|now|also)$/.test(folded))
  );
}

/** Whether the contrary is somebody else's: "the body rejected reform", where another one called for it. */
function isOfOthers(
  { statement, opposites, held, hasSlot }: Reading,
  { isWished, isDenied, isSpoken }: Manner,
): boolean {
  const [opposite] = opposites;
  if (!opposite || held('who')) return false;
  if (hasSlot('who') && !isSpeakers(statement, 'who')) return true;
  const isView = opposite.opposite && isUnrealUnit(opposite.opposite) && statement.speaker;
  return Boolean(isView) && !isDenied && !isWished && !isSpoken;
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
