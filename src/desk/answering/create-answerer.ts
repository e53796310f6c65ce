import type { Citation, Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Language } from '../../language/detect-language.ts';
import type { English } from '../../language/english.ts';
import { withoutSlackMarks } from '../../language/without-slack-marks.ts';
import { outsideBudget } from '../../language/work-budget.ts';
import { mostPassages, mostSourcesStated } from '../../limits.ts';
import {
  type Decision,
  type Held,
  isByFact,
  type Match,
  matchesOf,
  unexplainedBy,
} from '../answer.ts';
import { decideAnswer, missed } from '../decide-answer.ts';
import { findCalibration } from '../matching/calibration.ts';
import { createLexicon } from '../matching/create-lexicon.ts';
import type { Matcher } from '../matching/find-matches.ts';
import type { PreparedKnowledge } from '../matching/prepare-knowledge.ts';
import { noSentences } from '../matching/score-match.ts';
import { type SubjectGround, toSubjectGround } from '../matching/subject-ground.ts';
import { fewestMetByPart, mostFactsNear, mostPartsNear, surePart } from '../matching/weights.ts';
import type { ReadText } from '../understand.ts';
import { type AskedText, partsOf, readAskedText } from './asking-part.ts';
import { createCiter } from './cite-best.ts';
import { createSubjectGate, isBareSentence, toCandidate } from './create-subject-gate.ts';
import {
  createPassageFinder,
  nearestOf,
  overlap,
  type PassageFinder,
  type ScoredPassage,
} from './find-passages.ts';
import { toGist } from './question-gist.ts';
import { passageThreshold, statedScore } from './score-passage.ts';
import type { Candidate } from './subject-reading.ts';

export interface AnswererOptions {
  readonly knowledge: KnowledgeBase;
  readonly english: English;
  readonly prepared: PreparedKnowledge;
  readonly matcher: Matcher;
  /** Whose sentences answer where no fact does, and what they speak of. */
  readonly sentences: { readonly knowledge: KnowledgeBase; readonly ground: SubjectGround };
  /** Finds the sentences of some sources that say what a question asks, as a claim is found in them. */
  readonly findStated: (question: string, sources: readonly string[]) => readonly Citation[];
}

/** Answers questions. */
export interface Answerer {
  /** Answers a question that was read: facts first, each held to the subject; then sentences. */
  answer(question: Pick<ReadText, 'normalised' | 'language'>): Decision;
  /** The sources that come nearest to a text: those that the nearest facts cite, and those with the nearest paragraphs. */
  nearSources(text: string): readonly string[];
  /** The form that a question shares with those that ask the same. */
  gistOf(question: Pick<ReadText, 'normalised' | 'language'>): string;
  /** Makes what the first question that no fact answers would wait for. */
  getReady(): void;
}

/** What stands for somebody, or something, that was named before. */
const leaning =
  /^(?:the|this|that|these|those) |\b(?:he|she|it|they|his|her|its|their|him|them)\b/i;

