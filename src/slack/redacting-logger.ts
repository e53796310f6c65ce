import { type Logger, LogLevel } from '@slack/bolt';
import { longestLogged, mostFrames } from '../limits.ts';

const severity = { debug: 0, info: 1, warn: 2, error: 3 } as const satisfies Record<
  `${LogLevel}`,
  number
>;

/** What may stand beside a message. Ids and codes; nothing that anybody wrote. */
const fields = new Set(
  [
    ['teamId', 'channelId', 'userId', 'eventId', 'factId', 'knowledge'],
    ['code', 'status', 'command', 'mode', 'port', 'facts', 'route'],
    ['file', 'line', 'before'],
    ['isAmendable', 'isHelpful', 'signal', 'leftOut', 'event', 'thrown'],
  ].flat(),
);

/**
 * Makes a logger that keeps tokens and people's words out of the log. Bolt and its parts log whole requests, at
 * debug level most of all. So of a text only its beginning is kept, up to the first sign by which a library puts
 * in what it got; of an object only known ids and codes; of an error its name and codes.
 *
 * It cannot recognise a message that begins with somebody's words. So our messages are constant, which a test proves;
 * and the log of every test is searched for what was typed, for those of libraries.
 */
export function createRedactingLogger({
  level = 'info',
  write = (line) => process.stderr.write(`${line}\n`),
  now = () => new Date(),
}: {
  readonly level?: `${LogLevel}`;
  /** Takes one line without its line break. By default it goes to standard error. */
  readonly write?: (line: string) => void;
  readonly now?: () => Date;
} = {}): Logger {
  let threshold: `${LogLevel}` = level;

  return {
    debug: (...parts: unknown[]) => log('debug', parts),
    info: (...parts: unknown[]) => log('info', parts),
    warn: (...parts: unknown[]) => log('warn', parts),
    error: (...parts: unknown[]) => log('error', parts),
    setLevel(next) {
      threshold = next;
    },
    getLevel: () => levels[threshold],
    // Lines carry no logger's name: each says enough about where it comes from.
    setName() {},
  };

  function log(at: `${LogLevel}`, parts: readonly unknown[]): void {
    if (severity[at] < severity[threshold]) return;
    const [message, ...rest] = parts;
    const words = [
      now().toISOString(),
      at,
      ...describeMessage(message),
      ...rest.flatMap(describeDetail),
    ];
    write(words.join(' '));
  }
}

const levels = {
  debug: LogLevel.DEBUG,
  info: LogLevel.INFO,
  warn: LogLevel.WARN,
  error: LogLevel.ERROR,
} as const;

function describeMessage(message: unknown): string[] {
  if (typeof message !== 'string') return describeDetail(message);

  const constant = /^[^:{}[\]("'`<=>\n\r]*/.exec(message)?.[0] ?? '';
  return [hideTokens(constant.slice(0, longestLogged).trim())];
}

function describeDetail(detail: unknown): string[] {
  if (detail instanceof Error) return describeError(detail);
  if (typeof detail !== 'object' || detail === null) return [];

  return Object.entries(detail).flatMap(([name, value]: [string, unknown]) =>
    fields.has(name) ? describeField(name, value) : [],
  );
}

function describeError(error: Error): string[] {
  const { code, statusCode, data, cause, original }: ErrorDetails = error;
  return [
    ...describeField('error', error.name),
    ...describeField('code', code),
    ...describeField('status', statusCode),
    ...(isObject(data) ? describeField('slackError', Reflect.get(data, 'error')) : []),
    ...[...new Set([cause, original])].flatMap((inner) =>
      inner instanceof Error ? describeError(inner) : [],
    ),
    ...describeFrames(error),
  ];
}

interface ErrorDetails extends Error {
  readonly code?: unknown;
  readonly statusCode?: unknown;
  readonly data?: unknown;
  readonly original?: unknown;
}

/** Where it happened. A stack begins with the error's message, which may hold anything. */
function describeFrames({ stack = '' }: Error): string[] {
  const frames = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => /([^/\\(]+:\d+):\d+\)?$/.exec(line)?.[1] ?? '')
    .filter((place) => /^[\w.-]+:\d+$/.test(place))
    .slice(0, mostFrames);
  return frames.length === 0 ? [] : [`at=${frames.join(',')}`];
}

function describeField(name: string, value: unknown): string[] {
  if (typeof value === 'number' || typeof value === 'boolean') return [`${name}=${value}`];
  if (typeof value !== 'string') return [];
  return [`${name}=${/^[\w./:@-]{1,100}$/.test(value) ? hideTokens(value) : '[redacted]'}`];
}

function hideTokens(text: string): string {
  return text.replace(/x(?:ox[a-z]|app)[-\w.]*/gi, '[token]');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
