import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { Dictionary } from '../language/dictionary.ts';
import { normaliseText } from '../language/normalise-text.ts';
import { spellOut } from '../language/spell-out.ts';
import { splitWords } from '../language/split-words.ts';
import { type ClauseCheck, checkClause } from './checking/check-clause.ts';
import { collectClaimFacts } from './checking/claim-facts.ts';
import { createUnitReader } from './checking/read-units.ts';
import {
  type Contrast,
  findContrast,
  splitApposition,
  splitRelative,
  splitStrongly,
  splitWeakly,
  stripFraming,
} from './checking/split-claim.ts';
import { isContent, meets } from './checking/unit.ts';
import { createSpelling } from './matching/create-spelling.ts';
import type { Reason, Verdict } from './verdict.ts';

export interface CheckerOptions {
  readonly knowledge: KnowledgeBase;
  readonly dictionary: Dictionary;
}

export interface Checker {
  /** Takes any text, however long or odd, and never throws. */
  check(claim: string): Verdict;
}

/** What is read of a claim. Whoever has more has a draft. */
const longestClaim = 1_000;

/** In how many places a claim is tried to be parted. A sentence with more of them is a list. */
const mostSplits = 6;

/** Makes a checker of claims against one knowledge base. Pure: the same claim gets the same verdict. */
export function createChecker({ knowledge, dictionary }: CheckerOptions): Checker {
  const spelling = createSpelling({
    vocabulary: vocabularyOf(knowledge),
    isRealWord: (word) => dictionary.commonness(word) > 0,
  });
  const reader = createUnitReader({ knowledge, dictionary, correct: spelling.correct });
  const facts = collectClaimFacts(knowledge, reader);
  const clauseOf = (clause: string) => checkClause({ clause, reader, facts });

  return {
    check(claim) {
      const text = normaliseText(claim.slice(0, longestClaim));
      const language = detectLanguage(text);
      if (!/[\p{L}\p{N}]/u.test(text)) return undecided({ claim, language, what: 'empty' });
      if (language !== 'en') return undecided({ claim, language, what: 'language' });

      const parts = splitStrongly(stripFraming(spellOut(text))).map(checkPart);
      return toVerdict({ claim, language, check: combine(parts) });
    },
  };

  function checkPart(part: string): ClauseCheck {
    const contrast = findContrast(part);
    if (contrast) {
      const said = checkPart(contrast.said);
      if (contrast.denied === '') return said;
      if (said.kind === 'not_covered') return checkDenied(contrast) ?? said;
      if (said.kind === 'contradicted') return said;
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
      const beginnings = isRelative ? [lastName(left)] : ['', subjectOf(left), ...verbsOf(left)];
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

  /** The beginnings of a clause that end in a preposition: "Ann stressed the importance of". */
  function verbsOf(clause: string): string[] {
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

/** The words that a claim may have mistyped: those of the quotes, and what else things are called. */
function vocabularyOf({ facts, names, words }: KnowledgeBase): Set<string> {
  const texts = [
    ...facts.flatMap(({ citations }) => citations.map(({ quote }) => quote)),
    ...[...names, ...words].flatMap(({ same }) => same),
  ];
  return new Set(texts.flatMap(splitWords).map(({ folded }) => folded));
}

/** One part that the source speaks against decides; what is not covered leaves the rest undecided. */
function combine(checks: readonly ClauseCheck[]): ClauseCheck {
  const [first] = checks;
  const chosen =
    checks.find(({ kind }) => kind === 'contradicted') ??
    checks.find(({ kind }) => kind === 'not_covered') ??
    first;
  if (!chosen) return { kind: 'not_covered', findings: [], unexplained: [], nearest: null };
  return chosen.kind === 'supported'
    ? { ...chosen, findings: checks.flatMap(({ findings }) => findings) }
    : chosen;
}

interface VerdictParts {
  readonly claim: string;
  readonly language: Verdict['language'];
  readonly check: ClauseCheck;
}

function toVerdict({ claim, language, check }: VerdictParts): Verdict {
  const [decisive] = check.findings;
  const fact = decisive?.fact ?? null;
  const nearest = fact ? null : (check.nearest?.fact ?? null);
  const shown = fact ?? nearest;
  const isView = fact?.view ?? false;
  const unexplained = check.unexplained.map(({ text }) => text);

  const because: Reason[] = fact
    ? check.findings.map(({ reason }) => reason)
    : [{ what: 'missing', claim: unexplained.join(', '), source: null }];
  if (isView && fact?.attribution) {
    because.push({ what: 'speaker', claim: claim.trim(), source: fact.attribution });
  }
  return {
    kind: check.kind,
    claim,
    because,
    citations: shown?.citations ?? [],
    attributedTo: isView ? nameSpeaker(fact) : null,
    fact,
    nearest,
    unexplained,
    notes: fact?.note ? [fact.note] : [],
    evidence: fact
      ? check.findings.flatMap(({ evidence }) => evidence)
      : unexplained.map((word) => ({ word, met: 'nothing', by: null })),
    language,
  };
}

function nameSpeaker(fact: Fact | null): string | null {
  return fact?.attribution?.replace(/^according to\s+/i, '') ?? null;
}

interface Undecided {
  readonly claim: string;
  readonly language: Verdict['language'];
  readonly what: 'empty' | 'language';
}

function undecided({ claim, language, what }: Undecided): Verdict {
  return {
    kind: 'not_covered',
    claim,
    because: [{ what, claim: claim.trim(), source: null }],
    citations: [],
    attributedTo: null,
    fact: null,
    nearest: null,
    unexplained: [],
    notes: [],
    evidence: [],
    language,
  };
}
