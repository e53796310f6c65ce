/** What tells people what the desk knows and how to ask it, in English: help, topics, the Home, the agent tab, the welcome. */
export const enGuide = {
  // What it answers from
  onlyFrom: (source: string): string => `I answer only from ${source}.`,
  onlyFromSeveral: (count: number, sources: string, more: number): string =>
    `I answer only from ${count} sources: ${sources}${more > 0 ? ` and ${more} more` : ''}.`,
  inItsWords:
    "I answer in the source's own words and say where they stand, or that it is not in the source.",
  itIsSingle: (origin: string): string => `It is a single source: ${origin}.`,
  /** What of a source is not known. */
  notStated: {
    outlet: 'outlet not stated in our copy',
    date: 'date not stated in our copy',
    both: 'outlet and date not stated in our copy',
  },
  sourceCount: (count: number): string => (count === 1 ? 'single source' : `${count} sources`),
  notCurated: 'not curated',

  // Help. Shortcuts are called as Slack lists them.
  ways: (command: string): readonly string[] => [
    `Ask: ${command} QUESTION for you alone, a mention for the channel, a direct message with neither.`,
    `Check a claim: ${command} check CLAIM, a mention that states it, or “Check this message” on anybody’s message.`,
    `Check a draft: ${command} draft, or the shortcut “Check a draft”. You get it back as a direct message.`,
    `${command} sources: what I answer from here. Add a text to this channel alone, for a week: ${command} source, or “Use as a source” on a message.`,
    'In a thread mention me each time: commands do not work there, and I read nothing that does not mention me.',
    'Edit a question, and I change my answer.',
    `${command} topics: all that is curated. ${command} receipt: what your last answers rest on. ${command} forget-me: I delete what I keep of your words.`,
    `For curators: ${command} settings says whom I answer in a channel, and from which sources.`,
  ],
  forExample: 'For example:',
  tryQuestion: 'Try a question',

  // Topics
  noTopics: 'No topics are curated. Ask in your own words.',
  noTopicWith: (word: string): string => `No topic has “${word}” in it.`,
  answersOn: (count: number): string =>
    `I answer on ${number(count, 'topic')}, and whatever else the source says.`,
  topicsWith: (count: number, word: string): string => `${number(count, 'topic')} with “${word}”.`,
  topicsHint: (command: string): string =>
    `${command} topics WORD finds some of them. Or ask in your own words.`,
  tooManyGroups: (left: number): string => `and ${left} more groups: take a rarer word.`,
  moreGroups: (left: number): string => `Show ${left} more groups`,
  andMoreTopics: (count: number): string => `, and ${count} more`,

  // The Home
  knows: 'What I know',
  asOfDay: (day: string): string => `As of ${day}.`,
  /** Beside a fact that nobody has looked at again by its date. */
  dueSince: (day: string): string => `Due for a check since ${day}`,
  asOf: (day: string, hash: string): string => `As of ${day} · knowledge version ${hash}`,
  holds: (paragraphs: number, facts: number): string =>
    `${number(paragraphs, 'paragraph')}, ${number(facts, 'fact')}`,
  all: (facts: number, sources: number): string =>
    `${number(facts, 'fact')} from ${number(sources, 'source')}`,
  moreSources: (more: number): string => `and ${number(more, 'source')} more`,
  corrected: (facts: number): string => `${facts} corrected`,
  due: (facts: number): string => `${facts} due to be looked at again`,
  always: 'For every answer:',
  nothingDated:
    'Outlet and date are not stated in our copy: “today” or “last month” in a quote is the source’s, not yours.',
  singleSource: 'Each fact rests on a single source.',
  exactWords: 'Every quote is the source’s own words, with its paragraph (¶).',
  ask: 'Questions to try',
  own: 'Your last questions and checks',
  ownAbout: 'Only you see these. Long texts and drafts are not among them.',
  ownNone: 'I keep no question of yours.',
  ownAway: 'I cannot reach what I keep of your questions right now. All else here works.',
  forget: 'Delete',
  forgetAll: 'Delete all I keep of your words',
  forgetSure: 'Delete all?',
  forgetWhat:
    'Your questions and checks, also those that are not listed here. My answers stay where they stand in Slack.',
  yes: 'Delete all',
  no: 'Keep them',
  topics: 'Topics',
  search: 'Search the topics',
  searchHint: 'Press Enter to search; empty it to see all.',
  found: (topics: number, search: string): string => `${number(topics, 'topic')} with “${search}”`,
  foundNone: (search: string): string => `No topic has “${search}”. Ask it in your own words.`,
  page: (from: number, to: number, all: number): string => `Topics ${from} to ${to} of ${all}`,
  earlier: 'Earlier topics',
  locked: '🔒 is under embargo: you see it as a curator, others do not yet.',
  later: 'Later topics',
  topic: 'Topic',

  // The agent tab
  prompts: 'Ask me, for example',
  welcome: 'Welcome. Ask me in your own words, or send me a sentence and I check it.',
  welcomeAbout: (command: string): string =>
    `Only the two of us read this. In a channel, mention me or type ${command}. What I know, and what I keep of your questions, is on my Home tab.`,
};

function number(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}
