import { isModal, isNegator } from '../../../language/claim-words.ts';
import { longestParted } from '../../../limits.ts';
import type { TaggedWord } from '../../../reading/tag-words.ts';
import type { UnitReader } from '../read-units.ts';
import { isConditional, isWhenever } from './conditions.ts';
import { type Chunk, groupOf } from './read-chunks.ts';
import { stating, type VerbPhrase } from './read-grammar.ts';
import { type ReadSentence, readSentence } from './read-sentence.ts';

/** What opens a clause that is so whatever else the sentence says. "Before it closed" may never have happened. */
const opening = /^(while|whereas|although|though|after|because|as|since|when|and|but|;)$/;

/** What has somebody tell what follows, besides the verbs of stating. */
const telling = /^(tell|tells|told)$/;

/**
 * Parts a sentence into plain ones that it says as well, and these once more: "Reed, who ran the port, left and Holm took over"
 * says that Reed ran the port, that Reed left, and that Holm took over. As in clause-based extraction (Del Corro and Gemulla
 * 2013), by the order of words. Only what no "if" or "said" leaves open; wrong now and then, so that each is held against a
 * claim as any sentence is.
 */
export function readPlainClauses(
  sentence: ReadSentence,
  reader: UnitReader,
): readonly ReadSentence[] {
  const read = (text: string) => readSentence(text, reader);
  const first = toPlainClauses(sentence).map(read);
  const all = [...first, ...first.flatMap(toPlainClauses).map(read)];
  return [...new Map(all.map((clause) => [clause.text, clause])).values()];
}

function toPlainClauses(sentence: ReadSentence): readonly string[] {
  const { words, grammar } = sentence;
  if (words.length > longestParted || words.some(({ folded }) => folded === '?')) return [];
  const asides = findAsides(sentence);
  const clauses = asides.flatMap((aside) => sayOf(aside, sentence));
  // A part of a quote is nobody's sentence.
  if (words.some(isQuote)) return clauses.filter(hasVerb).map((clause) => write(clause, sentence));
  const kept = words.filter(
    (_, at) =>
      !asides.some(({ start, end, of }) => at >= start && at < end - (isApposed(of) ? 1 : 0)),
  );
  // "Reed, who left, said that it closed": what is said is nobody's but hers.
  if (kept.length < words.length && !isTold(kept)) clauses.push(kept);
  for (const clause of asides.length > 0 ? [] : findClauses(sentence)) clauses.push(clause);
  return [...new Set(clauses.filter(hasVerb).map((clause) => write(clause, sentence)))];

  function hasVerb(clause: readonly TaggedWord[]): boolean {
    return grammar.verbs.some(({ at }) => words[at] && clause.includes(words[at]));
  }

  /** "The mayor, Ann Reed, who spoke, left": the comma behind an aside is that behind her name, too. */
  function isApposed({ isJoined, start }: Chunk): boolean {
    return isJoined && words[start - 1]?.folded === ',';
  }
}

