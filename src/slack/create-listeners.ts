import type { Logger } from '@slack/bolt';
import type { CuratorCards } from '../storage/curator-cards.ts';
import type { Feedback } from '../storage/feedback.ts';
import type { Patches } from '../storage/patches.ts';
import type { ReceiptStore } from '../storage/receipt-store.ts';
import type { Welcomes } from '../storage/welcomes.ts';
import { createDeskWork } from '../worker/desk-work.ts';
import type { DeskWorker } from '../worker/desk-worker.ts';
import { createAddSource } from './answering/add-source.ts';
import { createMessageAnswerer } from './answering/answer-message.ts';
import { createWorkflowAnswerer } from './answering/answer-workflow.ts';
import { createForgetAsker } from './answering/forget-asker.ts';
import { createKeptWords } from './answering/kept-words.ts';
import { createLeanOnLast } from './answering/lean-on-last.ts';
import { createMemoryCuratorCards } from './answering/memory-curator-cards.ts';
import { createMemoryFeedback } from './answering/memory-feedback.ts';
import { createMemoryPatches } from './answering/memory-patches.ts';
import { createOpenAgentTab } from './answering/open-agent-tab.ts';
import { createOpenRecall } from './answering/open-recall.ts';
import { createOpenReceipt } from './answering/open-receipt.ts';
import { createPublishHome, type ReadBoard } from './answering/publish-home.ts';
import { createReplyTo } from './answering/reply-to.ts';
import { createSharing } from './answering/share-in-channel.ts';
import { createTakeMessage } from './answering/take-message.ts';
import { createTakeSourceMessage } from './answering/take-source-message.ts';
import { createThreadLimit, type ThreadLimit } from './answering/thread-limit.ts';
import { createMemoryWelcomes } from './answering/welcomes.ts';
import type { BaseHolder } from './base/base-holder.ts';
import { createFreshness, type Freshness } from './freshness/create-freshness.ts';
import { createMemoryRechecks } from './freshness/memory-rechecks.ts';
import type { SlackListener } from './listener.ts';
import { createOpenSource } from './listeners/add-source.ts';
import { createAnswerCard } from './listeners/answer-card.ts';
import { createAppHomeOpened } from './listeners/app-home-opened.ts';
import { createAppMention } from './listeners/app-mention.ts';
import { createAskCurators } from './listeners/ask-curators.ts';
import { createAskInWorkflow } from './listeners/ask-in-workflow.ts';
import { createAskTopic } from './listeners/ask-topic.ts';
import { createOpenSettings } from './listeners/change-settings.ts';
import { createDraftShortcut, createOpenDraft } from './listeners/check-draft.ts';
import { createCheckInWorkflow } from './listeners/check-in-workflow.ts';
import { createCheckMessage } from './listeners/check-message.ts';
import { createClaimCard } from './listeners/claim-card.ts';
import { createCopyDraft } from './listeners/copy-draft.ts';
import { createCopyQuote } from './listeners/copy-quote.ts';
import { createRecallActions } from './listeners/decide-recall.ts';
import { createDirectMessage } from './listeners/direct-message.ts';
import { createExplainAnswer } from './listeners/explain-answer.ts';
import { createGiveFeedback } from './listeners/give-feedback.ts';
import { createGiveReason } from './listeners/give-reason.ts';
import { createHomeActions } from './listeners/home-actions.ts';
import { createMakePatch } from './listeners/make-patch.ts';
import { createMore } from './listeners/more.ts';
import { createRecheckFact } from './listeners/recheck-fact.ts';
import { createRemoveSource } from './listeners/remove-source.ts';
import { createSettleCard } from './listeners/settle-card.ts';
import { createShareAnswer } from './listeners/share-answer.ts';
import { createShareVerdict } from './listeners/share-verdict.ts';
import { createShowNearest } from './listeners/show-nearest.ts';
import { createShowPassages } from './listeners/show-passages.ts';
import { createShowQuote } from './listeners/show-quote.ts';
import { createShowTopics } from './listeners/show-topics.ts';
import { createSlashCommand } from './listeners/slash-command.ts';
import { createSubmitCardAnswer } from './listeners/submit-card-answer.ts';
import { createSubmitDraft } from './listeners/submit-draft.ts';
import { createSubmitPatch } from './listeners/submit-patch.ts';
import { createSubmitSettings } from './listeners/submit-settings.ts';
import { createSubmitSource } from './listeners/submit-source.ts';
import { createUnknownRequest } from './listeners/unknown-request.ts';
import { createUseAsSource } from './listeners/use-as-source.ts';
import { countAnswers } from './numbers/count-answers.ts';
import { type Access, createAccess } from './permission/create-access.ts';
import { type AnswerRecords, createMemoryRecords } from './posting/answer-records.ts';
import { createOutbox, type Outbox } from './posting/outbox.ts';
import type { RecallDesk } from './recall/recall-desk.ts';
import { createRedactingLogger } from './redacting-logger.ts';
import { noTally, type Tally } from './tally.ts';