/** Makes what answers the questions about one base. */
export function createAnswerer({
  knowledge,
  english,
  prepared,
  matcher,
  sentences,
  findStated,
}: AnswererOptions): Answerer {
  const lexicon = createLexicon(prepared.spellings);
  const ground = toSubjectGround(prepared.ground);
  const citeBest = createCiter({ lexicon, ground });
  const gate = createSubjectGate({ ground, english });
  const sentenceGate =
    sentences.knowledge === knowledge
      ? gate
      : createSubjectGate({ ground: sentences.ground, english });
  // By the fact's id, made when it is first about to answer.
  const candidates = new Map<string, Candidate>();
  // Made when it is first needed: where no fact answers, or the calibration asks the sentences.
  const finders = new Map<KnowledgeBase, PassageFinder>();

  return {
    answer({ normalised, language }) {
      const text = withoutSlackMarks(normalised);
      const terms = matcher.read(text);
      const asked = readAskedText(text, terms, gate.knows);
      const whole = decide(asked, language);
      if (whole.kind !== 'not_covered') return whole;
      const byPart = findInParts(whole, asked, language);
      if (byPart || language !== 'en') return byPart ?? whole;
      const isSameGround = sentenceGate === gate;
      return askPassages(
        whole,
        isSameGround ? asked : readAskedText(text, terms, sentenceGate.knows),
      );
    },
    nearSources(text) {
      const terms = matcher.read(text);
      const facts = matcher.findMatches({ normalised: text, language: 'en' }, terms, noSentences);
      const cited = facts.slice(0, mostFactsNear).flatMap(({ fact }) => fact.citations);
      const nearest = sentencesOf(sentences.knowledge).nearSources(terms);
      return [...new Set([...cited.map(({ source }) => source), ...nearest])];
    },
    gistOf({ normalised, language }) {
      const text = withoutSlackMarks(normalised);
      const asked = readAskedText(text, matcher.read(text), gate.knows);
      const matches = matcher.findMatches({ normalised: asked.text, language }, asked.terms);
      return toGist(asked, { language, nearest: matches.filter(hasWordOf).map(idOf) });
    },
    getReady() {
      sentencesOf(sentences.knowledge);
    },
  };

  function sentencesOf(base: KnowledgeBase): PassageFinder {
    const finder =
      finders.get(base) ??
      outsideBudget(() =>
        createPassageFinder({
          ...{ knowledge: base, lexicon, english },
          index: base === knowledge ? prepared.sentences : undefined,
        }),
      );
    finders.set(base, finder);
    return finder;
  }

  function decide(asked: AskedText, language: Language): Decision {
    const { threshold, weights } = findCalibration(knowledge.calibrations, language);
    const shares = weights.sentence ? sentencesOf(knowledge).scoreFacts(asked) : noSentences;
    const matches = matcher.findMatches({ normalised: asked.text, language }, asked.terms, shares);
    return holdBack(decideAnswer(matches, { minScore: threshold }), asked);
  }

  /** What a rambling question asks, asked without the rest of it; it must be near to the whole, too. */
  function findInParts(
    whole: Extract<Decision, { kind: 'not_covered' }>,
    asked: AskedText,
    language: Language,
  ): Decision | null {
    if (whole.held !== null) return null;
    const near = whole.nearest.slice(0, mostPartsNear).map(({ fact }) => fact.id);
    for (const part of partsOf(asked)) {
      const decision = decide(part, language);
      if (isByFact(decision) && near.includes(decision.best.fact.id) && isSure(decision.best)) {
        return decision;
      }
    }
    return null;
  }

  /** Declines what would be answered, where the question is about something that the base does not speak of. */
  function holdBack(decision: Decision, asked: AskedText): Decision {
    if (!isByFact(decision) && decision.kind !== 'choice') return decision;
    const [best, ...others] = matchesOf(decision).map((match) => citeBest(match, asked.terms));
    if (!best) return decision;
    if (decision.kind === 'choice') {
      return { ...decision, options: [best, ...others] };
    }
    const held = hold(best, asked);
    if (held) {
      return {
        ...missed('not_in_source'),
        unexplained: [...new Set([...held.words, ...unexplainedBy(best)])],
        nearest: [best, ...others],
        held,
      };
    }
    // The next is as likely, and is about whom the question names.
    const named = hasNames(best, asked)
      ? best
      : (others.find((one) => one.score >= best.score && hasNames(one, asked)) ?? best);
    const rest = [best, ...others].filter((match) => match !== named);
    return hold(named, asked)
      ? { ...decision, best, others }
      : { ...decision, best: named, others: rest };
  }

  function hold(match: Match, asked: AskedText): Held | null {
    const candidate = candidateOf(match);
    return candidate && gate.hold(asked, candidate);
  }

  function hasNames(match: Match, asked: AskedText): boolean {
    const candidate = candidateOf(match);
    return candidate === null || gate.hasNames(asked, candidate);
  }

  function candidateOf({ fact }: Match): Candidate | null {
    const made = candidates.get(fact.id);
    const profile = matcher.profileOf(fact);
    if (made || !profile) return made ?? null;
    const candidate = outsideBudget(() =>
      toCandidate(fact, profile, {
        ...{ lexicon, thesaurus: english.thesaurus },
        around: aroundOf(fact),
      }),
    );
    candidates.set(fact.id, candidate);
    return candidate;
  }

  /** What a quote's "he", or "the company", may stand for: the title of its source, and what stands before it. */
  function aroundOf({ citations }: Fact): string {
    return citations
      .flatMap(({ source, paragraph, quote }) => {
        const { title = '', paragraphs = [] } = knowledge.sources[source] ?? {};
        const before = paragraphs.slice(Math.max(0, paragraph - 2), paragraph);
        return [title, ...(leaning.test(quote) ? before : [])];
      })
      .join(' ');
  }

  /** Those of some sentences that say what a question asks, as sure as a claim is. */
  function statedIn(open: readonly ScoredPassage[], { text }: AskedText): ScoredPassage[] {
    const sources = new Set(open.map(({ citation }) => citation.source));
    const stated = findStated(text, [...sources].slice(0, mostSourcesStated));
    return open
      .filter(({ citation }) => stated.some((one) => overlap(one, citation)))
      .map((passage) => ({ ...passage, score: Math.max(passage.score, statedScore) }));
  }

  /** Looks in the sentences for what no fact answers. */
  function askPassages(
    miss: Extract<Decision, { kind: 'not_covered' }>,
    asked: AskedText,
  ): Decision {
    const found = sentencesOf(sentences.knowledge).find(asked);
    const [best] = found;
    // What a curator read and the facts do not answer is no answer either.
    const isFirst = best && best.fact === null && best.score >= passageThreshold;
    const open = found.filter(({ fact }) => fact === null || isBareSentence(fact));
    const passage = [...(isFirst ? [best] : []), ...statedIn(open, asked)].find(
      ({ candidate }) => !sentenceGate.hold(asked, candidate),
    );
    if (passage) {
      const others = found.filter((other) => other !== passage).slice(0, mostPassages);
      return { kind: 'covered', level: 'passage', passage, others };
    }
    const unexplained =
      miss.unexplained.length > 0 || miss.nearest.length > 0
        ? miss.unexplained
        : (best?.missing ?? []);
    return {
      ...miss,
      unexplained: unexplained.filter((word) => !sentenceGate.says(word)),
      passages: nearestOf(miss.nearest, found),
    };
  }
}

/** Whether a fact has a word that says something of what is asked: others are near by how it is put. */
function hasWordOf({ evidence }: Match): boolean {
  return evidence.some(({ met }) => met !== 'nothing' && met !== 'related');
}

function idOf({ fact }: Match): string {
  return fact.id;
}

/** A part of a question has less to be mistaken by, and must say more for it. */
function isSure({ score, evidence }: Match): boolean {
  const met = evidence.filter((word) => word.met === 'same' || word.met === 'synonym');
  return score >= surePart && met.length >= fewestMetByPart;
}
