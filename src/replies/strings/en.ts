import type { MissReason } from '../../desk/answer.ts';
import { enAdditions } from './en-additions.ts';
import { enBoard } from './en-board.ts';
import { enChecks } from './en-checks.ts';
import { enForms } from './en-forms.ts';
import { enGuide } from './en-guide.ts';
import { enNotices } from './en-notices.ts';
import { enReceipts } from './en-receipts.ts';
import { joinNames } from './english-names.ts';

/** Why nothing was looked up. */
type Aside = Exclude<MissReason, 'not_in_source'>;

/** What is no question gets one line, and what leads on to questions to try. HELP is how help is asked for. */
const asides: Readonly<Record<Aside, readonly [line: string, lead: string]>> = {
  empty: ['Ask me a question, or try HELP', '. For example:'],
  greeting: ['Hello. Ask me a question, or try HELP', '. For example:'],
  thanks: ['You are welcome. Ask me another', ', for example:'],
  small_talk: ['I only look up what a source says. Ask me that, or try HELP', '. For example:'],
  instruction: [
    'I only say what the source says, whatever I am told. Ask me about it',
    ', for example:',
  ],
  tangled: [
    'That is too tangled to look up. Ask me one thing at a time, or try HELP',
    '. For example:',
  ],
  gibberish: ['I could not read a question in that. Try HELP', ', or ask for example:'],
};

