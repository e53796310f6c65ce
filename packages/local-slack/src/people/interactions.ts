import type { AppSettings } from '../app-settings.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { ResponseUrls } from '../web-api/response-urls.ts';
import type { Delivery } from '../wire/exchange-log.ts';
import { contextOf, makeInteractionBody } from '../wire/payloads.ts';
import { isTaken, type Sender } from '../wire/sender.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { Triggers } from '../workspace/triggers.ts';
import type { SlackView, ViewStore } from '../workspace/view-store.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type ElementValue, initialValue, toElementState } from './element-state.ts';
import { elementsIn } from './find-element.ts';

/** Which element, and what is chosen in it. */
export interface PressOptions {
  /** Only needed where an `action_id` stands in more than one block. */
  readonly blockId?: string;
  readonly actionId: string;
  /** A button's own value where none is given; an option's value for a menu. */
  readonly value?: ElementValue;
}

/** What a person filled in, by block and action. What is left out is as it was at the beginning. */
export type FormValues = Readonly<Record<string, Readonly<Record<string, ElementValue>>>>;

/** What became of a form. */
export interface SubmitOutcome {
  readonly delivery: Delivery;
  /** By block: what is wrong with what was filled in. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What a person does with buttons, menus, shortcuts and modals. */
export interface Interactions {
  press(posted: PostedMessage, options: PressOptions): Promise<Delivery>;
  /** With what stands in the fields of the view: by default what it began with. */
  pressInView(view: SlackView, options: PressOptions, values?: FormValues): Promise<Delivery>;
  messageShortcut(posted: PostedMessage, callbackId: string): Promise<Delivery>;
  globalShortcut(callbackId: string): Promise<Delivery>;
  /** The modals that are open, the lowest first. */
  views(): readonly SlackView[];
  submit(view: SlackView, values?: FormValues): Promise<SubmitOutcome>;
  close(view: SlackView): Promise<void>;
}

/** Who acts, and what their acts need of Slack. */
export interface InteractionsOptions {
  readonly app: AppSettings;
  readonly sender: Sender;
  readonly triggers: Pick<Triggers, 'issue'>;
  readonly responseUrls: Pick<ResponseUrls, 'issue'>;
  readonly views: ViewStore;
  readonly nextTs: () => string;
  readonly workspace: Workspace;
  readonly userId: string;
}

/** Makes what a person does with what the app shows. */
export function makeDoInteract({
  app,
  sender,
  triggers,
  responseUrls,
  views,
  nextTs,
  workspace,
  userId,
}: InteractionsOptions): Interactions {
  const { name: userName = userId } = workspace.users.get(userId) ?? {};

  return {
    press(posted, options) {
      const { channelId, message, visibleTo } = posted;
      const isEphemeral = visibleTo !== null;
      return interact('block_actions', {
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: channelId,
          is_ephemeral: isEphemeral,
          ...(message.thread_ts !== undefined && { thread_ts: message.thread_ts }),
        },
        channel: channelOf(channelId),
        // Slack does not send what only one person sees back to the app.
        ...(!isEphemeral && { message }),
        state: { values: {} },
        response_url: responseUrl(channelId, message.ts),
        actions: [toAction(message.blocks, options)],
      });
    },
    pressInView(view, options, values = {}) {
      const action = toAction(view.blocks, options);
      const filled =
        options.value === undefined ? values : withValue(values, action, options.value);
      return interact('block_actions', {
        container: { type: 'view', view_id: view.id },
        view: { ...view, state: { values: toStateValues(view, filled) } },
        actions: [action],
      });
    },
    messageShortcut: ({ channelId, message }, callbackId) =>
      interact('message_action', {
        callback_id: callbackId,
        action_ts: nextTs(),
        message_ts: message.ts,
        message,
        channel: channelOf(channelId),
        response_url: responseUrl(channelId, message.ts),
      }),
    globalShortcut: (callbackId) =>
      interact('shortcut', { callback_id: callbackId, action_ts: nextTs() }),
    views: () => views.stackOf(userId),
    submit,
    async close(view) {
      views.close(view.id);
      if (!view.notify_on_close) return;
      await interact('view_closed', { view, is_cleared: false });
    },
  };

