import { isIP } from 'node:net';
import { z } from 'zod';
import {
  longestRecordDays,
  longestRetentionDays,
  usualRecordDays,
  usualRetentionDays,
} from './limits.ts';
import { longestCommand } from './slack-limits.ts';

/** A key for sealing tokens, and its name, which is stored beside each sealed token. */
export interface TokenKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** Where in Slack each secret is found. */
export const remedies = {
  botToken: 'Paste the Bot User OAuth Token (app settings, OAuth & Permissions)',
  appToken:
    'Paste an App-Level Token with the scope connections:write (app settings, Basic Information, App-Level Tokens)',
  signingSecret: 'Paste the Signing Secret (app settings, Basic Information, App Credentials)',
  client:
    'Paste the Client ID and Client Secret (app settings, Basic Information, App Credentials)',
};

export const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port. Give a number from 0 to 65535, as 3000.')
  .transform(Number)
  .refine((port) => port <= 65_535, 'is not a port. Give a number from 0 to 65535, as 3000.');

/** What says where everything is kept, for how long at most, and what tokens are sealed with. */
export const storageSchema = z.object({
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
  RECORD_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, `is not a number of days. Give one from 1 to ${longestRecordDays}.`)
    .transform(Number)
    .refine(
      (days) => days >= 1 && days <= longestRecordDays,
      `is not a number from 1 to ${longestRecordDays}.`,
    )
    .default(usualRecordDays),
});

/** Every setting that the desk reads, as text and as what is made of it. Each refusal says what to give instead. */
export const environmentSchema = storageSchema.extend({
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
    .regex(/^\d{1,3}$/, `is not a number of days. Give one from 0 to ${longestRetentionDays}.`)
    .transform(Number)
    .refine(
      (days) => days <= longestRetentionDays,
      `is more than ${longestRetentionDays} days. Give a number from 0 to ${longestRetentionDays}.`,
    )
    .default(usualRetentionDays),
  CURATORS: z
    .string()
    .regex(
      /^[UW][A-Z0-9]{2,}(?: *, *[UW][A-Z0-9]{2,})*$/,
      'is not a list of Slack user ids. Give them with commas between them, as U012AB3CD,U045EF6GH (in Slack: a profile, the three dots, Copy member ID).',
    )
    .transform((list) => list.split(',').map((id) => id.trim()))
    .default([]),
  SLACK_COMMAND: z
    .string()
    .refine(
      (command) => /^\/[a-z0-9_-]+$/.test(command) && command.length <= longestCommand,
      `is not a slash command. Give a slash and up to ${longestCommand - 1} small letters, digits, - or _, as in Slack (app settings, Slash Commands).`,
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

/** Makes a schema's check of a function that says what is wrong with a value. */
function refuseWith(findFault: (value: string) => string | null) {
  return (value: string, context: z.RefinementCtx<string>): void => {
    const message = findFault(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  };
}

const databaseUrlForm = 'postgres://USER:PASSWORD@HOST:5432/DATABASE';

/** Says what makes an address unreadable, or would be read as something else: a `#` hides all that follows it. */
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

/** Says why Slack could not reach the desk: it sends people and requests to paths below the address, by https only. */
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

function toTokenKeys(list: string): readonly TokenKey[] {
  return list.split(',').map((entry) => {
    const [id = '', key = ''] = entry.split(':');
    return { id, key: Buffer.from(key, 'base64') };
  });
}
