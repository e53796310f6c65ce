/** The `action_id` of every button in our replies. Each has one listener. */
export const actionIds = {
  /** Several stand in one block, where Slack wants each to be different: `ask_topic_0`, `ask_topic_1`, … */
  askTopic: 'ask_topic',
  /** Under a miss; and on the card that it becomes, in the curators' channel. */
  askCurators: 'ask_curators',
  claimCard: 'claim_card',
  answerCard: 'answer_card',
  settleCard: 'settle_card',
  makePatch: 'make_patch',
  /** A draft's result as text to copy. */
  copyDraft: 'copy_draft',
  copyQuote: 'copy_quote',
  /** Under the week’s message of what is due. */
  dueRight: 'due_right',
  dueCorrect: 'due_correct',
  dueWithdraw: 'due_withdraw',
  explainAnswer: 'explain_answer',
  giveFeedback: 'give_feedback',
  /** Why an answer did not help. Several stand in one block, as above. */
  giveReason: 'give_reason',
  /** The menu behind three dots. What is chosen in it is one of the others. */
  more: 'more',
  /** On the Home, where presses come from no message. Several stand in one block, as above. */
  homeTopic: 'home_topic',
  homePage: 'home_page',
  homeSearch: 'home_search',
  homeForget: 'home_forget',
  homeForgetAll: 'home_forget_all',
  removeSource: 'remove_source',
  /** On the card of a correction, which curators get. */
  recallAmend: 'recall_amend',
  recallVoid: 'recall_void',
  recallPlaces: 'recall_places',
  shareAnswer: 'share_answer',
  shareVerdict: 'share_verdict',
  showNearest: 'show_nearest',
  /** What a draft was decided by, or what is nearest to a sentence of it. */
  showPassages: 'show_passages',
  showQuote: 'show_quote',
  showTopics: 'show_topics',
} as const;

export type ActionName = keyof typeof actionIds;
