import { z } from 'zod';
import type { AppSettings } from '../app-settings.ts';
import { findViewFaults } from '../blocks/find-block-faults.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { Trigger, Triggers } from '../workspace/triggers.ts';
import { deepestStack, type SlackView, type ViewStore } from '../workspace/view-store.ts';
import { type BotMethods, type MethodCall, ok, refusal } from './method.ts';

/** Methods by which the app shows modals and its Home. */
export function createViewMethods({
  app,
  views,
  triggers,
  onChange,
}: {
  readonly app: AppSettings;
  readonly views: ViewStore;
  readonly triggers: Pick<Triggers, 'redeem'>;
  readonly onChange: () => void;
}): BotMethods {
  return {
    'views.open': { scope: null, run: (given) => show(given, 'open') },
    'views.push': { scope: null, run: (given) => show(given, 'push') },
    'views.update': { scope: null, run: update },
    'views.publish': { scope: null, run: publish },
  };

  function show(given: MethodCall, how: 'open' | 'push'): JsonObject {
    const { args } = given;
    const refused = refuseView(args);
    if (refused) return refused;
    const trigger = redeem(given);
    if (typeof trigger === 'string') return refusal(trigger);

    const stack = views.stackOf(trigger.userId);
    if (how === 'push' && stack.length >= deepestStack) return refusal('push_limit_reached');
    if (how === 'open') views.closeAll(trigger.userId);
    const previous = how === 'push' ? (stack.at(-1) ?? null) : null;
    const view = views.make(viewOf(args), { ...placeOf(given), previous });
    views.push(trigger.userId, view);
    return ok({ view });
  }

  function update(given: MethodCall): JsonObject {
    const { args } = given;
    const { view_id: viewId, external_id: externalId, hash } = args;
    const refused = refuseView(args);
    if (refused) return refused;

    const instead: SlackView | undefined =
      (typeof viewId === 'string' ? views.find(viewId)?.view : null) ??
      (typeof externalId === 'string' ? views.findByExternalId(externalId) : null) ??
      undefined;
    if (!instead) return refusal('not_found');
    if (typeof hash === 'string' && hash !== instead.hash) return refusal('hash_conflict');
    const view = views.make(viewOf(args), { ...placeOf(given), instead });
    views.replace(view);
    return ok({ view });
  }

  function publish(given: MethodCall): JsonObject {
    const { workspace, args } = given;
    const parsed = z.object({ user_id: z.string(), hash: z.string().optional() }).safeParse(args);
    if (!parsed.success || !workspace.users.has(parsed.data.user_id))
      return refusal('user_not_found');
    const refused = refuseView(args);
    if (refused) return refused;
    if (!app.hasHome) return refusal('not_enabled');

    const before = workspace.homes.get(parsed.data.user_id);
    if (parsed.data.hash !== undefined && before && before['hash'] !== parsed.data.hash) {
      return refusal('hash_conflict');
    }
    const view = views.make({ ...viewOf(args), type: 'home' }, placeOf(given));
    workspace.homes.set(parsed.data.user_id, view);
    onChange();
    return ok({ view });
  }

  function redeem({ workspace, args }: MethodCall): Trigger | string {
    const id = args['trigger_id'];
    if (typeof id !== 'string') return 'invalid_trigger_id';
    const trigger = triggers.redeem(id);
    if (typeof trigger === 'string') return trigger;
    return trigger.teamId === workspace.id ? trigger : 'invalid_trigger_id';
  }

  function placeOf({ workspace, installation }: MethodCall) {
    return { teamId: workspace.id, appId: app.id, botId: installation.botId };
  }
}

function refuseView({ view }: JsonObject): JsonObject | null {
  const faults = findViewFaults(view);
  if (faults.length === 0) return null;
  return refusal('invalid_arguments', {
    response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) },
  });
}

function viewOf({ view }: JsonObject): JsonObject {
  return isJsonObject(view) ? view : {};
}
