import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { populate } from 'dotenv';
import { z } from 'zod';
import { ConfigError } from './errors.ts';
import { findMisspelt } from './find-misspelt.ts';
import { type EnvFile, loadEnvFile } from './load-env-file.ts';

/** How the desk reaches Slack, for one workspace. */
export type SlackConnection =
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | {
      readonly mode: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly port: number;
    };

/** How the desk serves any workspace that installs it, over HTTP. */
export interface OAuthConnection {
  readonly mode: 'oauth';
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where people and Slack reach the desk, as `https://desk.example.org`. */
  readonly publicUrl: string;
  /** What tokens are sealed with: the first seals, all open. */
  readonly tokenKeys: readonly TokenKey[];
  readonly signingSecret: string;
  readonly port: number;
}

/** A key that tokens are sealed with, and its name, which stands beside what it sealed. */
export interface TokenKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

export type ConfiguredLogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Everything that the environment says. */
export interface Config {
  /** `null` without any Slack token: the desk then opens a local workspace. */
  readonly slack: SlackConnection | OAuthConnection | null;
  /** Where to listen; `null` when nothing was said. */
  readonly port: number | null;
  /** The slash command, with its slash. */
  readonly command: string;
  /** Absolute. */
  readonly knowledgeDirectory: string;
  readonly logLevel: ConfiguredLogLevel;
  /** Where Slack's Web API is, when it is not at Slack. */
  readonly slackApiUrl: string | null;
  /** The address to listen on; `null` for every one of the machine. */
  readonly host: string | null;
  /** Where a desk on Socket Mode answers `/healthz` and `/readyz`; `null` for nowhere. */
  readonly healthPort: number | null;
  readonly storage: StorageConfig;
  /** Days that people's words are kept. 0 keeps them until they are answered. */
  readonly retentionDays: number;
  /** Days that is kept where and when which fact was told, when its words are long gone. */
  readonly recordDays: number;
}

/** Where everything is kept. */
export interface StorageConfig {
  /** A PostgreSQL server; `null` for PostgreSQL in this process. */
  readonly databaseUrl: string | null;
  /** Absolute. */
  readonly dataDirectory: string;
  /** Whether anything was said about it. */
  readonly isGiven: boolean;
}

/** What a command that never talks to Slack needs of the environment. */
export interface TerminalConfig {
  /** Absolute. */
  readonly knowledgeDirectory: string;
  /** Whether `NO_COLOR` asks for plain text. */
  readonly noColor: boolean;
}

