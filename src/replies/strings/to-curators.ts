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

  // What is made of it for the knowledge base
  notYetSettled: 'That question is not settled yet.',
  madeAlready: 'Something was made of that question already: the card says by whom.',
  quoteGone:
    'The words of that answer do not stand in their source any more: the knowledge base has changed since.',
  noFacts: 'There is no fact yet that it could be a near miss of.',
  notYoursToMake: 'Only curators make facts.',
  noQuestion: 'Write a question at least.',
  noFactChosen: 'Choose a fact.',
  noTitle: 'Give it a title.',
  titleAsAsked: 'That is how somebody asked. Say what the fact tells.',
  tooManyQuestions: (most: number): string => `At most ${most} questions.`,
  questionTooLong: (longest: number): string => `A question has at most ${longest} characters.`,
  askedAlready: (title: string, question: string): string =>
    `“${title}” has the question “${question}” already.`,

  // The correction of what was told
  onlyCurators: 'Only curators correct what I have told.',
  nothingKept: 'I keep no record of what I tell here, so I cannot find where it was told.',
  nobodyTold: (title: string): string =>
    `Nobody that I know of was told another version of “${title}”.`,
  sent: 'I have sent it to you as a direct message.',
  recallGone: 'I no longer have that correction.',
  changedAgain: 'That fact was changed again since. As it is now:',
};
