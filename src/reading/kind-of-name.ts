import type { NameKind } from '../knowledge/knowledge-base.ts';
import { countryOf } from '../language/countries.ts';
import type { Found } from './found-name.ts';
import { kindOfHead } from './name-heads.ts';
import { isTitle } from './title-words.ts';

const saidAfter =
  /^(?:,[^,]{2,80},)?\s(?:said|says|told|tells|added|adds|stated|argued|asked|explained|insisted|warned|wrote|who)\b|^,\s\d{1,3},|^,?\swho\b/u;
const saidBefore = /(?:^|[\s,”"])(?:said|says|added)\s(?:\p{Ll}+\s){0,3}$/u;

/** What a name is of: by its words, and by what stands around it. */
export function kindOf({ name, words, mentions }: Found): NameKind {
  if (countryOf(name) !== null) return 'country';
  const head = kindOfWords(words);
  if (head !== null) return head;
  const isTitled = mentions.some(
    ({ title, before, after }) =>
      title.length > 0 ||
      isTitle(lastWordOf(before)) ||
      /^ (?:government|administration)\b/.test(after),
  );
  const isShort = words.length <= 4 && !/\d|^\p{Lu}{2,}$/u.test(name);
  if (isShort && isTitled && (words.length > 1 || mentions.some(({ title }) => title.length > 0))) {
    return 'person';
  }
  const speaks = mentions.some(
    ({ before, after }) => saidAfter.test(after) || saidBefore.test(before),
  );
  if (isShort && words.length > 1 && speaks) return 'person';
  if (/^\p{Lu}{2,}$/u.test(name) && speaks) return 'organisation';
  if (speaks) return 'thing';
  const where = mentions.filter(
    ({ before, after }) => /(?:^|\s)(?:[Ii]n|[Nn]ear)\s$/u.test(before) && !/^\s\p{L}/u.test(after),
  );
  const isWithin = mentions.some(
    ({ before, after }) =>
      (placeBefore.test(before) && /^, \p{Lu}/u.test(after)) || withinPlace.test(before),
  );
  return isShort && (isWithin || where.length * 2 > mentions.length) ? 'place' : 'thing';
}

/** "in Holm, Nessland". */
const placeBefore = /(?:^|\s)(?:[Ii]n|[Nn]ear|from)\s$/u;
const withinPlace = /\s(?:in|near|from)\s(?:\p{Lu}[\p{L}.-]*\s?){1,3},\s$/u;

function lastWordOf(text: string): string {
  return /(\p{L}+)\s$/u.exec(text)?.[1]?.toLowerCase() ?? '';
}

/** The kind that the words of a name tell: its last word, or the one before "of" or "for". */
function kindOfWords(words: readonly string[]): NameKind | null {
  if (words.length < 2) return null;
  const last = kindOfHead(words.at(-1) ?? '');
  const joint = words.findIndex((word) => word === 'of' || word === 'for');
  const lead = joint > 0 ? kindOfHead(words[joint - 1] ?? '') : null;
  if (lead !== null || last !== null) return lead ?? last;
  // "Holm News Online"
  const isBody = words.slice(1).some((word) => kindOfHead(word) === 'organisation');
  return isBody ? 'organisation' : kindOfHead((words.at(-1) ?? '').split(/[-–]/).at(-1) ?? '');
}
