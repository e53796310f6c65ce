import type { CountValue } from '../knowledge/fact-value.ts';
import type { FactList } from '../knowledge/knowledge-base.ts';
import { readNumber } from '../language/read-number.ts';
import { foldWord } from '../language/split-words.ts';

const number =
  '(?<count>\\d{1,3}(?:,\\d{3})+|\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{Ll}+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\\p{Ll}+)?)';
const counted =
  '(?<what>(?:(?!(?:of|which|that|and|who|in|on|with)\\s)[\\p{Ll}-]+\\s){0,2}(?:\\p{Ll}+s|people|children|women|men)(?![\\p{L}-]))';

/** "The partnership includes 12 nations"; not "will include", "more than 12", "12 of them". */
const contains = new RegExp(
  `^(?<of>[^,;:"“”()]{2,60}?)\\s(?:(?:now|currently|presently|today|still)\\s)?(?:has|have|includes?|comprises?|contains?|consists? of|numbers?|counts?)\\s(?:(?:now|currently|presently)\\s)?${number}\\s${counted}(?<rest>.*)$`,
  'su',
);

/** What follows a count: "12 nations: A, B and C", "three rooms, the A, the B and the C". */
const row = /^(?<mark>:|,)\s(?<items>[^;:"“”()]+)/u;

/** What makes a statement of one that is not so, or not yet. */
const unsure =
  /\b(?:not|never|no|will|would|could|may|might|must|should|can|to|if|once|formerly|previously)$/iu;

interface Counted {
  readonly value: CountValue;
  readonly rest: string;
}

/** Reads how many of something somebody has, where that is said outright. */
export function readCounts(text: string): CountValue[] {
  const counted = readCounted(text);
  return counted === null ? [] : [counted.value];
}

/** Reads a list that is said to be whole: as many items as it counts. */
export function readList(text: string): FactList | null {
  const counted = readCounted(text);
  const { mark, items = '' } = row.exec(counted?.rest ?? '')?.groups ?? {};
  const expected = toCount(counted?.value.count ?? '');
  if (!counted || expected === null) return null;
  const parts = splitRow(items, mark === ',' ? expected : null);
  const { what, of } = counted.value;
  return parts?.length === expected
    ? { of: `${what} of the ${of}`, items: parts, complete: true, in: null }
    : null;
}

function readCounted(text: string): Counted | null {
  const { of = '', count = '', what = '', rest = '' } = contains.exec(text)?.groups ?? {};
  const isHeld =
    toCount(count) !== null &&
    !/^\s(?:of|who|which|that|in|on|more|fewer)\b/u.test(rest) &&
    !unsure.test(of) &&
    !/\s(?:and|or|but|that|when|where|which|who|while|if)\s/u.test(of) &&
    // "The board", or a name: of "a board" there are many.
    (/^[Tt]he\s/u.test(of) || /^(?:\p{Lu}[\p{L}.'’&-]*\s?){1,5}$/u.test(of)) &&
    !/^(?:He|She|It|They|There|We|I|You|Each|Some|Many|Most|This|That|These|Those)\b/u.test(of);
  return isHeld
    ? { value: { kind: 'count', also: {}, count, what, of: of.replace(/^[Tt]he\s/u, '') }, rest }
    : null;
}

/** Parts "A, B and C". Behind a comma the row may end before the sentence does: `most` says where. */
function splitRow(text: string, most: number | null): string[] | null {
  const parts = text
    .replace(/[.!]\s*$/u, '')
    .split(/,\s(?:and\s)?|\sand\s/u)
    .map((part) => part.trim());
  const items = (most === null ? parts : parts.slice(0, most)).map((part) =>
    part.replace(/^(?:the|a|an)\s/iu, ''),
  );
  // An item is a name or a few words, not a clause.
  const isItem = (item: string) =>
    item !== '' && item.split(/\s+/u).length <= 6 && /\p{Lu}|\d/u.test(item);
  return items.every(isItem) ? items : null;
}

function toCount(text: string): number | null {
  const value = readNumber(foldWord(text));
  return value !== null && Number.isInteger(value) && value > 1 ? value : null;
}
