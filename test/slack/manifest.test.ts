import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { actionIds } from '../../src/replies/action-ids.ts';
import { answerCardCallbackId } from '../../src/replies/card-replies.ts';
import { draftView } from '../../src/replies/draft-view.ts';
import { patchCallbackId } from '../../src/replies/patch-views.ts';
import { settingsCallbackId } from '../../src/replies/settings-view.ts';
import { sourceCallbackId } from '../../src/replies/source-view.ts';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createListeners } from '../../src/slack/create-listeners.ts';
import { botScopes, optionalBotScopes } from '../../src/slack/scopes.ts';
import { toHttpManifest } from '../../src/slack/to-http-manifest.ts';
import { toInternalManifest } from '../../src/slack/to-internal-manifest.ts';
import { workflowSteps } from '../../src/slack/workflow-steps.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';

const manifestText = read('../../manifest.yml');
const manifestSchema = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string() })),
    shortcuts: z.array(z.object({ callback_id: z.string(), type: z.enum(['global', 'message']) })),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.boolean() }),
  }),
  functions: z.record(z.string(), z.unknown()).optional(),
});
const manifest = manifestSchema.parse(parse(manifestText));
const internal = manifestSchema.parse(parse(toInternalManifest(manifestText)));
const listeners = createListeners({
  base: createBaseHolder(makeDesk()),
  command: readConfig({}).command,
});

describe('manifest.yml', () => {
  it.each([
    ['it', manifestText],
    ['its variant for many workspaces', toHttpManifest(manifestText, 'https://desk.example.org')],
    ['its variant for one organisation', toInternalManifest(manifestText)],
  ])('%s is a manifest as Slack takes it', (_, text) => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(read('../fixtures/manifest.schema.json')));

    expect(validate(parse(text)) || validate.errors).toBe(true);
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

    expect(forms).toEqual([
      draftView().callback_id,
      settingsCallbackId,
      answerCardCallbackId,
      patchCallbackId,
      sourceCallbackId,
    ]);
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

describe('the manifest for one organisation', () => {
  it('offers exactly the workflow steps that have a listener, each one', () => {
    const steps = listeners.flatMap((listener) =>
      listener.kind === 'function' ? listener.callbackId : [],
    );

    expect(Object.keys(internal.functions ?? {})).toEqual(steps);
    expect(manifest.functions).toBeUndefined();
  });

  it('subscribes besides to what brings them, and asks for no more', () => {
    const { bot_events: events } = internal.settings.event_subscriptions;

    expect(events.filter((event) => event !== 'function_executed')).toEqual(
      manifest.settings.event_subscriptions.bot_events,
    );
    expect(internal.oauth_config).toEqual(manifest.oauth_config);
    expect(internal.features).toEqual(manifest.features);
    expect(parse(toInternalManifest(manifestText)).settings).toMatchObject({
      ...{ function_runtime: 'remote', org_deploy_enabled: true, socket_mode_enabled: true },
    });
  });
});

describe('docs/SLACK.md', () => {
  it('lists each event that is subscribed to', () => {
    const rows = read('../../docs/SLACK.md').match(/^\| `[a-z_.]+` \| [^|]+ \|$/gm) ?? [];
    const named = rows.map((row) => row.split('`')[1] ?? '');

    for (const { settings } of [manifest, internal]) {
      const { bot_events: events } = settings.event_subscriptions;
      expect(named.filter((name) => events.includes(name))).toEqual(events);
    }
  });

  it('lists each workflow step with what it hands on', () => {
    const rows = read('../../docs/SLACK.md').match(
      /^\| \*\*(?:Ask the desk|Check a text)\*\* .*$/gm,
    );

    expect(rows?.map((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name))).toEqual(
      Object.values(workflowSteps).map(({ inputs, outputs }) =>
        [inputs, outputs].flatMap((parameters) => Object.keys(parameters)),
      ),
    );
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
