import type { Logger } from '@slack/bolt';
import { type Config, readConfig, type SlackConnection } from './config.ts';
import type { Desk } from './desk/answer.ts';
import { endOnFailure } from './end-on-failure.ts';
import { DeskError } from './errors.ts';
import { loadDesk } from './load-desk.ts';
import { runPlayground } from './run-playground.ts';
import { createSlackApp } from './slack/create-slack-app.ts';
import { createRedactingLogger } from './slack/redacting-logger.ts';
import { startSlackApp } from './slack/start-slack-app.ts';

try {
  const config = readConfig();
  if (config.slack) await runSlack(loadDesk(config.knowledgeDirectory), config, config.slack);
  else await runLocalWorkspace(config);
} catch (error) {
  // What the person who starts it can mend is said in its own words; anything else is a fault of ours.
  if (!(error instanceof DeskError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}

async function runSlack(desk: Desk, config: Config, connection: SlackConnection): Promise<void> {
  const { command, logLevel: level, slackApiUrl } = config;
  const logger = createRedactingLogger({ level });
  endOnFailure({ logger });

  const app = createSlackApp({ desk, connection, command, slackApiUrl, logger });
  await startSlackApp(app, connection);
  stopOnSignal(logger, () => app.stop());
  logger.info('The desk is connected to Slack.', {
    mode: connection.mode,
    command,
    facts: desk.knowledge.facts.length,
    knowledge: desk.knowledge.hash.slice(0, 12),
    ...(connection.mode === 'http' && { port: connection.port }),
  });
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
