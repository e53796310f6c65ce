/** The `action_id` of every button in our replies. Each has one listener. */
export const actionIds = {
  /** Several stand in one block, where Slack wants each to be different: `ask_topic_0`, `ask_topic_1`, … */
  askTopic: 'ask_topic',
  copyQuote: 'copy_quote',
  explainAnswer: 'explain_answer',
  giveFeedback: 'give_feedback',
  /** The menu behind three dots. What is chosen in it is one of the others. */
  more: 'more',
  shareAnswer: 'share_answer',
  shareVerdict: 'share_verdict',
  showNearest: 'show_nearest',
  showQuote: 'show_quote',
  showTopics: 'show_topics',
} as const;

export type ActionName = keyof typeof actionIds;
