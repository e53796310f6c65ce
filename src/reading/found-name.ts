import type { NameKind } from '../knowledge/knowledge-base.ts';
import { countryOf } from '../language/countries.ts';
import { foldWord } from '../language/split-words.ts';

/** A name where it stands. */
export interface Mention {
  readonly text: string;
  readonly words: readonly string[];
  readonly title: readonly string[];
  /** What stands right before and after it in its sentence. */
  readonly before: string;
  readonly after: string;
}

/** A name while its spellings are collected. */
export interface Found {
  readonly name: string;
  readonly words: readonly string[];
  readonly mentions: Mention[];
  readonly spellings: Set<string>;
  kind: NameKind;
}

/** A spelling as names are compared by it. */
export const toKey = (text: string) => text.split(/\s+/).map(foldWord).join(' ');

/** What a name is found again by. All words for a country are one. */
export const keyOf = (name: string) => countryOf(name) ?? toKey(name);
