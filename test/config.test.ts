import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Environment, readConfig, readTerminalConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

const bot = 'xoxb-1-a';
const app = 'xapp-1-a';
const secret = '0123456789abcdef0123456789abcdef';

describe('readConfig', () => {
  it('opens a local workspace with nothing set', () => {
    expect(readConfig({})).toEqual({
      slack: null,
      port: null,
      command: '/cptpp',
      knowledgeDirectory: fileURLToPath(new URL('../knowledge', import.meta.url)),
      logLevel: 'info',
      slackApiUrl: null,
      host: null,
      healthPort: null,
      storage: {
        databaseUrl: null,
        dataDirectory: fileURLToPath(new URL('../data', import.meta.url)),
        isGiven: false,
      },
      retentionDays: 90,
    });
  });

  it('takes an empty line of .env as not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ', PORT: '' }).slack).toBeNull();
  });

  it('uses Socket Mode with an app token, even beside a signing secret', () => {
    const { slack } = readConfig({
      SLACK_BOT_TOKEN: bot,
      SLACK_APP_TOKEN: app,
      SLACK_SIGNING_SECRET: secret,
    });

    expect(slack).toEqual({ mode: 'socket', botToken: bot, appToken: app });
  });

  it('uses HTTP with a signing secret only', () => {
    const { slack } = readConfig({
      SLACK_BOT_TOKEN: bot,
      SLACK_SIGNING_SECRET: secret,
      PORT: '8080',
    });

    expect(slack).toEqual({ mode: 'http', botToken: bot, signingSecret: secret, port: 8080 });
  });

  it('takes any workspace with a client, and says all that it still needs for that', () => {
    expect(faultsOf({ SLACK_CLIENT_ID: '1.2' })).toEqual([
      'SLACK_CLIENT_SECRET is not set. Paste the Client ID and Client Secret (app settings, Basic Information, App Credentials).',
      'SLACK_SIGNING_SECRET is not set. Paste the Signing Secret (app settings, Basic Information, App Credentials).',
      'PUBLIC_URL is not set. Give the address that Slack reaches the desk at.',
      'TOKEN_KEYS is not set. Tokens are kept sealed only: give NAME:KEY, with a key as `openssl rand -base64 32` makes it.',
    ]);

    const key = Buffer.alloc(32, 7);
    const { slack } = readConfig({
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: secret,
      SLACK_SIGNING_SECRET: secret,
      PUBLIC_URL: 'https://desk.example.org/',
      TOKEN_KEYS: `new:${key.toString('base64')},old:${key.toString('base64')}`,
    });
    expect(slack).toMatchObject({
      mode: 'oauth',
      publicUrl: 'https://desk.example.org',
      tokenKeys: [{ id: 'new', key }, { id: 'old' }],
      port: 3000,
    });
  });

  it.each([
    [{ DATABASE_URL: 'mysql://host/desk' }, 'DATABASE_URL is not the address of'],
    [{ RETENTION_DAYS: '366' }, 'RETENTION_DAYS is more than 365 days'],
    [{ TOKEN_KEYS: 'short' }, 'TOKEN_KEYS is not a list of keys'],
  ])('refuses %o', (environment, fault) => {
    expect(faultsOf(environment)).toEqual([expect.stringContaining(fault)]);
  });

  it('finds a knowledge folder from where it was started', () => {
    expect(readConfig({ KNOWLEDGE_DIR: 'other/base' }).knowledgeDirectory).toBe(
      `${process.cwd()}/other/base`,
    );
  });

  it('says what else a bot token needs', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: bot })).toEqual([
      'SLACK_APP_TOKEN is not set, nor is SLACK_SIGNING_SECRET. For Socket Mode: Paste an App-Level Token with the scope connections:write (app settings, Basic Information, App-Level Tokens). For HTTP: Paste the Signing Secret (app settings, Basic Information, App Credentials).',
    ]);
  });

  it.each([{ SLACK_APP_TOKEN: app }, { SLACK_SIGNING_SECRET: secret }])(
    'says that the bot token is missing beside %o',
    (environment) => {
      expect(faultsOf(environment)).toEqual([
        'SLACK_BOT_TOKEN is not set. Paste the Bot User OAuth Token (app settings, OAuth & Permissions).',
      ]);
    },
  );

  it('names every fault at once, and none of the values', () => {
    expect(
      faultsOf({
        SLACK_BOT_TOKEN: 'xoxp-1-user',
        SLACK_APP_TOKEN: 'xoxb-1-swapped',
        SLACK_SIGNING_SECRET: 'short',
        PORT: '99999',
        SLACK_COMMAND: 'desk',
        LOG_LEVEL: 'loud',
        SLACK_API_URL: 'not an address',
      }),
    ).toEqual([
      'SLACK_BOT_TOKEN does not look like a bot token (xoxb-…). Paste the Bot User OAuth Token (app settings, OAuth & Permissions).',
      'SLACK_APP_TOKEN does not look like an app token (xapp-…). Paste an App-Level Token with the scope connections:write (app settings, Basic Information, App-Level Tokens).',
      'SLACK_SIGNING_SECRET does not look like a signing secret (letters and digits only). Paste the Signing Secret (app settings, Basic Information, App Credentials).',
      'PORT is not a port. Give a number from 0 to 65535, as 3000.',
      'SLACK_COMMAND is not a slash command. Give a slash and up to 31 small letters, digits, - or _, as in Slack (app settings, Slash Commands).',
      'LOG_LEVEL is not a log level. Give debug, info, warn or error.',
      'SLACK_API_URL is not a web address. Leave it empty to talk to Slack itself.',
    ]);
  });
});

describe('readTerminalConfig', () => {
  it('does not mind what Slack would need', () => {
    expect(readTerminalConfig({ SLACK_BOT_TOKEN: 'half a set', NO_COLOR: '1' })).toEqual({
      knowledgeDirectory: fileURLToPath(new URL('../knowledge', import.meta.url)),
      noColor: true,
    });
  });
});

describe('.env.sample', () => {
  it('names every variable that is read, and no other', () => {
    const sample = read('../.env.sample').match(/^[A-Z_]+(?==)/gm);
    const known = [...new Set(read('../src/config.ts').match(/^ {2}[A-Z_]{4,}(?=:)/gm))].map(
      (name) => name.trim(),
    );

    expect(sample?.toSorted()).toEqual(known.toSorted());
  });
});

function faultsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