/** What a command that works on the storage needs of the environment. */
export interface OperatorConfig {
  readonly storage: StorageConfig;
  readonly tokenKeys: readonly TokenKey[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment, with what `.env` adds to it; and that file. */
interface Settings {
  readonly environment: Environment;
  readonly file: EnvFile;
}

const remedies = {
  botToken: 'Paste the Bot User OAuth Token (app settings, OAuth & Permissions)',
  appToken:
    'Paste an App-Level Token with the scope connections:write (app settings, Basic Information, App-Level Tokens)',
  signingSecret: 'Paste the Signing Secret (app settings, Basic Information, App Credentials)',
  client:
    'Paste the Client ID and Client Secret (app settings, Basic Information, App Credentials)',
};

const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port. Give a number from 0 to 65535, as 3000.')
  .transform(Number)
  .refine((port) => port <= 65_535, 'is not a port. Give a number from 0 to 65535, as 3000.');

const storageSchema = z.object({
  DATABASE_URL: z.string().superRefine(refuseWith(findDatabaseUrlFault)).optional(),
  DATA_DIR: z.string().optional(),
  TOKEN_KEYS: z
    .string()
    .regex(
      /^[\w-]{1,32}:[A-Za-z0-9+/]{43}=(?:,[\w-]{1,32}:[A-Za-z0-9+/]{43}=)*$/,
      'is not a list of keys. Give NAME:KEY, with a key as `openssl rand -base64 32` makes it; older keys behind it, after commas.',
    )
    .transform(toTokenKeys)
    .refine(
      (keys) => new Set(keys.map(({ id }) => id)).size === keys.length,
      'has two keys of one name. What is sealed carries the name only: give each key its own.',
    )
    .optional(),
});

const environmentSchema = storageSchema.extend({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-\S+$/, `does not look like a bot token (xoxb-…). ${remedies.botToken}.`)
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, `does not look like an app token (xapp-…). ${remedies.appToken}.`)
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^[0-9a-zA-Z]{16,}$/,
      `does not look like a signing secret (letters and digits only). ${remedies.signingSecret}.`,
    )
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, `does not look like a client id (digits.digits). ${remedies.client}.`)
    .optional(),
  SLACK_CLIENT_SECRET: z
    .string()
    .regex(
      /^[0-9a-zA-Z]{16,}$/,
      `does not look like a client secret (letters and digits only). ${remedies.client}.`,
    )
    .optional(),
  PUBLIC_URL: z.string().superRefine(refuseWith(findPublicUrlFault)).optional(),
  PORT: portSchema.optional(),
  HOST: z
    .string()
    .refine(
      (host) => isIP(host) !== 0 || /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/.test(host),
      'is not an address to listen on. Give one of this machine, as 0.0.0.0 or 127.0.0.1; the port stands in PORT.',
    )
    .optional(),
  HEALTH_PORT: portSchema.optional(),
  RETENTION_DAYS: z
    .string()
    .regex(/^\d{1,3}$/, 'is not a number of days. Give one from 0 to 365.')
    .transform(Number)
    .refine((days) => days <= 365, 'is more than 365 days. Give a number from 0 to 365.')
    .default(90),
  RECORD_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, 'is not a number of days. Give one from 1 to 3650.')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 3_650, 'is not a number from 1 to 3650.')
    .default(730),
  SLACK_COMMAND: z
    .string()
    .regex(
      /^\/[a-z0-9_-]{1,31}$/,
      'is not a slash command. Give a slash and up to 31 small letters, digits, - or _, as in Slack (app settings, Slash Commands).',
    )
    .default('/cptpp'),
  KNOWLEDGE_DIR: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['debug', 'info', 'warn', 'error'],
      'is not a log level. Give debug, info, warn or error.',
    )
    .default('info'),
  SLACK_API_URL: z
    .url({
      protocol: /^https?$/,
      error: 'is not a web address. Leave it empty to talk to Slack itself.',
    })
    .optional(),
});

/**
 * Reads the environment, and a file `.env` in the working directory where there is one.
 *
 * @param given  In place of both; for tests.
 * @param givenFile  What stands behind it.
 * @throws {ConfigError} listing everything that is missing or malformed, with where in Slack to find it.
 */
export function readConfig(given?: Environment, givenFile?: EnvFile): Config {
  const settings = readSettings(given, givenFile);
  const environment = withoutEmpty(settings.environment);
  const parsed = environmentSchema.safeParse(environment);
  const malformed = parsed.success ? [] : parsed.error.issues.map(describeIssue);
  const misnamed = [...settings.file.faults, ...findMisnamed(settings)];
  // What was misspelt is not missing as well.
  const missing = misnamed.length > 0 ? [] : findMissing(environment);
  const faults = [...misnamed, ...malformed, ...missing];

  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);

  const { SLACK_COMMAND, KNOWLEDGE_DIR, LOG_LEVEL, SLACK_API_URL, PORT } = parsed.data;
  const { HOST, HEALTH_PORT, RETENTION_DAYS, RECORD_DAYS } = parsed.data;
  if (RECORD_DAYS < RETENTION_DAYS) {
    throw new ConfigError([
      `RECORD_DAYS (${RECORD_DAYS}) is less than RETENTION_DAYS (${RETENTION_DAYS}), and words go with their record. Give it at least as many days.`,
    ]);
  }
  return {
    slack: toConnection(parsed.data),
    port: PORT ?? null,
    command: SLACK_COMMAND,
    knowledgeDirectory: toKnowledgeDirectory(KNOWLEDGE_DIR),
    logLevel: LOG_LEVEL,
    slackApiUrl: SLACK_API_URL ?? null,
    host: HOST ?? null,
    healthPort: HEALTH_PORT ?? null,
    storage: toStorage(parsed.data),
    retentionDays: RETENTION_DAYS,
    recordDays: RECORD_DAYS,
  };
}

