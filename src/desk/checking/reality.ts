import { isUnrealUnit, type Statement } from './statement.ts';
import { hasSense, isContent, meets, type Unit } from './unit.ts';

/** Whether folded words say what is to be done: "should", "has to". */
export function isObliging(folded: string): boolean {
  return /^(must|should|ought to|need to|needs to|have to|has to)$/.test(folded);
}

const due = /^(is|are|was|were|have|has|had|got|need|needs|ought|supposed|meant|due|set)$/;

/** Whether a clause and a statement both tell what is done, or both what is wished, due or supposed. */
export function agreesOnReality(units: readonly Unit[], statement: Statement): boolean {
  // "are to cooperate", "have got to cooperate", "issues to be tackled", "a call for it"
  const isDue = units.some(
    ({ folded }, at) =>
      (folded === 'to' &&
        (units[at + 1]?.folded === 'be' || due.test(units[at - 1]?.folded ?? ''))) ||
      (/^(call|calls|plea)$/.test(folded) &&
        units.slice(at + 1, at + 5).some((other) => other.folded === 'for')),
  );
  // "Restarted the bid" is done, as "announced a new bid" and "made a bid to restart it" are not.
  const isDoing = isPast(units) && !units.some((unit) => hasSense(unit, 'say'));
  const isWish =
    isDue ||
    units.some(
      (unit, at) =>
        isUnrealUnit(unit) && !(isDoing && isThing(unit, units.slice(at + 1, at + 3), statement)),
    );
  const isModal = units.some(({ role }) => role === 'modal');
  if (statement.isOpen) return true;
  // What is called needed is called for.
  if (statement.isUnreal) {
    // "has already restarted", "can already be used": what was wished is done, if the wish is not named too.
    const isDone = units.some(({ folded }) => folded === 'already');
    if (isDone && !units.some((unit) => isSameWish(unit, statement))) return false;
    return (
      isWish ||
      isModal ||
      units.some((unit) => isNeeded(unit, statement) || isAnnounced(unit, units, statement))
    );
  }
  // "would help" is not "must help".
  if (statement.isModal) {
    return !units.some(({ folded }) => isObliging(folded)) && (isModal || isWish || !isPast(units));
  }
  return (
    !isModal &&
    !units.some(({ folded }) => isObliging(folded)) &&
    !units.some((unit, at) => isWishing(unit, units.slice(at + 1), statement))
  );
}

/** "The bid", "the bid to join it"; not "a bid to restart it", where that is the act. */
function isThing({ folded }: Unit, [to, verb]: readonly Unit[], { slots }: Statement): boolean {
  const act = slots.find(({ name }) => name === 'act')?.phrase;
  const isToAct =
    to?.folded === 'to' && verb !== undefined && act?.units.some((unit) => meets(unit, verb));
  return /^(bids?|efforts?|push|drive|attempts?)( (for|of))?$/.test(folded) && !isToAct;
}

function isSameWish(unit: Unit, { slots }: Statement): boolean {
  const act = slots.find(({ name }) => name === 'act')?.phrase;
  const isSame = (other: Unit) => isUnrealUnit(other) && meets(unit, other);
  return isUnrealUnit(unit) && (act?.units.some(isSame) ?? false);
}

/** "Reform is needed", where the source has somebody stress its importance. */
function isNeeded(unit: Unit, { slots }: Statement): boolean {
  const act = slots.find(({ name }) => name === 'act')?.phrase;
  const isAct = act?.units.some((other) => hasSense(other, 'essential')) ?? false;
  return isAct && hasSense(unit, 'essential');
}

/** "Announced a new push", where the source has somebody declare that they mean to. */
function isAnnounced(unit: Unit, units: readonly Unit[], { slots }: Statement): boolean {
  const act = slots.find(({ name }) => name === 'act')?.phrase;
  const isTold = (other: Unit) => hasSense(other, 'say') && meets(unit, other);
  return (
    hasSense(unit, 'say') &&
    (act?.units.some(isTold) ?? false) &&
    !units.some(({ folded }) => /^(has|have|had|was|were)$/.test(folded))
  );
}

function isPast(units: readonly Unit[]): boolean {
  // "was named among the upsides" tells what was said, not what was done.
  const isTold = (unit: Unit | undefined) =>
    unit !== undefined && (hasSense(unit, 'say') || telling.test(unit.folded));
  return units.some(
    (unit, at) =>
      /^(has|have|had|was|were|did|already|\w+ed)$/.test(unit.folded) &&
      !isTold(unit) &&
      !(/^(was|were)$/.test(unit.folded) && isTold(units[at + 1])),
  );
}

/** "more eager than the last government", "unlike the last government": the source has no measure of it. */
export function isComparison(units: readonly Unit[]): boolean {
  return units.some(
    ({ folded }, at) =>
      folded === 'unlike' ||
      (folded === 'than' &&
        units[at + 1]?.quantity === null &&
        !/^(rather|other)$/.test(units[at - 1]?.folded ?? '')),
  );
}

const telling = /^(named|seen|cited|listed|described|called|viewed|regarded|considered|counted)$/;

/** "not all", "not only": what is denied is a part. */
export function isPartialNegation(units: readonly Unit[]): boolean {
  return units.some(
    ({ role }, at) =>
      role === 'negator' &&
      /^(all|both|every|always|everyone|only|just)$/.test(units[at + 1]?.folded ?? ''),
  );
}

/** "Farmers pushed for it" is a wish, which a deed does not grant; a "bid" is a thing, and "put up resistance" a deed. */
function isWishing(unit: Unit, after: readonly Unit[], { slots }: Statement): boolean {
  if (
    /^puts? up$/.test(unit.folded) &&
    after.slice(0, 2).some((other) => hasSense(other, 'oppose'))
  )
    return false;
  if (!isContent(unit) || !isUnrealUnit(unit) || nouns.test(unit.folded)) return false;
  const act = slots.find(({ name }) => name === 'act')?.phrase;
  return !act?.units.some((other) => meets(unit, other));
}

const nouns =
  /^(bids?|efforts?|push|drive|attempts?|plans?|proposals?|recommendations?|support|backing|importance|intentions?|agreement|consensus|goals?|aims?|key|priority|need|important|necessary)( (to|for|of|that))?$/;
