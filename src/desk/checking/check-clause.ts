import { spend } from '../../language/work-budget.ts';
import { type Alignment, alignStatement } from './align-statement.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { findMembership } from './find-membership.ts';
import { findName } from './find-name.ts';
import { resolveRoles } from './find-role.ts';
import { findSpeeches, isSameSpeaker } from './find-speaker.ts';
import { findValues } from './find-values.ts';
import type { Finding } from './finding.ts';
import { findUnnamed, isHeld } from './held-slots.ts';
import { countNegations } from './negation.ts';
import type { ReadOptions } from './read-alignment.ts';
import type { UnitReader } from './read-units.ts';
import type { Statement } from './statement.ts';
import { isContent, meets, toText, type Unit } from './unit.ts';

/** What the source says about one clause. */
export interface ClauseCheck {
  readonly kind: 'supported' | 'contradicted' | 'not_covered';
  /** What decides, the most telling first. Empty where nothing does. */
  readonly findings: readonly Finding[];
  /** Of what comes nearest, the words that met nothing. */
  readonly unexplained: readonly string[];
  readonly nearest: Statement | null;
}

export interface ClauseOptions {
  readonly clause: string;
  readonly reader: UnitReader;
  readonly facts: ClaimFacts;
}

/** Holds one clause against all that the source says. */
export function checkClause({ clause, reader, facts }: ClauseOptions): ClauseCheck {
  spend(40);
  const name = facts.names.flatMap((fact) => findName(clause, fact) ?? [])[0];
  if (name) return decided(name.kind, [name]);

  const read = reader.read(clause);
  const values = dropRepeats(findValues(read, facts));
  const explained = new Set(
    values.filter(({ kind }) => kind === 'supported').flatMap(({ units }) => units),
  );
  const passing = new Set(
    values
      .filter(({ kind, reason }) => kind === 'supported' && reason.what !== 'trait')
      .flatMap((value) => value.units),
  );
  const wrong = values.filter(({ kind }) => kind === 'contradicted');
  const isTurned = countNegations(read) % 2 === 1;
  const isWhole =
    values.length > 0 &&
    read.filter(isContent).every((unit) => values.some(({ units }) => units.includes(unit)));

  // "The summit was not held in Seoul" turns what it says; in "the FKI chairman did not come" the title stands.
  if (isWhole && isTurned) {
    return decided(wrong.length > 0 ? 'supported' : 'contradicted', values.map(turn));
  }
  if (wrong.length > 0 && !isTurned)
    return decided('contradicted', [...wrong, ...values.filter((value) => !wrong.includes(value))]);

  const units = resolveRoles(read, facts);
  for (const list of facts.lists) {
    const membership = findMembership(units, passing, list);
    if (membership) return decided(membership.kind, [membership, ...values]);
  }
  if (isWhole) return decided('supported', values);

  const alignments = findNear(units, facts.statements, explained).map((statement) => {
    const alignment = alignBest({ units, explained, statement });
    // What a value explains in passing, a statement may say itself: "is a multilateral agreement".
    const alone =
      alignment.finding || explained.size === 0
        ? null
        : alignBest({ units, explained: none, statement });
    return { statement, alignment: alone?.finding ? alone : alignment };
  });
  // What leaves words aside must not leave aside what another statement has.
  const most = Math.max(0, ...alignments.map(({ alignment: { met } }) => met));
  const findings = alignments.flatMap(({ alignment: { finding, isLoose, met } }) =>
    finding && (!isLoose || met === most) ? [finding] : [],
  );
  const supported = findings.filter(({ kind }) => kind === 'supported').sort(byEvidence);
  if (supported.length > 0) return decided('supported', [...supported.slice(0, 1), ...values]);
  const contradicted = findings.filter(({ kind }) => kind === 'contradicted').sort(byEvidence);
  if (contradicted.length > 0)
    return decided('contradicted', [...contradicted.slice(0, 1), ...values]);

  const nearest = alignments
    .filter(({ alignment }) => alignment.met > 0)
    .sort(
      (a, b) =>
        a.alignment.strange.length - b.alignment.strange.length ||
        b.alignment.met - a.alignment.met ||
        a.alignment.unexplained.length - b.alignment.unexplained.length,
    )[0];
  const unmet = missingOf(nearest?.alignment) ?? read.filter(isContent);
  return {
    kind: 'not_covered',
    findings: [],
    unexplained: unmet.map(({ text }) => text),
    nearest: nearest?.statement ?? null,
  };
}

const none: ReadonlySet<Unit> = new Set();

/** How many statements a clause is held against: more than a sentence can be about. */
const shortlist = 24;

/** By how many words fewer than the best a statement may share with a clause and still be what it is about. */
const mostBehind = 2;

/** How many of so many words a clause may share with no part of a statement that decides it: about a fourth. */
function mostStrange(count: number): number {
  return 1 + Math.ceil(count / 4);
}

/** How many statements are looked at only to tell which comes nearest. */
const fewest = 2;

