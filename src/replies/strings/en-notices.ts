/** What the desk says about itself, in English: that something failed, is too much, is not allowed, or is done. */
export const enNotices = {
  // What it cannot read, or not now
  filesUnread: 'I read the words of that message, and not the file with it. To its words:',
  onlyFiles: 'I do not read files, and found no words beside it. Please paste the words to me.',
  noWords: 'I found no words in that message to check.',
  unreadableMessage: 'I could not read that message. Please paste its words to me.',
  lookupFailed:
    'I could not look it up: something failed on my side (lookup_failed). This says nothing about the source. Please ask again in a minute.',
  gaveUp:
    'I could not answer you: it failed again and again for several minutes, on my side or on Slack’s. Please ask again.',
  tookTooLong:
    'This took too long to check, so I stopped. This says nothing about the source. Please check less of it at a time.',
  tooLong: (length: string, limit: string): string =>
    `That is more than one question. It has ${length} characters, and I read up to ${limit}: please ask about one thing at a time.`,
  tooMany: (count: number, limit: number): string =>
    `Those are ${count} questions, and I answer up to ${limit} at a time. Please ask one at a time.`,
  threadFull:
    'I answered three times in this thread within a minute, and stop there. Please ask again in a minute.',
  writeClaim: (command: string): string =>
    `Write the claim after it: ${command} check CLAIM. For a whole draft: ${command} draft.`,
  writeDraft: (command: string): string =>
    `Type ${command} draft, or choose “Check a draft” among my shortcuts, and paste your draft there.`,

  // Several questions
  asTo: (place: number): string => `As to ${place}.`,
  askApart: (heading: string): string => `Please ask by itself: ${heading}`,

  // What is kept
  forgotten:
    'Done: I deleted what I kept of your words in this workspace. My answers in Slack stay where they are.',
  notForgotten:
    'I could not reach what I keep, so nothing is deleted yet. Please ask again in a minute.',

  // Presses
  unknownRequest: (command: string): string =>
    `That belongs to another version of me, and I cannot do it. Please ask again: type ${command} and your question.`,
  anotherVersion: 'Another version',
  pressFailed:
    "That did not work: something failed on my side or on Slack's. Please press it again in a minute.",
  unreadableButton: 'I could not tell which button that was. Please ask again.',
  ofSomebodyElse:
    'That answer was made for somebody else. Ask it yourself, and you get one with buttons of your own.',
  topicGone: 'I no longer have that topic. Please ask again in your own words.',
  homeTopicGone: 'I could not open that topic. Please open my Home again.',
  checkGone: 'I could not tell which check that was. Please check it again.',
  additionGone:
    'A source that was added in this channel is no longer there. Please check it again.',
  sourcesChanged: 'My sources have changed since. Please check the draft again.',
  pageGone: (command: string): string => `I no longer have that page. Type ${command} topics.`,
  noMoreTopics: 'There are no more topics.',
  nothingNearer: 'Nothing else is near it now.',
  lost: {
    curators: 'I no longer hold that question. Ask it again, and send that to the curators.',
    why: 'I no longer hold that question. Ask it again, and I can say why.',
    nearest: 'I no longer hold that question. Ask it again, and I show what is near.',
    share: 'I no longer hold that question. Ask it again, and share that answer.',
    feedback: 'I no longer hold that question. Ask it again, and tell me of that answer.',
    check: 'I no longer hold those words. Check them again, and share that.',
    draft: 'I could not read that message. Please check the draft again.',
  },
  notOpened: 'Slack did not let me open it. Please press it again.',
  formNotOpened: 'Slack did not let me open the form. Please try again.',
  settingsNotOpened: 'I could not open the settings. Please try again in a minute.',
  draftNotWhole: 'Slack did not take the whole result of your draft. Please check it again.',
  helped: 'Thank you, noted.',
  didNotHelp: 'Thank you, noted. Try other words, or tell whoever keeps these facts.',
  reasonNoted: 'Thank you: I noted why.',

  // Questions to the curators
  noCurators: (command: string): string =>
    `I sent it to nobody: there are no curators here yet, nor a channel for questions to them. ${command} settings is where it is chosen.`,
  curatorsAsked: 'Your question is with the curators. I tell you here what they find.',
  curatorsHaveIt: 'The curators have that question from you already.',
  curatorsNotAsked: (why: string): string => `I could not ask the curators: ${why}.`,
  curatorsAnswer: (question: string): string =>
    `You asked the curators: “${question}” They found this in a source:`,
  inNoSource: (question: string): string =>
    `You asked the curators: “${question}”. A curator looked, and it is in no source that I have.`,

  // Sharing: the name of whoever shares stands before it
  sharedAnswer: ' shared this answer:',
  sharedAnswerTo: (question: string): string => ` shared this answer to “${question}”:`,
  sharedCheck: ' shared this check:',
  alreadyShared: 'This answer is already shared here.',
  beingShared: 'It is already being shared here: please give it a moment.',
  mayBeShared:
    'It may already be there, as Slack did not say whether it took it: look before you share again. If it is not there, ask again and share the new answer.',
  notShared: (why: string): string => `I could not share it: ${why}.`,
  mayBeMissing:
    'My answer may be missing where you asked, as Slack did not say whether it took it. It is:',
  elsewhere: (why: string): string => `I could not answer where you asked: ${why}. My answer is:`,
  /** Why Slack refused, and what can be done: the end of a sentence, without its point. */
  refused: {
    notInChannel: 'I am not in that channel, so invite me there first',
    archived: 'that channel is archived, and takes no more messages',
    restricted:
      'only some people may post in that channel, so ask whoever administers it to let me',
    token: 'this workspace no longer lets me in, so ask whoever administers it to install me again',
    later: 'Slack takes no more messages there for now, so try again in a few minutes',
    other: 'Slack did not take it, so try again in a minute',
  },

  // Where the desk may speak
  off: (command: string): string =>
    `I am switched off in this channel. A curator can change that: ${command} settings. You can ask me in a direct message.`,
  allSources: 'all sources',
  someSources: (count: number): string => `${count} ${count === 1 ? 'source' : 'sources'}`,
  saved: (manner: string, means: string, sources: string): string =>
    `Saved for this channel: ${manner}. ${means} I answer from ${sources}.`,
  notSaved: 'I could not reach what I keep, so nothing is saved. Please save it again in a minute.',
  notCurator:
    'Only curators change settings. Whoever installed me is one, and can name you by the same command.',
  notCuratorByConfig: 'Only curators change settings. Whoever runs me names them (CURATORS).',
  settingsElsewhere: (command: string): string =>
    `Settings are for a channel: type ${command} settings in it.`,
  sourceGone: 'That source is no longer here.',
  notForAll: 'I may not show that to everybody here: it is internal, or under embargo.',
  notSharedHere: 'I speak privately in this channel, so I do not share there.',
  underEmbargo:
    'For you as a curator: some of this is under embargo, and is not shown to others yet.',
};
