import { detectLanguage, type Language } from '../language/detect-language.ts';
import { normaliseText } from '../language/normalise-text.ts';
import { detectQuestionKind } from '../language/question-kind.ts';
import { foldWord } from '../language/split-words.ts';
import { longestQuestion } from '../limits.ts';
import { lineMark, readPlainText, withoutFrame } from '../reading/read-plain-text.ts';
import type { Aside } from './find-aside.ts';
import { isStatement, questionWords } from './is-statement.ts';
import { type DraftSentence, splitDraft } from './split-draft.ts';

/** A text, and the form in which it is looked up and checked. */
export interface ReadText {
  /** As it was given, but without an order to check it. */
  readonly text: string;
  /** As `normaliseText` gives it. */
  readonly normalised: string;
  readonly language: Language;
}

/** A text, and what was found on the way to what it is. */
interface Read extends ReadText {
  /** What it is where it is no question about a source. A claim that is given to be checked may be an aside, too. */
  readonly aside: Aside | null;
  readonly sentences: readonly DraftSentence[];
}

/**
 * What a text is, and what was found on the way. Plain data, so that it passes from one thread to another.
 *
 * `claim`: one sentence that says something, or is given to be checked. `draft`: several. `questions`: several that ask,
 * each of them understood. `question`: all else that may be about a source, keywords among it.
 */
export type Understood = Read & {
  /** Whether it asks whether something is so. */
  readonly isWhether: boolean;
} & (
    | { readonly kind: 'aside' | 'question' | 'claim' | 'draft' }
    | { readonly kind: 'questions'; readonly questions: readonly Understood[] }
  );

/** What is known of a text from where it was said. */
export interface SaidHow {
  /** Whether it is given to be checked, as by a form for drafts. One sentence that asks is a question all the same. */
  readonly isToCheck?: boolean;
  /** With its slash. It may stand before an order to check, and is no part of the claim. */
  readonly command?: string;
}

/**
 * Decides what a text is, once for every surface. In doubt it is a question: keywords that are taken for a claim get no
 * answer, and a claim that is taken for keywords gets one.
 *
 * @param findAside  Takes normalised text.
 */
export function understand(
  said: string,
  findAside: FindAside,
  { isToCheck = false, command }: SaidHow = {},
): Understood {
  const ordered = isToCheck ? said : findOrdered(said, command);
  const claim = ordered === null ? null : read(ordered, findAside);
  if (claim !== null && !(claim.sentences.length <= 1 && asks(claim))) return toClaim(claim);

  const whole = claim !== null && isToCheck ? claim : read(said, findAside);
  const isDraft = whole.sentences.length > 1;
  if (areStatements(whole) && (isDraft || whole.aside === null)) return toClaim(whole);
  if (whole.aside !== null) return { ...whole, kind: 'aside', isWhether: false };

  // A text that is too long for a question gets no answer, and is not looked through for one.
  if (said.length > longestQuestion) return { ...whole, kind: 'question', isWhether: false };

  // What is written on several lines may be one sentence.
  const { normalised } = whole;
  if (isDraft && said.includes('\n')) {
    const joined = { ...whole, text: normalised, sentences: splitDraft(normalised) };
    if (areStatements(joined)) return toClaim(joined);
  }
  const asked = { ...whole, isWhether: isWhether(whole) };
  const questions = isDraft ? findQuestions(whole, findAside) : [];
  return questions.length > 1
    ? { ...asked, kind: 'questions', questions }
    : { ...asked, kind: 'question' };
}

/** Gives a text one form, and tells its language. */
export function readText(text: string): ReadText {
  const normalised = normaliseText(readPlainText(text)).replace(lineMark, '');
  return { text, normalised, language: detectLanguage(normalised) };
}

/** Whether a text is to be checked, and not answered. */
export function isClaim({ kind }: Understood): boolean {
  return kind === 'claim' || kind === 'draft';
}

type FindAside = (text: string) => Aside | null;

function read(said: string, findAside: FindAside): Read {
  const text = withoutFrame(said);
  const known = readText(text);
  const aside = findAside(known.normalised.slice(0, longestQuestion));
  return { ...known, aside, sentences: splitDraft(text) };
}

function toClaim(claim: Read): Understood {
  return { ...claim, kind: claim.sentences.length > 1 ? 'draft' : 'claim', isWhether: false };
}

/** What stands after an order to check it: "check that Taiwan is in". `null` where there is none. */
function findOrdered(said: string, command: string | undefined): string | null {
  const bare = command === undefined ? said : said.replace(command, ' ');
  return (
    /^\s*(?:please\s+)?(?:fact[\s\p{Pd}]?check|check|verify)\b[\s:,\p{Pd}]*(?:(?:that|if|whether)\s+)?(\S.*)$/isu.exec(
      bare,
    )?.[1] ?? null
  );
}

/** The sentences that ask, but for greetings and the like: "can you help me?". */
function findQuestions({ sentences }: Read, findAside: FindAside): Understood[] {
  return sentences.flatMap(({ text }) => {
    const question = read(text, findAside);
    if (!asks(question) || question.aside !== null) return [];
    return [{ ...question, kind: 'question', isWhether: isWhether(question) }];
  });
}

/** Whether every sentence says something. */
function areStatements({ sentences, language }: Read): boolean {
  return (
    language === 'en' &&
    sentences.length > 0 &&
    sentences.every(({ text }) => !text.includes('?') && isStatement(normaliseText(text)))
  );
}

function asks(read: ReadText): boolean {
  const { normalised } = read;
  return (
    /\?["')\s]*$/.test(normalised) ||
    isWhether(read) ||
    (/^(?:who|whom|whose|what|which|when|where|why|how)\b/i.test(normalised) &&
      !isStatement(normalised))
  );
}

function isWhether({ normalised, language }: ReadText): boolean {
  if (language !== 'en') return false;
  const asked = /^([^?]+)\?+$/.exec(normalised)?.[1];
  if (asked === undefined && normalised.includes('?')) return false;
  if (!isStatement(asked ?? normalised)) return detectQuestionKind(normalised) === 'whether';
  return asked?.split(/\s+/).every((word) => !questionWords.includes(foldWord(word))) ?? false;
}