/**
 * Reads what a command that works on the storage needs. Slack's variables may be missing or wrong.
 *
 * @throws {ConfigError} when what says where everything is kept cannot be used, or `.env` not be read.
 */
export function readOperatorConfig(
  { environment, file }: Settings = readSettings(),
): OperatorConfig {
  const parsed = storageSchema.safeParse(withoutEmpty(environment));
  const faults = [
    ...file.faults,
    ...(parsed.success ? [] : parsed.error.issues.map(describeIssue)),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return { storage: toStorage(parsed.data), tokenKeys: parsed.data.TOKEN_KEYS ?? [] };
}

/** Reads what a command in a terminal needs. Slack's variables may be missing or wrong, and `.env` too. */
export function readTerminalConfig(given?: Environment): TerminalConfig {
  const { environment } = readSettings(given);
  const { KNOWLEDGE_DIR, NO_COLOR } = withoutEmpty(environment);

  return {
    knowledgeDirectory: toKnowledgeDirectory(KNOWLEDGE_DIR),
    noColor: NO_COLOR !== undefined,
  };
}

/** By default the environment of the process, with `.env` behind it: what both set, the environment says. */
function readSettings(given?: Environment, givenFile?: EnvFile): Settings {
  if (given) {
    const file = givenFile ?? { values: {}, lines: new Map(), faults: [] };
    return { environment: { ...file.values, ...given }, file };
  }
  const file = loadEnvFile(resolve('.env'));
  // What is not ours is there for libraries, as PGSSLMODE.
  populate(process.env, file.values);
  return { environment: process.env, file };
}

/** The environment is everybody's: only what is nearly one of our longer names was meant for us. */
function findMisnamed({ environment, file: { lines } }: Settings): string[] {
  const names = Object.keys(withoutEmpty(environment));
  const known = Object.keys(environmentSchema.shape);

  return findMisspelt(names, known).flatMap(({ name, meant }) => {
    const line = lines.get(name);
    if (line === undefined && !meant.includes('_')) return [];
    const place = line === undefined ? 'the environment' : `.env, line ${line}`;
    return `${place}: ${name} is not a setting of the desk. Write ${meant}, or take it out.`;
  });
}

/** A line `NAME=` of `.env.sample` left as it is means that the variable is not set. */
function withoutEmpty(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => {
      const trimmed = value?.trim() ?? '';
      return trimmed === '' ? [] : [[name, trimmed]];
    }),
  );
}

