import { parseArgs } from 'node:util';
import { LocalSlackError } from './errors.ts';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'start';
      readonly manifestFile: string;
      /** Where the app takes Slack's requests; `null` for Socket Mode. */
      readonly requestUrl: string | null;
      /** 0 for one that is free. */
      readonly port: number;
    };

/** Next to nobody's usual port: an app's own is often 3000, and its address is meant to be written down once. */
const usualPort = 4_390;

export const help = `Runs a Slack on this machine, for one Bolt app: a page to use it in, and the API that the app calls.

  local-slack --manifest manifest.yml --url http://127.0.0.1:3000/slack/events
  local-slack --manifest manifest.yml --socket

  --manifest FILE  the app's manifest, in YAML or JSON
  --url ADDRESS    where the app takes Slack's requests
  --socket         Socket Mode: the app connects by itself
  --port N         where the page and the API are; ${usualPort} by default, 0 for any that is free
  --help           this text
`;

/**
 * Reads the command line.
 *
 * @throws {LocalSlackError} that says what to write instead.
 */
export function readCommand(words: readonly string[]): Command {
  const { help: isHelp, manifest, url, socket, port } = parse(words);
  if (isHelp) return { kind: 'help' };

  if (manifest === undefined)
    throw usage('--manifest is missing: say where the app’s manifest is.');
  if ((url === undefined) === !socket) {
    throw usage('Say how Slack reaches the app: by --url ADDRESS or by --socket, one of the two.');
  }
  if (url !== undefined && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw usage(
      `--url is ${url}, which is no http address, as http://127.0.0.1:3000/slack/events.`,
    );
  }
  const wanted = port === undefined ? usualPort : Number(port);
  if (!/^\d*$/.test(port ?? '') || wanted > 65_535) {
    throw usage(`--port is ${port}, which is no port: a number from 0 to 65535.`);
  }
  return { kind: 'start', manifestFile: manifest, requestUrl: url ?? null, port: wanted };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        manifest: { type: 'string' },
        url: { type: 'string' },
        socket: { type: 'boolean', default: false },
        port: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    // Node's own sentences name the option.
    throw error instanceof TypeError ? usage(error.message) : error;
  }
}

function usage(message: string): LocalSlackError {
  return new LocalSlackError('usage', `${message.replace(/\.?$/, '.')} See local-slack --help.`);
}