export interface ListenersOptions {
  /** What answers now. */
  readonly base: BaseHolder;
  /** With its slash. */
  readonly command: string;
  /** The other thread. Without one, all is done on this, and others between two sentences. */
  readonly worker?: DeskWorker | null;
  /** Whether all is there that a command needs: until then it is acknowledged first, and answered as soon as it may be. */
  readonly isStarted?: () => boolean;
  readonly records?: AnswerRecords;
  readonly outbox?: Outbox;
  readonly mayAnswer?: ThreadLimit;
  readonly welcomes?: Welcomes;
  readonly feedback?: Feedback;
  readonly cards?: CuratorCards;
  /** What curators make of cards. It needs `cards`, which say whether one has it. */
  readonly patches?: Patches;
  /** The record of each reply; `null` where nothing is stored. */
  readonly receipts?: ReceiptStore | null;
  readonly logger?: Logger;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** What decides where the desk may speak. By default nobody is a curator, and nothing is stored. */
  readonly access?: Access;
  /** What finds where an old version was told; `null` where nothing is stored. */
  readonly recalls?: RecallDesk | null;
  /** What reads the board of a workspace; `null` where nothing is stored. */
  readonly readBoard?: ReadBoard | null;
  /** What is due for a check. By default what the files say. */
  readonly freshness?: Freshness;
  /** Counts what is answered. */
  readonly tally?: Tally;
}

