import type { Speaker } from './statement.ts';
import { hasSense, isContent, isParted, meets, type Unit } from './unit.ts';

/** A clause that has somebody say something. */
export interface Speech {
  readonly speaker: readonly Unit[];
  /** What is said, grammar and all. */
  readonly said: readonly Unit[];
  /** How: for it, against it, or neither. */
  readonly stance: 'for' | 'against' | 'plain';
}

const forIt = [
  'urge',
  'support',
  'agree',
  'pledge',
  'propose',
  'intend',
  'seek',
  'accept',
] as const;
const againstIt = ['oppose', 'reject', 'deny', 'warn', 'downplay', 'disagree'] as const;

/** At how many verbs of speaking a clause is tried to be parted. Whoever has more has a list. */
const mostSpeeches = 5;

/** Finds the first ways to read a clause as somebody's words: at most one for each verb of speaking. */
export function findSpeeches(units: readonly Unit[]): readonly Speech[] {
  // A clause is held against many statements, and read once.
  const earlier = known.get(units);
  if (earlier) return earlier;
  const speeches = readSpeeches(units);
  known.set(units, speeches);
  return speeches;
}

const known = new WeakMap<readonly Unit[], readonly Speech[]>();

function readSpeeches(units: readonly Unit[]): Speech[] {
  const found: Speech[] = [];
  const marked = findMarked(units);

  for (const [at, unit] of units.entries()) {
    if (found.length === mostSpeeches) break;
    if (unit.folded === 'according to') {
      // "according to the FKI, attendees agreed": the comma parts the speaker from what is said.
      const comma = marked.find((index) => index > at + 1) ?? -1;
      const end = at === 0 && comma > 0 ? comma : units.length;
      const speaker = units.slice(at + 1, end).filter(isContent);
      const said = at === 0 ? units.slice(end) : units.slice(0, at);
      if (said.length > 0) found.push({ speaker, said, stance: 'plain' });
      continue;
    }
    if (unit.folded === 'by' && at > 0) {
      // "was stressed by the chairman"
      const verb = units.slice(0, at).findLast(isContent);
      const isAgainst = hasSense(verb, ...againstIt);
      found.push({
        speaker: units.slice(at + 1).filter(isContent),
        said: units.slice(0, at).filter((other) => other !== verb || !isSpeaking(other)),
        stance: isAgainst ? 'against' : hasSense(verb, ...forIt) ? 'for' : 'plain',
      });
      continue;
    }
    const isView = /^(consider|regard|see|view|deem)\w*$/.test(unit.folded);
    const isAgainst = hasSense(unit, ...againstIt) && !hasSense(unit, 'say');
    const isFor = hasSense(unit, ...forIt);
    if (!isView && (!isContent(unit) || !(isAgainst || isFor || hasSense(unit, 'say')))) continue;
    // "Reform is needed, says Ann Reed"
    if (hasSense(unit, 'say') && marked.includes(at)) {
      const speaker = units.slice(at + 1).filter(isContent);
      if (speaker.length > 0 && speaker.length < 5) {
        found.push({ speaker, said: units.slice(0, at), stance: 'plain' });
        continue;
      }
    }
    // "Nobody was hurt, the company said": a comma parts what is said from whoever says it.
    const comma = marked.findLast((index) => index <= at) ?? -1;
    if (at === units.length - 1 && comma > 0 && !isAgainst) {
      const speaker = units.slice(comma, at).filter(isContent);
      found.push({ speaker, said: units.slice(0, comma), stance: 'plain' });
      continue;
    }
    // "Among the ties to be strengthened, Ann Reed singled out the first"
    if (comma > 0 && hasSense(unit, ...forIt)) {
      const speaker = units.slice(comma, at).filter(isContent);
      const said = [...units.slice(0, comma), ...units.slice(at + 1)];
      if (speaker.length > 0 && speaker.length < 4) found.push({ speaker, said, stance: 'for' });
    }
    const speaker = units
      .slice(0, at)
      .filter((other) => isContent(other) && !failing.test(other.folded));
    if (speaker.length === 0 || speaker.length > 6) continue;
    const helpers = units
      .slice(0, at)
      .filter((other, index) => isHelper(other) || failing.test(units[index - 1]?.folded ?? ''));
    const said = [...helpers, ...units.slice(at + 1)];
    found.push({ speaker, said, stance: isAgainst ? 'against' : isFor ? 'for' : 'plain' });
  }

  return found;
}

/** The places of the units that a comma, or another mark, stands before. */
function findMarked(units: readonly Unit[]): number[] {
  return units.flatMap((unit, at) => (isParted(units[at - 1], unit) ? [at] : []));
}

const failing = /^(fail|fails|failed|failing|unable)$/;

/** What belongs to the verb of speaking and turns what is said: "did not agree", "failed to agree". */
function isHelper({ role, folded }: Unit): boolean {
  return role === 'negator' || role === 'modal' || failing.test(folded);
}

function isSpeaking(unit: Unit): boolean {
  return hasSense(unit, 'say', ...forIt, ...againstIt);
}

/** Whether a claim gives something to whom the source gives it; `null` where that cannot be told. */
export function isSameSpeaker(said: readonly Unit[], { units }: Speaker): boolean | null {
  const named = said.filter(isNamed);
  if (named.length === 0) {
    // "both sides" are whoever the source has two of.
    const isMany = units.filter(isNamed).length > 1 || units.some((unit) => hasSense(unit, 'both'));
    const isSame = (unit: Unit) =>
      units.some((other) => meets(unit, other)) ||
      (isMany && /^(side|sides|party|parties|federations?|bodies|lobbies|they)$/.test(unit.folded));
    return said.length > 0 && said.every(isSame) ? true : null;
  }
  const known = named.filter((unit) => units.some((other) => meets(unit, other)));
  const rest = said.filter(
    (unit) =>
      !units.some((other) => meets(unit, other)) &&
      !hasSense(unit, 'chair', 'country', 'group', 'both'),
  );
  if (known.length === named.length) return rest.length === 0 ? true : null;
  if (units.length === 0 || known.length > 0) return null;
  // "the Norwegian and Danish groups" may be those that the source has by their names.
  const isByCountry = named.every(({ kind }) => kind === 'country');
  if (isByCountry && !units.some(({ kind }) => kind === 'country')) return null;
  return rest.every((unit) => isNamed(unit) || hasSense(unit, 'government', 'group'))
    ? false
    : null;
}

function isNamed({ kind }: Unit): boolean {
  return kind === 'person' || kind === 'organisation' || kind === 'country' || kind === 'proper';
}
