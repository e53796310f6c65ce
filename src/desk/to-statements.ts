import { foldWord } from '../language/split-words.ts';
import { spendReading } from '../language/work-budget.ts';
import { mostReadings } from '../limits.ts';
import { isStatement } from './is-statement.ts';

/**
 * Turns a yes/no question into the statements that it may ask about: "is Taiwan a member?" into "Taiwan is a member".
 * There may be several, as only a parser could tell where its subject ends. Gives none where a statement could mean
 * something else: for a question with a denial, an alternative, an "any", or about somebody who is not named.
 */
export function toStatements(question: string): string[] {
  spendReading(question);
  const asked = stripTalk(question.trim().replace(/[\s?!.]+$/, ''));
  const told = /^(?:is it (?:true|correct|right|the case|so) that|is it a fact that)\s+(.+)$/i.exec(
    asked,
  )?.[1];
  const whole = told ?? /^(?:[a-z' ]{0,40}\s)?(?:if|whether)\s+(.+)$/i.exec(asked)?.[1] ?? null;
  const text = whole ?? asked;
  if (!isClean(text) || text.split(/\s+/).some((word) => asking.has(foldWord(word)))) return [];
  if (whole !== null) return isStatement(whole) ? [whole] : [];
  if (isStatement(asked)) return [asked];

  const [auxiliary = '', ...rest] = asked.split(/\s+/);
  const folded = foldWord(auxiliary);
  if (!auxiliaries.has(folded) || rest.length < 2 || unnamed.has(foldWord(rest[0] ?? '')))
    return [];
  return turnRound(folded, rest);
}

/** What a question says that a helping verb begins: "is" before "Ann Reed in" is "Ann Reed is in". */
export function turnRound(auxiliary: string, rest: readonly string[]): string[] {
  if (['do', 'does', 'did'].includes(auxiliary)) return [rest.join(' ')];
  return findSubjectEnds(rest).map((end) =>
    [...rest.slice(0, end), auxiliary, ...rest.slice(end)].join(' '),
  );
}

/** Finds where the subject may end: before each word that cannot continue a name. */
function findSubjectEnds(words: readonly string[]): number[] {
  const ends = words.flatMap((word, at) => {
    const before = foldWord(words[at - 1] ?? '');
    if (at === 0 || (at === 1 && articles.has(before))) return [];
    return goesOn(word, before) ? [] : [at];
  });
  return (ends.length > 0 ? ends : [words.length - 1]).slice(0, mostReadings);
}

function goesOn(word: string, before: string): boolean {
  const folded = foldWord(word);
  if (begins.has(folded)) return before === 'and';
  if (['of', 'and', 'for'].includes(folded) || ['of', 'and', 'the', 'a', 'an'].includes(before)) {
    return true;
  }
  return !/(?:ed|ing|ly)$/.test(folded) && !participles.has(folded);
}

/** Removes the talk around a question: "Hey, quick question: …". */
export function stripTalk(text: string): string {
  let rest = text;
  for (let again = true; again; ) {
    const shorter = rest.replace(talk, '');
    again = shorter !== rest;
    rest = shorter;
  }
  return rest.replace(/,?\s+(?:please|pls|right|correct|yet|now|already|currently)$/i, '');
}

const talk =
  /^(?:hey|hi|hello|so|ok|okay|and|but|well|please|also|just|sorry|quick (?:question|check|one)|question|check|fact[- ]check)(?:[,:;-]+\s*|\s+)/i;

/** Whether a text is one clause, and nothing in it could turn what it says. */
export function isClean(text: string): boolean {
  return (
    !/[?;]|[.!]\s/.test(text) && !text.split(/\s+/).some((word) => turning.has(foldWord(word)))
  );
}

const toSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const auxiliaries: ReadonlySet<string> = toSet(
  'is are was were has have had will would should must can could do does did',
);
/** Words that could reverse a question, or that make one which no statement answers. */
const turning = toSet(
  `not no never nor neither none nobody nothing without isnt arent wasnt werent hasnt havent hadnt wont wouldnt
  shouldnt cant cannot couldnt dont doesnt didnt or any anyone anybody anything anywhere ever either else other
  another`,
);
const asking = toSet('who whom whose what which when where why how');
const unnamed = toSet(
  'it they he she you i we this that these those someone somebody something one',
);
const articles = toSet('the a an');
const begins = toSet(
  `a an the one part in on at by to from with among within inside outside under into against about over as
  already still also only really officially formally now currently more less most least fewer going able`,
);
const participles = toSet('been being set due left held led made met won built sold sent');
