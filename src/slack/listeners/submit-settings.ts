import { z } from 'zod';
import { adders, chooseSources, manners } from '../../desk/channel-settings.ts';
import { notCuratorReply, settingsSavedReply } from '../../replies/settings-replies.ts';
import { settingsCallbackId, settingsFields } from '../../replies/settings-view.ts';
import { stringsOf } from '../../replies/strings/strings-of.ts';
import type { CuratorCards } from '../../storage/curator-cards.ts';
import type { ViewListener } from '../listener.ts';
import { openedWith } from '../messages/read-form.ts';
import { type Asked, toAskedByForm } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';

export interface SubmitSettingsOptions {
  readonly access: Access;
  readonly cards: Pick<CuratorCards, 'channelOf' | 'saveChannel'>;
  readonly outbox: Outbox;
}

const optionSchema = z.object({ value: z.string() });
const submissionSchema = z.object({
  view: z.object({
    private_metadata: openedWith(
      z.object({
        channelId: z.string(),
        // Forms that were open while the desk was replaced have none.
        language: z.enum(['en', 'ja', 'ko']).catch('en'),
      }),
    ),
    state: z.object({
      values: z.object({
        [settingsFields.manner]: z.object({
          [settingsFields.manner]: z.object({
            selected_option: z.object({ value: z.enum(manners) }),
          }),
        }),
        // A form that was opened before there was such a choice does not have it.
        [settingsFields.adders]: z
          .object({
            [settingsFields.adders]: z.object({
              selected_option: z.object({ value: z.enum(adders) }),
            }),
          })
          .optional(),
        [settingsFields.sources]: z
          .object({
            [settingsFields.sources]: z.object({ selected_options: z.array(optionSchema) }),
          })
          .optional(),
        [settingsFields.curators]: z
          .object({
            [settingsFields.curators]: z.object({ selected_users: z.array(z.string()).min(1) }),
          })
          .optional(),
        [settingsFields.curatorsChannel]: z
          .object({
            [settingsFields.curatorsChannel]: z.object({
              selected_conversation: z.string().nullish(),
            }),
          })
          .optional(),
      }),
    }),
  }),
});
type Values = z.infer<typeof submissionSchema>['view']['state']['values'];

/** The settings of a channel, as a curator filled them in. Saved before the form closes, so that it says if they are not. */
export function createSubmitSettings({
  access,
  cards,
  outbox,
}: SubmitSettingsOptions): ViewListener {
  return {
    kind: 'view',
    callbackId: settingsCallbackId,
    scopes: ['commands'],
    async listen({ ack, body, context, client, logger }) {
      const { view } = submissionSchema.parse(body);
      const { channelId, language } = view.private_metadata;
      const asked = { ...toAskedByForm({ body, context, client }), channelId, isShared: null };
      const { userId } = asked;
      const to = { client, channelId, threadTs: null, userId, responseUrl: null, logger };
      // Whoever opened the form may have been taken out since.
      if (!(await access.mayChange(asked))) {
        await ack();
        await outbox.send('private', {
          to,
          reply: notCuratorReply(access.hasOwnCurators, language),
        });
        return;
      }
      try {
        const settings = await save(asked, channelId, view.state.values);
        await ack();
        await outbox.trySend('private', { to, reply: settingsSavedReply(settings, language) });
      } catch (error) {
        logger.warn('Settings could not be saved.', { code: errorCode(error), channelId });
        const { notSaved } = stringsOf(language).notices;
        await ack({ response_action: 'errors', errors: { [settingsFields.manner]: notSaved } });
      }
    },
  };

  async function save(
    asked: Asked,
    channelId: string,
    { manner, adders: who, sources, curators, curators_channel: channel }: Values,
  ) {
    const key = { ...asked, channelId };
    const { channel: before } = await access.settings.find(key);
    const { offered, all } = await access.sourcesFor(asked);
    const chosen = sources?.sources.selected_options.map(({ value }) => value);
    const settings = {
      manner: manner.manner.selected_option.value,
      adders: who?.adders.selected_option.value ?? before.adders,
      sources: chosen
        ? chooseSources({
            offered: offered.map(({ id }) => id),
            chosen,
            before: before.sources,
            all,
          })
        : before.sources,
    };
    await access.settings.saveChannel(key, settings, asked.userId);
    if (access.hasOwnCurators && curators) {
      await access.settings.saveCurators(key, curators.curators.selected_users, asked.userId);
    }
    if (channel) {
      const chosen = channel.curators_channel.selected_conversation ?? null;
      if (chosen !== (await cards.channelOf(asked.teamId))) {
        await cards.saveChannel(asked, chosen, asked.userId);
      }
    }
    access.forget();
    return settings;
  }
}
