import { isJsonObject, type JsonObject } from '../src/json.ts';

/**
 * When the app hears of what is done in a block: at each change, at Enter, or only with the whole form. Slack sends what is
 * typed at Enter, unless the field says otherwise.
 */
export function tellsApp({
  type,
  dispatch_action: dispatches,
  element,
}: JsonObject): 'at change' | 'at Enter' | 'with the form' {
  if (type !== 'input') return 'at change';
  if (dispatches !== true) return 'with the form';
  const field = isJsonObject(element) ? element : {};
  const config = field['dispatch_action_config'];
  const triggers: unknown = isJsonObject(config) ? config['trigger_actions_on'] : null;
  const isAtEnter = !Array.isArray(triggers) || !triggers.includes('on_character_entered');
  const isTyped = /_(?:input|field)$/.test(String(field['type']));
  return isTyped && isAtEnter ? 'at Enter' : 'at change';
}
