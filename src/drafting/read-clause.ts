import type { Dictionary } from '../language/dictionary.ts';
import { toBaseForm } from '../language/irregular-forms.ts';
import { findNameRuns } from '../reading/find-name-runs.ts';
import type { TaggedWord } from '../reading/tag-words.ts';

/** The main clause of a sentence, part by part, in its own words. */
export interface Clause {
  /** Who or what it is about, as it stands inside a sentence: "the harbour board". */
  readonly subject: string;
  /** The verb as it stands, with what helps it: "was closed", "rose". */
  readonly verb: string;
  /** What a question begins with: "did", "was", "will". */
  readonly helper: string;
  /** The verb behind the helper and the subject: "close", "closed". Empty where "is" says all. */
  readonly act: string;
  /** The verb as a dictionary has it. */
  readonly base: string;
  /** What follows the verb, up to the first mark or word of time, place or reason. May be empty. */
  readonly object: string;
  /** All that follows the verb, up to the end of the clause. */
  readonly rest: string;
}

/** Reads the main clause of a sentence; `null` where it cannot be told with any certainty. */
export function readClause(
  sentence: string,
  words: readonly TaggedWord[],
  dictionary: Dictionary,
): Clause | null {
  const start = findSubject(words);
  const at = findVerb(sentence, words, start);
  if (at === null || at <= start) return null;

  const group = readVerbGroup(words, at);
  const main = words[group.main];
  const first = words[at];
  const subjectEnd = words[at - 1];
  const subjectStart = words[start];
  if (!main || !first || !subjectEnd || !subjectStart) return null;

  const subject = withoutAside(sentence.slice(subjectStart.start, subjectEnd.end));
  if (
    subject === '' ||
    isPointing(subject) ||
    /n['’]t$/u.test(first.text) ||
    subject.split(/\s+/u).length > longestSubject
  )
    return null;
  const rest = sentence
    .slice(main.end)
    .replace(/[.!?…]["”’)]*$/u, '')
    .replace(/\s[-–—]\s.*$/su, '')
    .trim();
  const isHelped = first.tag === 'AUX' || helpers.test(first.folded);
  const base = toPlainVerb(main.folded, dictionary);
  return {
    subject: lowerOpening(subject, start === 0 ? sentence : ''),
    verb: sentence.slice(first.start, main.end),
    helper: isHelped ? first.text.toLowerCase() : helperOf(first.folded, base),
    act: isHelped ? sentence.slice(first.end, main.end).trim() : base,
    ...{ base, object: objectOf(rest), rest: clauseOf(rest) },
  };
}

/** Out of its paragraph nobody knows whom "they" are. */
function isPointing(subject: string): boolean {
  return /^(?:i|you|he|she|it|we|they|this|that|these|those|there|who|which|what|here)$/iu.test(
    subject,
  );
}

const longestSubject = 14;
const helpers =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall)$/;

/** Past what leads up to the subject: "At the summit held in Holm, the board …". */
function findSubject(words: readonly TaggedWord[]): number {
  let start = 0;
  for (let tries = 0; tries < 3; tries += 1) {
    const first = words[start];
    const leads =
      first !== undefined &&
      (['ADP', 'SCONJ', 'ADV', 'CCONJ', 'PUNCT'].includes(first.tag) ||
        /^(?:regarding|given|following|including|speaking|asked|yesterday|today|earlier|later)$/.test(
          first.folded,
        ) ||
        (/ing$/.test(first.folded) && first.tag === 'VERB'));
    if (!leads) break;
    if (first.tag === 'PUNCT' || first.tag === 'CCONJ') {
      start += 1;
      continue;
    }
    const comma = words.findIndex((word, at) => at > start && word.text === ',');
    if (comma === -1 || comma > words.length - 4) {
      if (first.tag !== 'ADV') break;
      start += 1;
      continue;
    }
    start = comma + 1;
  }
  return start;
}

/** The first verb that is the subject's own: not one of "who …", "which …", nor "held in Holm". */
function findVerb(sentence: string, words: readonly TaggedWord[], start: number): number | null {
  let isInside = false;
  for (let at = start; at < words.length; at += 1) {
    const word = words[at];
    if (!word) return null;
    if (word.text === ',') {
      const next = words[at + 1];
      if (isInside) isInside = false;
      else if (next && !isVerb(next)) isInside = closesLater(words, at, ',');
      continue;
    }
    if (isDash(sentence, word)) {
      if (isInside) isInside = false;
      else isInside = closesLater(words, at, word.text);
      continue;
    }
    if (isInside) continue;
    if (word.text === '"' || word.text === '“' || word.text === ';' || word.text === ':')
      return null;
    if (/^(?:who|which|that|whose|where)$/.test(word.folded) && at > start) {
      at = skipRelative(words, at);
      continue;
    }
    if (!isVerb(word) || at === start) continue;
    if (isParticiple(words, at)) continue;
    return at;
  }
  return null;
}

const isVerb = ({ tag, folded }: TaggedWord) =>
  tag === 'AUX' || (tag === 'VERB' && !/ing$/.test(folded)) || helpers.test(folded);

/** "The pier - closed for years - opens": a dash with spaces around it. */
function isDash(sentence: string, { text, start, end }: TaggedWord): boolean {
  return /^[-–—]$/u.test(text) && /^\s.\s$/su.test(sentence.slice(start - 1, end + 1));
}

/** ", who chairs the board," closes with a second comma. */
function closesLater(words: readonly TaggedWord[], at: number, mark: string): boolean {
  return words.some(({ text }, later) => later > at && text === mark);
}

/** "the board that runs the pier closed": the verb of "that" is not the subject's. */
function skipRelative(words: readonly TaggedWord[], at: number): number {
  const verb = words.findIndex((word, later) => later > at && isVerb(word));
  if (verb === -1) return at;
  let end = verb;
  while (
    words[end + 1]?.tag === 'AUX' ||
    (words[end + 1]?.tag === 'VERB' && words[end]?.tag === 'AUX')
  )
    end += 1;
  return end;
}

/** "the summit held in Holm agreed": "held" only describes where another verb follows. */
function isParticiple(words: readonly TaggedWord[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (!word || !next || word.tag === 'AUX' || next.tag !== 'ADP') return false;
  if (!/ed$|^(?:held|made|known|built|led|given|taken|sent|sold|written|born)$/.test(word.folded))
    return false;
  const later = words.findIndex(
    (other, place) =>
      place > at + 1 && (isVerb(other) || other.text === ',' || other.tag === 'SCONJ'),
  );
  const found = words[later];
  // "the survey published in Holm this week, showed"
  const behind = words[later + 1];
  if (found?.text === ',') return behind !== undefined && isVerb(behind);
  return (
    found !== undefined &&
    isVerb(found) &&
    words[later - 1]?.folded !== 'to' &&
    !/^(?:and|or)$/.test(words[later - 1]?.folded ?? '')
  );
}

/** The helping verbs, and the verb itself. */
function readVerbGroup(words: readonly TaggedWord[], at: number): { readonly main: number } {
  let main = at;
  if (words[at]?.tag !== 'AUX' && !helpers.test(words[at]?.folded ?? '')) return { main };
  for (let next = at + 1; next < Math.min(words.length, at + 5); next += 1) {
    const word = words[next];
    if (word?.tag === 'VERB' || word?.tag === 'AUX') {
      main = next;
      if (word.tag === 'VERB') break;
    } else if (word?.tag !== 'ADV' && word?.tag !== 'PART') break;
  }
  return { main };
}

/** Without what stands between commas: "Ann Reed, who chairs the board,". */
function withoutAside(subject: string): string {
  return subject
    .replace(/\s\([^()]*\)|\s[-–—]\s.*$/gsu, '')
    .replace(/,.*$/su, '')
    .trim();
}

/** "The board" inside a sentence is "the board"; a name keeps its capital. */
function lowerOpening(subject: string, sentence: string): string {
  const isName = findNameRuns(sentence === '' ? subject : sentence).some(
    ({ start, title, words }) =>
      (start === 0 || title.length > 0) &&
      !(words.length === 1 && /^\p{Lu}\p{Ll}+s$/u.test(words[0]?.text ?? '')),
  );
  return isName || /^\p{Lu}{2}/u.test(subject)
    ? subject
    : subject.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
}

function helperOf(verb: string, base: string): string {
  if (verb === base) return 'do';
  return verb === `${base}s` || verb === `${base}es` || verb === base.replace(/y$/, 'ies')
    ? 'does'
    : 'did';
}

/** *closed*: *close*; *planned*: *plan*; *sought*: *seek*. In doubt the word itself. */
function toPlainVerb(folded: string, dictionary: Dictionary): string {
  const { commonness } = dictionary;
  const hyphen = folded.lastIndexOf('-') + 1;
  if (hyphen > 0) return folded.slice(0, hyphen) + toPlainVerb(folded.slice(hyphen), dictionary);
  const irregular = toBaseForm(folded);
  if (irregular !== folded) return irregular;
  const ends: readonly (readonly [RegExp, string])[] = [
    [/ied$|ies$/, 'y'],
    [/([bdgklmnprt])\1ed$/, '$1'],
    [/ed$/, 'e'],
    [/ed$/, ''],
    [/([bdgklmnprt])\1ing$/, '$1'],
    [/ing$/, 'e'],
    [/ing$/, ''],
    [/es$/, ''],
    [/s$/, ''],
  ];
  const candidates = ends
    .filter(([end]) => end.test(folded) && folded.length > 3)
    .map(([end, by]) => folded.replace(end, by))
    .filter((word) => commonness(word) > 0);
  return candidates.sort((a, b) => commonness(b) - commonness(a))[0] ?? folded;
}

const stops =
  /[,;:“”"]|\s(?:in|on|at|after|before|during|since|until|because|due|as|while|when|where|who|which|that|amid|following|by|with|from|despite|according|for (?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|years|months|weeks|days))\s/u;

/** What follows a verb, without when, where, why and how. */
function objectOf(rest: string): string {
  const at = ` ${rest}`.search(stops);
  const object = (at === -1 ? rest : ` ${rest}`.slice(0, at)).trim();
  return object.split(/\s+/u).slice(0, longestObject).join(' ');
}

const longestObject = 12;

function clauseOf(rest: string): string {
  return rest
    .replace(/[;“”"].*$|,\s(?:and|but|while|although|which|who|as|with)\b.*$/su, '')
    .trim();
}
