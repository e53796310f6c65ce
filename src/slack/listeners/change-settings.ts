import type { Language } from '../../language/detect-language.ts';
import { notice } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { notCuratorReply, settingsElsewhereReply } from '../../replies/settings-replies.ts';
import { settingsView } from '../../replies/settings-view.ts';
import type { CuratorCards } from '../../storage/curator-cards.ts';
import { tellIfItFails } from '../answering/tell-if-it-fails.ts';
import { isDirect } from '../messages/is-direct.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface OpenSettingsOptions {
  readonly asked: Asked;
  readonly triggerId: string;
  /** Who is told, should they not be allowed, or should it fail. */
  readonly to: Recipient;
  readonly language: Language;
}

export type OpenSettings = (options: OpenSettingsOptions) => Promise<void>;

/** Makes what opens the form for the settings of a channel, to a curator. */
export function createOpenSettings({
  access,
  cards,
  command,
  outbox,
}: {
  readonly access: Access;
  readonly cards: Pick<CuratorCards, 'channelOf'>;
  /** With its slash. */
  readonly command: string;
  readonly outbox: Outbox;
}): OpenSettings {
  return async function openSettings({ asked, triggerId, to, language }) {
    const tell = (reply: Reply) => outbox.send('private', { to, reply });
    const { channelId } = asked;
    if (channelId === null || isDirect(channelId)) {
      await tell(settingsElsewhereReply(command, language));
      return;
    }
    await tellIfItFails(
      tell,
      async () => {
        const { channel, curators } = await access.settings.find({ ...asked, channelId });
        if (!(await access.mayChange(asked))) {
          await tell(notCuratorReply(access.hasOwnCurators, language));
          return;
        }
        const curatorsChannel = await cards.channelOf(asked.teamId);
        const { offered: sources } = await access.sourcesFor(asked);
        // Within three seconds of what the person did, or Slack opens nothing.
        await asked.client.views.open({
          trigger_id: triggerId,
          view: settingsView({
            ...{ settings: channel, sources },
            curators: access.hasOwnCurators ? curators : null,
            curatorsChannel,
            metadata: JSON.stringify({ channelId, language }),
            language,
          }),
        });
      },
      language,
      () => notice(language, ({ settingsNotOpened }) => settingsNotOpened),
    );
  };
}
