import type { webApi } from '@slack/bolt';
import type { Desk } from '../desk/answer.ts';
import { createDeskWork } from '../worker/desk-work.ts';
import type { DeskWorker } from '../worker/desk-worker.ts';
import { createMessageAnswerer } from './answering/answer-message.ts';
import { createForgetAsker } from './answering/forget-asker.ts';
import { createKeptWords } from './answering/kept-words.ts';
import { createReplyTo } from './answering/reply-to.ts';
import { createSharing } from './answering/share-in-channel.ts';
import { createThreadLimit, type ThreadLimit } from './answering/thread-limit.ts';
import type { SlackListener } from './listener.ts';
import { createAppMention } from './listeners/app-mention.ts';
import { createAskTopic } from './listeners/ask-topic.ts';
import { createDraftShortcut, createOpenDraft } from './listeners/check-draft.ts';
import { createCheckMessage } from './listeners/check-message.ts';
import { createDirectMessage } from './listeners/direct-message.ts';
import { createExplainAnswer } from './listeners/explain-answer.ts';
import { createGiveFeedback } from './listeners/give-feedback.ts';
import { createShareAnswer } from './listeners/share-answer.ts';
import { createShareVerdict } from './listeners/share-verdict.ts';
import { createShowQuote } from './listeners/show-quote.ts';
import { createSlashCommand } from './listeners/slash-command.ts';
import { createSubmitDraft } from './listeners/submit-draft.ts';
import { createUnknownRequest } from './listeners/unknown-request.ts';
import { type AnswerRecords, createMemoryRecords } from './posting/answer-records.ts';
import type { Wait } from './posting/post-reply.ts';
import { createPrivateWords } from './posting/tell-privately.ts';

export interface ListenersOptions {
  readonly desk: Desk;
  /** With its slash. */
  readonly command: string;
  /** The other thread. Without one, all is done on this, and others between two sentences. */
  readonly worker?: DeskWorker | null;
  readonly records?: AnswerRecords;
  readonly mayAnswer?: ThreadLimit;
  /** Whether a message that cannot be answered now is tried again later, by whoever brings it. */
  readonly isRetried?: boolean;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly wait?: Wait;
  /** Posts to a `response_url`, which needs no token. */
  readonly fetch?: webApi.FetchFunction;
  /** Where Slack's Web API is; `null` for Slack itself. */
  readonly slackApiUrl?: string | null;
}

/** Makes every listener of the app: all that a person can do with the desk in Slack. */
export function createListeners({
  desk,
  command,
  worker = null,
  records = createMemoryRecords(),
  now = Date.now,
  mayAnswer = createThreadLimit({ now }),
  isRetried = false,
  fetch = globalThis.fetch,
  slackApiUrl = null,
  wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}: ListenersOptions): readonly SlackListener[] {
  const work = createDeskWork({ desk, command, worker });
  const replyTo = createReplyTo({ command, work });
  const answerMessage = createMessageAnswerer({
    replyTo,
    records,
    mayAnswer,
    wait: isRetried ? null : wait,
  });
  const privateWords = createPrivateWords({ now, wait, fetch, slackApiUrl });

  const keptWords = createKeptWords(records);
  const forgetAsker = createForgetAsker({ keptWords, wait: isRetried ? null : wait });
  const shareInChannel = createSharing({ records, privateWords, wait });
  const openDraft = createOpenDraft({ privateWords });

  return [
    createSlashCommand({ command, work, keptWords, privateWords, openDraft }),
    createAppMention({ answerMessage, forgetAsker }),
    createDirectMessage({ answerMessage, forgetAsker }),
    createAskTopic({ desk, keptWords, privateWords }),
    createExplainAnswer({ desk, work, keptWords, privateWords }),
    createGiveFeedback({ desk, keptWords, privateWords }),
    createShareAnswer({ desk, keptWords, privateWords, shareInChannel }),
    createShareVerdict({ work, keptWords, privateWords, shareInChannel }),
    createShowQuote({ desk, privateWords }),
    createCheckMessage({ command, work, keptWords, privateWords }),
    createDraftShortcut({ openDraft }),
    createSubmitDraft({ work, wait }),
    createUnknownRequest({ command, privateWords }),
  ];
}
