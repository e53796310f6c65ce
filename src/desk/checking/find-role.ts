import type { ClaimFacts, RoleFact } from './claim-facts.ts';
import type { Finding } from './finding.ts';
import { hasSense, meets, toUnit, type Unit } from './unit.ts';
import { isAbout, tellingUnits, toFinding } from './value-finding.ts';

const otherRoles =
  /^(vice chair\w*|vice president|vice-\w+|deputy( \w+)?|spokes\w+|secretary( general)?|treasurer|adviser|advisor|minister|envoy|ambassador|founder|captain|coach|manager)$/;

/** Finds who a clause says holds a role: *FKI chairman Ann Reed*, "Ann Reed leads the FKI". */
export function findRole(units: readonly Unit[], { fact, role, of, holder }: RoleFact): Finding[] {
  const all = tellingUnits(units);
  const isRoleWord = (unit: Unit | undefined) =>
    unit !== undefined && role.units.length > 1 && role.units.some((other) => meets(unit, other));
  const content = all.filter(
    // "chief executive" is one role.
    (unit, at) => !(isRoleWord(unit) && at > 0 && isRoleWord(all[at - 1])),
  );
  const doubles = all.filter((unit) => isRoleWord(unit) && !content.includes(unit));
  const isRole = (unit: Unit | undefined) =>
    unit !== undefined && (role.units.some((other) => meets(unit, other)) || isAbout(unit, role));
  const isHolder = (unit: Unit) => isAbout(unit, holder);
  const isBody = (unit: Unit) => isAbout(unit, of);

  for (const at of content.keys()) {
    const window = content.slice(at, at + 3);
    const post = window.find(
      (other) =>
        !isHolder(other) && !isBody(other) && (isRole(other) || otherRoles.test(other.folded)),
    );
    if (!post) continue;
    const body = window.find((other) => other !== post && isBody(other));
    const person = window.find(
      (other) =>
        (other.kind === 'person' || other.kind === 'proper') && !isJoined(post, other, units),
    );
    const first = Math.min(...[post, body ?? post].map((part) => units.indexOf(part)));
    const turn = [units[units.indexOf(post) - 1], units[first - 1]].find((unit) =>
      hasSense(unit, 'former', 'deputy'),
    );
    const isTurned = turn !== undefined || (!isRole(post) && otherRoles.test(post.folded));
    if (!person) continue;

    // "Marlow boss Ann Reed", who is the boss of another body
    const before = content[content.indexOf(post) - 1];
    const isElsewhere =
      !body && before?.kind === 'organisation' && isRole(post) && isHolder(person) && !isTurned;
    if (isElsewhere && content.indexOf(person) === content.indexOf(post) + 1) {
      const claim = [before, post, person].map(({ text }) => text).join(' ');
      const reason = { what: 'role', claim, source: `${role.text} of ${of.text}` } as const;
      return [toFinding({ fact, isSo: false, reason, units: [before, post, person] })];
    }
    if (body) {
      const parts = [
        post,
        ...doubles,
        body,
        person,
        ...(isTurned && turn && turn !== person ? [turn] : []),
      ];
      const claim = parts.map(({ text }) => text).join(' ');
      if (isHolder(person)) {
        const source = `${holder.text}, ${role.text} of ${of.text}`;
        return [
          toFinding({
            fact,
            isSo: !isTurned,
            reason: { what: 'role', claim, source },
            units: parts,
          }),
        ];
      }
      // "Ann Reed led it from 2001 until 2005": who holds it now says nothing of then.
      if (isTurned || units.some(isThen)) continue;
      return [
        toFinding({
          fact,
          isSo: false,
          reason: { what: 'role', claim: person.text, source: holder.text },
          units: parts,
        }),
      ];
    }
  }
  return [];
}

/** Whether a unit tells of a time: a year, "until", "once". */
function isThen({ folded }: Unit): boolean {
  return (
    /^(19|20)\d\d$/.test(folded) ||
    /^(until|once|then|previously|formerly|earlier|before|since)$/.test(folded)
  );
}

/** "the chairman *and* Ann Reed" are two. */
function isJoined(one: Unit, other: Unit, units: readonly Unit[]): boolean {
  const [from, to] = [units.indexOf(one), units.indexOf(other)].sort((a, b) => a - b);
  return units.slice(from, to).some(({ folded }) => /^(and|or|with)$/.test(folded));
}

/**
 * Gives a clause with each reference to a role read as its holder: "the FKI chief" is whoever the source names
 * as its chairman.
 */
export function resolveRoles(units: readonly Unit[], { roles }: ClaimFacts): Unit[] {
  const content = tellingUnits(units);
  const skipped = new Set<Unit>();
  const read = new Map<Unit, Unit>();

  for (const { role, of, holder } of roles) {
    for (const [at, unit] of content.entries()) {
      if (!role.units.some((other) => meets(unit, other))) continue;
      const body = [content[at - 1], content[at + 1]].find((other) => other && isAbout(other, of));
      const isPersonNear = [
        content[at - 2],
        content[at - 1],
        content[at + 1],
        content[at + 2],
      ].some(
        (other) =>
          other && (other.kind === 'person' || (other.kind === 'proper' && other !== body)),
      );
      const isTurned = hasSense(content[at - 1], 'former', 'deputy');
      const isNoun =
        /^(chair\w*|head|chief|leader|boss|president)$/.test(unit.folded) ||
        !hasSense(unit, 'chair');
      if (!body || isPersonNear || isTurned || !isNoun) continue;
      const [person] = holder.heads;
      if (!person) continue;
      const holderInstead = toUnit({
        ...unit,
        start: Math.min(unit.start, body.start),
        end: Math.max(unit.end, body.end),
        kind: 'person',
        keys: person.keys,
        senses: new Set(),
        contraries: new Set(),
      });
      read.set(unit, holderInstead);
      skipped.add(body);
    }
  }
  return units.filter((unit) => !skipped.has(unit)).map((unit) => read.get(unit) ?? unit);
}
