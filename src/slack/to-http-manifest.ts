import { parseDocument } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { headManifest } from './head-manifest.ts';

const subscriptionsSchema = z.object({
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** The events that Slack sends to an app that many workspaces install. */
const lifecycle = ['app_uninstalled', 'tokens_revoked'];

/**
 * Turns the manifest for Socket Mode into the one for many workspaces: Slack reaches the desk at an address, and people
 * install it from there.
 *
 * @throws {UsageError} when the address is not one that Slack can reach safely.
 */
export function toHttpManifest(text: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:') {
    throw new UsageError(`"${address}" is not an https address, as https://desk.example.org.`);
  }
  const at = (path: string) => new URL(path, url).href;
  const requestUrl = at('/slack/events');

  const manifest = parseDocument(text);
  headManifest(manifest, 'For many workspaces, over HTTP. Made by `cptpp manifest --http`.');
  manifest.setIn(['features', 'slash_commands', 0, 'url'], requestUrl);
  manifest.setIn(['oauth_config', 'redirect_urls'], [at('/slack/oauth_redirect')]);
  const { bot_events: events } = subscriptionsSchema.parse(manifest.toJS()).settings
    .event_subscriptions;
  manifest.setIn(['settings', 'event_subscriptions'], {
    request_url: requestUrl,
    bot_events: [...events, ...lifecycle].toSorted(),
  });
  manifest.setIn(['settings', 'interactivity', 'request_url'], requestUrl);
  manifest.setIn(['settings', 'socket_mode_enabled'], false);
  return manifest.toString();
}
