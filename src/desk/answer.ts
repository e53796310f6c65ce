import type {
  Citation,
  Fact,
  KnowledgeBase,
  MatchFeatureName,
  Source,
} from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import type { Aside } from './find-aside.ts';
import type { ReadText, SaidHow, Understood } from './understand.ts';
import type { Verdict } from './verdict.ts';
import type { Withheld } from './views/find-withheld.ts';

/** How one word of a question was met in a fact. */
export interface WordEvidence {
  /** As the person wrote it. */
  readonly word: string;
  /**
   * `same`: the fact has the word itself. `synonym`: it has a word or name that means the same.
   * `corrected`: it has the word that this one was taken for. `related`: it has a word that is only near in
   * meaning, which helps to find the fact and explains nothing. `outside`: it is not on the fact's complete
   * list, which says as much about it. `nothing`: it has none of these.
   */
  readonly met: 'same' | 'synonym' | 'corrected' | 'related' | 'outside' | 'nothing';
  /** What the word met, as the knowledge base writes it; for `outside`, what the list is of; else `null`. */
  readonly by: string | null;
}

/** A fact with its score and the evidence for one question. */
export interface Match {
  readonly fact: Fact;
  /** From 0 to 1: how sure it is that this fact answers the question. */
  readonly score: number;
  readonly evidence: readonly WordEvidence[];
  /** What it was scored by. */
  readonly features?: Readonly<Partial<Record<MatchFeatureName, number>>>;
}

/**
 * Why a question is not answered: it asks something that the source does not say, takes too much work to look up, or
 * is no question.
 */
export type MissReason = 'not_in_source' | 'tangled' | Aside;

/** A sentence of a source that comes near to a question. */
export interface FoundPassage {
  readonly citation: Citation;
  /** Who says it in the source; `null` where it is the source itself. */
  readonly speaker: string | null;
  /** The fact that cites it, where one does. */
  readonly fact: Fact | null;
  /** From 0 to 1: how sure it is that this sentence answers the question. */
  readonly score: number;
}

/** Why a question is declined however well something fits: it is about something that the base does not speak of. */
export interface Held {
  /** Name of the rule that declined, as in `answering/subject-rules.ts`. */
  readonly rule: string;
  readonly why: string;
  /** Words of the question that are not met, as they were written. */
  readonly words: readonly string[];
}

/** What we say to a question, whatever language it is asked in. Abstaining is an answer, not a failure. */
export type Decision =
  | {
      readonly kind: 'covered';
      /** It rests on a fact that a person accepted. */
      readonly level: 'answer';
      readonly best: Match;
      /** By score, highest first. */
      readonly others: readonly Match[];
    }
  | { readonly kind: 'choice'; readonly level: 'answer'; readonly options: readonly Match[] }
  | {
      readonly kind: 'covered';
      /** It rests on a sentence of a source that nobody curated. */
      readonly level: 'passage';
      readonly passage: FoundPassage;
      /** The next nearest, nearest first. */
      readonly others: readonly FoundPassage[];
    }
  | {
      readonly kind: 'not_covered';
      readonly level: 'nearest';
      readonly reason: MissReason;
      /** The question's words that nothing near explains and that stand nowhere in the sources, as they were written. */
      readonly unexplained: readonly string[];
      /** First the nearest fact, chosen by its rank; then others, by score. Empty where nothing is near. */
      readonly nearest: readonly Match[];
      /** The sentences that come nearest, nearest first, whether a fact cites them or not: one of a paragraph. */
      readonly passages: readonly FoundPassage[];
      /** What declined it although something fits; `null` where nothing fits well enough. */
      readonly held: Held | null;
    };

/** What we say to a question. */
export type Answer = Decision & {
  /** The language of the question. */
  readonly language: Language;
};

/** Whether a fact answers. */
export function isByFact<T extends Decision>(
  answer: T,
): answer is Extract<T, { kind: 'covered'; level: 'answer' }> {
  return answer.kind === 'covered' && answer.level === 'answer';
}

/** All the facts that an answer speaks of, best first. */
export function matchesOf(answer: Decision): readonly Match[] {
  switch (answer.kind) {
    case 'covered':
      return answer.level === 'answer' ? [answer.best, ...answer.others] : [];
    case 'choice':
      return answer.options;
    case 'not_covered':
      return answer.nearest;
  }
}

/** What an answer shows of the sources, best first; on a miss, what comes nearest. */
export function citationsOf(answer: Decision): readonly Citation[] {
  if (answer.level === 'passage') return [answer.passage, ...answer.others].map(toCitation);
  const cited = matchesOf(answer).map(({ fact }) => fact.citations[0]);
  return answer.level === 'nearest' ? [...answer.passages.map(toCitation), ...cited] : cited;
}

function toCitation({ citation }: FoundPassage): Citation {
  return citation;
}

/** The words of a question that met nothing in a fact, as the person wrote them. */
export function unexplainedBy({ evidence }: Match): string[] {
  return evidence.filter(({ met }) => met === 'nothing').map(({ word }) => word);
}

/**
 * Answers questions and checks claims from one knowledge base. Pure: the same text gets the same reply. Takes any text,
 * however long or odd, and never throws.
 */
export interface Desk {
  readonly knowledge: KnowledgeBase;
  /** Decides what a text is. Called once for each text; `answer` and `check` take the result. */
  understand(said: string, how?: SaidHow): Understood;
  /** Answers a text as a question, whatever it is. */
  answer(question: string | Understood): Answer;
  /** The form that a question shares with those that ask the same in other words, so that they can be counted together. */
  gistOf(question: string): string;
  /** Says what the source says about a claim. */
  check(claim: string | ReadText): Verdict;
  /** Makes what the first check would wait for, in steps of some milliseconds: the caller may do other work in between. */
  getReady(): Generator<void, void, void>;
  /** The desk that answers as if what is withheld had never been in the base. The first time may take a second. */
  without(withheld: Withheld): Desk;
  /** Whether that desk is made already. */
  isReadyWithout(withheld: Withheld): boolean;
  /**
   * The desk that answers and checks from these texts too. Facts answer in it as they do without them. Little is done
   * before it is first asked or got ready.
   */
  with(added: readonly Source[]): Desk;
  /** Whether that desk was got ready already. */
  isReadyWith(added: readonly Source[]): boolean;
}
