import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@slack/bolt';
import {
  type AppManifest,
  createLocalSlack,
  type LocalSlack,
  localSecrets,
  type PageSample,
  readManifest,
} from '#local-slack';
import { chooseSamples } from './choose-samples.ts';
import { type CuratingServer, createCuratingServer } from './curating/create-curating-server.ts';
import type { Desk } from './desk/answer.ts';
import { defaultCacheDirectory } from './kept-files.ts';
import { toListenFault } from './listen-fault.ts';
import { loadEnglish } from './load-english.ts';
import { loadWordings } from './load-wordings.ts';
import { createMemoryPatches } from './slack/answering/memory-patches.ts';
import { createBaseHolder } from './slack/base/base-holder.ts';
import { keepFolder } from './slack/base/keep-folder.ts';
import { createSlackApp } from './slack/create-slack-app.ts';
import { createReceiver } from './slack/receiving/create-receiver.ts';
import { HttpReceiver } from './slack/receiving/http-receiver.ts';
import { toInternalManifest } from './slack/to-internal-manifest.ts';
import { createDeskWorker } from './worker/desk-worker.ts';
import { warmUpParts } from './worker/warm-up.ts';

export interface LocalWorkspace {
  readonly url: string;
  /** The usual port, where something else listens there; `null` when the page is where it was asked for. */
  readonly portTaken: number | null;
  readonly slack: LocalSlack;
  /** Where the app takes Slack's requests. */
  readonly requestUrl: string;
  stop(): Promise<void>;
}

const usualPort = 3_000;

/** How the desk gets into a real workspace. */
const stepsToSlack = [
  'On `api.slack.com/apps`: “Create New App”, “From a manifest”, and paste `manifest.yml`. Install it to your workspace.',
  'Copy `.env.sample` to `.env`. Put in the bot token (`xoxb-…`) and an app-level token with `connections:write` (`xapp-…`).',
  'Run `npm start` again, and `/invite` the app to a channel. The rest is in `docs/SLACK.md`.',
];

/**
 * Starts a local workspace with the desk in it: the app as it is, over signed HTTP, with the local Slack where
 * Slack's own addresses would stand. Everything listens on 127.0.0.1 only.
 *
 * @throws {ConfigError} when the port that was asked for cannot be had.
 */
export async function runLocalWorkspace({
  loadDesk,
  knowledgeDirectory,
  command,
  port,
  logger,
  curators,
  manifestFile = fileURLToPath(new URL('../manifest.yml', import.meta.url)),
}: {
  /** Called once the page is up, so that nobody waits for it in front of nothing. */
  readonly loadDesk: () => Desk;
  /**
   * The folder that it is loaded from: what changes there takes its place, and a page to curate on writes to it. Without it
   * the base stays, and there is no such page.
   */
  readonly knowledgeDirectory?: string;
  /** With its slash. */
  readonly command: string;
  /** Where the page is; `null` for 3000, or another that is free. */
  readonly port: number | null;
  readonly logger: Logger;
  /** Slack's ids of the curators. By default everybody in the workspace: it is one person's own. */
  readonly curators?: readonly string[];
  /** The app as Slack sees it. */
  readonly manifestFile?: string;
}): Promise<LocalWorkspace> {
  let samples: readonly PageSample[] = [];
  let curating: CuratingServer | null = null;
  const { slack, portTaken } = await startOn(port, {
    // With the steps for workflows: whoever tries the desk is to see all of it.
    manifest: asInstalled(
      readManifest(toInternalManifest(readFileSync(manifestFile, 'utf8'))),
      command,
    ),
    page: {
      welcome:
        'Ask it what its source says. It answers in the source’s own words, or says that the source does not say. Three to try:',
      steps: stepsToSlack,
      samples: () => samples,
      tabs: () => (curating ? [{ title: 'Curate', address: curating.url }] : []),
    },
  });

  const patches = createMemoryPatches();
  if (knowledgeDirectory !== undefined) {
    curating = await createCuratingServer({
      ...{ directory: knowledgeDirectory, english: loadEnglish(), wordings: loadWordings() },
      patches,
    });
  }
  const first = loadDesk();
  const base = createBaseHolder(first);
  warmUpParts({ desk: first, command }, { at: Date.now() });
  const connection = {
    mode: 'http',
    botToken: slack.workspace().installation?.botToken ?? '',
    signingSecret: localSecrets.signingSecret,
    port: 0,
  } as const;
  const receiver = createReceiver({ connection, logger });
  const worker = createDeskWorker({
    ...{ knowledge: () => base.current().knowledge, command },
    cacheDirectory: defaultCacheDirectory,
  });
  const app = createSlackApp({
    base,
    worker,
    connection,
    command,
    logger,
    receiver,
    patches,
    slackApiUrl: slack.apiUrl,
    curators: curators ?? [...slack.workspace().users.keys()],
  });
  const requestUrl = `${await listen(receiver)}/slack/events`;
  slack.sendTo(requestUrl);
  const showSamples = () => {
    samples = chooseSamples(base.current(), { command, appName: slack.app.name });
    slack.changes.notify();
  };
  showSamples();
  base.subscribe(({ kind }) => {
    if (kind === 'swapped') showSamples();
  });
  const kept =
    knowledgeDirectory === undefined
      ? null
      : keepFolder({ directory: knowledgeDirectory, base, command, logger });

  return {
    url: slack.url,
    portTaken,
    slack,
    requestUrl,
    async stop() {
      await kept?.stop();
      await app.stop();
      await worker.stop();
      await slack.stop();
      await curating?.stop();
    },
  };
}

/** A port that nobody asked for may be taken: then any other does. */
async function startOn(
  port: number | null,
  options: Omit<Parameters<typeof createLocalSlack>[0], 'port'>,
): Promise<{ readonly slack: LocalSlack; readonly portTaken: number | null }> {
  try {
    const slack = await createLocalSlack({ ...options, port: port ?? usualPort });
    return { slack, portTaken: null };
  } catch (error) {
    const fault = toListenFault(error, {
      portVariable: 'PORT',
      port: port ?? usualPort,
      host: null,
    });
    if (fault === null) throw error;
    if (port !== null) throw fault;
    return { slack: await createLocalSlack({ ...options, port: 0 }), portTaken: usualPort };
  }
}

/** Bolt would listen on every address of the machine. */
async function listen(receiver: ReturnType<typeof createReceiver>): Promise<string> {
  if (!(receiver instanceof HttpReceiver)) throw new Error('The local workspace speaks HTTP.');
  const server = await receiver.start({ host: '127.0.0.1', port: 0 });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

/** With its command, and with every scope granted: whoever tries the desk is to see all that it can do. */
function asInstalled(manifest: AppManifest, command: string): AppManifest {
  const { commands, scopes, optionalScopes = [] } = manifest;
  return {
    ...manifest,
    commands: commands.map((known) => ({ ...known, command })),
    scopes: [...scopes, ...optionalScopes],
  };
}
