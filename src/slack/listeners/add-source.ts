import type { Language } from '../../language/detect-language.ts';
import { additionNotice, mayNotAddReply } from '../../replies/addition-replies.ts';
import type { Reply } from '../../replies/reply.ts';
import { sourceView } from '../../replies/source-view.ts';
import { tellIfItFails } from '../answering/tell-if-it-fails.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface OpenSourceOptions {
  readonly asked: Asked;
  readonly triggerId: string;
  /** Who is told, should they not be allowed, or should it fail. */
  readonly to: Recipient;
  readonly language: Language;
}

export type OpenSource = (options: OpenSourceOptions) => Promise<void>;

/** Makes what opens the form for a text, to whoever may add one where they are. */
export function createOpenSource({
  access,
  outbox,
}: {
  readonly access: Access;
  readonly outbox: Outbox;
}): OpenSource {
  return async function openSource({ asked, triggerId, to, language }) {
    const tell = (reply: Reply) => outbox.send('private', { to, reply });
    await tellIfItFails(
      tell,
      async () => {
        const may = await access.mayAdd(asked);
        if (may !== 'yes') {
          await tell(mayNotAddReply(may, language));
          return;
        }
        const metadata = JSON.stringify({ channelId: asked.channelId });
        // Within three seconds of what the person did, or Slack opens nothing.
        await asked.client.views.open({
          trigger_id: triggerId,
          view: sourceView({ metadata, language }),
        });
      },
      language,
      () => additionNotice(language, ({ formFailed }) => formFailed),
    );
  };
}