/** A check that says itself what is wrong. */
function refuseWith(findFault: (value: string) => string | null) {
  return (value: string, context: z.RefinementCtx<string>): void => {
    const message = findFault(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  };
}

const databaseUrlForm = 'postgres://USER:PASSWORD@HOST:5432/DATABASE';

/** What would not be understood, or be taken for something else, as all behind a `#`. */
function findDatabaseUrlFault(value: string): string | null {
  if (!/^postgres(?:ql)?:\/\/\S+$/.test(value)) {
    return `is not the address of a PostgreSQL server. Give ${databaseUrlForm}, or nothing to keep everything in DATA_DIR.`;
  }
  if (value.includes('#')) {
    return 'has a # in it. In the password, write %23 for # (%2F for /, %3F for ?, %40 for @, %25 for %).';
  }
  const port = /:(\d+)(?:[/?]|$)/.exec(value.slice(value.lastIndexOf('@') + 1))?.[1];
  if (port !== undefined && (Number(port) > 65_535 || Number(port) === 0)) {
    return `has the port ${port}. Give one from 1 to 65535, as 5432.`;
  }
  // A host may be missing: `?host=/var/run/postgresql` says where its socket is.
  if (!URL.canParse(value) && !URL.canParse(value.replace('@/', '@localhost/'))) {
    return `cannot be read as ${databaseUrlForm}. In the password, write %2F for /, %3F for ?, %23 for #, %40 for @, %25 for %.`;
  }
  return null;
}

const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Slack sends people and requests to paths below it, and by https only. */
function findPublicUrlFault(value: string): string | null {
  const remedy = 'Give the one that Slack reaches the desk at, as https://desk.example.org.';
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || !/^https?:\/\//i.test(value)) {
    return `is not a web address. ${remedy}`;
  }
  if (url.protocol === 'http:' && !thisMachine.has(url.hostname)) {
    return `begins with http:, and Slack takes https: only. ${remedy}`;
  }
  if (url.username !== '' || url.password !== '') return `has a name or password in it. ${remedy}`;
  if (url.pathname !== '/' || /[?#]/.test(value)) {
    return `has something behind the host. The paths (/slack/install, /slack/events) are the desk's own. ${remedy}`;
  }
  return null;
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return `${path.map(String).join('.')} ${message}`;
}

/** With any of Slack's variables set, the rest of one way to connect must be there too. */
function findMissing({
  SLACK_BOT_TOKEN: bot,
  SLACK_APP_TOKEN: app,
  SLACK_SIGNING_SECRET: secret,
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
  ...rest
}: Record<string, string>): string[] {
  if (clientId || clientSecret) {
    if (bot) {
      return [
        'SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set. Leave out the token, for many workspaces; or the client, for one.',
      ];
    }
    return Object.entries({
      SLACK_CLIENT_ID: [clientId, remedies.client],
      SLACK_CLIENT_SECRET: [clientSecret, remedies.client],
      SLACK_SIGNING_SECRET: [secret, remedies.signingSecret],
      PUBLIC_URL: [rest['PUBLIC_URL'], 'Give the address that Slack reaches the desk at'],
      TOKEN_KEYS: [
        rest['TOKEN_KEYS'],
        'Tokens are kept sealed only: give NAME:KEY, with a key as `openssl rand -base64 32` makes it',
      ],
    }).flatMap(([name, [value, remedy]]) => (value ? [] : [`${name} is not set. ${remedy}.`]));
  }
  if (!bot && !app && !secret) return [];

  const faults: string[] = [];
  if (!bot) faults.push(`SLACK_BOT_TOKEN is not set. ${remedies.botToken}.`);
  if (!app && !secret) {
    faults.push(
      `SLACK_APP_TOKEN is not set, nor is SLACK_SIGNING_SECRET. For Socket Mode: ${remedies.appToken}. ` +
        `For HTTP: ${remedies.signingSecret}.`,
    );
  }
  return faults;
}

function toConnection({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
  PUBLIC_URL: publicUrl,
  TOKEN_KEYS: tokenKeys,
  PORT: port = 3000,
}: z.infer<typeof environmentSchema>): Config['slack'] {
  if (clientId && clientSecret && signingSecret && publicUrl && tokenKeys) {
    return {
      mode: 'oauth',
      clientId,
      clientSecret,
      publicUrl: new URL(publicUrl).origin,
      tokenKeys,
      signingSecret,
      port,
    };
  }
  if (!botToken) return null;
  if (appToken) return { mode: 'socket', botToken, appToken };
  return signingSecret ? { mode: 'http', botToken, signingSecret, port } : null;
}

function toStorage({
  DATABASE_URL: databaseUrl,
  DATA_DIR: dataDirectory,
}: z.infer<typeof storageSchema>): StorageConfig {
  return {
    databaseUrl: databaseUrl ?? null,
    dataDirectory:
      dataDirectory === undefined
        ? fileURLToPath(new URL('../data', import.meta.url))
        : resolve(dataDirectory),
    isGiven: databaseUrl !== undefined || dataDirectory !== undefined,
  };
}

function toTokenKeys(list: string): readonly TokenKey[] {
  return list.split(',').map((entry) => {
    const [id = '', key = ''] = entry.split(':');
    return { id, key: Buffer.from(key, 'base64') };
  });
}

/** A folder that is not given stands beside `package.json`, wherever the desk was started from. */
function toKnowledgeDirectory(given: string | undefined): string {
  return given === undefined
    ? fileURLToPath(new URL('../knowledge', import.meta.url))
    : resolve(given);
}