/** Makes every listener of the app: all that a person can do with the desk in Slack. */
export function createListeners({
  base,
  command,
  worker = null,
  records = createMemoryRecords(),
  outbox = createOutbox({ records }),
  now = Date.now,
  mayAnswer = createThreadLimit({ now }),
  welcomes = createMemoryWelcomes(),
  feedback = createMemoryFeedback(),
  patches = createMemoryPatches({ now }),
  cards = createMemoryCuratorCards({ now, patches }),
  receipts = null,
  logger = createRedactingLogger(),
  freshness = createFreshness({ base, rechecks: createMemoryRechecks(), now, logger }),
  access: permitted = createAccess({
    ...{ base, logger, now, freshness },
    workOf: createDeskWork({ command, worker }),
  }),
  recalls = null,
  isStarted = () => true,
  readBoard = null,
  tally = noTally,
}: ListenersOptions): readonly SlackListener[] {
  const access = countAnswers(permitted, tally);
  const keptWords = createKeptWords(records, async (person) => {
    await access.channelSources.forget?.(person);
    await feedback.forget?.(person);
    await cards.forget?.(person);
    await patches.forget?.(person);
    access.forget();
  });
  const replyTo = createReplyTo({ command });
  const leanOnLast = createLeanOnLast({ records });
  const answerMessage = createMessageAnswerer({
    ...{ command, replyTo, leanOnLast, access, records, keptWords, mayAnswer, outbox },
  });
  const forgetAsker = createForgetAsker({ keptWords, outbox });
  const shareInChannel = createSharing({ records, outbox });
  const openDraft = createOpenDraft({ outbox });
  const shown = { access, command };
  const askTopic = createAskTopic({ ...shown, keptWords, outbox });
  const copyQuote = createCopyQuote({ ...shown, keptWords, outbox });
  const giveFeedback = createGiveFeedback({ ...shown, feedback, keptWords, outbox });
  const unknown = createUnknownRequest({ command, keptWords, outbox });
  const publishHome = createPublishHome({ access, keptWords, readBoard });
  const openAgentTab = createOpenAgentTab({ ...shown, keptWords, welcomes, outbox });
  const openSettings = createOpenSettings({ ...shown, cards, outbox });
  const openSource = createOpenSource({ access, outbox });
  const addSource = createAddSource({ ...shown, now });
  const takeSourceMessage = createTakeSourceMessage({ addSource, keptWords, outbox });
  const takeMessage = createTakeMessage({ answerMessage, forgetAsker, takeSourceMessage });
  const answerWorkflow = createWorkflowAnswerer(shown);
  const askCurators = createAskCurators({ ...shown, cards, keptWords, outbox });

  return [
    createSlashCommand({
      ...{ ...shown, keptWords, outbox, openDraft, openSettings, openSource },
      openRecall: createOpenRecall({ access, recalls, outbox }),
      openReceipt: createOpenReceipt({ access, command, receipts, outbox }),
      isFact: (word) => recalls?.knows(word) ?? false,
      isStarted,
    }),
    createAppHomeOpened({ publishHome, openAgentTab }),
    createAppMention({ takeMessage }),
    createDirectMessage({ takeMessage }),
    ...createHomeActions({ access, keptWords, publishHome, outbox }),
    askTopic,
    copyQuote,
    createExplainAnswer({ ...shown, keptWords, outbox, receipts }),
    giveFeedback,
    askCurators,
    createClaimCard({ ...shown, cards, keptWords, outbox }),
    createAnswerCard({ ...shown, cards, keptWords, outbox }),
    createSettleCard({ ...shown, cards, keptWords, outbox }),
    createMakePatch({ ...shown, cards, keptWords, outbox }),
    createGiveReason({ ...shown, feedback, keptWords, outbox }),
    createMore({ buttons: [copyQuote, askTopic, askCurators, giveFeedback], unknown }),
    ...createRecallActions({ ...shown, keptWords, outbox, recalls }),
    createShareAnswer({ ...shown, keptWords, outbox, shareInChannel }),
    createShareVerdict({ ...shown, keptWords, outbox, shareInChannel }),
    createShowNearest({ ...shown, keptWords, outbox }),
    createShowQuote({ ...shown, keptWords, outbox }),
    createShowPassages({ ...shown, keptWords, outbox }),
    createCopyDraft({ ...shown, keptWords, outbox }),
    createShowTopics({ ...shown, keptWords, outbox }),
    createCheckMessage({ ...shown, keptWords, outbox }),
    createUseAsSource({ addSource, keptWords, outbox }),
    createDraftShortcut({ openDraft, keptWords }),
    ...createRecheckFact({ ...shown, base, freshness, outbox }),
    createSubmitDraft({ access, keptWords, outbox }),
    createSubmitSettings({ access, cards, outbox }),
    createSubmitCardAnswer({ access, cards, outbox }),
    createSubmitPatch({ access, cards, outbox, patches }),
    createSubmitSource({ addSource, keptWords, outbox }),
    createRemoveSource({ ...shown, keptWords, outbox }),
    createAskInWorkflow({ answerWorkflow }),
    createCheckInWorkflow({ answerWorkflow }),
    unknown,
  ];
}
