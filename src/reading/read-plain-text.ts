import { rememberWork } from '../language/remember.ts';
import { spendReading } from '../language/work-budget.ts';
import { longestReadAgain, mostReadAgain } from '../limits.ts';

/**
 * Reads typed text as a person reads it: emoji that stand for a word become that word, others go; so do struck words,
 * marks of footnotes and emphasis, and links, unless these are all there is. Powers and units stay. Lines stay apart.
 */
export function readPlainText(text: string): string {
  return plainOf(text);
}

const plainOf = rememberWork(read, { most: mostReadAgain, longest: longestReadAgain });

function read(text: string): string {
  spendReading(text);
  return withoutLinks(withoutMarkup(withoutStruck(readEmoji(readRaised(text)))))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/^ | $/gm, '');
}

/** What stands at the beginning of a line and is none of its words: marks of quotes, headings and items. */
export const lineMark = /^[\s>]*(?:#{1,6}\s+|[-*+•◦▪–]\s+|\d{1,3}[.)]\s+)?/;

/** What stands before a text. After the first ones a question mark belongs to the talk. */
const asking =
  '(?:can|could|may|should|shall)\\s(?:we|i)\\s(?:safely\\s|still\\s)?(?:say|write|print|run|report|state|claim)|are we (?:right|safe|ok|fine) (?:to say|saying|in saying)|is it (?:ok|okay|fine|safe|fair|right|correct) to (?:say|write|print|report)';
const askedBefore = new RegExp(`^(?:${asking})(?:\\sthat)?\\s*:?\\s+`, 'i');
const before: readonly RegExp[] = [
  /^(?:q|qq|question|quick q|quick question|quickie)\s*[:.–-]\s+/i,
  /^(?:(?:the|my|our|their)\s)?(?:copy|draft|caption|headline|script|sub|standfirst|writer|reporter|intro|lede|lead)\s(?:says|has|reads|claims|states|goes)(?:\sthat)?\s*[:,-]?\s+/i,
];
const behind =
  /(?:\s?[,;.–-]+\s?|\s)(?:(?:and\s)?is (?:that|this|it) (?:right|correct|true|so|ok|okay|accurate|still right)|(?:am i|are we) right|true or false|yes or no|y\/n|can we (?:say|write|print|run) (?:that|this|it)|ok to (?:say|run|print)(?: that| this)?|does that (?:stand|hold)(?: up)?)\s?\?+\s?$/i;

/** How much of a text's end is searched for talk. */
const longestTalk = 60;

/** Takes off the talk before and behind what a text says: "copy says: …", "… - is that right?". */
export function withoutFrame(text: string): string {
  spendReading(text);
  let rest = text.trim();
  const take = (shorter: string) => {
    // One word says nothing.
    if (/\S\s+\S/.test(shorter)) rest = shorter;
  };
  for (const frame of before) take(rest.replace(frame, ''));
  take(rest.slice(0, -longestTalk) + rest.slice(-longestTalk).replace(behind, ''));
  if (askedBefore.test(rest)) take(rest.replace(askedBefore, '').replace(/\?+$/, '.'));
  return rest === text.trim() ? text : rest;
}

const raisedDigits: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((raised, digit) => [raised, `${digit}`])),
};

/** Numbers of up to a quadrillion are written out. */
const highestPower = 15;

