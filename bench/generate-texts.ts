import { createRandom, type Random } from '../test/faults/random.ts';

/** A text that somebody might send to hold the desk up, and the way in which it was made. */
export interface GeneratedText {
  readonly way: string;
  readonly text: string;
}

export interface GenerateTextsOptions {
  readonly count: number;
  /** In UTF-16 code units. Every text has about one of these lengths. */
  readonly lengths: readonly number[];
  readonly seed?: number;
}

/**
 * Makes texts that are dear to read: ordinary claims in a row, run-ons, lists without an end, and what makes patterns
 * go back and forth. Each way comes with each length before one comes again. The same seed gives the same texts.
 */
export function generateTexts({ count, lengths, seed = 1 }: GenerateTextsOptions): GeneratedText[] {
  const random = createRandom(seed);
  const all = [...Object.entries(ways)];
  return Array.from({ length: count }, (_, n) => {
    const [way, make] = all[n % all.length] ?? ['words', makeWords];
    const length = lengths[Math.floor(n / all.length) % lengths.length] ?? 0;
    return { way, text: fill(length, () => make(random)) };
  });
}

type Make = (random: Random) => string;

const ways: Readonly<Record<string, Make>> = {
  'claims with commas': (random) => `${pick(claims, random)}, `,
  'claims with joints': (random) => `${pick(claims, random)}${pick(joints, random)}`,
  'claims in a row': (random) => `${pick(claims, random)} `,
  'speeches in speeches': (random) => `${pick(speeches, random)} `,
  'names in a list': (random) => `${pick(names, random)}${pick([', ', ' and ', ', and '], random)}`,
  'words of the base': (random) => `${pick(baseWords, random)} `,
  'words and joints': (random) =>
    random() < 0.3 ? pick(joints, random) : `${pick(baseWords, random)} `,
  'one thing in the place of another': (random) =>
    `${pick(baseWords, random)} ${pick(contrasts, random)} `,
  'sentences of claims': (random) => `${pick(claims, random)}. `,
  questions: (random) => `${pick(questions, random)} ${pick(claims, random)}? `,
  'questions in a row': (random) => `${pick(questions, random)} ${pick(baseWords, random)} `,
  framings: (random) => `${pick(framings, random)} `,
  'numbers that are said': (random) => `${pick(amounts, random)} ${pick(baseWords, random)} `,
  'mistyped words': (random) => `${mistype(pick(baseWords, random), random)} `,
  'random words': (random) => `${makeWord(random)} `,
  'random capitals': (random) => `${capitalise(makeWord(random))} `,
  'one word': () => 'a',
  'one word of words': (random) => pick(baseWords, random),
  abbreviations: () => 'A. ',
  'more abbreviations': (random) => `${pick(abbreviations, random)} `,
  'letters with points': (random) => `${letter(random)}.`,
  numbers: (random) => `${Math.floor(random() * 10 ** (1 + Math.floor(random() * 9)))} `,
  'digits with marks': (random) =>
    `${Math.floor(random() * 1_000)}${pick([',', '.', '..'], random)}`,
  brackets: (random) => pick(['[', ']', '(', ')', '[[', '](', '![', '{', '}'], random),
  'one bracket': () => '[',
  links: (random) => `[${pick(baseWords, random)}](`,
  emphasis: (random) => `${pick(['*', '_', '**', '__', '~~', '`'], random)}${letter(random)} `,
  'one star': () => ' *a',
  quotes: (random) => pick(['"', "'", '“', '”', '‘', '’', " '", `${letter(random)}'`], random),
  marks: (random) => pick([...'.,;:!?-–—…/\\|&+=#%@<>'], random),
  'marks and letters': (random) => pick([...'.,;:!?-–—… ', ...'aeinorst', '? ', '. '], random),
  commas: () => ', ',
  dashes: () => 'a - ',
  spaces: (random) => pick([' ', '\t', '\u00a0', '\u200b'], random),
  'line ends': (random) =>
    pick(['\n', '\n- ', '\n1. ', '\n> ', `${pick(baseWords, random)}\n`], random),
  'question marks': () => '?',
  'Chinese characters': (random) => character(random, 0x4e00, 0x9fff),
  'Korean syllables': (random) => character(random, 0xac00, 0xd7a3),
  'Korean words': (random) =>
    `${character(random, 0xac00, 0xd7a3)}${character(random, 0xac00, 0xd7a3)} `,
  kana: (random) => character(random, 0x3041, 0x30fe),
  'scripts mixed': (random) =>
    `${character(random, 0xac00, 0xd7a3)}${letter(random)}${character(random, 0x3041, 0x30fe)}`,
  accents: (random) => `${letter(random)}${character(random, 0x300, 0x36f).repeat(3)}`,
  emoji: (random) => pick(['👍', '👨‍👩‍👧‍👦', '🇰🇷', '✂️', ' '], random),
  'wide letters': (random) => pick([...'ＡＢｃｄ１２，．ﬀﬁ㍿㎢'], random),
  'any characters': (random) => character(random, 0x20, 0x2fff),
  'halves of pairs': (random) => character(random, 0xd800, 0xdfff),
};

