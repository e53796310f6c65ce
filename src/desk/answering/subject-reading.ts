import type { FactList } from '../../knowledge/knowledge-base.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import type { Term } from '../matching/create-lexicon.ts';
import type { SubjectGround } from '../matching/subject-ground.ts';
import type { AskedName } from './asked-names.ts';
import type { OfficeOf } from './whose-office.ts';

/** A clause of a question with the names in it. */
export interface AskedClause {
  readonly terms: readonly Term[];
  readonly names: readonly AskedName[];
}

/** What would answer a question, by what it has of the question's words. */
export interface Candidate {
  /** Whether it has a word, or a name or word that means the same. */
  has(term: Term): boolean;
  /** Whether it has what is near in meaning to a word: by the base's own word groups, or in general English. */
  hasNear(term: Term): boolean;
  /** Whether a name stands in the title of its source, or in the paragraphs that it is from. */
  isBeside(term: Term): boolean;
  /** Whether somebody with this name says it. */
  isSaidBy(term: Term): boolean;
  /** Whether it has something of the kind that is asked for, beside the words of the question. */
  gives(kind: QuestionKind | null, asked: ReadonlySet<string>): boolean;
  /** A fact of which no person wrote a word: title and answer are a sentence, as the machine drafts it. `null` for any other. */
  readonly bareSentence: BareSentence | null;
  /** The sorts of answer that it gives, where that is known. */
  readonly kinds: ReadonlySet<QuestionKind>;
  readonly list: FactList | null;
}

/** A sentence of a source that is to answer as it stands. */
export interface BareSentence {
  /** Whether it has an office as that of somebody's, or of what stands before it. */
  hasOfficeOf(asked: OfficeOf): boolean;
}

/** A question, and what would answer it. */
export interface SubjectReading {
  readonly asking: readonly AskedClause[];
  /** The clauses that lead up to those that ask. */
  readonly around: readonly AskedClause[];
  readonly kind: QuestionKind | null;
  readonly candidate: Candidate;
  readonly ground: SubjectGround;
  /** How common an English word is, from 0 to 1. */
  readonly commonness: (word: string) => number;
}

/** A reason to decline whatever fits: a question that is about something the base does not speak of. */
export interface SubjectRule {
  readonly name: string;
  readonly why: string;
  /** The words of the question that are not met, as they were written; none where the rule does not apply. */
  find(reading: SubjectReading): readonly string[];
}
