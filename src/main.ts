import { runPrompt } from './cli/run-prompt.ts';
import { type Config, readConfig, type SlackConnection } from './config.ts';
import type { Desk } from './desk/answer.ts';
import { endOnFailure } from './end-on-failure.ts';
import { DeskError } from './errors.ts';
import { loadDesk } from './load-desk.ts';
import { createSlackApp } from './slack/create-slack-app.ts';
import { createRedactingLogger } from './slack/redacting-logger.ts';
import { startSlackApp } from './slack/start-slack-app.ts';

try {
  const config = readConfig();
  const desk = loadDesk(config.knowledgeDirectory);

  if (config.slack) await runSlack(desk, config, config.slack);
  else await runPrompt({ desk });
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
  logger.info('The desk is connected to Slack.', {
    mode: connection.mode,
    command,
    facts: desk.knowledge.facts.length,
    knowledge: desk.knowledge.hash.slice(0, 12),
    ...(connection.mode === 'http' && { port: connection.port }),
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      logger.info('Stopping.', { signal });
      void app.stop().then(() => process.exit(0));
    });
  }
}
