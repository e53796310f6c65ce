import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { z } from 'zod';
import { readOperatorConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import { toHttpManifest } from '../slack/to-http-manifest.ts';
import { toInternalManifest } from '../slack/to-internal-manifest.ts';
import { formatStats, readSince, toStatsCsv } from './format-stats.ts';
import { once } from './once.ts';

export interface OperatorCommandsOptions {
  readonly program: Command;
  readonly print: (text: string) => void;
  /** Writes text as it is, without wrapping it. */
  readonly write: (text: string) => void;
}

/** Adds the commands of whoever runs the desk: what failed for good, numbers, keys, and the manifest for many workspaces. */
export function addOperatorCommands({ program, print, write }: OperatorCommandsOptions): void {
  const deliveries = program
    .command('deliveries')
    .description('shows and replays what could not be answered');
  deliveries
    .command('list', { isDefault: true })
    .description('lists deliveries that failed for good: no words, only ids and codes')
    .action(async () => {
      const { askStorage } = await loadStorage();
      const dead = deadSchema.parse(await askStorage(readOperatorConfig(), { ask: 'deliveries' }));
      for (const { id, teamId, channelId, code, receivedAt, isReplayable } of dead) {
        const place = `${teamId} ${channelId ?? '-'}`;
        print(
          `${id}  ${receivedAt}  ${place}  ${code ?? '-'}${isReplayable ? '' : '  (words deleted)'}`,
        );
      }
      print(dead.length === 0 ? 'None failed for good.' : `${dead.length} failed for good.`);
    });
  deliveries
    .command('replay')
    .description('tries one again')
    .argument('<id>', 'as `cptpp deliveries` shows it')
    .action(async (id: string) => {
      if (!z.uuid().safeParse(id).success) {
        throw new UsageError(`"${id}" is not the id of a delivery. cptpp deliveries lists them.`);
      }
      const { askStorage } = await loadStorage();
      const isReplayed = await askStorage(readOperatorConfig(), { ask: 'replay', id });
      if (isReplayed !== true) {
        throw new UsageError(`${id} is not among those that failed, or its words are deleted.`);
      }
      print(`${id} is tried again.`);
    });

  program
    .command('stats')
    .description('prints what was asked and what became of it, a day a line: no words, no names')
    .option('--since <time>', 'how far back, as 7d or 4w; 7d where it is left out', once)
    .option('--json', 'print one JSON object')
    .option('--csv', 'print CSV')
    .action(async ({ since = '7d', json = false, csv = false }: StatsOptions) => {
      if (json && csv) throw new UsageError('--json and --csv are two forms. Take one of them.');
      const days = readSince(since);
      const { askStorage, statsSchema } = await loadStorage();
      const answer = await askStorage(readOperatorConfig(), { ask: 'stats', days });
      const stats = statsSchema.parse(answer);
      if (json) write(`${JSON.stringify({ days: stats })}\n`);
      else write(`${csv ? toStatsCsv(stats) : formatStats(stats)}\n`);
    });

  program
    .command('keys')
    .description('works on the keys that tokens are sealed with')
    .command('rotate')
    .description('seals every token with the first key of TOKEN_KEYS')
    .action(async () => {
      const config = readOperatorConfig();
      if (config.tokenKeys.length === 0) {
        throw new UsageError('TOKEN_KEYS is not set: put the new key in front of the old one.');
      }
      const { rotateKeys } = await loadStorage();
      const count = await rotateKeys(config);
      print(`${count} sealed anew. The older keys can go from TOKEN_KEYS.`);
    });

  program
    .command('manifest')
    .description('prints the app manifest')
    .option('--http <url>', 'the variant for many workspaces, over HTTP at this address', once)
    .option('--internal', 'the variant for one organisation, with steps for workflows')
    .option('--json', "as JSON, as Slack's own CLI wants it")
    .action(({ json = false, ...variant }: ManifestVariant & { readonly json?: boolean }) => {
      const manifest = makeManifest(variant);
      print(json ? JSON.stringify(parse(manifest)) : manifest.trimEnd());
    });
}

interface StatsOptions {
  readonly since?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

interface ManifestVariant {
  readonly http?: string;
  readonly internal?: boolean;
}

function makeManifest({ http, internal = false }: ManifestVariant): string {
  const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  if (http === undefined) return internal ? toInternalManifest(text) : text;
  if (internal) {
    throw new UsageError(
      '--http is for many workspaces, and Slack lets no app with workflow steps be installed outside of its organisation: take one of the two. For --internal over HTTP, set the Request URLs in the settings of the app, as docs/SLACK.md says.',
    );
  }
  return toHttpManifest(text, http);
}

const deadSchema = z.array(
  z.object({
    id: z.string(),
    teamId: z.string(),
    channelId: z.string().nullable(),
    code: z.string().nullable(),
    receivedAt: z.union([z.string(), z.date().transform((date) => date.toISOString())]),
    isReplayable: z.boolean(),
  }),
);

/** Storage takes a while to load, and no other command needs it. */
function loadStorage() {
  return import('./operate-storage.ts');
}