/** The statements that share most with a clause. */
function findNear(
  units: readonly Unit[],
  statements: readonly Statement[],
  explained: ReadonlySet<Unit>,
): Statement[] {
  const content = units.filter(isContent);
  spend(Math.ceil((content.length * statements.length) / 5));
  const count = content.filter((unit) => !explained.has(unit)).length;
  const isShared = ({ keys, senses }: Unit, { index }: Statement) =>
    isAnyIn(keys, index) || isAnyIn(senses, index);
  const near = statements
    .map((statement) => {
      const shared = content.filter((unit) => isShared(unit, statement)).length;
      return { statement, shared, strange: count - shared };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, shortlist);
  const most = near[0]?.shared ?? 0;
  return near
    .filter(
      ({ shared, strange }, rank) =>
        rank < fewest || (shared >= most - mostBehind && strange <= mostStrange(count)),
    )
    .map(({ statement }) => statement);
}

function isAnyIn(words: ReadonlySet<string>, index: ReadonlySet<string>): boolean {
  for (const word of words) if (index.has(word)) return true;
  return false;
}

/** What a clause has over its nearest statement: words that are strange to it, else those left over. */
function missingOf(alignment: Alignment | undefined): readonly Unit[] | undefined {
  return alignment?.strange.length === 0 ? alignment.unexplained : alignment?.strange;
}

function decided(kind: Finding['kind'], findings: readonly Finding[]): ClauseCheck {
  return { kind, findings, unexplained: [], nearest: null };
}

function turn(finding: Finding): Finding {
  return { ...finding, kind: finding.kind === 'supported' ? 'contradicted' : 'supported' };
}

/** Tries a clause as it stands, then as the words of whoever it has speak. */
function alignBest(options: ReadOptions, depth = 2): Alignment {
  const { units, explained, statement } = options;
  const flat = alignOneOfMany(options) ?? alignStatement(options);
  if (flat.finding) return flat;

  const { speaker } = statement;
  if (!speaker || depth === 0) return flat;
  for (const { speaker: who, said, stance } of findSpeeches(units)) {
    const isSame = isSameSpeaker(
      who.filter((unit) => !isTitle(unit, explained)),
      speaker,
    );
    if (isSame === null) continue;
    // Somebody may report what others say: "according to the FKI, attendees agreed".
    const inner = alignBest(
      {
        units: said,
        explained,
        statement,
        isWished: stance === 'for',
        isDenied: stance === 'against',
        isSpoken: isSame,
      },
      depth - 1,
    );
    if (!inner.finding) continue;
    if (isSame) return inner;
    if (inner.finding.kind !== 'supported' || !isAllHeld(statement, said)) continue;
    const claim = toText(who);
    return {
      ...inner,
      finding: {
        ...inner.finding,
        kind: 'contradicted',
        reason: { what: 'speaker', claim, source: speaker.text },
      },
    };
  }
  return alignLed(options) ?? flat;
}

/** "Ann Reed was not the only one to leave": she did, and the source names another. */
function alignOneOfMany(options: ReadOptions): Alignment | null {
  const { units, statement } = options;
  const limiter = units.findIndex(({ role }) => role === 'limiter');
  const negator = units.findLastIndex(({ role }, at) => role === 'negator' && at < limiter);
  if (negator === -1 || limiter - negator > 2) return null;
  const rest = units.filter((_, at) => at !== limiter && at !== negator);
  if (findUnnamed(statement, rest.filter(isContent)) === null) return null;
  const inner = alignStatement({ ...options, units: rest });
  return inner.finding?.kind === 'supported' ? inner : null;
}

/** "Ann Reed singled out the pier": whoever the source has speak comes first, and no verb of speaking follows. */
function alignLed({ units, explained, statement }: ReadOptions): Alignment | null {
  const { speaker } = statement;
  const isTheirs = (unit: Unit) =>
    unit.role === 'function' || speaker?.units.some((other) => meets(unit, other)) === true;
  const first = units.findIndex((unit) => !isTheirs(unit));
  const who = units.slice(0, first).filter(isContent);
  if (!speaker || first < 1 || isSameSpeaker(who, speaker) !== true) return null;
  const inner = alignStatement({
    units: units.slice(first),
    explained,
    statement,
    isSpoken: true,
  });
  return inner.finding?.kind === 'supported' ? inner : null;
}

/** Whether all is said that a statement says: less of it may be anybody's. */
function isAllHeld(statement: Statement, said: readonly Unit[]): boolean {
  const content = said.filter(isContent);
  return statement.slots.every(
    ({ name }) => (name !== 'who' && name !== 'what') || isHeld(statement, name, content),
  );
}

/** "FKI chairman" before a name, once it is known to be right. */
function isTitle(unit: Unit, explained: ReadonlySet<Unit>): boolean {
  return explained.has(unit) && unit.kind !== 'person';
}

function byEvidence(a: Finding, b: Finding): number {
  return (
    b.evidence.filter(({ met }) => met === 'same').length -
    a.evidence.filter(({ met }) => met === 'same').length
  );
}

/** Facts may carry the same value; one is enough. */
function dropRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ kind, reason }) => {
    const key = `${kind} ${reason.what} ${reason.claim} ${reason.source}`;
    return !seen.has(key) && seen.add(key);
  });
}
