import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { endOnFailure } from '../src/end-on-failure.ts';
import { createRedactingLogger } from '../src/slack/redacting-logger.ts';

function fail(
  event: 'unhandledRejection' | 'uncaughtException',
  failure: unknown,
): Promise<string> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const source = new EventEmitter();
    endOnFailure({
      logger: createRedactingLogger({ write: (line) => void lines.push(line) }),
      process: source,
      flush: async () => {},
      exit: (code) => resolve(`${code} ${lines.join()}`),
    });
    source.emit(event, failure);
  });
}

it.each([
  [new TypeError('who shut the pier?'), /error=TypeError at=end-on-failure\.test\.ts:\d+/],
  [Object.assign(new Error('pier'), { code: 'ECONNRESET' }), /error=Error code=ECONNRESET at=/],
  [new AggregateError([new Error('pier')], 'pier'), /error=AggregateError at=/],
  [{ code: 'EPIPE', message: 'pier' }, /thrown=Object code=EPIPE/],
  [new Map([['pier', 'xoxb-1']]), /thrown=Map/],
  [Object.create(null), /thrown=object/],
  ['who shut the pier?', /thrown=string/],
  [undefined, /thrown=undefined/],
  [null, /thrown=null/],
])('says of what nobody handled what it was, and none of its words: %o', async (failure, said) => {
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    const ended = await fail(event, failure);

    expect(ended).toMatch(/^1 .* error Ending after a failure that nothing handled\. event=/);
    expect(ended).toContain(`event=${event} `);
    expect(ended).toMatch(said);
    expect(ended).not.toMatch(/pier|xoxb/);
  }
});
