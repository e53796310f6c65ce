import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Logger, LogLevel } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { refuse } from '#local-slack';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { makeDirectMessage, makeMention } from './slack-payloads.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));
/** A line for the log, up to the end of what is its message. */
const call = /\blogger(?:\.(?:debug|info|warn|error)|\[\w+\])\(\s*('[^'\n]*'|[^\s,)]*)/g;

/** The names of what stands beside that message. */
const beside = /\blogger\.(?:debug|info|warn|error)\(\s*'[^'\n]*',\s*\{([^{}]*)\}/g;

/** Words that stand in no log line of ours, and in no library's. */
const words = 'zeppelin Xanadu merger who shut jinx pier';

/**
 * `slack-bench.ts` greps the log of every test of the suite, at debug level, when the test ends. These tests
 * show that there is something to find, and that the redacting logger is what keeps it out.
 */
describe.each(['http', 'socket'] as const)('the log over %s', (mode) => {
  it('at debug level holds no token and no word of a question', async () => {
    const bench = await createBench({ mode, mayLook: true, wait: async () => {} });

    await askEveryWay(bench);
    await bench.stop();

    expect(bench.lines.length).toBeGreaterThan(20);
    expect(bench.lines.join('\n')).not.toMatch(/zeppelin|xanadu|merger|xoxb|xapp|hooks\.slack/i);
  });

  it('would hold them with a logger that writes what it is given', async () => {
    const raw: string[] = [];
    const bench = await createBench({
      mode,
      mayLook: true,
      wait: async () => {},
      logger: createRawLogger(raw),
    });

    await askEveryWay(bench);
    await bench.stop();

    expect(raw.join('\n')).toMatch(/zeppelin/);
  });
});

it('is given constant messages by all that is ours', () => {
  const calls = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      [...readFileSync(join(source, path), 'utf8').matchAll(call)].map(
        ([, message = '']) => `${path}: ${message}`,
      ),
    );

  expect(calls.length).toBeGreaterThan(20);
  expect(calls.filter((made) => !/: '[^'\n]+'$/.test(made))).toEqual([]);
});

it('keeps all that ours put beside a message', () => {
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...readFileSync(join(source, path), 'utf8').matchAll(beside)])
    .flatMap(([, given = '']) => given.split(','))
    .flatMap((field) => /^\s*(\w+)\s*(?::|$)/.exec(field)?.[1] ?? []);
  const lines: string[] = [];
  const logger = createRedactingLogger({ write: (line) => lines.push(line) });
  logger.info('All of them.', Object.fromEntries(names.map((name) => [name, 1])));

  expect(new Set(names).size).toBeGreaterThan(5);
  expect([...new Set(names)].filter((name) => !lines.join().includes(` ${name}=1`))).toEqual([]);
});

describe('createRedactingLogger', () => {
  const write = (...parts: Parameters<Logger['info']>) => {
    const lines: string[] = [];
    const logger = createRedactingLogger({
      write: (line) => lines.push(line),
      now: () => new Date(0),
    });
    logger.info(...parts);
    return lines;
  };

  it('keeps a constant message, known ids and codes', () => {
    expect(write('Posted a reply.', { teamId: 'T1', code: 'not_in_channel', status: 200 })).toEqual(
      ['1970-01-01T00:00:00.000Z info Posted a reply. teamId=T1 code=not_in_channel status=200'],
    );
  });

  it.each([
    ['what a library puts into its message', ['Received a message: {"text":"merger"}']],
    ['a second text', ['http request failed', 'merger']],
    ['fields that are not known', ['Asked.', { text: 'merger', question: 'merger' }]],
    ['words in a known field', ['Asked.', { code: 'the merger' }]],
    ['a token in a known field', ['Asked.', { code: 'xoxb-1-2-merger' }]],
    ['an error’s words', [new Error('merger')]],
    ['the words of an error’s cause', [new Error('a', { cause: new Error('merger') })]],
    ['a token in a message', ['Bad token xapp-1-merger given']],
  ] as const)('drops %s', (_, parts) => {
    expect(write(...parts).join()).not.toContain('merger');
  });

  it('says of an error what it is and where it was', () => {
    const [line] = write(
      'A listener failed.',
      Object.assign(new TypeError('merger'), { code: 'c1' }),
    );

    expect(line).toMatch(
      / info A listener failed\. error=TypeError code=c1 at=log-redaction\.test\.ts:\d+/,
    );
  });

  it('writes nothing below its level', () => {
    const lines: string[] = [];
    const logger = createRedactingLogger({ level: 'warn', write: (line) => lines.push(line) });

    logger.info('Quiet.');
    logger.setLevel(LogLevel.DEBUG);
    logger.debug('Loud.');

    expect(lines.map((line) => line.slice(25))).toEqual(['debug Loud.']);
  });
});

async function askEveryWay(bench: Bench): Promise<void> {
  await bench.command(words);
  await bench.event(makeMention(words));
  await bench.event(makeDirectMessage(words, { ts: '1.2' }));
  await bench.event(makeMention(words.replace('jinx', ''), { ts: '1.3' }));
  await bench.press(words);
  await bench.settled();
  bench.answering('chat.postMessage', refuse(`invalid ${words}`));
  await bench.event(makeMention(words, { ts: '1.4' }));
  await bench.settled();
}

function createRawLogger(lines: string[]): Logger {
  const write = (...parts: unknown[]) => void lines.push(parts.map(String).join(' '));
  return {
    debug: write,
    info: write,
    warn: write,
    error: write,
    setLevel() {},
    getLevel: () => LogLevel.DEBUG,
    setName() {},
  };
}
