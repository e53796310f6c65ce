import type { Name, Source } from '../knowledge/knowledge-base.ts';
import { countryOf, isCountryName, otherWordsFor } from '../language/countries.ts';
import type { Dictionary } from '../language/dictionary.ts';
import { isFunctionWord } from '../language/function-words.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { spend } from '../language/work-budget.ts';
import { findNameRuns, type NameRun } from './find-name-runs.ts';
import { type Found, keyOf, type Mention, toKey } from './found-name.ts';
import {
  addTitles,
  joinAbbreviations,
  joinNationals,
  joinSeries,
  joinShortForms,
} from './join-names.ts';
import { kindOf } from './kind-of-name.ts';
import { kindOfHead } from './name-heads.ts';
import { isTitle } from './title-words.ts';

/** No id that a curator gives has a colon. */
const readPrefix = 'read:';

/** Whether a name was read, and nobody curated it. */
export function isReadName({ id }: Pick<Name, 'id'>): boolean {
  return id.startsWith(readPrefix);
}

/** Puts read names beside curated ones. Where both have a spelling, it is the curator's. */
export function mergeNames(curated: readonly Name[], read: readonly Name[]): Name[] {
  const taken = new Set(curated.flatMap(({ same, related }) => [...same, ...related]).map(toKey));
  return [...curated, ...read.filter(({ same }) => !same.some((text) => taken.has(toKey(text))))];
}

/**
 * Reads the names in the running text of sources: whoever and whatever is written with capitals where a word would have
 * none. Each has the spellings that the sources show to be its own: an abbreviation in brackets, a surname alone, the last
 * word of a longer name. `isReadName` tells them from curated
 * ones.
 */
export function readNames(
  sources: readonly Pick<Source, 'paragraphs'>[],
  dictionary: Dictionary,
): Name[] {
  const mentions = collectMentions(sources, dictionary);
  const found = new Map<string, Found>();
  for (const mention of mentions) {
    spend();
    const key = keyOf(mention.text);
    const known = found.get(key);
    if (known) {
      known.mentions.push(mention);
      known.spellings.add(mention.text);
    } else {
      const { text, words } = mention;
      found.set(key, {
        ...{ name: text, words, mentions: [mention], kind: 'thing' },
        spellings: new Set([text]),
      });
    }
  }
  const all = [...found.values()];
  for (const entry of all) entry.kind = kindOf(entry);
  joinAbbreviations(found);
  joinNationals(found);
  joinShortForms(found);
  joinSeries(found);
  for (const entry of found.values()) {
    addTitles(entry);
    // "The State" is no name by itself.
    if (entry.words.length === 1 && kindOfHead(entry.words[0] ?? ''))
      found.delete(keyOf(entry.name));
  }
  return [...found.values()].map(toName);
}

function collectMentions(
  sources: readonly Pick<Source, 'paragraphs'>[],
  dictionary: Dictionary,
): Mention[] {
  const sentences = sources
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap((paragraph) => splitSentences(paragraph).map(({ text }) => text));
  const runs = sentences.map((sentence) => ({ sentence, runs: findNameRuns(sentence) }));
  // What has a capital in the middle of a sentence has it by itself.
  const sure = new Set(
    runs.flatMap((entry) =>
      entry.runs.flatMap(({ words, opens }) =>
        words.slice(opens ? 1 : 0).map(({ folded }) => folded),
      ),
    ),
  );
  const plain = new Set(
    sentences.flatMap((text) => text.match(/(?<![\p{L}\p{N}-])\p{Ll}+/gu) ?? []),
  );
  // Without a dictionary every word may be a common one.
  const isCommon = (word: string, least = 0) =>
    plain.has(word) || dictionary.commonness(word) > least || dictionary.commonness('the') === 0;

  return runs.flatMap(({ sentence, runs: found }) =>
    found.flatMap((run) => {
      spend();
      const kept = run.opens ? withoutOpening(run, { sentence, sure, isCommon }) : run;
      return kept === null || isNothing(kept) ? [] : toMention(kept, sentence);
    }),
  );
}

interface Opening {
  readonly sentence: string;
  readonly sure: ReadonlySet<string>;
  /** Whether a folded word is one that people use, more than so much: from 0 to 1. */
  readonly isCommon: (folded: string, least?: number) => boolean;
}

/** How common a word may be that begins a longer name. */
const rareWord = 0.2;

/** Takes off the first word of a sentence where it is a common one: "*Given* Peru …". */
function withoutOpening(run: NameRun, { sentence, sure, isCommon }: Opening): NameRun | null {
  const [first, ...rest] = run.words;
  const second = rest[0];
  if (!first) return null;
  const isName =
    /^\p{Lu}[\p{Lu}\p{N}.-]+$/u.test(first.text) ||
    sure.has(first.folded) ||
    countryOf(first.text) !== null ||
    // "Colleen Reed": rare words may be given names.
    !isCommon(first.folded, second ? rareWord : 0) ||
    (second !== undefined && isCountryName(`${first.text} ${second.text}`)) ||
    // "World Mining Council": nothing that has a name without it.
    (second !== undefined &&
      !sure.has(second.folded) &&
      isCommon(second.folded) &&
      run.words.length > 2);
  if (isName) return run;
  if (!second) return null;
  return {
    ...run,
    words: rest,
    start: sentence.indexOf(second.text, run.start + first.text.length),
  };
}

/** Titles, a lone letter and words of grammar name nobody. */
function isNothing({ words }: NameRun): boolean {
  return words.every(
    ({ text, folded }) =>
      isTitle(folded) ||
      /^\p{L}$|^\d+$/u.test(text) ||
      (isFunctionWord(folded) && !/^\p{Lu}{2,}|\./u.test(text)),
  );
}

function toMention({ words, start, end, title }: NameRun, sentence: string): Mention {
  return {
    text: sentence.slice(start, end),
    words: words.map(({ folded }) => folded),
    title,
    before: sentence.slice(0, start),
    after: sentence.slice(end),
  };
}

function toName({ name, kind, spellings }: Found): Name {
  const country = kind === 'country' ? countryOf(name) : null;
  const others = country === null ? [] : otherWordsFor(country);
  return {
    id: `${readPrefix}${toKey(country ?? name).replace(/[^\p{L}\p{N}]+/gu, '-')}`,
    kind,
    same: [...new Set([...spellings, ...others])],
    related: [],
  };
}
