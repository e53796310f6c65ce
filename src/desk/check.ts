import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Dictionary } from '../language/dictionary.ts';
import { spellOut } from '../language/spell-out.ts';
import { splitWords } from '../language/split-words.ts';
import type { Thesaurus } from '../language/thesaurus.ts';
import { withinBudgetOr } from '../language/work-budget.ts';
import { longestClaim } from '../limits.ts';
import type { ClauseCheck } from './checking/check-clause.ts';
import { checkParts } from './checking/check-parts.ts';
import { collectClaimFacts } from './checking/claim-facts.ts';
import { createUnitReader } from './checking/read-units.ts';
import { fillIn, splitStrongly, stripFraming } from './checking/split-claim.ts';
import { isContent } from './checking/unit.ts';
import { createSpelling, wordsOfNames } from './matching/create-spelling.ts';
import { type ReadText, readText } from './understand.ts';
import type { Reason, Verdict } from './verdict.ts';

export interface CheckerOptions {
  readonly knowledge: KnowledgeBase;
  readonly dictionary: Dictionary;
  readonly thesaurus: Thesaurus;
  /** What one claim may cost, in steps. */
  readonly budget: number;
}

export interface Checker {
  /** Takes any text, however long or odd, and never throws. */
  check(claim: string | ReadText): Verdict;
}

/** Makes a checker of claims against one knowledge base. Pure: the same claim gets the same verdict. */
export function createChecker({
  knowledge,
  dictionary,
  thesaurus,
  budget,
}: CheckerOptions): Checker {
  const spelling = createSpelling({
    vocabulary: vocabularyOf(knowledge),
    nameWords: wordsOfNames(knowledge.names),
    isRealWord: (word) => dictionary.commonness(word) > 0,
  });
  // The parts of a claim are read many times, and each of its unknown words is looked up once.
  const corrected = new Map<string, string | null>();
  const reader = createUnitReader({
    knowledge,
    dictionary,
    thesaurus,
    correct(word) {
      const known = corrected.get(word);
      if (known !== undefined) return known;
      const meant = spelling.correct(word, 'word');
      corrected.set(word, meant);
      return meant;
    },
  });
  const facts = collectClaimFacts(knowledge, reader);

  return {
    check(given) {
      const read = typeof given === 'string' ? readText(given) : given;
      const { text: claim, normalised: text, language } = read;
      if (claim.trim().length > longestClaim) {
        return undecided({ claim, language: 'en', what: 'too_long' });
      }
      if (!/[\p{L}\p{N}]/u.test(text)) return undecided({ claim, language, what: 'empty' });
      if (language !== 'en') return undecided({ claim, language, what: 'language' });
      // Normalising can turn one character into eighteen.
      if (text.length > longestClaim) return undecided({ claim, language, what: 'tangled' });

      return withinBudgetOr(
        budget,
        () => toVerdict({ claim, language, check: checkText(text) }),
        () => undecided({ claim, language, what: 'tangled' }),
      );
    },
  };

  function checkText(text: string): ClauseCheck {
    corrected.clear();
    const parts = splitStrongly(fillIn(writeSpeakerOut(stripFraming(spellOut(text)))));
    return checkParts(parts, { reader, facts });
  }

  /** Writes a headline's speaker out: "Ann Reed: pier must close" is "Ann Reed said pier must close". */
  function writeSpeakerOut(text: string): string {
    const { who = '', said = '' } = /^(?<who>[^:,]{2,40}): (?<said>.+)$/.exec(text)?.groups ?? {};
    const content = reader.read(who).filter(isContent);
    const isSpeaker = content.some(({ kind }) => kind === 'person' || kind === 'organisation');
    return isSpeaker && content.length <= 4 ? `${who} said ${said}` : text;
  }
}

/** The words that typos of a claim are corrected to: those of the quotes, and the other names of things. */
function vocabularyOf({ facts, names, words }: KnowledgeBase): Set<string> {
  const texts = [
    ...facts.flatMap(({ citations }) => citations.map(({ quote }) => quote)),
    ...[...names, ...words].flatMap(({ same }) => same),
  ];
  return new Set(texts.flatMap(splitWords).map(({ folded }) => folded));
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
  const { unexplained } = check;
  const isView = fact?.view ?? false;

  const because: Reason[] = fact
    ? check.findings.map(({ reason }) => reason)
    : [{ what: 'missing', claim: check.missing.join(', '), source: null }];
  if (isView && fact?.attribution && because[0]?.what !== 'speaker') {
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
  readonly what: 'empty' | 'language' | 'too_long' | 'tangled';
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
