import { readFileSync } from 'node:fs';
import { createLocalSlack } from './create-local-slack.ts';
import { LocalSlackError } from './errors.ts';
import type { LocalSlack } from './local-slack.ts';
import { type Command, help, readCommand } from './read-command.ts';
import { readManifest } from './read-manifest.ts';

try {
  const command = readCommand(process.argv.slice(2));
  if (command.kind === 'help') process.stdout.write(help);
  else await run(command);
} catch (error) {
  if (!(error instanceof LocalSlackError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function run(command: Extract<Command, { kind: 'start' }>): Promise<void> {
  const manifest = readManifest(readText(command.manifestFile), command.manifestFile);
  const slack = await start({ manifest, page: {}, port: command.port });
  slack.sendTo(command.requestUrl);
  process.stdout.write(describe(slack, command.requestUrl));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void slack.stop());
  }
}

async function start(options: Parameters<typeof createLocalSlack>[0]): Promise<LocalSlack> {
  try {
    return await createLocalSlack(options);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new LocalSlackError(
      'bad_port',
      `Port ${options.port} cannot be had (${code}): --port says another, 0 any that is free.`,
    );
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    throw new LocalSlackError(
      'bad_manifest',
      `${file} cannot be read (${code}): --manifest says which file.`,
    );
  }
}

/** What the app needs stands as its settings often do, to be copied. */
function describe({ url, apiUrl, app, workspace }: LocalSlack, requestUrl: string | null): string {
  return [
    `A local Slack with ${app.name} in it: ${url}`,
    '',
    `SLACK_BOT_TOKEN=${workspace().installation?.botToken ?? ''}`,
    requestUrl === null
      ? `SLACK_APP_TOKEN=${app.appToken}`
      : `SLACK_SIGNING_SECRET=${app.signingSecret}`,
    `SLACK_API_URL=${apiUrl} # the app's clientOptions.slackApiUrl`,
    `LOCAL_SLACK_URL=${url} # for node --import local-slack/register`,
    '',
    requestUrl === null
      ? 'It waits for the app to connect. Ctrl+C ends it.'
      : `It sends to ${requestUrl}. Ctrl+C ends it.`,
    '',
  ].join('\n');
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
