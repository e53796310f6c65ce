/** What is said of texts that people put into a channel, in English. */
export const enAdditions = {
  noSource: {
    empty: 'I found no words there to take as a source.',
    files: 'I do not read files, and found no words beside it. Please paste the text.',
    short: 'That is too short to be a source: it has fewer than two sentences beside its title.',
    language: 'I read sources in English only.',
    code: 'That is the code of a web page. Please paste the words that it shows.',
  },
  tooLong: (limit: string): string => `That is too long: I take up to ${limit} characters.`,
  mayNot: {
    off: 'I am switched off in this channel, so I take no sources here.',
    nobody: 'Nobody adds sources in this channel: its settings say so.',
    curators:
      'Only curators add sources here. They can change that in the settings of the channel.',
    shared:
      'I take no sources in a channel that is shared with another organisation, or of which I may not know it.',
    unknown: 'I could not look up who may add sources here. Please try again in a minute.',
  },
  added: (title: string, paragraphs: number, until: string, command: string): string =>
    `Added: “${title}”, ${paragraphs} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}. Until ${until} I answer and check from it here, and nowhere else. Each answer says that it is uncurated, and that you added it. ${command} sources lists it, and removes it.`,
  known: (title: string, command: string): string =>
    `“${title}” is here already. ${command} sources says until when.`,
  tooMany: (most: number, command: string): string =>
    `This channel has ${most} added sources, and I keep no more at a time. Remove one first: ${command} sources.`,
  failed: 'I could not reach what I keep, so nothing is changed. Please try again in a minute.',
  ranOut: (title: string, day: string): string =>
    `That is from “${title}”, which was added in this channel and ran out on ${day}. The reply keeps its quote; I no longer have the text.`,
  wasRemoved: (title: string): string =>
    `That is from “${title}”, which was added in this channel and was removed since. The reply keeps its quote; I no longer have the text.`,
  removed: (title: string): string => `Removed: “${title}”. I no longer answer from it here.`,
  notYours: 'Only whoever added it, or a curator, removes it.',
  noneCurated: 'I have no curated source here.',
  curated: 'I answer here from these sources:',
  more: (count: number): string => `and ${count} more`,
  noneAdded: (command: string): string =>
    `Nobody added one in this channel. ${command} source takes a text, and so does “Use as a source” on a message.`,
  addedHere: 'Added in this channel, uncurated:',
  by: (days: string): readonly [before: string, after: string] => ['Added by ', ` ${days}:`],
  days: (from: string, until: string): string => `on ${from}, until ${until}`,
  inText: (title: string, days: string): string => `“${title}”, added ${days}`,
  remove: 'Remove',
  elsewhere: (command: string): string =>
    `${command} sources lists what I answer from here. ${command} source adds a text to this channel; a message to me that begins with “source” and a line break does, too.`,
  formFailed: 'Slack did not let me open the form. Please try again.',
  unreadable: 'I could not read that message. Please paste its words to me.',
  form: {
    title: 'Add a source',
    submit: 'Add',
    cancel: 'Cancel',
    about:
      'For this channel alone, for seven days. I answer from its own words, marked as uncurated and added by you. A longer text: “Use as a source” on a message.',
    name: 'Title',
    text: 'Text',
  },
};
