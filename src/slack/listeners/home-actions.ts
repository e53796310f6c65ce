import type { webApi } from '@slack/bolt';
import type { Language } from '../../language/detect-language.ts';
import { type ActionName, actionIds } from '../../replies/action-ids.ts';
import { findFact, parseFactRef } from '../../replies/fact-ref.ts';
import { factView } from '../../replies/fact-view.ts';
import { readShownPage } from '../../replies/home-view.ts';
import { notice, pressFailedReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import type { PersonKey } from '../../storage/forget.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import type { PublishHome } from '../answering/publish-home.ts';
import { tellIfItFails } from '../answering/tell-if-it-fails.ts';
import type { ActionListener } from '../listener.ts';
import { type HomePress, readHomePress } from '../messages/read-home-press.ts';
import { readPresser } from '../messages/read-press.ts';
import { toAskedByForm } from '../permission/asked.ts';
import { type Access, type Allowed, isForAloneOnly } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface HomeActionsOptions {
  readonly access: Access;
  readonly keptWords: KeptWords;
  readonly publishHome: PublishHome;
  readonly outbox: Outbox;
}

/** A press on somebody's own Home. */
interface Pressed {
  readonly press: HomePress;
  readonly person: PersonKey;
  readonly client: webApi.WebClient;
  readonly language: Language;
  /** What may be shown to them. */
  findAllowed(): Promise<Allowed>;
  /** Makes the Home anew, with the page and the search that they see, or others. */
  show(place?: { readonly page?: number; readonly search?: string }): Promise<void>;
  /** Tells them something, as a direct message: a Home shows none. */
  tell(reply: Reply): Promise<unknown>;
}

/**
 * What can be pressed on the Home. Each acts for whoever presses, on what is theirs: an id that is somebody else's finds
 * nothing.
 */
export function createHomeActions({
  access,
  keptWords,
  publishHome,
  outbox,
}: HomeActionsOptions): readonly ActionListener[] {
  return [
    onHome(
      'homeTopic',
      several(actionIds.homeTopic),
      async ({ press, client, language, findAllowed, tell }) => {
        const allowed = await findAllowed();
        const { knowledge } = allowed.alone;
        const ref = parseFactRef(press.value);
        const fact = ref && findFact(ref, knowledge);
        if (!fact || press.triggerId === null) {
          await tell(notice(language, ({ homeTopicGone }) => homeTopicGone));
          return;
        }
        // Within three seconds of the press, or Slack opens nothing.
        await client.views.open({
          trigger_id: press.triggerId,
          view: factView(fact, knowledge, {
            language: ref.language,
            isLocked: isForAloneOnly(fact, allowed),
          }),
        });
      },
    ),
    onHome('homePage', several(actionIds.homePage), ({ press, show }) =>
      show({ page: readShownPage(press.value) }),
    ),
    onHome('homeSearch', actionIds.homeSearch, ({ show }) => show({ page: 0 })),
    onHome('homeForget', actionIds.homeForget, async ({ press, person, show }) => {
      await keptWords.forgetOne(person, press.value);
      await show();
    }),
    onHome('homeForgetAll', actionIds.homeForgetAll, async ({ person, show }) => {
      await keptWords.forget(person);
      await show();
    }),
  ];

  function onHome(
    action: ActionName,
    actionId: string | RegExp,
    handle: (pressed: Pressed) => Promise<void>,
  ): ActionListener {
    return {
      kind: 'action',
      action,
      actionId,
      scopes: ['chat:write'],
      async listen({ ack, body, client, logger, context }) {
        await ack();
        const presser = readPresser(body);
        const press = readHomePress(body);
        if (!presser || !press) {
          logger.warn('A press on a Home could not be read.', { teamId: presser?.teamId });
          return;
        }
        const { userId } = presser;
        const nowhere = { channelId: null, threadTs: null, responseUrl: null };
        const to = { ...nowhere, client, userId, logger };
        const tell = (reply: Reply) => outbox.send('private', { to, reply });
        const asked = toAskedByForm({ body, context, client });
        const language = keptWords.languageOf(asked);
        const work = async () => {
          const { teamId } = asked;
          await handle({
            ...{ press, person: { teamId, userId }, client, language, tell },
            show: ({ page = press.page, search = press.search } = {}) =>
              publishHome({ asked, logger, page, search }),
            findAllowed: () => access.find(asked),
          });
        };
        await tellIfItFails(tell, work, language, (_, spoken) => pressFailedReply(spoken));
      },
    };
  }
}

/** Several stand in one block, each with a number behind its name. */
function several(actionId: string): RegExp {
  return new RegExp(`^${actionId}_\\d+$`);
}
