/** All that the App Home, the agent tab and the welcome say in the desk's own words. */
export const homeStrings = {
  knows: 'What I know',
  asOf: (day: string, hash: string) => `As of ${day} · knowledge version ${hash}`,
  source: (title: string, about: readonly string[]) => `${title}\n${about.join(' · ')}`,
  holds: (paragraphs: number, facts: number) =>
    `${count(paragraphs, 'paragraph')}, ${count(facts, 'fact')}`,
  all: (facts: number, sources: number) =>
    `${count(facts, 'fact')} from ${count(sources, 'source')}`,
  moreSources: (more: number) => `and ${count(more, 'source')} more`,
  corrected: (facts: number) => `${facts} corrected`,
  due: (facts: number) => `${facts} due to be looked at again`,
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
  found: (topics: number, search: string) => `${count(topics, 'topic')} with “${search}”`,
  foundNone: (search: string) => `No topic has “${search}”. Ask it in your own words.`,
  page: (from: number, to: number, all: number) => `Topics ${from} to ${to} of ${all}`,
  paragraph: (number: number) => `¶${number}`,
  locked: '🔒 is under embargo: you see it as a curator, others do not yet.',
  earlier: 'Earlier topics',
  later: 'Later topics',

  topic: 'Topic',

  prompts: 'Ask me, for example',
  welcome: 'Welcome. Ask me in your own words, or send me a sentence and I check it.',
  welcomeAbout: (command: string) =>
    `Only the two of us read this. In a channel, mention me or type ${command}. What I know, and what I keep of your questions, is on my Home tab.`,
} as const;

function count(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;
}
