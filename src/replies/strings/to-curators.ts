/** What is said to curators alone, in English: they read English sources. */
export const toCurators = {
  // A question of people
  cardGone: 'I no longer have that question.',
  cardSettled: 'That question is settled already.',
  cardTaken: 'Somebody has that question already: the card says who.',
  cardTakenOrSettled: 'Somebody else has that question, or it is settled: the card says so.',
  notYours: 'Only curators answer here.',
  noSuchWords:
    'No source has these words, as they stand here, in one place. Paste them as they stand there.',
  untold: (people: number): string =>
    `${people === 1 ? 'One person who asked' : `${people} people who asked`} could not be told: they may not read that source, or Slack did not let me.`,

  // The correction of what was told
  onlyCurators: 'Only curators correct what I have told.',
  nothingKept: 'I keep no record of what I tell here, so I cannot find where it was told.',
  nobodyTold: (title: string): string =>
    `Nobody that I know of was told another version of “${title}”.`,
  sent: 'I have sent it to you as a direct message.',
  recallGone: 'I no longer have that correction.',
  changedAgain: 'That fact was changed again since. As it is now:',
};
