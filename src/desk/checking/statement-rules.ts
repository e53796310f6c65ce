import { named } from './find-replaced.ts';
import {
  isBroken,
  isEnough,
  isMostThere,
  isOverall,
  isPointless,
  isSpeakers,
} from './held-slots.ts';
import { isAffordable } from './leftover.ts';
import type { Reading } from './read-alignment.ts';
import { agreesOnReality, isComparison, isPartialNegation } from './reality.ts';
import { isUnrealUnit } from './statement.ts';
import { hasSense, isContent, isSameWord } from './unit.ts';
import { isMisplaced, isSwapped, isTurnedAround } from './word-order.ts';

/** A reason why a statement decides nothing of a clause, whatever words they share: whether it holds back. */
type StatementRule = (reading: Reading) => boolean;

/** Whether any of these rules holds back. */
export function holdsBack(rules: readonly StatementRule[], reading: Reading): boolean {
  return rules.some((rule) => rule(reading));
}

/** What holds back whatever the clause says of the statement. */
export const statementRules: readonly StatementRule[] = [
  isStrange,
  hasMore,
  ({ units }) => isPartialNegation(units),
  ({ units }) => isComparison(units),
  isDoneByAnother,
  isTurnedTwice,
  isTurnedElsewhere,
  ({ statement, content }) => isBroken(statement, 'who', content),
  isSwapped,
  isMisplaced,
  isTurnedAround,
  isOtherReality,
];

/** What else holds back where all that a clause says is met, or turned round. */
export const metRules: readonly StatementRule[] = [
  (reading) => !isEnough(reading),
  isOnlyNamed,
  ({ statement, content }) => isPointless(statement, content),
  ({ units, statement }) => isOverall(units, statement),
  isOfOthers,
];

/** More than this share of a clause must be the statement's own words, names or numbers. */
const fewestOwn = 1 / 3;

/** Whether a clause shares little but general meanings with a statement: "the president dropped the plan" may be of anybody. */
function isStrange({ places, content, explained }: Reading): boolean {
  const own = places.filter(
    ({ unit, by }) => explained.has(unit) || (by !== null && isSameWord(unit, by)),
  );
  return own.length <= content.length * fewestOwn;
}

/** Whether the words that the clause has left add something to the statement. */
function hasMore(reading: Reading): boolean {
  const { leftover, statement, content, units, met, opposites } = reading;
  if (leftover.length === 0) return false;
  // Whoever the source has say it need not be named.
  const isWhole =
    reading.isWhole ||
    (isSpeakers(statement, 'who') && reading.held('act') && reading.held('what'));
  return !(
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

/** Whether a clause has the contrary of two things. "Helped speed it up" turns one thing round, in two words. */
function isTurnedTwice({ opposites }: Reading): boolean {
  return new Set(opposites.map(({ opposite, unit }) => opposite ?? unit)).size > 1;
}

/** Whether a clause denies a contrary, and does not turn the statement back by it as "isn't standing in the way" does. */
function isTurnedElsewhere(reading: Reading): boolean {
  const { units, opposites, negations, leftover, isWhole } = reading;
  if (opposites.length === 0 || negations === 0) return false;
  return !(
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
function isOtherReality({ units, statement, opposites, isWished, isDenied }: Reading): boolean {
  if (opposites.length === 0) {
    return !isWished && !isDenied && !agreesOnReality(units, statement);
  }
  // "would benefit from it" does not speak against "hindered it", which was.
  const isSupposed = units.some(({ role }) => role === 'modal');
  return isSupposed && !statement.isModal && !statement.isUnreal;
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
function isOfOthers(reading: Reading): boolean {
  const { statement, opposites, held, hasSlot, isWished, isDenied, isSpoken } = reading;
  const [opposite] = opposites;
  if (!opposite || held('who')) return false;
  if (hasSlot('who') && !isSpeakers(statement, 'who')) return true;
  const isView = opposite.opposite && isUnrealUnit(opposite.opposite) && statement.speaker;
  return Boolean(isView) && !isDenied && !isWished && !isSpoken;
}

/** "Was put forward by the Danish side", where the source does not say by whom. */
function isDoneByAnother({ units, hasSlot }: Reading): boolean {
  if (hasSlot('who')) return false;

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
