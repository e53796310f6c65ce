import { foldWord } from '../language/split-words.ts';
import { spendReading } from '../language/work-budget.ts';
import { tagText } from '../reading/tag-words.ts';
import { auxiliaries, isClean, stripTalk, turnRound } from './to-statements.ts';

/** What a question leaves open in the statement that would answer it. */
export type Gap =
  /** Who or what does it, or has it done to it: "who built the bridge", "which boats were sold". */
  | { readonly kind: 'subject'; readonly isNamed: boolean }
  /** What it is done to: "what did the board approve". */
  | { readonly kind: 'object' }
  /** Who holds an office: "who is the chair of the board". */
  | { readonly kind: 'holder' }
  /** What somebody is: "who is Ann Reed". */
  | { readonly kind: 'description' }
  /** How many, or how much, of the first or the last thing that the statement names. */
  | { readonly kind: 'count'; readonly of: 'first' | 'last' }
  | { readonly kind: 'age' | 'amount' | 'duration' | 'time' | 'place' | 'reason' };

/** A question as a statement with a gap. */
export interface Gapped {
  readonly statement: string;
  readonly gap: Gap;
}

/**
 * Turns a question into the statements that would answer it if their gap were filled: "when did the ferry sink?" into "the
 * ferry sink", with a time left open. There may be several, as only a parser could tell where its subject ends. Gives none
 * for a question with a denial, an alternative or a second question in it.
 */
export function toGapped(question: string): Gapped[] {
  spendReading(question);
  const asked = stripTalk(question.trim().replace(/[\s?!.]+$/, ''));
  const { preposition = '', word = '', rest = '' } = opening.exec(asked)?.groups ?? {};
  if (word === '' || !isClean(rest)) return [];
  const words = rest.split(/\s+/).filter((one) => !/^(?:exactly|actually|precisely)$/i.test(one));
  const at = words.findIndex((one) => auxiliaries.has(foldWord(one)));
  const open = foldWord(word);
  const plain = plainGaps[open];
  // What is asked for stands before the verb that helps: "which boats did", "how many boats were".
  const noun = words.slice(0, Math.max(0, at));
  if (plain) return at === 0 ? turned(words).map((statement) => ({ statement, gap: plain })) : [];
  if (open === 'how old')
    return at === 0 ? [{ statement: words.slice(1).join(' '), gap: { kind: 'age' } }] : [];
  if (open === 'how many') return ofCount(words, at);
  if (open === 'how much' && at === 0)
    return turned(words).map((statement) => ({ statement, gap: { kind: 'amount' } }));
  if (open === 'how much') return ofCount(words, at);
  const isWho = /^whom?$/.test(open);
  const kind = isWho ? null : (kindsOfName.get(foldWord(noun.at(-1) ?? words[0] ?? '')) ?? null);
  return ofThing({ words, at, noun, kind, preposition, isWho });
}

const opening =
  /^(?:(?<preposition>in|on|at|to|from|for|by|with|of|under|against|until|since) )?(?<word>who|whom|what|which|when|where|why|how many|how much|how long|how old)\s+(?<rest>\S.*)$/i;

const plainGaps: Readonly<Record<string, Gap>> = {
  when: { kind: 'time' },
  where: { kind: 'place' },
  why: { kind: 'reason' },
  'how long': { kind: 'duration' },
};

/** Nouns for which a name or a time stands, and which need not be in the sentence themselves. */
const kindsOfName: ReadonlyMap<string, 'name' | 'time' | 'place'> = new Map([
  ...'company firm group club team party country union bank agency court newspaper university hospital school charity ministry person man woman'
    .split(' ')
    .map((noun) => [noun, 'name'] as const),
  ...'year month day date week weekday'.split(' ').map((noun) => [noun, 'time'] as const),
  ...'city town village place region county'.split(' ').map((noun) => [noun, 'place'] as const),
]);

interface OfThingOptions {
  readonly words: readonly string[];
  /** Where the helping verb is; -1 where there is none. */
  readonly at: number;
  readonly noun: readonly string[];
  readonly kind: 'name' | 'time' | 'place' | null;
  readonly preposition: string;
  readonly isWho: boolean;
}

function ofThing({ words, at, noun, kind, preposition, isWho }: OfThingOptions): Gapped[] {
  const isNamed = isWho || kind === 'name';
  const subject: Gap = { kind: 'subject', isNamed };
  // "Who led the study": the verb needs no help, and what helps comes later.
  if (at < 0 || (isWho && at > 0)) {
    const said = kind === 'name' ? words.slice(1) : words;
    return kind === 'time' || kind === 'place' ? [] : [{ statement: said.join(' '), gap: subject }];
  }
  const after = words.slice(at);
  if (kind === 'time' || kind === 'place')
    return turned(after).map((statement) => ({ statement, gap: { kind } }));
  const kept = kind === 'name' ? [] : noun;
  const objects = turned(after).map(
    (statement): Gapped => ({
      statement: [statement, preposition.toLowerCase(), ...kept].filter(Boolean).join(' '),
      gap: { kind: 'object' },
    }),
  );
  if (isDoing(after)) return objects;
  const holders: Gapped[] =
    noun.length === 0 && isWho && /^(?:is|was)$/.test(foldWord(after[0] ?? ''))
      ? [
          { statement: after.slice(1).join(' '), gap: { kind: 'description' } },
          { statement: after.join(' '), gap: { kind: 'holder' } },
        ]
      : [];
  return [...holders, { statement: [...kept, ...after].join(' '), gap: subject }, ...objects];
}

/** "How many boats were sold", "how much glass did it carry", "how many people came" */
function ofCount(words: readonly string[], at: number): Gapped[] {
  const said: Gapped = { statement: words.join(' '), gap: { kind: 'count', of: 'first' } };
  if (at < 1) return at < 0 ? [said] : [];
  const noun = words.slice(0, at).join(' ');
  const after = words.slice(at);
  const objects = turned(after).map(
    (statement): Gapped => ({
      statement: `${statement} ${noun}`,
      gap: { kind: 'count', of: 'last' },
    }),
  );
  return isDoing(after) ? objects : [said, ...objects];
}

function isDoing([auxiliary = '']: readonly string[]): boolean {
  return /^(?:do|does|did)$/.test(foldWord(auxiliary));
}

/** "Did the ferry sink" as a statement: with what helps the verb before the verb, as far as the words tell where it is. */
function turned([auxiliary = '', ...rest]: readonly string[]): string[] {
  if (rest.length === 0) return [];
  const text = rest.join(' ');
  if (isDoing([auxiliary])) return [text];
  const folded = foldWord(auxiliary);
  const words = tagText(text);
  const noun = words.findIndex(({ tag }) => /^(?:NOUN|PROPN|PRON)$/.test(tag));
  const verb = words.find(({ tag }, at) => at > noun && /^(?:VERB|AUX)$/.test(tag));
  if (noun < 0 || !verb) return turnRound(folded, rest);
  return [`${text.slice(0, verb.start)}${folded} ${text.slice(verb.start)}`];
}
