import { spend } from '../../language/work-budget.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { findAttribute } from './find-attribute.ts';
import { findCount } from './find-count.ts';
import { findOrdinal } from './find-ordinal.ts';
import { findPlace } from './find-place.ts';
import { findRole } from './find-role.ts';
import { findTrait } from './find-trait.ts';
import type { Finding } from './finding.ts';
import type { Unit } from './unit.ts';

/** What it takes to hold a unit against all typed values. */
const stepsPerUnit = 10;

/** Finds what a clause says in passing that a typed value decides: *the 31st* summit, *FKI chairman* Ann Reed. */
export function findValues(units: readonly Unit[], facts: ClaimFacts): Finding[] {
  spend(units.length * stepsPerUnit);
  return [
    ...facts.roles.flatMap((fact) => findRole(units, fact)),
    ...facts.ordinals.flatMap((fact) => findOrdinal(units, fact)),
    ...facts.counts.flatMap((fact) => findCount(units, fact)),
    ...facts.places.flatMap((fact) => findPlace(units, fact)),
    ...facts.traits.flatMap((fact) => findTrait(units, fact)),
    ...facts.statements.flatMap((statement) => findAttribute(units, statement)),
  ];
}
