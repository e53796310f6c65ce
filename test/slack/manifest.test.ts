import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { actionIds } from '../../src/replies/action-ids.ts';
import { draftView } from '../../src/replies/draft-view.ts';
import { settingsCallbackId } from '../../src/replies/settings-view.ts';
import { sourceCallbackId } from '../../src/replies/source-view.ts';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createListeners } from '../../src/slack/create-listeners.ts';
import { botScopes, optionalBotScopes } from '../../src/slack/scopes.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';

const manifestText = read('../../manifest.yml');
const manifest = z
  .object({
    features: z.object({
      slash_commands: z.array(z.object({ command: z.string() })),
      shortcuts: z.array(
        z.object({ callback_id: z.string(), type: z.enum(['global', 'message']) }),
      ),
    }),
    oauth_config: z.object({
      scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
    }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.boolean() }),
    }),
  })
  .parse(parse(manifestText));
const listeners = createListeners({
  base: createBaseHolder(makeDesk()),
  command: readConfig({}).command,
});

describe('manifest.yml', () => {
  it('is a manifest as Slack takes it', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(read('../fixtures/manifest.schema.json')));

    expect(validate(parse(manifestText)) || validate.errors).toBe(true);
  });

  it('offers exactly the commands that have a listener, each one', () => {
    const commands = listeners.flatMap((listener) =>
      listener.kind === 'command' ? listener.command : [],
    );

    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(commands);
  });

  it('gives the command to one listener, by its whole name', () => {
    // Bolt runs every listener that matches: two would answer twice, and a pattern may match another's.
    const commands = listeners.filter(({ kind }) => kind === 'command');

    expect(commands).toMatchObject([{ command: '/cptpp' }]);
  });

  it('subscribes to exactly the events that have a listener, each one', () => {
    const events = listeners.flatMap((listener) =>
      listener.kind === 'event' ? listener.subscription : [],
    );

    expect(manifest.settings.event_subscriptions.bot_events).toEqual(events);
  });

  it('offers exactly the shortcuts that have a listener, each one', () => {
    const shortcuts = listeners.flatMap((listener) =>
      listener.kind === 'shortcut' ? { callback_id: listener.callbackId, type: listener.type } : [],
    );

    expect(manifest.features.shortcuts).toEqual(shortcuts);
  });

  it('has one listener for each form that a listener opens', () => {
    const forms = listeners.flatMap((listener) =>
      listener.kind === 'view' ? listener.callbackId : [],
    );

    expect(forms).toEqual([draftView().callback_id, settingsCallbackId, sourceCallbackId]);
  });

  it('turns buttons on, as each kind of button in a reply has exactly one listener', () => {
    const actions = listeners.flatMap((listener) =>
      listener.kind === 'action' ? listener.action : [],
    );

    expect(actions.toSorted()).toEqual(Object.keys(actionIds).toSorted());
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
  });

  it('asks for exactly the scopes that listeners use, none without a reason', () => {
    const used = new Set<string>(listeners.flatMap(({ scopes }) => scopes));

    expect(manifest.oauth_config.scopes.bot).toEqual([...used].toSorted());
    expect(botScopes.map(({ scope }) => scope)).toEqual([...used].toSorted());
  });

  it('asks for what a workspace may leave out as optional, each with a reason', () => {
    expect(manifest.oauth_config.scopes.bot_optional).toEqual(
      optionalBotScopes.map(({ scope }) => scope),
    );
  });
});

describe('docs/SLACK.md', () => {
  it('lists each event that is subscribed to', () => {
    const rows = read('../../docs/SLACK.md').match(/^\| `[a-z_.]+` \| [^|]+ \|$/gm) ?? [];
    const named = rows.map((row) => row.split('`')[1] ?? '');

    expect(
      named.filter((name) => manifest.settings.event_subscriptions.bot_events.includes(name)),
    ).toEqual(manifest.settings.event_subscriptions.bot_events);
  });

  it('lists each scope with the reason that the code gives', () => {
    const rows = read('../../docs/SLACK.md').match(/^\| `(?:[a-z_]+:[a-z]+|commands)` \| .* \|$/gm);

    expect(rows).toEqual(
      [...botScopes, ...optionalBotScopes].map(
        ({ scope, reason }) => `| \`${scope}\` | ${reason} |`,
      ),
    );
  });
});

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
