/** What the forms of the desk say, in English. Slack takes 24 characters in a title, and 75 in a choice. */
export const enForms = {
  cancel: 'Cancel',
  draft: {
    title: 'Check a draft',
    submit: 'Check',
    about:
      'Each sentence is held against the source. You alone get the result, as a direct message. The draft itself is not kept.',
    label: 'Draft',
    part: (number: number): string => `Part ${number}`,
    hint: (most: string): string =>
      `Up to ${most} characters. What is longer goes on in the next part.`,
    empty: 'There is nothing to check. Paste your draft here.',
  },
  settings: {
    title: 'Settings',
    submit: 'Save',
    about:
      'For this channel. In a channel that is shared with another organisation, I show nothing internal, whatever is chosen here.',
    whom: 'Whom I answer',
    manners: {
      public: { name: 'Public', means: 'A mention is answered for everybody here.' },
      asked: {
        name: 'Only when asked',
        means: 'Whoever asks gets the answer alone, and may share it here.',
      },
      private: {
        name: 'Private',
        means: 'Whoever asks gets the answer alone. It cannot be shared here.',
      },
      off: { name: 'Off', means: 'I answer nobody here, and say so.' },
    },
    adders: 'Who may add a source here',
    addersHint:
      'A text for this channel alone, uncurated, for a week. Nobody adds one to a channel that is shared with another organisation.',
    addersNames: { nobody: 'Nobody', curators: 'Curators', everybody: 'Everybody here' },
    whoAdds: (name: string): string => `Who may add a source here: ${name}.`,
    sources: 'Which sources I answer from',
    sourcesHint: 'With all of them chosen, sources that are added later count too.',
    group: (first: number, last: number): string => `${first} to ${last}`,
    curators: 'Curators of this workspace',
    curatorsHint: 'They alone change settings, and see what is under embargo.',
    curatorsChannel: 'Where questions to the curators go',
    curatorsChannelHint:
      'One channel for the workspace, that I am in. Everybody there reads what people ask. With none, each curator gets it as a direct message.',
  },
};
