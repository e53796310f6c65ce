import { type ClauseCheck, checkClause } from './check-clause.ts';
import type { ClaimFacts } from './claim-facts.ts';
import type { UnitReader } from './read-units.ts';
import {
  type Contrast,
  findContrast,
  splitApposition,
  splitRelative,
  splitWeakly,
} from './split-claim.ts';
import { isContent, meets } from './unit.ts';

/** In how many places a claim is tried to be parted. A sentence with more of them is a list. */
const mostSplits = 6;

/** How many characters of clauses are held against the source for one claim at most. */
const mostRead = 12_000;

export interface PartsOptions {
  readonly reader: UnitReader;
  readonly facts: ClaimFacts;
  /** What was found of clauses of this claim before. Parts are tried in many ways, which have clauses in common. */
  readonly known: Map<string, ClauseCheck>;
}

/**
 * Checks the parts of a claim, each with what it sets against what and whatever it joins, and says what the source
 * says about all of them together.
 */
export function checkParts(
  parts: readonly string[],
  { reader, facts, known }: PartsOptions,
): ClauseCheck {
  let read = 0;
  return combine(parts.map(checkPart));

  function clauseOf(clause: string): ClauseCheck {
    const earlier = known.get(clause);
    if (earlier) return earlier;
    if (read > mostRead) return nothing;
    read += clause.length;
    const check = checkClause({ clause, reader, facts });
    known.set(clause, check);
    return check;
  }

  function checkPart(part: string): ClauseCheck {
    const contrast = findContrast(part);
    if (contrast) {
      const said = checkPart(contrast.said);
      if (contrast.denied === '') return said;
      if (said.kind === 'not_covered') return checkDenied(contrast) ?? said;
      if (said.kind === 'contradicted') return said;
      // "useful but not essential": nor what the source says in place of the word before it.
      const [nearest = ''] = contrast.turned;
      if (!leading.test(contrast.denied) && clauseOf(nearest).kind === 'supported') {
        return { ...clauseOf(nearest), kind: 'contradicted' };
      }
      // "Farmers, not fishermen": what is denied must not be what the source says as well.
      const [finding] = said.findings;
      const denied = reader.read(contrast.denied);
      const source = reader.read(finding?.reason.source ?? '');
      const content = denied.filter(isContent);
      const isSo =
        content.some(({ kind }) => kind !== 'word') &&
        content.every((unit) => source.some((other) => meets(unit, other)));
      return isSo && finding ? { ...said, kind: 'contradicted' } : said;
    }

    const twofold = splitApposition(part) ?? splitRelative(part);
    if (twofold) {
      const [is, does] = twofold.map((each) => checkWhole(each));
      if (is && does && is.kind !== 'not_covered') return combine([is, does]);
    }
    return checkWhole(part);
  }

  /** Checks a part as it stands and, where it is not met, as two that share their beginning. */
  function checkWhole(part: string, depth = 2): ClauseCheck {
    const whole = clauseOf(part);
    if (whole.kind !== 'not_covered' || depth === 0) return whole;
    for (const [left, right, isRelative] of splitWeakly(part).slice(
      0,
      depth === 2 ? mostSplits : 2,
    )) {
      const first = clauseOf(left);
      if (first.kind === 'not_covered') continue;
      const beginnings = isRelative
        ? [lastName(left)]
        : ['', subjectOf(left), ...beginningsOf(left)];
      for (const beginning of new Set(beginnings)) {
        const second = checkWhole(`${beginning} ${right}`.trim(), depth - 1);
        if (second.kind !== 'not_covered') return combine([first, second]);
      }
      if (first.kind === 'contradicted') return first;
    }
    return whole;
  }

  /** "Through cinemas rather than streams": where the source says what is denied, it speaks against the claim. */
  function checkDenied({ turned, said }: Contrast): ClauseCheck | null {
    for (const clause of turned) {
      const other = clause === said ? null : clauseOf(clause);
      if (other?.kind === 'supported') return { ...other, kind: 'contradicted' };
    }
    return null;
  }

  /** The words of a clause before its verb. */
  function subjectOf(clause: string): string {
    const units = reader.read(clause);
    const verb = units.findIndex(
      ({ folded, senses }, at) =>
        at > 0 &&
        (/^(is|are|was|were|has|have|had|will|would|should|must|can|could|does|did)$/.test(
          folded,
        ) ||
          (senses.size > 0 && /(ed|s|ght|ade|aid|eld|ook)$/.test(folded))),
    );
    return verb === -1 ? '' : clause.slice(0, units[verb]?.start ?? 0).trim();
  }

  /** The beginnings of a clause that end in a preposition or a form of to be: "Ann stressed the importance of". */
  function beginningsOf(clause: string): string[] {
    return [...clause.matchAll(/\s(?:of|to|that|on|in|for|by|is|are|was|were)(?=\s)/g)]
      .slice(0, 3)
      .map(({ 0: mark, index }) => clause.slice(0, index + mark.length));
  }

  function lastName(clause: string): string {
    const name = reader
      .read(clause)
      .findLast(({ kind }) => kind !== 'word' && kind !== 'time' && kind !== 'number');
    return name?.text ?? subjectOf(clause);
  }
}

/** What begins so is not said of the one word before it. */
const leading = /^(for|to|by|in|at|on|with|from|of)\b/i;

const nothing: ClauseCheck = {
  kind: 'not_covered',
  findings: [],
  unexplained: [],
  nearest: null,
};

/** One part that the source speaks against decides; what is not covered leaves the rest undecided. */
function combine(checks: readonly ClauseCheck[]): ClauseCheck {
  const [first] = checks;
  const chosen =
    checks.find(({ kind }) => kind === 'contradicted') ??
    checks.find(({ kind }) => kind === 'not_covered') ??
    first;
  if (!chosen) return nothing;
  return chosen.kind === 'supported'
    ? { ...chosen, findings: checks.flatMap(({ findings }) => findings) }
    : chosen;
}
