import type { webApi } from '@slack/bolt';
import type { Language } from '../../language/detect-language.ts';
import { draftView } from '../../replies/draft-view.ts';
import { notice } from '../../replies/notice-reply.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { tellIfItFails } from '../answering/tell-if-it-fails.ts';
import type { GlobalShortcutListener } from '../listener.ts';
import { readPresser } from '../messages/read-press.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface OpenDraftOptions {
  readonly client: webApi.WebClient;
  readonly triggerId: string;
  /** Who is told, should it fail. */
  readonly to: Recipient;
  readonly language: Language;
}

export type OpenDraft = (options: OpenDraftOptions) => Promise<void>;

/** Makes what opens the modal for a draft, or says that it could not. */
export function createOpenDraft({ outbox }: { readonly outbox: Outbox }): OpenDraft {
  return async function openDraft({ client, triggerId, to, language }) {
    await tellIfItFails(
      (reply) => outbox.send('private', { to, reply }),
      // Within three seconds of what the person did, or Slack opens nothing.
      () => client.views.open({ trigger_id: triggerId, view: draftView(language) }),
      language,
      () => notice(language, ({ formNotOpened }) => formNotOpened),
    );
  };
}

/** "Check a draft", from anywhere in Slack. */
export function createDraftShortcut({
  openDraft,
  keptWords,
}: {
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly openDraft: OpenDraft;
}): GlobalShortcutListener {
  return {
    kind: 'shortcut',
    type: 'global',
    callbackId: 'check_draft',
    scopes: ['commands', 'chat:write'],
    async listen({ ack, body, shortcut: { trigger_id: triggerId, user }, client, logger }) {
      await ack();
      const nowhere = { channelId: null, threadTs: null, responseUrl: null };
      const presser = readPresser(body);
      const language = presser ? keptWords.languageOf(presser) : 'en';
      await openDraft({
        client,
        triggerId,
        to: { ...nowhere, client, userId: user.id, logger },
        language,
      });
    },
  };
}
