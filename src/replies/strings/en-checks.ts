/**
 * What is said of a check or a draft as a whole, in English. Claims are read in English only: what the source says of one,
 * and why, is said in no other language.
 */
export const enChecks = {
  emptyClaim: 'Not checked: there is no word in it',
  tooLongClaim: (length: string, limit: string): string =>
    `Not checked: it is ${length} characters long, and one claim is read up to ${limit}. Check it in shorter sentences.`,
  tangledClaim: 'Not checked: this sentence is too tangled to check. Split it into shorter ones.',
  sentences: (count: number): string => `${count} ${count === 1 ? 'sentence' : 'sentences'}`,
  counted: {
    otherwise: 'otherwise',
    differ: 'sources differ',
    part: 'in part',
    so: 'said',
    nothing: 'not in the source',
    unread: 'not checked',
  },
  paragraphOf: (title: string): string => `¶: paragraph of “${title}”.`,
  key: 'Struck out: the source says otherwise. Underlined: not in it.',
  unread: (count: number): string =>
    `${count} more sentences were too many to read: check them apart.`,
  continued: (from: number, to: number, all: number): string =>
    `Continued: ${from === to ? `sentence ${from}` : `sentences ${from} to ${to}`} of ${all}.`,
  moreRows: (count: number): string => `and ${count} more: check the whole of it as a draft.`,
  quotedAbove: ', quoted above',
  showQuotes: 'Show quotes',
  nearestOne: 'Nearest',
  copyAsText: 'Copy as text',
};
