/** What the curators' board says, in English. */
export const enBoard = {
  title: 'The board',
  about: 'Only curators of this workspace see it.',
  away: 'I cannot reach the board right now. All else here works.',

  coverage: (answered: number, asked: number, percent: number, days: number): string =>
    `In the last ${days} days I answered ${answered} of ${number(asked, 'question')} (${percent}%).`,
  coverageNone: (days: number): string => `In the last ${days} days I was asked nothing.`,
  median: (time: string): string =>
    `Half of the questions to the curators had their answer within ${time}.`,

  open: 'Open questions',
  openNone: 'No question waits for a curator.',
  wordsGone: 'A question whose words are deleted',
  asked: (people: number): string => `asked by ${people === 1 ? 'one person' : people}`,
  since: (day: string): string => `since ${day}`,
  /** What stands before and after the name of a curator. */
  isWith: ['with ', ''] as readonly [before: string, after: string],

  votes: 'Feedback',
  votesNone: 'Nobody has said yet whether an answer helped.',
  helped: (people: number): string => `it helped ${people}`,
  didNotHelp: (people: number, reasons: string): string =>
    `it did not help ${people}${reasons !== '' ? ` (${reasons})` : ''}`,
  reason: (label: string, people: number): string => `“${label}”: ${people}`,
  earlier: 'an earlier version',
  factGone: 'A fact that is gone',

  due: 'Due for a check',
  dueNone: 'Nothing is due for a check.',

  settled: (days: number): string => `Answered in the last ${days} days`,
  settledNone: (days: number): string => `The curators answered nothing in the last ${days} days.`,
  settledBy: {
    answered: ['answered by ', ''],
    in_no_source: ['in no source, says ', ''],
  } as Readonly<Record<'answered' | 'in_no_source', readonly [before: string, after: string]>>,
  /** The same where nobody is named. */
  settledAs: { answered: 'answered', in_no_source: 'in no source' },
};

function number(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
