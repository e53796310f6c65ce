import type { Name } from '../knowledge/knowledge-base.ts';
import { countryOf, isCountryAdjective, isCountryName } from '../language/countries.ts';
import { isFunctionWord } from '../language/function-words.ts';
import { foldWord, splitWords, type Word } from '../language/split-words.ts';
import { longestNameWords } from '../limits.ts';
import { isStatement } from './is-statement.ts';
import { splitDraft } from './split-draft.ts';
import { toStatements } from './to-statements.ts';

export interface FollowUp {
  /** What was asked before, whole. */
  readonly last: string;
  /** What is said now. */
  readonly said: string;
  /** Whom and what the base knows by name. */
  readonly names: readonly Name[];
}

/** One way in which a few words lean on the question before them. */
interface FollowUpRule {
  readonly name: string;
  /** What such words look like. Its groups are what they bring. */
  readonly form: RegExp;
  /** Gives `null` where the last question leaves open what is meant. */
  fill(last: string, brought: Brought, names: readonly Name[]): string | null;
}

type Brought = Readonly<Record<string, string | undefined>>;

/** Every way; the first whose form fits. What has none of these forms is a question of its own. */
const followUpRules: readonly FollowUpRule[] = [
  {
    // "When?", "and where?"
    name: 'another question word',
    form: /^(?:and )?(?<word>when|where|why|how)$/i,
    fill: (last, { word = '' }) => askOtherwise(last, word),
  },
  {
    // "Who said that?", "says who?"
    name: 'who said it',
    form: /^(?:and )?(?:who (?:said|says|claimed|claims|stated|states) (?:that|this|it|so)|says who|according to whom?)$/i,
    fill: askWhoSaid,
  },
  {
    // "And Vietnam?", "what about the FKI?", "and of the FKI?"
    name: 'another name',
    form: /^(?:(?:and )?(?:what|how) about|and) (?:(?<preposition>of|for|in|by|to|from|with|at|on) )?(?<article>the )?(?<name>\p{L}[\p{L}\p{M}\p{N}.&' -]*)$/iu,
    fill: putNameInPlace,
  },
];

/** Whether words have the form of a follow-up. Asked before the last question is looked for. */
export function isFollowUp(said: string): boolean {
  const bare = toBare(said);
  return followUpRules.some(({ form }) => form.test(bare));
}

/**
 * Makes a whole question of a follow-up and the question before it.
 *
 * @returns `null` where the words stand by themselves, or where the last question could be filled in more than one way.
 */
export function fillFollowUp({ last, said, names }: FollowUp): string | null {
  const bare = toBare(said);
  const rule = followUpRules.find(({ form }) => form.test(bare));
  if (!rule || splitDraft(last).length !== 1) return null;
  return rule.fill(last.trim(), rule.form.exec(bare)?.groups ?? {}, names);
}

/** Without what stands around the words. */
function toBare(said: string): string {
  return said
    .trim()
    .replace(/[\s?!.]+$/, '')
    .replaceAll('’', "'")
    .replace(/,?\s+/g, ' ');
}

/** A name in the last question, with its place. */
interface NameSpan {
  readonly key: string;
  readonly kind: Name['kind'];
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

/** Puts a name in the place of the one name of its kind. */
function putNameInPlace(
  last: string,
  { preposition, article = '', name = '' }: Brought,
  names: readonly Name[],
): string | null {
  if (isStatement(last)) return null;
  const known = indexNames(names);
  const written = name.replace(/'s?$/, '');
  const brought = known(written);
  if (!brought || isCountryAdjective(written)) return null;

  const [span, ...others] = findNames(last, known).filter(({ kind }) => kind === brought.kind);
  if (!span || others.length > 0 || span.key === brought.key) return null;
  const isOwner = /['’]s?$/.test(span.written);
  if (isCountryAdjective(span.written) || (name !== written && !isOwner)) return null;

  const before = last.slice(0, span.start);
  const after = last.slice(span.end);
  const [old = ''] = /\bthe\s+$/i.exec(before) ?? [];
  if (/[-–]$/.test(before) || /^[-–]/.test(after)) return null;
  // "The Korea bid": its article is the bid's.
  if (old !== '' && span.kind === 'country' && !hasArticle(span.written)) return null;
  const kept = before.slice(0, before.length - old.length);
  if (preposition && !new RegExp(`\\b${preposition}\\s+$`, 'i').test(kept)) return null;
  return `${kept}${article}${written}${isOwner ? "'s" : ''}${after}`;
}

type KnownName = Pick<NameSpan, 'key' | 'kind'>;

/** Makes what tells who or what words name: by the base, else a country. */
function indexNames(names: readonly Name[]): (words: string) => KnownName | null {
  const byWords = new Map(
    names.flatMap(({ id, kind, same }) =>
      same.map((spelling): [string, KnownName] => [toKey(spelling), { key: id, kind }]),
    ),
  );
  return (words) => {
    const key = isCountryName(words) ? countryOf(words) : null;
    return byWords.get(toKey(words)) ?? (key === null ? null : { key, kind: 'country' });
  };
}

/** The names in a text. Of two that overlap the longer counts: a summit of two countries names neither. */
function findNames(text: string, known: (words: string) => KnownName | null): NameSpan[] {
  const words = splitWords(text);
  const spans: NameSpan[] = [];
  for (let at = 0; at < words.length; ) {
    const span = longestNameAt(text, words.slice(at, at + longestNameWords), known);
    if (span) spans.push(span.found);
    at += span?.length ?? 1;
  }
  return spans;
}

function longestNameAt(
  text: string,
  words: readonly Word[],
  known: (words: string) => KnownName | null,
): { readonly found: NameSpan; readonly length: number } | null {
  const [first] = words;
  if (!first) return null;
  for (let length = words.length; length > 0; length -= 1) {
    const { start } = first;
    const end = words[length - 1]?.end ?? first.end;
    const written = text.slice(start, end);
    const name = known(written);
    if (name) return { found: { ...name, start, end, written }, length };
  }
  return null;
}

function toKey(words: string): string {
  return splitWords(words)
    .map(({ folded }) => folded)
    .join(' ');
}

/** "The UK", "the United States", "the Philippines". */
function hasArticle(written: string): boolean {
  return written === written.toUpperCase() || /\s|s$/.test(written);
}

/** With which verbs a question word makes a question of one that asks whether something is so. */
const verbsAfter: Readonly<Record<string, RegExp>> = {
  when: /^(?:did|does|do|will|was|were)\b/i,
  where: /^(?:did|does|do|will|was|were)\b/i,
  why: /^(?:did|does|do|will|was|were|is|are|has|have|should|would)\b/i,
  how: /^(?:did|does|do|will|would)\b/i,
};

/** "Did it, that": a question that is not whole itself. */
const unnamedSubject = /^\w+\s+(?:it|they|he|she|we|you|i|that|this|these|those|there)\b/i;

/** Asks the same with another question word: "where was it held?" by "when was it held?". */
function askOtherwise(last: string, word: string): string | null {
  const asked = word.toLowerCase();
  const swapped = /^(?<old>when|where|why|how)\s+(?<rest>.+)$/is.exec(last)?.groups;
  if (swapped?.['old']?.toLowerCase() === asked) return null;
  const rest = swapped?.['rest'] ?? last;
  if (!verbsAfter[asked]?.test(rest) || unnamedSubject.test(rest)) return null;
  return `${capitalised(asked)} ${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
}

/** Asks who said what the last question said, where it says one thing only, in a form that can be said. */
function askWhoSaid(last: string): string | null {
  // "Did it close": what is said is "closed", and nobody inflects it here.
  if (/^(?:do|does|did)\b/i.test(last)) return null;
  const [verb = ''] = last.split(/\s/);
  const [statement, ...others] = toStatements(last).filter((one) => !endsEarly(one, verb));
  if (statement === undefined || others.length > 0) return null;
  return `Who said that ${statement}?`;
}

/** "Norway in is the pact": no subject ends with such a word. */
function endsEarly(statement: string, verb: string): boolean {
  const words = statement.split(/\s+/);
  const before = words[words.indexOf(verb.toLowerCase()) - 1];
  return before !== undefined && isFunctionWord(foldWord(before));
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
