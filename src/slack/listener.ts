import type {
  App,
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ActionName } from '../replies/action-ids.ts';
import type { BotScopeName } from './scopes.ts';
import type { WorkflowStepId } from './workflow-steps.ts';

interface NeedsScopes {
  /** What Slack must have granted for this listener to be called and to do its work. */
  readonly scopes: readonly BotScopeName[];
}

export interface CommandListener extends NeedsScopes {
  readonly kind: 'command';
  /** With its slash. Always a whole name: Bolt runs every listener that matches. */
  readonly command: string;
  readonly listen: Middleware<SlackCommandMiddlewareArgs>;
}

export interface MentionListener extends NeedsScopes {
  readonly kind: 'event';
  readonly event: 'app_mention';
  /** The name of the subscription in the manifest. */
  readonly subscription: 'app_mention';
  readonly listen: Middleware<SlackEventMiddlewareArgs<'app_mention'>>;
}

export interface MessageListener extends NeedsScopes {
  readonly kind: 'event';
  readonly event: 'message';
  readonly subscription: 'message.im';
  readonly listen: Middleware<SlackEventMiddlewareArgs<'message'>>;
}

export interface HomeOpenedListener extends NeedsScopes {
  readonly kind: 'event';
  readonly event: 'app_home_opened';
  readonly subscription: 'app_home_opened';
  readonly listen: Middleware<SlackEventMiddlewareArgs<'app_home_opened'>>;
}

export interface UninstalledListener extends NeedsScopes {
  readonly kind: 'event';
  readonly event: 'app_uninstalled';
  readonly subscription: 'app_uninstalled';
  readonly listen: Middleware<SlackEventMiddlewareArgs<'app_uninstalled'>>;
}

export interface RevokedListener extends NeedsScopes {
  readonly kind: 'event';
  readonly event: 'tokens_revoked';
  readonly subscription: 'tokens_revoked';
  readonly listen: Middleware<SlackEventMiddlewareArgs<'tokens_revoked'>>;
}

export interface ActionListener extends NeedsScopes {
  readonly kind: 'action';
  readonly action: ActionName;
  /** What the `action_id` must be. */
  readonly actionId: string | RegExp;
  readonly listen: Middleware<SlackActionMiddlewareArgs<BlockAction>>;
}

export interface MessageShortcutListener extends NeedsScopes {
  readonly kind: 'shortcut';
  readonly type: 'message';
  readonly callbackId: string;
  readonly listen: Middleware<SlackShortcutMiddlewareArgs<MessageShortcut>>;
}

export interface GlobalShortcutListener extends NeedsScopes {
  readonly kind: 'shortcut';
  readonly type: 'global';
  readonly callbackId: string;
  readonly listen: Middleware<SlackShortcutMiddlewareArgs<GlobalShortcut>>;
}

/** What is filled into a modal. */
export interface ViewListener extends NeedsScopes {
  readonly kind: 'view';
  readonly callbackId: string;
  readonly listen: Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>>;
}

/** What comes with a workflow step. */
export type FunctionArgs = SlackEventMiddlewareArgs<'function_executed'>;

/** A step of a workflow. Slack brings it only where the manifest has it, so that it is harmless where there is none. */
export interface FunctionListener extends NeedsScopes {
  readonly kind: 'function';
  readonly callbackId: WorkflowStepId;
  readonly listen: Middleware<FunctionArgs>;
}

/** Whatever no other listener knows: one function for each way in which Slack takes an answer. */
export interface UnknownListener extends NeedsScopes {
  readonly kind: 'unknown';
  readonly command: Middleware<SlackCommandMiddlewareArgs>;
  readonly action: Middleware<SlackActionMiddlewareArgs>;
  readonly shortcut: Middleware<SlackShortcutMiddlewareArgs>;
  readonly view: Middleware<SlackViewMiddlewareArgs>;
  readonly options: Middleware<SlackOptionsMiddlewareArgs>;
  readonly function: Middleware<FunctionArgs>;
}

/** Our function behind one Slack entry, with what it registers. */
export type SlackListener =
  | CommandListener
  | MentionListener
  | MessageListener
  | HomeOpenedListener
  | UninstalledListener
  | RevokedListener
  | ActionListener
  | MessageShortcutListener
  | GlobalShortcutListener
  | ViewListener
  | FunctionListener
  | UnknownListener;

