import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Environment, readConfig, readTerminalConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';
import { type EnvFile, loadEnvFile } from '../src/load-env-file.ts';

const bot = 'xoxb-1-a';
const app = 'xapp-1-a';
const secret = '0123456789abcdef0123456789abcdef';
const key = Buffer.alloc(32, 7).toString('base64');

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
      recordDays: 730,
      curators: [],
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

    const { slack } = readConfig({
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: secret,
      SLACK_SIGNING_SECRET: secret,
      PUBLIC_URL: 'https://desk.example.org/',
      TOKEN_KEYS: `new:${key},old:${key}`,
    });
    expect(slack).toMatchObject({
      mode: 'oauth',
      publicUrl: 'https://desk.example.org',
      tokenKeys: [{ id: 'new', key: Buffer.alloc(32, 7) }, { id: 'old' }],
      port: 3000,
    });
  });

  it.each([
    [{ DATABASE_URL: 'mysql://host/desk' }, 'DATABASE_URL is not the address of'],
    [{ DATABASE_URL: 'postgres://desk:pa#ss@host/desk' }, 'DATABASE_URL has a # in it. In the'],
    [{ DATABASE_URL: 'postgres://desk:12#3@host/desk' }, 'DATABASE_URL has a # in it.'],
    [{ DATABASE_URL: 'postgres://desk:p@host:99999/desk' }, 'DATABASE_URL has the port 99999.'],
    [{ DATABASE_URL: 'postgres://desk:a/b@host/desk' }, 'DATABASE_URL cannot be read as postgres:'],
    [{ PUBLIC_URL: 'desk.example.org' }, 'PUBLIC_URL is not a web address.'],
    [{ PUBLIC_URL: 'http://desk.example.org' }, 'PUBLIC_URL begins with http:, and Slack takes'],
    [{ PUBLIC_URL: 'https://desk.example.org/desk' }, 'PUBLIC_URL has something behind the host.'],
    [{ PUBLIC_URL: 'https://desk.example.org/?a=b' }, 'PUBLIC_URL has something behind the host.'],
    [{ PUBLIC_URL: 'https://me:pw@desk.example.org' }, 'PUBLIC_URL has a name or password in it.'],
    [{ HOST: '0.0.0.0:3000' }, 'HOST is not an address to listen on.'],
    [{ HOST: 'http://127.0.0.1' }, 'HOST is not an address to listen on.'],
    [{ TOKEN_KEYS: `a:${key},a:${key}` }, 'TOKEN_KEYS has two keys of one name.'],
    [{ RETENTION_DAYS: '366' }, 'RETENTION_DAYS is more than 365 days'],
    [{ RECORD_DAYS: '0' }, 'RECORD_DAYS is not a number from 1 to 3650'],
    [{ RECORD_DAYS: '30' }, 'RECORD_DAYS (30) is less than RETENTION_DAYS (90)'],
    [{ CURATORS: 'ana, ben' }, 'CURATORS is not a list of Slack user ids.'],
    [{ TOKEN_KEYS: 'short' }, 'TOKEN_KEYS is not a list of keys'],
  ])('refuses %o', (environment, fault) => {
    expect(faultsOf(environment)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    { DATABASE_URL: 'postgres://desk:p%23%2F%40@host:5432/desk' },
    { DATABASE_URL: 'postgresql://desk@localhost/desk?sslmode=require' },
    { DATABASE_URL: 'postgres://desk:p@/desk?host=/var/run/postgresql' },
    { DATABASE_URL: 'postgres://desk:p@[::1]:5432/desk' },
    { PUBLIC_URL: 'http://127.0.0.1:3000' },
    { PUBLIC_URL: 'http://localhost:3000/' },
    { HOST: '::1' },
    { HOST: 'desk.internal' },
  ])('takes %o', (environment) => {
    expect(faultsOf(environment)).toEqual([]);
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

describe('readConfig, of a name that nobody reads', () => {
  it.each([
    ['slack_bot_token', 'SLACK_BOT_TOKEN'],
    ['SLACK_BOT_TOKNE', 'SLACK_BOT_TOKEN'],
    ['SLACK-BOT-TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK_BOT_USER_TOKEN', 'SLACK_BOT_TOKEN'],
    ['SIGNING_SECRET', 'SLACK_SIGNING_SECRET'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['TOKEN_KEY', 'TOKEN_KEYS'],
    ['port', 'PORT'],
  ])('takes %s in .env for %s', (name, meant) => {
    expect(faultsOf({}, fileOf(`LOG_LEVEL=info\n${name}=x\n`))).toEqual([
      `.env, line 2: ${name} is not a setting of the desk. Write ${meant}, or take it out.`,
    ]);
  });

  it('takes it for one in the environment too, as a container gets its settings', () => {
    expect(faultsOf({ SLACK_BOT_TOKN: bot })).toEqual([
      'the environment: SLACK_BOT_TOKN is not a setting of the desk. Write SLACK_BOT_TOKEN, or take it out.',
    ]);
  });

  it.each([
    { HOSTNAME: 'a', HOME: '/', PATH: '/bin', port: '1', LOGNAME: 'a', PGHOST: 'a', NO_COLOR: '1' },
    {
      DESK_SERVICE_HOST: 'a',
      DESK_PORT: 'tcp://a',
      POSTGRES_PASSWORD: 'a',
      SLACK_WEBHOOK_URL: 'a',
    },
    { LOG_LEVEL: 'info', log_level: 'debug' },
  ])('leaves others their names: %o', (environment) => {
    expect(faultsOf(environment)).toEqual([]);
  });
});

describe('loadEnvFile', () => {
  it('reads UTF-8 with and without a mark at its beginning, and any line ends', () => {
    for (const text of [
      '\uFEFFPORT=1\r\n# remark\r\nHOST=a\r\n',
      'PORT=1\n\nexport HOST="a" # b',
    ]) {
      const { values, faults } = fileOf(text);
      expect({ values: { ...values }, faults }).toEqual({
        values: { PORT: '1', HOST: 'a' },
        faults: [],
      });
    }
  });

  it('says which name stands there twice, and which line is none', () => {
    expect(fileOf('PORT=\nHOST=a\nPORT=3001\nSLACK_BOT_TOKEN xoxb-1\n').faults).toEqual([
      '.env, line 3: PORT stands in line 1 already. Take one of the two out.',
      '.env, line 4: not understood. Write NAME=value, or # before a remark.',
    ]);
  });

  it('takes a value over several lines', () => {
    expect(fileOf('OTHER="a\nPORT=1\nb"\nPORT=2\n').faults).toEqual([]);
  });

  it('says that it is in UTF-16, or in no Unicode at all', () => {
    for (const bytes of [
      Buffer.from('\uFEFFPORT=1\n', 'utf16le'),
      Buffer.from('\uFEFFPORT=1\n', 'utf16le').swap16(),
      Buffer.from('PORT=1\n', 'utf16le'),
      Buffer.from('HOST=h\u00f6st\n', 'latin1'),
    ]) {
      expect(fileOf(bytes).faults).toEqual([
        '.env is not in UTF-8. Save it anew as UTF-8, as Notepad and others offer.',
      ]);
    }
  });

  it('says that it is a folder, and minds none that is not there', () => {
    const folder = makeFolder();
    mkdirSync(join(folder, '.env'));

    expect(loadEnvFile(join(folder, '.env')).faults).toEqual([
      expect.stringMatching(/^\.env is a folder\. The settings stand in a file of that name/),
    ]);
    expect(loadEnvFile(join(folder, 'none')).faults).toEqual([]);
  });

  it('stands behind the environment', () => {
    const file = fileOf('PORT=1\nLOG_LEVEL=debug\n');

    expect(readConfig({ PORT: '2' }, file)).toMatchObject({ port: 2, logLevel: 'debug' });
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
    const known = [...new Set(read('../src/config-schema.ts').match(/^ {2}[A-Z_]{4,}(?=:)/gm))].map(
      (name) => name.trim(),
    );

    expect(sample?.toSorted()).toEqual(known.toSorted());
  });
});

function faultsOf(environment: Environment, file?: EnvFile): readonly string[] {
  try {
    readConfig(environment, file);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

/** A file `.env` with this in it. */
function fileOf(content: string | Buffer): EnvFile {
  const path = join(makeFolder(), '.env');
  writeFileSync(path, content);
  return loadEnvFile(path);
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cptpp-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