/** As anybody might say them, about what the first base is about. */
const claims = [
  'Peru is a member',
  'Korea wants to join the pact',
  'Japan leads the agreement',
  'the summit took place in the capital',
  'the two lobbies want closer ties',
  'Ryu Jin chairs the federation',
  'the minister told reporters that talks failed',
  'Chile and Canada are in it but Brazil is not',
  'the pact has twelve members',
  'business leaders called for joint training',
  'Tokura said that trade reform is needed',
  'the previous government slowed the bid down',
  'exports to China and the United States fell',
  'hydrogen projects would be shared',
  'the farm sector opposed it',
  'not only Vietnam but also Malaysia signed',
];
const joints = [
  ...[
    ', ',
    ' and ',
    ', and ',
    ', which ',
    ', who ',
    ' but ',
    ', but ',
    ' while ',
    '; ',
    ' - ',
    ' that ',
  ],
  ...[
    ' not ',
    ', not ',
    ' rather than ',
    ' by ',
    ' according to ',
    ', said ',
    ' of ',
    ' to ',
    ' whereas ',
  ],
];
const speeches = [
  ...[
    'Ryu Jin said',
    'Kim argued that',
    'they urged',
    'the FKI proposed',
    'according to Keidanren,',
  ],
  ...['by the chairman', 'farmers opposed', 'agreed to support', 'denied that', 'the report says'],
  ...['it was said by', 'the group, he said,', 'failed to agree', 'warned against', 'singled out'],
];
const names = [
  ...[
    'Peru',
    'Chile',
    'Britain',
    'the United Kingdom',
    'New Zealand',
    'Papua New Guinea',
    'Korea',
    'Ann Reed',
  ],
  ...[
    'Keidanren',
    'the FKI',
    'Ryu Jin',
    'Masakazu Tokura',
    'Seoul',
    'Tokyo',
    'United States of America',
  ],
];
const baseWords =
  `pact agreement members twelve summit chairman federation trade ties bid join joined support opposed lead led reform
  stressed supply chain hydrogen technology training farmers sector government conservative progressive Korea Japan
  Korean Japanese Seoul Tokyo FKI Keidanren CPTPP the a of in to by with from and or not no only both all more than is
  was were has had will would must said says urged called for against over under during between leaders business
  countries country nations economy exports reliance China markets resistance stable keep out up down`.split(
    /\s+/,
  );
const contrasts = [
  'not',
  ', not',
  'rather than',
  'instead of',
  'far from',
  'but not',
  'not only',
  'but',
  ', but',
];
const questions = [
  'is',
  'are',
  'does',
  'did',
  'who',
  'what',
  'when',
  'has',
  'would',
  'whether',
  'is it true that',
];
const framings = [
  ...[
    'the article says that',
    'according to the report,',
    'it is said that',
    'fact check:',
    'reportedly,',
    'so,',
  ],
  ...[
    'hey',
    'quick question:',
    'please check that',
    'it was',
    'who',
    'that',
    'told the summit',
    'in the view of',
  ],
  ...['is the message from', "is Kim's view", 'it was bakers, not millers, whose'],
];
const amounts = [
  'no more than 12',
  'half a dozen',
  'thirty-two',
  '32nd',
  'number 3',
  'no. 7',
  'over 1,000.5',
  '12',
];
const abbreviations = [
  'Mr.',
  'Dr.',
  'U.S.',
  'S.',
  'No.',
  'Inc.',
  'Jan.',
  'U.S.A.',
  'e.g.',
  'Prof.',
  'vs.',
];

function fill(length: number, next: () => string): string {
  const parts: string[] = [];
  for (let size = 0; size < length; ) {
    const part = next();
    parts.push(part);
    size += part.length;
  }
  return parts.join('').slice(0, length);
}

function pick(list: readonly string[], random: Random): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

function letter(random: Random): string {
  return String.fromCharCode(97 + Math.floor(random() * 26));
}

function character(random: Random, first: number, last: number): string {
  return String.fromCharCode(first + Math.floor(random() * (last - first + 1)));
}

function makeWord(random: Random): string {
  return Array.from({ length: 1 + Math.floor(random() * 12) }, () => letter(random)).join('');
}

function makeWords(random: Random): string {
  return `${makeWord(random)} `;
}

function capitalise(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** One letter is another one. */
function mistype(word: string, random: Random): string {
  const at = Math.floor(random() * word.length);
  return `${word.slice(0, at)}${letter(random)}${word.slice(at + 1)}`;
}
