import type { Logger, webApi } from '@slack/bolt';
import { draftView } from '../../replies/draft-view.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import type { GlobalShortcutListener } from '../listener.ts';
import type { PrivateWords } from '../posting/tell-privately.ts';

export interface OpenDraftOptions {
  readonly client: webApi.WebClient;
  readonly triggerId: string;
  readonly userId: string;
  /** Where the person can be told that it failed; `null` for a shortcut that stands nowhere. */
  readonly channelId: string | null;
  readonly responseUrl: string | null;
  readonly logger: Logger;
}

export type OpenDraft = (options: OpenDraftOptions) => Promise<void>;

/** Makes what opens the modal for a draft, or says that it could not. */
export function createOpenDraft({
  privateWords,
}: {
  readonly privateWords: PrivateWords;
}): OpenDraft {
  return async function openDraft({ triggerId, ...recipient }) {
    try {
      // Within three seconds of what the person did, or Slack opens nothing.
      await recipient.client.views.open({ trigger_id: triggerId, view: draftView() });
    } catch (error) {
      const reply = noticeReply('Slack did not let me open the form. Please try again.');
      // Whether this can be told or not, the first failure is the one to report.
      await privateWords.tellPrivately({ ...recipient, threadTs: null, reply }).catch(() => {});
      throw error;
    }
  };
}

/** "Check a draft", from anywhere in Slack. */
export function createDraftShortcut({
  openDraft,
}: {
  readonly openDraft: OpenDraft;
}): GlobalShortcutListener {
  return {
    kind: 'shortcut',
    type: 'global',
    callbackId: 'check_draft',
    scopes: ['commands', 'chat:write'],
    async listen({ ack, shortcut: { trigger_id: triggerId, user }, client, logger }) {
      await ack();
      const nowhere = { channelId: null, responseUrl: null };
      await openDraft({ ...nowhere, client, triggerId, userId: user.id, logger });
    },
  };
}
