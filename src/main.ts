import type { Logger } from '@slack/bolt';
import { type Config, readConfig } from './config.ts';
import { endOnFailure } from './end-on-failure.ts';
import { endOnWriteFailure } from './end-on-write-failure.ts';
import { DeskError } from './errors.ts';
import { loadDesk } from './load-desk.ts';
import { runPlayground } from './run-playground.ts';
import { createRedactingLogger } from './slack/redacting-logger.ts';

endOnWriteFailure();

try {
  const config = readConfig();
  if (config.slack) await startWithSlack(config, config.slack);
  else await runLocalWorkspace(config);
} catch (error) {
  endWithReason(error);
}

/** What the person who starts it can mend is said in its own words; anything else is a fault of ours. */
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
  endOnFailure({ logger });

  const desk = loadDesk(config.knowledgeDirectory);
  // A container's first process is not ended by a signal that it does not listen to.
  let stop: () => Promise<unknown> = async () => {};
  stopOnSignal(logger, () => stop());
  // The local workspace starts without all that this loads.
  const { runSlack } = await import('./run-slack.ts');
  const running = await runSlack({
    ...{ desk, config, connection, logger },
    onStorageRefused: endWithReason,
  });
  stop = running.stop;
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

async function runLocalWorkspace({
  command,
  port,
  logLevel: level,
  knowledgeDirectory,
}: Config): Promise<void> {
  const logger = createRedactingLogger({ level });
  endOnFailure({ logger });

  const running = await runPlayground({
    loadDesk: () => loadDesk(knowledgeDirectory),
    command,
    port,
    logger,
  });
  stopOnSignal(logger, running.stop);
  process.stdout.write(`A local workspace with the desk in it: ${running.url}\n`);
}

function stopOnSignal(logger: Logger, stop: () => Promise<unknown>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      logger.info('Stopping.', { signal });
      void stop().then(() => process.exit(0));
    });
  }
}
