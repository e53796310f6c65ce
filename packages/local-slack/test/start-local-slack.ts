import { onTestFinished } from 'vitest';
import type { AppManifest } from '../src/app-settings.ts';
import {
  createLocalSlack,
  type LocalSlack,
  type LocalSlackOptions,
} from '../src/create-local-slack.ts';

/** An app that subscribes to and may do whatever a test needs. */
export const wideManifest: AppManifest = {
  name: 'Pier Desk',
  description: 'Knows about a pier.',
  commands: [{ command: '/pier', description: 'Asks', usageHint: '[question]' }],
  shortcuts: [
    { name: 'Check this', type: 'message', callbackId: 'check_message', description: 'Checks' },
    { name: 'Check a draft', type: 'global', callbackId: 'check_draft', description: 'Checks' },
  ],
  events: [
    'app_mention',
    'message.im',
    'message.channels',
    'app_home_opened',
    'app_uninstalled',
    'tokens_revoked',
  ],
  scopes: ['app_mentions:read', 'channels:history', 'channels:read', 'chat:write', 'commands'],
  hasHome: true,
};

/** A local Slack that is gone when the test is over. */
export async function startLocalSlack(
  options: Partial<LocalSlackOptions> = {},
): Promise<LocalSlack> {
  const slack = await createLocalSlack({ manifest: wideManifest, ...options });
  onTestFinished(() => slack.stop());
  return slack;
}

/** Calls the Web API as the app does. */
export async function callApi(
  { apiUrl, workspace }: LocalSlack,
  method: string,
  args: Readonly<Record<string, unknown>> = {},
  token: string | null = workspace().installation?.botToken ?? null,
): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }> {
  const response = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
