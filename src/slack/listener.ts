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

/**
 * Registers listeners with Bolt, the only place that does. Bolt goes through all that is registered for every request, so
 * that each way in which a request comes is registered once, and gives it to the listener that knows it, or to the one for
 * what nobody knows.
 */
export function registerListeners(app: App, listeners: readonly SlackListener[]): void {
  const unknown = listeners.find((one) => one.kind === 'unknown');
  const ofKind = <K extends SlackListener['kind']>(kind: K) =>
    listeners.filter((one): one is Extract<SlackListener, { kind: K }> => one.kind === kind);
  const commands = ofKind('command');
  const actions = ofKind('action');
  const shortcuts = ofKind('shortcut');
  const views = ofKind('view');
  const functions = ofKind('function');

  app.command(/^/, async (args) => {
    const known = commands.find(({ command }) => command === args.command.command);
    await (known ? known.listen(args) : unknown?.command(args));
  });
  app.action({ type: 'block_actions' }, async (args) => {
    const known = actions.filter((action) => isForAction(action, args.payload.action_id));
    await Promise.all(known.map((action) => action.listen(args)));
    if (known.length === 0) await unknown?.action(args);
  });
  app.shortcut<MessageShortcut>({ type: 'message_action' }, async (args) => {
    const known = shortcuts.find((one) => isForShortcut(one, args.shortcut));
    await (known?.type === 'message' ? known.listen(args) : unknown?.shortcut(args));
  });
  app.shortcut<GlobalShortcut>({ type: 'shortcut' }, async (args) => {
    const known = shortcuts.find((one) => isForShortcut(one, args.shortcut));
    await (known?.type === 'global' ? known.listen(args) : unknown?.shortcut(args));
  });
  app.view<ViewSubmitAction>({ type: 'view_submission' }, async (args) => {
    const known = views.find(({ callbackId }) => callbackId === args.view.callback_id);
    await (known ? known.listen(args) : unknown?.view(args));
  });
  if (unknown) {
    app.action({}, async (args) => {
      if (args.body.type !== 'block_actions') await unknown.action(args);
    });
    app.view({ type: 'view_closed' }, unknown.view);
    app.options({}, unknown.options);
  }
  // Acknowledged by the listener, once the step has ended.
  app.event('function_executed', async (args) => {
    const { callback_id: callbackId } = args.event.function;
    const known = functions.find((one) => one.callbackId === callbackId);
    await (known ? known.listen(args) : unknown?.function(args));
  });
  for (const listener of ofKind('event')) registerEvent(app, listener);
}

function isForAction({ actionId }: ActionListener, id: string): boolean {
  return typeof actionId === 'string' ? actionId === id : actionId.test(id);
}

function isForShortcut(
  { callbackId, type }: MessageShortcutListener | GlobalShortcutListener,
  shortcut: MessageShortcut | GlobalShortcut,
): boolean {
  return (
    shortcut.callback_id === callbackId &&
    (shortcut.type === 'message_action') === (type === 'message')
  );
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