function isQuote({ folded }: TaggedWord): boolean {
  return /^["“”]$/.test(folded);
}

/** Whether somebody tells something in a clause: all behind it is theirs. "Found that it leaked" */
function isTold(clause: readonly TaggedWord[]): boolean {
  return clause.some(
    ({ folded }, at) =>
      stating.test(folded) ||
      telling.test(folded) ||
      (folded === 'that' && clause[at - 1]?.tag === 'VERB'),
  );
}

/** Words between two commas that only say more of what stands before them. */
interface Aside {
  /** The comma. */
  readonly start: number;
  /** Exclusive: the comma behind it goes with it. */
  readonly end: number;
  readonly of: Chunk;
}

/** Finds each "who", "which", "whose" and "where" behind a comma, "one of which" among them, and each age. */
function findAsides({ words, grammar }: ReadSentence): readonly Aside[] {
  const asides: Aside[] = [];
  for (const [at, { folded }] of words.entries()) {
    if (folded !== ',' || at < (asides.at(-1)?.end ?? 0)) continue;
    const next = words[at + 1];
    const isAge = next?.tag === 'NUM' && words[at + 2]?.folded === ',';
    if (!isAge && pronounAt(at + 1, words) === null) continue;
    const before = asides.at(-1);
    // "Reed, 26, who left"
    const of = before?.end === at ? before.of : grammar.chunkAt[at - 1];
    if (!of || (of.preposition === 'of' && !isAge)) continue;
    // "Whose cook, Ann Reed, left, is shut": it goes on until something is done.
    const verb = isAge ? at : (grammar.verbs.find((each) => each.at > at)?.at ?? words.length);
    const comma = words.findIndex(({ folded: mark }, other) => other > verb && mark === ',');
    const close = words.findIndex(({ folded: mark }, other) => other > at && /^[.;:]$/.test(mark));
    const last = close === -1 ? words.length : close;
    const end = comma === -1 || comma > last ? last : comma + 1;
    asides.push({ start: at, end: isAge && words[end]?.folded === 'who' ? end - 1 : end, of });
  }
  return asides;
}

/** Where the pronoun stands that an aside begins with: "who", "one of which". `null` where it begins with none. */
function pronounAt(at: number, words: readonly TaggedWord[]): number | null {
  const folded = (index: number) => words[index]?.folded ?? '';
  if (/^(who|which|whose|where)$/.test(folded(at))) return at;
  const isPart = folded(at + 1) === 'of' && /^(which|whom)$/.test(folded(at + 2));
  return isPart ? at + 2 : null;
}

/** What an aside says of what stands before it, as a sentence. */
function sayOf({ start, end, of }: Aside, sentence: ReadSentence): (readonly TaggedWord[])[] {
  const { words, grammar } = sentence;
  const at = pronounAt(start + 1, words);
  // An age says nothing more.
  if (at === null) return [];
  const rest = words.slice(at + 1, words[end - 1]?.folded === ',' ? end - 1 : end);
  const who = words.slice(of.start, of.end);
  // "Bolts and nuts, which rust": it may be both.
  const isRow = groupOf(of, sentence).some(
    ({ isJoined, start: from }) => isJoined && words[from - 1]?.tag === 'CCONJ',
  );
  const isQuoted =
    words.slice(0, start).filter(isQuote).length % 2 === 1 || words.slice(start, end).some(isQuote);
  const isOpen = rest.some(({ folded }) => isConditional(folded));
  if (rest.length === 0 || isRow || isQuoted || isOpen) return [];
  if (at > start + 1) {
    const isCounted = words[of.start]?.tag === 'DET' || words[of.start]?.tag === 'PROPN';
    return [[...words.slice(start + 1, at), ...(isCounted ? [] : [the]), ...who, ...rest]];
  }
  const pronoun = words[at]?.folded;
  // "Boats in the port, which had sunk": they had, more likely than the port.
  const before = grammar.chunks[grammar.chunks.indexOf(of) - 1];
  const isOfNoun = of.preposition && before && before.end === of.start - 1;
  if (isOfNoun && pronoun === 'who') return [];
  const whole = isOfNoun ? words.slice(before.start, of.end) : who;
  if (pronoun === 'whose') return [[...who, owning, ...rest]];
  if (pronoun === 'where')
    return of.preposition && /^(in|at)$/.test(of.preposition) ? [[...rest, inside, ...who]] : [];
  // "Which the council bought": it is what was bought.
  return grammar.chunkAt[at + 1] ? [] : [[...whole, ...rest]];
}

/** Words of our own, between those of the source. */
const owning = word('’s');
const inside = word('in');
const the = word('the');

function word(text: string): TaggedWord {
  return { text, folded: text, start: -1, end: -1, tag: 'X' };
}

/** The clauses that stand side by side, or behind "while" and the like, each with its subject. */
function findClauses(sentence: ReadSentence): readonly (readonly TaggedWord[])[] {
  const { words, grammar } = sentence;
  if (words.some(({ folded }) => isConditional(folded))) return [];
  const starts = words.flatMap((_, at) => {
    const subject = subjectOf(at, sentence);
    return subject ? [{ at, subject }] : [];
  });
  const [first] = starts;
  if (!first) return [];
  const ends = [...starts.slice(1).map(({ at }) => at), words.length];
  const head = words.slice(0, first.at);
  const isSaid = isTold(head);
  const clauses = starts.map(({ at, subject }, index) => [
    ...subject,
    ...words.slice(at + 1, ends[index]),
  ]);
  // "While it rained, she left"
  const isLed = first.at === 0;
  const comma = words.findIndex(({ folded }) => folded === ',');
  const main = isLed && comma > 0 ? [words.slice(comma + 1)] : [];
  const led = isLed && comma > 0 ? [words.slice(1, comma)] : clauses;
  return [...(isLed ? main : [head]), ...(isSaid ? [] : led)].map(trim);

  /** Who or what a clause that a word opens is of: `null` where it opens none, and nothing where it has its own subject. */
  function subjectOf(at: number, { words: all }: ReadSentence): readonly TaggedWord[] | null {
    if (!opening.test(all[at]?.folded ?? '')) return null;
    // "All but three are open"
    if (/^(all|none|nothing|nobody|anything|everything|last|next)$/.test(all[at - 1]?.folded ?? ''))
      return null;
    const verb = grammar.verbs.find(({ start }) => start > at);
    if (!verb?.subject || verb.subject.preposition) return null;
    // "It closes when it rains", "it will close after they vote": it has not, and nor have they.
    if (isWhenever(at, sentence) || isToCome(at)) return null;
    if (verb.subject.start === at + 1) return [];
    const isShared = /^(and|but)$/.test(all[at]?.folded ?? '') && verb.start === at + 1;
    return isShared && isPlainPast(verb) ? subjectWords(verb.subject) : null;
  }

  /** Whether a word opens a clause of time behind what will or may be. */
  function isToCome(at: number): boolean {
    const isOfTime = /^(as|since|while)$/.test(words[at]?.folded ?? '');
    const isBesides = words[at]?.folded === 'while' && words[at - 1]?.folded === ',';
    return isOfTime && !isBesides && words.slice(0, at).some(({ folded }) => isModal(folded));
  }

  /** "Closed the pier and opened the quay": each is done by itself, and not only one of both denied, planned or suffered. */
  function isPlainPast(verb: VerbPhrase): boolean {
    const earlier = grammar.verbs.slice(0, grammar.verbs.indexOf(verb));
    const before = earlier.findLast(({ isInfinitive }) => !isInfinitive);
    if (before?.subject !== verb.subject) return false;
    // "Agreed to close the pier and open the quay": the second is only agreed to as well.
    const isOfInfinitive =
      earlier.at(-1)?.isInfinitive && !/ed$/.test(words[verb.at]?.folded ?? '');
    if (isOfInfinitive) return false;
    const helpers = words.slice(before.start, before.at);
    const own = words.slice(verb.start, verb.at);
    return (
      own.some(({ tag }) => tag === 'AUX') ||
      (!helpers.some(({ tag, folded }) => tag === 'AUX' || isNegator(folded)) &&
        !before.isLinking &&
        !/(ing)$/.test(words[verb.at]?.folded ?? ''))
    );
  }

  function subjectWords(chunk: Chunk): readonly TaggedWord[] {
    const { chunks } = grammar;
    let end = chunk.end;
    for (const next of chunks.slice(chunks.indexOf(chunk) + 1)) {
      if (next.preposition !== 'of' || next.start !== end + 1) break;
      end = next.end;
    }
    return words.slice(chunk.start, end);
  }
}

/** Takes off the marks at both ends. */
function trim(clause: readonly TaggedWord[]): readonly TaggedWord[] {
  const from = clause.findIndex(({ tag }) => tag !== 'PUNCT');
  const to = clause.findLastIndex(({ tag }) => tag !== 'PUNCT');
  return from === -1 ? [] : clause.slice(from, to + 1);
}

/** Writes words as the sentence has them. */
function write(clause: readonly TaggedWord[], { text }: ReadSentence): string {
  let written = '';
  for (const [at, each] of clause.entries()) {
    const before = clause[at - 1];
    const isNext = before !== undefined && before.end === each.start && each.start >= 0;
    const isClose = written === '' || isNext || each === owning || isMark(each);
    const own = each.start < 0 ? each.text : text.slice(each.start, each.end);
    written += isClose ? own : ` ${own}`;
  }
  return `${written.replace(/\.$/, '')}.`;
}

function isMark({ folded }: TaggedWord): boolean {
  return /^[,.;:]$/.test(folded);
}
