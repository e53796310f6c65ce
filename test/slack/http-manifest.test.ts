import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { toHttpManifest } from '../../src/slack/to-http-manifest.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const text = read('../../manifest.yml');

it('the manifest for many workspaces is one that Slack takes, and differs where it must', () => {
  const manifest = parse(toHttpManifest(text, 'https://desk.example.org'));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(read('../fixtures/manifest.schema.json')));
  const before = parse(text);

  expect(validate(manifest) || validate.errors).toBe(true);
  expect(toHttpManifest(text, 'https://desk.example.org')).not.toMatch(/Socket Mode/);
  const requestUrl = 'https://desk.example.org/slack/events';
  expect(manifest).toMatchObject({
    features: { slash_commands: [{ command: '/cptpp', url: requestUrl }] },
    oauth_config: {
      redirect_urls: ['https://desk.example.org/slack/oauth_redirect'],
      scopes: before.oauth_config.scopes,
    },
    settings: {
      event_subscriptions: {
        request_url: requestUrl,
        bot_events: expect.arrayContaining([
          'app_uninstalled',
          'tokens_revoked',
          ...before.settings.event_subscriptions.bot_events,
        ]),
      },
      interactivity: { is_enabled: true, request_url: requestUrl },
      socket_mode_enabled: false,
    },
  });
});

it.each(['http://desk.example.org', 'desk.example.org', 'nonsense'])('%s is refused', (address) => {
  expect(() => toHttpManifest(text, address)).toThrow(/is not an https address/);
});
