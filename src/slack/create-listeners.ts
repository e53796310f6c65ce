import type { Logger } from '@slack/bolt';
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
import { createOpenSettings } from './listeners/change-settings.ts';
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
import { createSubmitSettings } from './listeners/submit-settings.ts';
import { createUnknownRequest } from './listeners/unknown-request.ts';
import { type AccessOptions, createAccess } from './permission/create-access.ts';
import { type AnswerRecords, createMemoryRecords } from './posting/answer-records.ts';
import { createOutbox, type Outbox } from './posting/outbox.ts';
import { createRedactingLogger } from './redacting-logger.ts';

export interface ListenersOptions {
  readonly desk: Desk;
  /** With its slash. */
  readonly command: string;
  /** The other thread. Without one, all is done on this, and others between two sentences. */
  readonly worker?: DeskWorker | null;
  readonly records?: AnswerRecords;
  readonly outbox?: Outbox;
  readonly mayAnswer?: ThreadLimit;
  readonly logger?: Logger;
  /** What decides where the desk may speak. By default nobody is a curator, and nothing is stored. */
  readonly permission?: Pick<AccessOptions, 'settings' | 'curators' | 'now'>;
}

/** Makes every listener of the app: all that a person can do with the desk in Slack. */
export function createListeners({
  desk,
  command,
  worker = null,
  records = createMemoryRecords(),
  outbox = createOutbox({ records }),
  mayAnswer = createThreadLimit({ now: Date.now }),
  logger = createRedactingLogger(),
  permission = {},
}: ListenersOptions): readonly SlackListener[] {
  const work = createDeskWork({ desk, command, worker });
  const access = createAccess({ ...permission, desk, work, logger });
  const replyTo = createReplyTo({ command });
  const answerMessage = createMessageAnswerer({
    ...{ command, replyTo, access, records, mayAnswer, outbox },
  });
  const keptWords = createKeptWords(records);
  const forgetAsker = createForgetAsker({ keptWords, outbox });
  const shareInChannel = createSharing({ records, outbox });
  const openDraft = createOpenDraft({ outbox });
  const openSettings = createOpenSettings({ access, command, outbox });

  return [
    createSlashCommand({ command, access, keptWords, outbox, openDraft, openSettings }),
    createAppMention({ answerMessage, forgetAsker }),
    createDirectMessage({ answerMessage, forgetAsker }),
    createAskTopic({ access, command, keptWords, outbox }),
    createExplainAnswer({ access, command, keptWords, outbox }),
    createGiveFeedback({ access, command, keptWords, outbox }),
    createShareAnswer({ access, command, keptWords, outbox, shareInChannel }),
    createShareVerdict({ access, command, keptWords, outbox, shareInChannel }),
    createShowQuote({ access, command, outbox }),
    createCheckMessage({ command, access, keptWords, outbox }),
    createDraftShortcut({ openDraft }),
    createSubmitDraft({ access, outbox }),
    createSubmitSettings({ access, outbox }),
    createUnknownRequest({ command, outbox }),
  ];
}
