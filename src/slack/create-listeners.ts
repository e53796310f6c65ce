import type { Desk } from '../desk/answer.ts';
import type { Welcomes } from '../storage/welcomes.ts';
import { createDeskWork } from '../worker/desk-work.ts';
import type { DeskWorker } from '../worker/desk-worker.ts';
import { createMessageAnswerer } from './answering/answer-message.ts';
import { createForgetAsker } from './answering/forget-asker.ts';
import { createKeptWords } from './answering/kept-words.ts';
import { createLeanOnLast } from './answering/lean-on-last.ts';
import { createOpenAgentTab } from './answering/open-agent-tab.ts';
import { createPublishHome } from './answering/publish-home.ts';
import { createReplyTo } from './answering/reply-to.ts';
import { createSharing } from './answering/share-in-channel.ts';
import { createThreadLimit, type ThreadLimit } from './answering/thread-limit.ts';
import { createMemoryWelcomes } from './answering/welcomes.ts';
import type { SlackListener } from './listener.ts';
import { createAppHomeOpened } from './listeners/app-home-opened.ts';
import { createAppMention } from './listeners/app-mention.ts';
import { createAskTopic } from './listeners/ask-topic.ts';
import { createDraftShortcut, createOpenDraft } from './listeners/check-draft.ts';
import { createCheckMessage } from './listeners/check-message.ts';
import { createCopyDraft } from './listeners/copy-draft.ts';
import { createCopyQuote } from './listeners/copy-quote.ts';
import { createDirectMessage } from './listeners/direct-message.ts';
import { createExplainAnswer } from './listeners/explain-answer.ts';
import { createGiveFeedback } from './listeners/give-feedback.ts';
import { createHomeActions } from './listeners/home-actions.ts';
import { createMore } from './listeners/more.ts';
import { createShareAnswer } from './listeners/share-answer.ts';
import { createShareVerdict } from './listeners/share-verdict.ts';
import { createShowNearest } from './listeners/show-nearest.ts';
import { createShowPassages } from './listeners/show-passages.ts';
import { createShowQuote } from './listeners/show-quote.ts';
import { createShowTopics } from './listeners/show-topics.ts';
import { createSlashCommand } from './listeners/slash-command.ts';
import { createSubmitDraft } from './listeners/submit-draft.ts';
import { createUnknownRequest } from './listeners/unknown-request.ts';
import { type AnswerRecords, createMemoryRecords } from './posting/answer-records.ts';
import { createOutbox, type Outbox } from './posting/outbox.ts';

export interface ListenersOptions {
  readonly desk: Desk;
  /** With its slash. */
  readonly command: string;
  /** The other thread. Without one, all is done on this, and others between two sentences. */
  readonly worker?: DeskWorker | null;
  readonly records?: AnswerRecords;
  readonly outbox?: Outbox;
  readonly mayAnswer?: ThreadLimit;
  readonly welcomes?: Welcomes;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Makes every listener of the app: all that a person can do with the desk in Slack. */
export function createListeners({
  desk,
  command,
  worker = null,
  records = createMemoryRecords(),
  outbox = createOutbox({ records }),
  now = Date.now,
  mayAnswer = createThreadLimit({ now }),
  welcomes = createMemoryWelcomes(),
}: ListenersOptions): readonly SlackListener[] {
  const work = createDeskWork({ desk, command, worker });
  const replyTo = createReplyTo({ command, work });
  const leanOnLast = createLeanOnLast({ names: desk.knowledge.names, records });
  const answerMessage = createMessageAnswerer({ replyTo, leanOnLast, records, mayAnswer, outbox });
  const keptWords = createKeptWords(records);
  const forgetAsker = createForgetAsker({ keptWords, outbox });
  const shareInChannel = createSharing({ records, outbox });
  const openDraft = createOpenDraft({ outbox });
  const askTopic = createAskTopic({ desk, keptWords, outbox });
  const copyQuote = createCopyQuote({ desk, outbox });
  const giveFeedback = createGiveFeedback({ desk, keptWords, outbox });
  const unknown = createUnknownRequest({ command, outbox });
  const publishHome = createPublishHome({ desk, keptWords, now });
  const openAgentTab = createOpenAgentTab({ desk, command, welcomes, outbox });

  return [
    createSlashCommand({ command, work, keptWords, outbox, openDraft }),
    createAppHomeOpened({ publishHome, openAgentTab }),
    createAppMention({ answerMessage, forgetAsker }),
    createDirectMessage({ answerMessage, forgetAsker }),
    ...createHomeActions({ desk, keptWords, publishHome, outbox }),
    askTopic,
    copyQuote,
    createExplainAnswer({ desk, work, keptWords, outbox }),
    giveFeedback,
    createMore({ buttons: [copyQuote, askTopic, giveFeedback], unknown }),
    createShareAnswer({ desk, keptWords, outbox, shareInChannel }),
    createShareVerdict({ work, keptWords, outbox, shareInChannel }),
    createShowNearest({ work, keptWords, outbox }),
    createShowQuote({ desk, outbox }),
    createShowPassages({ desk, outbox }),
    createCopyDraft({ outbox }),
    createShowTopics({ desk, command, outbox }),
    createCheckMessage({ command, work, keptWords, outbox }),
    createDraftShortcut({ openDraft }),
    createSubmitDraft({ work, outbox }),
    unknown,
  ];
}
