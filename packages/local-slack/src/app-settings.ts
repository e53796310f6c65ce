import { parse } from 'yaml';
import { z } from 'zod';

/** A Slack app as its settings pages show it: what it offers, what it may do, and its secrets. */
export interface AppSettings {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly commands: readonly AppCommand[];
  readonly shortcuts: readonly AppShortcut[];
  /** The events that it subscribes to, as `app_mention`. */
  readonly events: readonly string[];
  readonly scopes: readonly string[];
  /** What whoever installs it may leave out. By default nothing. */
  readonly optionalScopes?: readonly string[];
  readonly hasHome: boolean;
  readonly signingSecret: string;
  /** Stands in every payload. Bolt ignores it. */
  readonly verificationToken: string;
  /** For Socket Mode. */
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface AppCommand {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

export interface AppShortcut {
  readonly name: string;
  readonly type: 'global' | 'message';
  readonly callbackId: string;
  readonly description: string;
}

/** What of an app stands in its manifest. */
export type AppManifest = Pick<
  AppSettings,
  | 'name'
  | 'description'
  | 'commands'
  | 'shortcuts'
  | 'events'
  | 'scopes'
  | 'optionalScopes'
  | 'hasHome'
>;

const manifestSchema = z.object({
  display_information: z.object({ name: z.string(), description: z.string().default('') }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean().default(false) }).optional(),
    slash_commands: z
      .array(
        z.object({
          command: z.string(),
          description: z.string(),
          usage_hint: z.string().default(''),
        }),
      )
      .default([]),
    shortcuts: z
      .array(
        z.object({
          name: z.string(),
          type: z.enum(['global', 'message']),
          callback_id: z.string(),
          description: z.string(),
        }),
      )
      .default([]),
  }),
  oauth_config: z.object({
    scopes: z.object({
      bot: z.array(z.string()).default([]),
      bot_optional: z.array(z.string()).default([]),
    }),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
  }),
});

/** Reads an app manifest, as `manifest.yml`, the way Slack does when an app is made from it. */
export function readManifest(text: string): AppManifest {
  const { display_information, features, oauth_config, settings } = manifestSchema.parse(
    parse(text),
  );

  return {
    name: display_information.name,
    description: display_information.description,
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: features.shortcuts.map(({ callback_id: callbackId, ...shortcut }) => ({
      ...shortcut,
      callbackId,
    })),
    events: settings.event_subscriptions?.bot_events ?? [],
    scopes: oauth_config.scopes.bot,
    optionalScopes: oauth_config.scopes.bot_optional,
    hasHome: features.app_home?.home_tab_enabled ?? false,
  };
}

/** Made-up secrets of the right shape. They open nothing but the playground. */
export const playgroundSecrets = {
  signingSecret: '0123456789abcdef0123456789abcdef',
  verificationToken: 'playground-verification-token',
  appToken: 'xapp-1-playground',
  clientId: '1234567890.1234567890',
  clientSecret: 'fedcba9876543210fedcba9876543210',
} as const;
