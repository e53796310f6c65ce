import type { Outcome } from '../../desk/outcome-of.ts';
import type { Difference } from '../../desk/replay.ts';

/** What became of what was asked, for a person. */
const outcomes: Readonly<Record<Outcome, string>> = {
  covered: 'Answered from a fact',
  passage: 'Answered by a sentence that nobody curated',
  choice: 'Asked back which of several was meant',
  not_covered: 'Not in the source',
  aside: 'No question to look up',
  supported: 'The source says so',
  contradicted: 'The source says otherwise',
  undecided: 'The source decides nothing',
  draft: 'Several sentences, each checked',
  several: 'Several questions, each answered',
  refused: 'More than is read at a time',
};

const parts: Readonly<Record<Difference, string>> = {
  outcome: 'what became of it',
  facts: 'facts and their versions',
  answer: 'the answer',
  quotes: 'the quotes',
};

/** What is said of receipts, in English. */
export const enReceipts = {
  /** Under "Why?". */
  pointer: (id: string, command: string): string => `Receipt ${id} · ${command} receipt ${id}`,
  refused:
    'I have no receipt of that id to show you here. Whoever asked can open theirs anywhere, all others only where they see the reply. After its time, or forget-me, it is nobody’s.',
  nothingKept: 'I keep no record of what I tell here, so there are no receipts.',
  failed: 'I could not reach what I keep, so I cannot show it. Please try again in a minute.',
  own: (command: string): string => `Your last receipts. ${command} receipt ID opens one:`,
  ownNone: 'I keep no receipt of yours.',
  wordsDeleted: 'words deleted',
  names: {
    receipt: 'Receipt',
    asked: 'Asked',
    told: 'Told',
    quote: 'Quote',
    facts: 'Fact and version',
    rule: 'Rule',
    features: 'Features',
    base: 'Base',
    today: 'Today’s base',
    record: 'Record',
    who: 'Who',
  },
  wordsGone: (hash: string): string =>
    `The words are deleted, or were never kept. Their salted hash: ${hash}`,
  outcomes,
  place: (source: string, paragraph: number, start: number, end: number): string =>
    `${source}, ¶${paragraph}, characters ${start} to ${end}`,
  channelText: 'a text that was put into the channel (its words are not in the receipt)',
  noFact: 'none',
  score: (score: string, threshold: string): string => `score ${score}, from ${threshold} on`,
  withheld: (sources: number, facts: number): string =>
    `without ${sources} ${sources === 1 ? 'source' : 'sources'} and ${facts} ${facts === 1 ? 'fact' : 'facts'} that were not shown there`,
  same: 'says the same',
  toTheByte: ', to the byte.',
  otherBase: (hash: string): string => `, and is another (${hash}).`,
  otherScores: ', by other rules or numbers.',
  otherwise: (what: readonly Difference[], hash: string): string =>
    `would say otherwise (${hash}): ${what.map((one) => parts[one]).join(', ')}.`,
  notAsked: 'It cannot be asked again: the words are deleted, or the fact is gone.',
  chained: (batch: number): string => `as it was written; in link ${batch} of the chain`,
  waiting: 'as it was written; not in the chain yet',
  changed: 'CHANGED after it was written. Do not rely on it, and tell whoever runs me.',
  commitment: (hash: string): string => `commitment ${hash}`,
  askedBy: 'asked by ',
  writtenBy: 'written by ',
  sharedBy: 'shared by ',
  nobody: 'nobody known any more',
  shownToAll: 'shown to all in ',
  shownAlone: 'shown to whoever asked, alone, in ',
  onCommandLine: (id: string): string =>
    `There is more than Slack shows at a time. Whoever runs me has all of it: cptpp receipt ${id}`,
};
