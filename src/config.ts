import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { ConfigError } from './errors.ts';

/** How the desk reaches Slack. */
export type SlackConnection =
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | {
      readonly mode: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly port: number;
    };

export type ConfiguredLogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Everything that the environment says. */
export interface Config {
  /** `null` without any Slack token: the desk then opens a local workspace. */
  readonly slack: SlackConnection | null;
  /** Where to listen; `null` when nothing was said. */
  readonly port: number | null;
  /** The slash command, with its slash. */
  readonly command: string;
  /** Absolute. */
  readonly knowledgeDirectory: string;
  readonly logLevel: ConfiguredLogLevel;
  /** Where Slack's Web API is, when it is not at Slack. */
  readonly slackApiUrl: string | null;
}

/** What a command that never talks to Slack needs of the environment. */
export interface TerminalConfig {
  /** Absolute. */
  readonly knowledgeDirectory: string;
  /** Whether `NO_COLOR` asks for plain text. */
  readonly noColor: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const remedies = {
  botToken: 'Paste the Bot User OAuth Token (app settings, OAuth & Permissions)',
  appToken:
    'Paste an App-Level Token with the scope connections:write (app settings, Basic Information, App-Level Tokens)',
  signingSecret: 'Paste the Signing Secret (app settings, Basic Information, App Credentials)',
};

const environmentSchema = z.object({
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
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port. Give a number from 0 to 65535, as 3000.')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a port. Give a number from 0 to 65535, as 3000.')
    .optional(),
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
 * @throws {ConfigError} listing everything that is missing or malformed, with where in Slack to find it.
 */
export function readConfig(environment: Environment = readProcessEnvironment()): Config {
  const parsed = environmentSchema.safeParse(withoutEmpty(environment));
  const malformed = parsed.success ? [] : parsed.error.issues.map(describeIssue);
  const faults = [...malformed, ...findMissing(withoutEmpty(environment))];

  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);

  const { SLACK_COMMAND, KNOWLEDGE_DIR, LOG_LEVEL, SLACK_API_URL, PORT } = parsed.data;
  return {
    slack: toConnection(parsed.data),
    port: PORT ?? null,
    command: SLACK_COMMAND,
    knowledgeDirectory: toKnowledgeDirectory(KNOWLEDGE_DIR),
    logLevel: LOG_LEVEL,
    slackApiUrl: SLACK_API_URL ?? null,
  };
}

/** Reads what a command in a terminal needs. Slack's variables may be missing or wrong. */
export function readTerminalConfig(
  environment: Environment = readProcessEnvironment(),
): TerminalConfig {
  const { KNOWLEDGE_DIR, NO_COLOR } = withoutEmpty(environment);

  return {
    knowledgeDirectory: toKnowledgeDirectory(KNOWLEDGE_DIR),
    noColor: NO_COLOR !== undefined,
  };
}

function readProcessEnvironment(): Environment {
  loadDotenv({ quiet: true });
  return process.env;
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

/** With any of Slack's variables set, the rest of one way to connect must be there too. */
function findMissing({
  SLACK_BOT_TOKEN: bot,
  SLACK_APP_TOKEN: app,
  SLACK_SIGNING_SECRET: secret,
}: Record<string, string>): string[] {
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
  PORT: port = 3000,
}: z.infer<typeof environmentSchema>): SlackConnection | null {
  if (!botToken) return null;
  if (appToken) return { mode: 'socket', botToken, appToken };
  return signingSecret ? { mode: 'http', botToken, signingSecret, port } : null;
}

/** A folder that is not given stands beside `package.json`, wherever the desk was started from. */
function toKnowledgeDirectory(given: string | undefined): string {
  return given === undefined
    ? fileURLToPath(new URL('../knowledge', import.meta.url))
    : resolve(given);
}
