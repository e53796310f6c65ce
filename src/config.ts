import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { populate } from 'dotenv';
import type { z } from 'zod';
import { environmentSchema, remedies, storageSchema, type TokenKey } from './config-schema.ts';
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
  /** Keys for sealing tokens. The first one seals; any of them opens. */
  readonly tokenKeys: readonly TokenKey[];
  readonly signingSecret: string;
  readonly port: number;
}

export type ConfiguredLogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Everything that the environment says. */
export interface Config {
  /** `null` without any Slack token: the desk then opens a local workspace. */
  readonly slack: SlackConnection | OAuthConnection | null;
  /** The port to listen on; `null` when none was given. */
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
  /** Days that the record of an answer is kept: which fact was given, where and when. Its words go earlier. */
  readonly recordDays: number;
  /** Slack ids of those who may change settings and see what is under embargo, of the one workspace. */
  readonly curators: readonly string[];
}

/** Where everything is kept. */
export interface StorageConfig {
  /** A PostgreSQL server; `null` for PostgreSQL in this process. */
  readonly databaseUrl: string | null;
  /** Absolute. */
  readonly dataDirectory: string;
  /** Whether a setting says so, and this is not the default. */
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
  readonly recordDays: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment, with what `.env` adds to it; and that file. */
interface Settings {
  readonly environment: Environment;
  readonly file: EnvFile;
}

/**
 * Reads the environment, and a file `.env` in the working directory where there is one.
 *
 * @param given  Read instead of both, for tests.
 * @param givenFile  The file `.env` to go with it.
 * @throws {ConfigError} listing everything that is missing or malformed, with where in Slack to find it.
 */
export function readConfig(given?: Environment, givenFile?: EnvFile): Config {
  const settings = readSettings(given, givenFile);
  const environment = withoutEmpty(settings.environment);
  const parsed = environmentSchema.safeParse(environment);
  const malformed = parsed.success ? [] : parsed.error.issues.map(describeIssue);
  const misnamed = [...settings.file.faults, ...findMisnamed(settings)];
  // A misspelt setting is not reported as missing too.
  const missing = misnamed.length > 0 ? [] : findMissing(environment);
  const faults = [...misnamed, ...malformed, ...missing];

  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);

  const { SLACK_COMMAND, KNOWLEDGE_DIR, LOG_LEVEL, SLACK_API_URL, PORT } = parsed.data;
  const { HOST, HEALTH_PORT, RETENTION_DAYS, RECORD_DAYS, CURATORS } = parsed.data;
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
    curators: CURATORS,
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
  const { TOKEN_KEYS: tokenKeys = [], RECORD_DAYS: recordDays } = parsed.data;
  return { storage: toStorage(parsed.data), tokenKeys, recordDays };
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

/** By default the environment of the process. `.env` adds what the environment does not set. */
function readSettings(given?: Environment, givenFile?: EnvFile): Settings {
  if (given) {
    const file = givenFile ?? { values: {}, lines: new Map(), faults: [] };
    return { environment: { ...file.values, ...given }, file };
  }
  const file = loadEnvFile(resolve('.env'));
  // `.env` may hold settings of libraries too, as PGSSLMODE.
  populate(process.env, file.values);
  return { environment: process.env, file };
}

/** The environment holds everybody's settings: only a name that is nearly one of our longer ones was meant for us. */
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

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return `${path.map(String).join('.')} ${message}`;
}

/** If any of Slack's variables is set, all that one way of connecting needs must be set too. */
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
    if (rest['CURATORS']) {
      return [
        'CURATORS and SLACK_CLIENT_ID are both set. With many workspaces whoever installs the desk is its first curator there, and names others by the settings command. Leave out CURATORS.',
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

/** By default the folder beside `package.json`, from wherever the desk was started. */
function toKnowledgeDirectory(given: string | undefined): string {
  return given === undefined
    ? fileURLToPath(new URL('../knowledge', import.meta.url))
    : resolve(given);
}
