import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { runSlack } from '../../src/run-slack.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';

// The desk as `npm start` runs it, but that corrections go faster than Slack takes them: the argument says how fast.
const milliseconds = z.number().min(0);
const recallPace = z
  .object({
    update: milliseconds,
    telling: milliseconds,
    channel: milliseconds,
    shortestPause: milliseconds,
    longestPause: milliseconds,
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
const config = readConfig();
if (!config.slack) throw new Error('This needs tokens.');
const logger = createRedactingLogger({ level: config.logLevel });
const running = await runSlack({
  ...{ desk: loadDesk(config.knowledgeDirectory), config, connection: config.slack, logger },
  recallPace,
  onStorageRefused(error) {
    throw error;
  },
});
logger.info('The desk is connected to Slack.');
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