/** All that replies say of their own, in English. Its type is what every other language has to say too. */
export const en = {
  // Whose words they are
  viewOf: (name: string): string => `Reported as the view of ${name}`,
  someView: 'Reported as a view',
  accordingTo: (name: string): string => `According to ${name}`,
  someSpeaker: 'Said by somebody in the source',
  corrected: (version: number): string => `Corrected: this is version ${version}`,
  noteBehind: 'There is a note with the whole quote',

  // A list
  listOf: (count: number, of: string): string => `${count} ${of}`,
  someOf: (of: string): string => `Named as ${of}`,
  andMore: (count: number): string => `and ${count} more`,
  isOrAre: (names: readonly string[]): string =>
    `${joinNames(names)} ${names.length === 1 ? 'is' : 'are'}`,
  outsiders: (areNames: string, of: string): string =>
    `${areNames.replace(/^the /, 'The ')} not on the source's complete list of ${of}.`,

  // What the source says to a yes/no question
  so: '✓ The source says so',
  soAsView: (name: string): string => `✓ The source reports this as the view of ${name}`,
  otherwise: '✗ The source says otherwise',
  otherwiseAsView: (name: string): string =>
    `✗ The source reports otherwise, as the view of ${name}`,
  listsOthers: (count: number, of: string, areNames: string): string =>
    `it lists ${count} ${of}, and ${areNames} not among them`,
  says: (value: string): string => `it says ${value}`,
  names: (holder: string): string => `it names ${holder}`,

  // What the source says to a claim
  claimPart: '◐ The source says part of this',
  claimMissing: '– Not in the source',
  claimDeclined: 'Not checked: I read claims in English only',
  nearestSaid: 'The nearest it says:',

  // Which of several sources says it
  saysSo: (source: string): string => `✓ ${source} says so`,
  saysOtherwise: (source: string): string => `✗ ${source} says otherwise`,
  sourcesSaySo: (count: number): string => `✓ ${count} sources say so`,
  sourcesSayOtherwise: (count: number): string => `✗ ${count} sources say otherwise`,
  sourcesDiffer: '≠ The sources differ. The newest first:',
  saidInParts: '✓ Each part stands in one source, none says all of it',

  // What is not answered, or not by a curated fact
  missWords: (words: string): string => `Not in the source: ${words}.`,
  miss: 'Not in the source.',
  missThoughWords: 'No answer to this in the source, though it has the words.',
  nearest: 'Nearest, but not an answer:',
  otherNearest: 'Also near, but no answer:',
  passage: 'Not curated. The source has this:',
  choice: 'This could mean more than one thing. Which one?',
  addedBy: (day: string): readonly [before: string, after: string] => [
    'uncurated, added by ',
    ` on ${day}`,
  ],
  addedHere: (day: string): string => `uncurated, added in this channel on ${day}`,
  relatedTopics: 'Related topics:',
  nearTopics: 'Near topics:',

  // Buttons: what one gets
  showWholeQuote: 'Show the whole quote',
  showAllQuotes: (count: number): string => `Show all ${count} quotes`,
  showNearest: 'Other nearest',
  askCurators: 'Ask curators',
  why: 'Why this answer?',
  share: 'Share in channel',
  more: 'More',
  helped: 'This helped',
  didNotHelp: 'This did not help',
  feedbackReasons: {
    wrong: 'It is wrong',
    not_asked: 'Not what I asked',
    out_of_date: 'Out of date',
    too_long: 'Too long',
  },
  wholeQuote: 'Whole quote',
  inSource: 'In the source',
  close: 'Close',

  // Why
  whyOpening: (title: string): string =>
    `Why “${title}”: your words, and what they met in the source.`,
  metInQuote: (word: string, by: string): string => `“${word}” met “${by}” in the quote`,
  metElsewhere: (word: string): string =>
    `“${word}” is not in the quote: a question that a curator wrote for it has it`,
  metByName: (word: string, by: string): string =>
    `“${word}” was taken for “${by}”, which the quote does not spell`,
  readAs: (word: string, by: string): string => `“${word}” was read as “${by}”`,
  onlyNear: (word: string, by: string): string =>
    `“${word}” is near “${by}”, which explains nothing by itself`,
  notOnList: (word: string, of: string): string => `“${word}” is not on the complete list of ${of}`,
  metNothing: (word: string): string => `“${word}” met nothing`,
  decidedBy: {
    list: 'Decided by the rule “list”: the source names all that are on it.',
    count: 'Decided by the rule “number”: the source gives one.',
    place: 'Decided by the rule “place”: the source gives one.',
    role: 'Decided by the rule “role”: the source names who holds it.',
    statement: 'Decided by the rule “statement”: the source says all of it.',
  },
  choseYourself: 'You chose this topic yourself: the question did not lead to it.',
  decidedByScore: (score: string): string =>
    `Decided by how near your question is to those that a curator wrote: ${score} of 1. The same question gets the same answer.`,

  // To copy
  copy: 'Copy with attribution',
  copyTooLong:
    'This quote is too long to be copied from here. Show the whole quote, and copy it there.',
  copyForms: {
    story: 'Story',
    broadcast: 'Broadcast script',
    caption: 'Caption',
    live_blog: 'Live blog',
  },

  // A thread
  wholeQuestion: (question: string): string => `Read as: ${question}`,

  // What was told, and holds no longer
  recall: {
    corrected: 'Corrected',
    withdrawn: 'Withdrawn',
    was: (isFirst: boolean): string => (isFirst ? 'was ' : ', was '),
    now: (isFirst: boolean): string => (isFirst ? 'now ' : ', now '),
    noLonger: 'What stood here no longer holds.',
    why: (why: string): string => ` Why: ${why}`,
    otherFacts: (count: number): string =>
      `The reply told ${count} more ${count === 1 ? 'fact' : 'facts'}, not corrected: ask again for ${count === 1 ? 'it' : 'them'}.`,
    inThread: (title: string): string => `What I said here on “${title}” no longer holds.`,
    toPerson: (title: string): string => `What I told you on “${title}” no longer holds.`,
  },

  // Who asks no question
  asides,

  additions: enAdditions,
  board: enBoard,
  receipts: enReceipts,
  checks: enChecks,
  forms: enForms,
  guide: enGuide,
  notices: enNotices,
};

/** What every language must have. */
export type Strings = typeof en;
