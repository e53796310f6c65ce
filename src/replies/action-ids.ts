/** The `action_id` of every button in our replies. Each has one listener. */
export const actionIds = {
  /** Several stand in one block, where Slack wants each to be different: `ask_topic_0`, `ask_topic_1`, … */
  askTopic: 'ask_topic',
  explainAnswer: 'explain_answer',
  giveFeedback: 'give_feedback',
  /** On the Home, where presses come from no message. Several stand in one block, as above. */
  homeTopic: 'home_topic',
  homePage: 'home_page',
  homeSearch: 'home_search',
  homeForget: 'home_forget',
  homeForgetAll: 'home_forget_all',
  shareAnswer: 'share_answer',
  shareVerdict: 'share_verdict',
  showQuote: 'show_quote',
} as const;

export type ActionName = keyof typeof actionIds;
