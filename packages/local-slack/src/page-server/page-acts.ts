import { z } from 'zod';
import type { Person } from '../people/person.ts';
import type { Delivery } from '../wire/exchange-log.ts';
import { isTaken } from '../wire/sender.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { SlackView } from '../workspace/view-store.ts';
import type { ActResult } from './page-state.ts';

const place = { channel: z.string(), ts: z.string() };
const chosen = {
  blockId: z.string(),
  actionId: z.string(),
  value: z.union([z.string(), z.array(z.string()), z.null()]).optional(),
};

const formValues = z.record(z.string(), z.record(z.string(), chosen.value.unwrap()));

/** Everything that a person can do on the page. */
export const actSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('say'),
    channel: z.string(),
    text: z.string().min(1).max(40_000),
    threadTs: z.string().nullable(),
  }),
  z.object({ do: z.literal('edit'), ...place, text: z.string().min(1).max(40_000) }),
  z.object({ do: z.literal('remove'), ...place }),
  z.object({ do: z.literal('press'), ...place, ...chosen }),
  z.object({
    do: z.literal('pressInView'),
    viewId: z.string(),
    ...chosen,
    values: formValues.optional(),
  }),
  z.object({ do: z.literal('messageShortcut'), ...place, callbackId: z.string() }),
  z.object({ do: z.literal('globalShortcut'), callbackId: z.string() }),
  z.object({
    do: z.literal('submit'),
    viewId: z.string(),
    values: formValues,
  }),
  z.object({ do: z.literal('close'), viewId: z.string() }),
  z.object({
    do: z.literal('runStep'),
    callbackId: z.string(),
    inputs: z.record(z.string(), z.string()),
  }),
  z.object({ do: z.literal('openHome'), tab: z.enum(['home', 'messages']) }),
]);

export type Act = z.infer<typeof actSchema>;

/** Does what a person did on the page. */
export async function doAct(person: Person, act: Act): Promise<ActResult> {
  switch (act.do) {
    case 'say':
      return say(person, act);
    case 'edit':
    case 'remove': {
      const posted = findPosted(person, act);
      if (posted?.message.user !== person.id) return { ok: false, error: 'That is not yours.' };
      if (act.do === 'edit') person.edit(posted, act.text);
      else person.remove(posted);
      return { ok: true };
    }
    case 'press':
      return withPosted(person, act, (posted) => person.press(posted, withoutAbsent(act)));
    case 'messageShortcut':
      return withPosted(person, act, (posted) => person.messageShortcut(posted, act.callbackId));
    case 'globalShortcut':
      return toResult(await person.globalShortcut(act.callbackId));
    case 'pressInView':
      return withView(person, act, async (view) =>
        toResult(await person.pressInView(view, withoutAbsent(act), act.values)),
      );
    case 'submit':
      return withView(person, act, async (view) => {
        const { errors } = await person.submit(view, act.values);
        return { ok: true, errors };
      });
    case 'close':
      return withView(person, act, async (view) => {
        await person.close(view);
        return { ok: true };
      });
    case 'runStep':
      person.runStep(act.callbackId, act.inputs);
      return { ok: true };
    case 'openHome':
      person.openHome(act.tab);
      return { ok: true };
  }
}

async function say(
  person: Person,
  { channel, text, threadTs }: Extract<Act, { do: 'say' }>,
): Promise<ActResult> {
  if (!text.startsWith('/')) {
    person.say({ channel, text, threadTs });
    return { ok: true };
  }
  // Slack's own rule, which its client keeps.
  if (threadTs !== null) {
    return { ok: false, error: 'Slash commands do not work in threads. Mention the app instead.' };
  }
  await person.command({ channel, text });
  return { ok: true };
}

async function withPosted(
  person: Person,
  act: { readonly channel: string; readonly ts: string },
  send: (posted: PostedMessage) => Promise<Delivery>,
): Promise<ActResult> {
  const posted = findPosted(person, act);
  if (!posted) return { ok: false, error: 'That message is gone.' };
  return toResult(await send(posted));
}

async function withView(
  person: Person,
  { viewId }: { readonly viewId: string },
  send: (view: SlackView) => Promise<ActResult>,
): Promise<ActResult> {
  const home = person.home();
  const shown = [...person.views(), ...(home ? [home] : [])];
  const view = shown.find(({ id }) => id === viewId);
  return view ? send(view) : { ok: false, error: 'That view is no longer there.' };
}

function toResult({ attempts }: Delivery): ActResult {
  const outcome = attempts.at(-1)?.outcome;
  if (isTaken(outcome)) return { ok: true };
  return {
    ok: false,
    error:
      outcome?.kind === 'timeout'
        ? 'The app did not acknowledge this within three seconds.'
        : 'The app could not take this.',
  };
}

function findPosted(
  person: Person,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): PostedMessage | undefined {
  return person.sees(channel).find(({ message }) => message.ts === ts);
}

function withoutAbsent({
  blockId,
  actionId,
  value,
}: Pick<Extract<Act, { do: 'press' }>, 'blockId' | 'actionId' | 'value'>) {
  return { blockId, actionId, ...(value !== undefined && { value }) };
}
