import { z } from 'zod';
import { findViewFaults } from '../blocks/find-block-faults.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { Trigger } from '../workspace/triggers.ts';
import { deepestStack, type SlackView } from '../workspace/view-store.ts';
import { type BotMethod, type MethodCall, ok, refusal } from './method.ts';

export const viewMethods: Readonly<Record<string, BotMethod>> = {
  'views.open': { scope: null, run: (given) => show(given, 'open') },
  'views.push': { scope: null, run: (given) => show(given, 'push') },
  'views.update': { scope: null, run: update },
  'views.publish': { scope: null, run: publish },
};

function show(given: MethodCall, how: 'open' | 'push'): JsonObject {
  const { state, args } = given;
  const refused = refuseView(args);
  if (refused) return refused;
  const trigger = redeem(given);
  if (typeof trigger === 'string') return refusal(trigger);

  const stack = state.views.stackOf(trigger.userId);
  if (how === 'push' && stack.length >= deepestStack) return refusal('push_limit_reached');
  if (how === 'open') state.views.closeAll(trigger.userId);
  const previous = how === 'push' ? (stack.at(-1) ?? null) : null;
  const view = state.views.make(viewOf(args), { ...placeOf(given), previous });
  state.views.push(trigger.userId, view);
  return ok({ view });
}

function update(given: MethodCall): JsonObject {
  const { state, args } = given;
  const { view_id: viewId, external_id: externalId, hash } = args;
  const refused = refuseView(args);
  if (refused) return refused;

  const instead: SlackView | undefined =
    (typeof viewId === 'string' ? state.views.find(viewId)?.view : null) ??
    (typeof externalId === 'string' ? state.views.findByExternalId(externalId) : null) ??
    undefined;
  if (!instead) return refusal('not_found');
  if (typeof hash === 'string' && hash !== instead.hash) return refusal('hash_conflict');
  const view = state.views.make(viewOf(args), { ...placeOf(given), instead });
  state.views.replace(view);
  return ok({ view });
}

function publish(given: MethodCall): JsonObject {
  const { state, workspace, args } = given;
  const parsed = z.object({ user_id: z.string(), hash: z.string().optional() }).safeParse(args);
  if (!parsed.success || !workspace.users.has(parsed.data.user_id))
    return refusal('user_not_found');
  const refused = refuseView(args);
  if (refused) return refused;
  if (!state.app.hasHome) return refusal('not_enabled');

  const before = workspace.homes.get(parsed.data.user_id);
  if (parsed.data.hash !== undefined && before && before['hash'] !== parsed.data.hash) {
    return refusal('hash_conflict');
  }
  const view = state.views.make({ ...viewOf(args), type: 'home' }, placeOf(given));
  workspace.homes.set(parsed.data.user_id, view);
  state.onChange();
  return ok({ view });
}

function redeem({ state, workspace, args }: MethodCall): Trigger | string {
  const id = args['trigger_id'];
  if (typeof id !== 'string') return 'invalid_trigger_id';
  const trigger = state.triggers.redeem(id);
  if (typeof trigger === 'string') return trigger;
  return trigger.teamId === workspace.id ? trigger : 'invalid_trigger_id';
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

function placeOf({ state, workspace, installation }: MethodCall) {
  return { teamId: workspace.id, appId: state.app.id, botId: installation.botId };
}
