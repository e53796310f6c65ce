import type { Finding } from './finding.ts';
import type { Statement } from './statement.ts';
import { isContent, meets, type Unit } from './unit.ts';
import { toFinding } from './value-finding.ts';

/** Finds in passing who alone does something: the *Japan-led* pact. */
export function findAttribute(units: readonly Unit[], statement: Statement): Finding[] {
  const slot = (name: 'who' | 'act' | 'what') =>
    statement.slots.find((entry) => entry.name === name)?.phrase;
  const who = slot('who');
  const act = slot('act');
  const what = slot('what');
  if (!statement.only || !who || !act || !what) return [];

  const content = units.filter(isContent);
  const isWhat = (unit: Unit) => what.units.some((part) => meets(part, unit));
  return content.flatMap((name, at) => {
    const [verb, thing] = content.slice(at + 1, at + 3);
    const isSaid = verb && /ed$/.test(verb.folded) && act.units.some((part) => meets(part, verb));
    // "Japan led the pact" is a statement; "Japan-led pact" is said in passing.
    const isJoined = verb !== undefined && verb.start === name.end + 1;
    if (!isSaid || !isJoined || !thing || !isWhat(thing) || hasArticle(units, thing)) return [];
    const [source] = who.heads;
    const isSo = who.heads.some((head) => meets(head, name));
    if (!source || (!isSo && name.kind !== source.kind)) return [];
    const reason = { what: 'actor', claim: name.text, source: source.text } as const;
    const about = content.filter((other) => what.units.some((part) => meets(part, other)));
    return toFinding({ fact: statement.fact, isSo, reason, units: [name, verb, thing, ...about] });
  });
}

function hasArticle(units: readonly Unit[], unit: Unit): boolean {
  return /^(the|a|an|this)$/.test(units[units.indexOf(unit) - 1]?.folded ?? '');
}