  async function submit(view: SlackView, values: FormValues = {}): Promise<SubmitOutcome> {
    const filled = { ...view, state: { values: toStateValues(view, values) } };
    const delivery = await interact('view_submission', { view: filled, response_urls: [] });
    const outcome = delivery.attempts.at(-1)?.outcome;
    if (outcome?.kind !== 'answered' || !isTaken(outcome)) {
      return { delivery, errors: { '': 'We had some trouble connecting. Try again?' } };
    }
    return { delivery, errors: follow(filled, outcome.body) };
  }

  /** Does what the app answers to a submitted form. */
  function follow(view: SlackView, answer: unknown): Readonly<Record<string, string>> {
    const { response_action: action, errors, view: next } = isJsonObject(answer) ? answer : {};
    const place = { teamId: workspace.id, appId: app.id, botId: view.bot_id };

    switch (action) {
      case 'errors':
        if (!isJsonObject(errors)) return {};
        return Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)]));
      case 'update':
        if (isJsonObject(next)) views.replace(views.make(next, { ...place, instead: view }));
        return {};
      case 'push':
        if (isJsonObject(next)) {
          views.push(userId, views.make(next, { ...place, previous: view }));
        }
        return {};
      case 'clear':
        views.closeAll(userId);
        return {};
      default:
        views.close(view.id);
        return {};
    }
  }

  async function interact(type: string, fields: JsonObject): Promise<Delivery> {
    const triggerId = triggers.issue({ teamId: workspace.id, userId });
    const actor = { userId, userName, triggerId };
    const body = makeInteractionBody(contextOf(app, workspace), type, actor, fields);
    return sender.send({ kind: 'interaction', body });
  }

  function toAction(blocks: readonly JsonObject[] | undefined, options: PressOptions): JsonObject {
    const { blockId, actionId, value } = options;
    const found = elementsIn(blocks).find(
      (candidate) =>
        candidate.actionId === actionId && (blockId === undefined || candidate.blockId === blockId),
    );
    if (!found) throw new Error(`Nothing there has the action_id ${actionId}.`);

    const { element } = found;
    return {
      action_id: actionId,
      block_id: found.blockId,
      ...(isJsonObject(element['text']) && { text: element['text'] }),
      ...toElementState(element, value ?? textOf(element['value'])),
      action_ts: nextTs(),
    };
  }

  function responseUrl(channelId: string, messageTs: string): string {
    const place = { workspace, channelId, userId, messageTs };
    return responseUrls.issue('actions', place);
  }

  function channelOf(channelId: string): JsonObject {
    const { kind, name } = workspace.conversations.get(channelId) ?? { kind: 'im', name: '' };
    return { id: channelId, name: kind === 'im' ? 'directmessage' : name };
  }
}

/** What a person has just chosen in an element counts as filled in. */
function withValue(
  values: FormValues,
  { block_id: blockId, action_id: actionId }: JsonObject,
  value: ElementValue,
): FormValues {
  const block = String(blockId);
  return { ...values, [block]: { ...values[block], [String(actionId)]: value } };
}

/** Every input is there, `null` where nothing is filled in. */
function toStateValues(view: SlackView, values: FormValues): JsonObject {
  const byBlock: Record<string, JsonObject> = {};
  for (const { blockId, actionId, element } of elementsIn(view.blocks)) {
    if (['button', 'overflow'].includes(String(element['type']))) continue;
    const given = values[blockId]?.[actionId];
    const value = given === undefined ? initialValue(element) : given === '' ? null : given;
    byBlock[blockId] = { ...byBlock[blockId], [actionId]: toElementState(element, value) };
  }
  return byBlock;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