/** "10⁶" is a million, "m²" a unit, and what is raised behind any other word a note. */
function readRaised(text: string): string {
  return text
    .replace(/\b10([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})/g, (_, raised: string) => {
      const power = Number([...raised].map((digit) => raisedDigits[digit]).join(''));
      return power <= highestPower ? `1${'0'.repeat(power)}` : `10^${power}`;
    })
    .replace(
      /(?<![\p{L}\p{N}])(m|cm|mm|km|ft|mi|in|yd)([²³])/gu,
      (_, unit: string, raised: string) => `${unit}${raisedDigits[raised]}`,
    )
    .replace(
      /(?<=[\p{L}\p{N}.,;:!?"'”’)])[⁰¹²³⁴⁵⁶⁷⁸⁹†‡]+(?:[,\s][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*(?=[\s.,;:!?)]|$)/gu,
      '',
    )
    .replace(
      /(?<=[\p{L}\p{N}.,;:!?"'”’)])\s?\[(?:\d{1,3}|note \d{1,2}|citation needed)\](?!\()/giu,
      '',
    );
}

/** Emoji that say something, by their codes and their characters. All others go. */
const meanings: ReadonlyMap<string, string> = new Map([
  ...[
    'x',
    'no_entry',
    'no_entry_sign',
    'negative_squared_cross_mark',
    'heavy_multiplication_x',
    '❌',
    '🚫',
    '⛔',
    '❎',
    '✖',
  ].map((emoji) => [emoji, ' not '] as const),
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(
    (name, digit) => [name, `${digit}`] as const,
  ),
  ['keycap_ten', '10'],
  ['hash', '#'],
  ['100', ' '],
]);

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function readEmoji(text: string): string {
  return (
    text
      // An emoji's code has a letter in it or is a thumb; "10:30:45" has neither.
      .replace(
        /(?<![\p{L}\p{N}]):(?=[^:\s]*[a-z]|[+-]1:)([a-z0-9_+'-]{1,100}):(?!\d)/giu,
        (_, code: string) => readCode(code.toLowerCase()),
      )
      .replace(/[\u{1F1E6}-\u{1F1FF}]{2}/gu, (flag) => readFlag(flag))
      .replace(/([0-9#*])\uFE0F?\u20E3/gu, '$1')
      .replace(
        /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[✔✖])(?:\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}]|\p{Emoji_Presentation})*/gu,
        (emoji) => meanings.get(emoji.replace(/\uFE0F/gu, '')) ?? ' ',
      )
  );
}

function readCode(code: string): string {
  const country =
    /^flag-([a-z]{2})$/.exec(code)?.[1] ??
    (/^(?:jp|kr|de|cn|us|fr|es|it|ru|gb)$/.test(code) ? code : null);
  if (country !== null) return ` ${nameOf(country)} `;
  return meanings.get(code) ?? ' ';
}

function readFlag(flag: string): string {
  const letters = [...flag].map((sign) =>
    String.fromCharCode((sign.codePointAt(0) ?? 0) - 0x1f1e6 + 97),
  );
  return ` ${nameOf(letters.join(''))} `;
}

function nameOf(code: string): string {
  return countries.of(code.toUpperCase()) ?? '';
}

/** Struck words are not said: "~Oslo~ Bergen". "~10" is about ten. */
function withoutStruck(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}~])~{1,2}(?=\S)[^~\n]{0,2000}?(?<=\S)~{1,2}(?![\p{L}\p{N}~])/gu, ' ')
    .replace(/(?:\S[\u0335\u0336])+/gu, ' ');
}

function withoutMarkup(text: string): string {
  // No link ends after the last bracket. Without this, the end of each link that seems to begin there would be searched
  // for through the whole rest.
  const end = text.lastIndexOf(')') + 1;
  const linked = text.slice(0, end).replace(/!?\[([^[\]]*)\]\([^)]*\)/g, '$1');
  return `${linked}${text.slice(end)}`
    .replace(/(\*\*|__|`)/g, '')
    .replace(/(^|\s|["'“(])[*_](\S[^*_\n]*)[*_](?=\W|$)/g, '$1$2');
}

const link = /\bhttps?:\/\/[^\s<>"]+|\bwww\.[^\s<>"]+/gi;

function withoutLinks(text: string): string {
  const rest = text.replace(link, ' ');
  if (rest === text || /[\p{L}\p{N}]/u.test(rest)) return rest;
  return text.replace(link, (address) =>
    address.replace(/^https?:\/\/|^www\./i, '').replace(/^www\.|[/?#].*$/g, ''),
  );
}
