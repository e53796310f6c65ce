/** A Slack app as its settings pages show it: what it offers, what it may do, and its secrets. */
export interface AppSettings {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly commands: readonly AppCommand[];
  readonly shortcuts: readonly AppShortcut[];
  /** Steps that it offers to workflows. By default none. */
  readonly functions?: readonly AppFunction[];
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

/** A step that workflows can take. */
export interface AppFunction {
  readonly callbackId: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: readonly AppParameter[];
  readonly outputs: readonly AppParameter[];
}

export interface AppParameter {
  readonly name: string;
  /** As Slack names it: `string`, `slack#/types/channel_id`. */
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly isRequired: boolean;
}

/** What of an app stands in its manifest. */
export type AppManifest = Pick<
  AppSettings,
  | 'name'
  | 'description'
  | 'commands'
  | 'shortcuts'
  | 'functions'
  | 'events'
  | 'scopes'
  | 'optionalScopes'
  | 'hasHome'
>;

/** Made-up secrets of the right shape. They open nothing but a local Slack. */
export const localSecrets = {
  signingSecret: '0123456789abcdef0123456789abcdef',
  verificationToken: 'local-verification-token',
  appToken: 'xapp-1-local',
  clientId: '1234567890.1234567890',
  clientSecret: 'fedcba9876543210fedcba9876543210',
} as const;
