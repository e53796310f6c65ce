#!/usr/bin/env node
import { existsSync } from 'node:fs';
import type { Logger } from '@slack/bolt';
import { type Config, readConfig } from './config.ts';
import { endOnFailure } from './end-on-failure.ts';
import { endOnWriteFailure } from './end-on-write-failure.ts';
import { ConfigError, DeskError } from './errors.ts';
import { sameSignal } from './limits.ts';
import { loadDesk } from './load-desk.ts';
import { createRedactingLogger } from './slack/redacting-logger.ts';

endOnWriteFailure();

try {
  const config = readConfig();
  if (config.slack) await startWithSlack(config, config.slack);
  else await startLocally(config);
} catch (error) {
  endWithReason(error);
}

/** Prints an error that the operator can mend in its own words. Any other is a fault of ours. */
function endWithReason(error: unknown): void {
  if (!(error instanceof DeskError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}

async function startWithSlack(
  config: Config,
  connection: NonNullable<Config['slack']>,
): Promise<void> {
  const logger = createRedactingLogger({ level: config.logLevel });
  endOnFailure({ logger, onDeskError: endWithReason });

  const desk = loadDesk(config.knowledgeDirectory, { isPreparedLater: true });
  // A container's first process is not ended by a signal that it does not listen to.
  let stop: () => Promise<unknown> = async () => {};
  stopOnSignal(logger, () => stop());
  let lookAtBase: () => Promise<void> = async () => {};
  process.on('SIGHUP', () => void lookAtBase());
  // Loaded only here: the local workspace needs none of it, and starts faster without.
  const { runSlack } = await import('./run-slack.ts');
  const running = await runSlack({
    ...{ desk, config, connection, logger },
    onStorageRefused: endWithReason,
  });
  stop = running.stop;
  lookAtBase = running.lookAtBase;
  const ids = {
    mode: connection.mode,
    command: config.command,
    facts: desk.knowledge.facts.length,
    knowledge: desk.knowledge.hash.slice(0, 12),
    ...(connection.mode !== 'socket' && { port: connection.port }),
  };
  if (running.state === 'connected') logger.info('The desk is connected to Slack.', ids);
  else logger.info('The desk is listening for Slack, which it has not reached yet.', ids);
}

async function startLocally(config: Config): Promise<void> {
  const { command, port, logLevel: level, knowledgeDirectory } = config;
  if (!existsSync(new URL(import.meta.resolve('#local-slack')))) {
    throw new ConfigError([
      'SLACK_BOT_TOKEN is not set. Set it, and SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP ' +
        '(.env.sample says where Slack shows them). Without tokens a local workspace would open; this build leaves ' +
        'it out. `npm ci && npm start` in a checkout has it.',
    ]);
  }
  const logger = createRedactingLogger({ level });
  endOnFailure({ logger, onDeskError: endWithReason });

  // With tokens nothing of it is loaded.
  const { runLocalWorkspace } = await import('./run-local-workspace.ts');
  const running = await runLocalWorkspace({
    loadDesk: () => loadDesk(knowledgeDirectory),
    knowledgeDirectory,
    command,
    port,
    logger,
  });
  stopOnSignal(logger, running.stop);
  process.stdout.write(
    [
      `A local workspace with the desk in it: ${running.url}`,
      ...(running.portTaken === null
        ? []
        : [`Port ${running.portTaken} is taken, so this is another; PORT says which to use.`]),
      'Ctrl+C ends it.\n',
    ].join('\n'),
  );
}

/** Stops in good order on a signal. Another signal while that goes on ends the process at once. */
function stopOnSignal(logger: Logger, stop: () => Promise<unknown>): void {
  let since: number | null = null;
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const) {
    process.on(signal, () => {
      if (since !== null) {
        if (Date.now() - since > sameSignal) process.exit(128 + number);
        return;
      }
      since = Date.now();
      logger.info('Stopping.', { signal });
      void stop().then(() => process.exit(0));
    });
  }
}
