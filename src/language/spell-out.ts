import { spendReading } from './work-budget.ts';

const shorthand: readonly (readonly [RegExp, string])[] = [
  [/(?<=\s)(?:n|&|\+|'n')(?=\s)/gi, 'and'],
  [/(?<=\s)=(?=\s)/g, 'is'],
  [/\bw\/o\b/gi, 'without'],
  [/(?<=^|\s)w\/\s*/gi, 'with '],
  [/(?<=^|\s)b\/c(?=\s)/gi, 'because'],
  [/\bppl\b/gi, 'people'],
  [/\babt\b/gi, 'about'],
  [/\besp\b\.?/gi, 'especially'],
  [/\bgovts\b/gi, 'governments'],
  [/\bgovt?\b\.?/gi, 'government'],
  [/\bint'?l\b/gi, 'international'],
  [/\bcos\b/gi, 'because'],
  [/\bfrm\b/gi, 'from'],
  [/\bbtwn\b/gi, 'between'],
  [/\bwd\b/gi, 'would'],
  [/\bshd\b/gi, 'should'],
  [/\bmtg\b/gi, 'meeting'],
  // Ways to say no.
  [/\b(?:by no means|in no way|nowhere near|anything but)\b/gi, 'not'],
  [/\b(?:no mere|not merely|not simply)\b/gi, 'not just'],
  [/\b(?:right|as of|for) now\b/gi, 'now'],
  // "not needed at all" denies no more than "not needed".
  [/,? at all\b/gi, ''],
  [/\babove all\b/gi, 'especially'],
  [/\b(?:ended|broke up|closed|concluded|finished|wrapped up|parted) without\b/gi, 'without'],
  // "it'll", "they've"
  [/(?<=\p{L})['’]ll\b/giu, ' will'],
  [/(?<=\p{L})['’]ve\b/giu, ' have'],
  [/(?<=\p{L})['’]re\b/giu, ' are'],
  [/(?<=\p{L})['’]d(?=\s(?:be|have|go|like|make|help|get)\b)/giu, ' would'],
  // "Britain's in it", "he's been there": no possessive.
  [/(?<=\p{L})['’]s(?=\s(?:in|inside|not|a|an|part of|already|also|on board)\b)/giu, ' is'],
  [/(?<=\p{L})['’]s(?=\s(?:got|been|become)\b)/giu, ' has'],
];

/** Writes out what people abbreviate in notes and in speech: "farmers n fishers", "govt", "it'll", "no. 32". */
export function spellOut(text: string): string {
  spendReading(text);
  return shorthand
    .reduce((rest, [short, long]) => rest.replace(short, long), lowerHeadline(text))
    .replace(
      /\b(?:the )?(?!(?:was|were|is|are|has|have|had|with|and|at|in|for|of|a|the)\b)(\p{L}{0,40}[^\Ws\d]) (?:number|no\.?|nr\.?)\s?(\d{1,3})\b(?![,.]\d)/giu,
      (_, noun: string, digits: string) => `the ${toOrdinal(digits)} ${noun}`,
    )
    .replace(/(?<!s )\b(?:number|no\.|nr\.)\s?(\d{1,3})\b(?![,.]\d)/gi, (_, digits: string) =>
      toOrdinal(digits),
    );
}

/** In a headline all in capitals none tells a name; "us" is then the country. */
function lowerHeadline(text: string): string {
  const isHeadline = !/\p{Ll}/u.test(text) && text.split(/\s+/).length > 3;
  return isHeadline ? text.toLowerCase().replace(/\bus\b/g, 'US') : text;
}

function toOrdinal(digits: string): string {
  const [last] = digits.slice(-1);
  const ending = /1\d$/.test(digits) ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[last ?? ''] ?? 'th');
  return `${digits}${ending}`;
}