/** Registers listeners with Bolt. The only place that does. */
export function registerListeners(app: App, listeners: readonly SlackListener[]): void {
  for (const listener of listeners) {
    switch (listener.kind) {
      case 'command':
        app.command(listener.command, listener.listen);
        break;
      case 'event':
        registerEvent(app, listener);
        break;
      case 'action':
        // Registered together, below.
        break;
      case 'shortcut':
        registerShortcut(app, listener);
        break;
      case 'view':
        app.view<ViewSubmitAction>(
          { type: 'view_submission', callback_id: listener.callbackId },
          listener.listen,
        );
        break;
      case 'function':
        // Acknowledged by the listener, once the step has ended.
        app.function(listener.callbackId, { autoAcknowledge: false }, listener.listen);
        break;
      case 'unknown':
        registerUnknown(app, listener, listeners);
    }
  }
  registerActions(
    app,
    listeners.filter((listener) => listener.kind === 'action'),
  );
}

/** One for all buttons: Bolt goes through all that is registered, for every request. */
function registerActions(app: App, actions: readonly ActionListener[]): void {
  app.action<BlockAction>({ type: 'block_actions' }, async (args) => {
    const known = actions.filter((action) => isForAction(action, args.payload.action_id));
    await Promise.all(known.map((action) => action.listen(args)));
  });
}

function isForAction({ actionId }: ActionListener, id: string): boolean {
  return typeof actionId === 'string' ? actionId === id : actionId.test(id);
}

/** Bolt runs every listener that matches, so these ask themselves whether there is another. */
function registerUnknown(
  app: App,
  unknown: UnknownListener,
  listeners: readonly SlackListener[],
): void {
  app.command(/^/, async (args) => {
    const isKnown = listeners.some(
      (known) => known.kind === 'command' && known.command === args.command.command,
    );
    if (!isKnown) await unknown.command(args);
  });
  app.action({}, async (args) => {
    const { body, payload } = args;
    const actionId = 'action_id' in payload ? payload.action_id : null;
    const isKnown = listeners.some(
      (known) =>
        known.kind === 'action' &&
        body.type === 'block_actions' &&
        actionId !== null &&
        isForAction(known, actionId),
    );
    if (!isKnown) await unknown.action(args);
  });
  app.shortcut({}, async (args) => {
    const { type, callback_id: callbackId } = args.shortcut;
    const isKnown = listeners.some(
      (known) =>
        known.kind === 'shortcut' &&
        known.callbackId === callbackId &&
        (known.type === 'message') === (type === 'message_action'),
    );
    if (!isKnown) await unknown.shortcut(args);
  });
  for (const type of ['view_submission', 'view_closed'] as const) {
    app.view({ type }, async (args) => {
      const isKnown = listeners.some(
        (known) =>
          known.kind === 'view' &&
          type === 'view_submission' &&
          known.callbackId === args.view.callback_id,
      );
      if (!isKnown) await unknown.view(args);
    });
  }
  app.options({}, unknown.options);
  app.event('function_executed', async (args) => {
    const { callback_id: callbackId } = args.event.function;
    const isKnown = listeners.some(
      (known) => known.kind === 'function' && known.callbackId === callbackId,
    );
    if (!isKnown) await unknown.function(args);
  });
}

function registerShortcut(app: App, listener: Extract<SlackListener, { kind: 'shortcut' }>): void {
  const { callbackId: callback_id } = listener;
  if (listener.type === 'message') {
    app.shortcut<MessageShortcut>({ type: 'message_action', callback_id }, listener.listen);
  } else app.shortcut<GlobalShortcut>({ type: 'shortcut', callback_id }, listener.listen);
}

/** Bolt types each event by its name, so each has a line of its own. */
function registerEvent(app: App, listener: Extract<SlackListener, { kind: 'event' }>): void {
  switch (listener.event) {
    case 'app_mention':
      app.event(listener.event, listener.listen);
      break;
    case 'message':
      app.event(listener.event, listener.listen);
      break;
    case 'app_home_opened':
      app.event(listener.event, listener.listen);
      break;
    case 'app_uninstalled':
      app.event(listener.event, listener.listen);
      break;
    case 'tokens_revoked':
      app.event(listener.event, listener.listen);
  }
}
