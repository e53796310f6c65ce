import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, postSigned } from './slack-bench.ts';
import { makeCommand } from './slack-payloads.ts';

const command = { kind: 'command', body: makeCommand('who shut the pier?') } as const;

describe('a request over HTTP', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.stop());

  it.each([0, -299, 299])('with a stamp %i seconds from our clock is answered', async (skew) => {
    const { status } = await postSigned(bench.origin, command, { skew });

    expect(status).toBe(200);
  });

  it('with a stamp more than 5 minutes old is refused', async () => {
    const { status } = await postSigned(bench.origin, command, { skew: -301 });

    expect(status).toBe(401);
  });

  it('with a stamp more than 5 minutes ahead is refused, however well signed', async () => {
    const { status, body } = await postSigned(bench.origin, command, { skew: 302 });

    expect({ status, body }).toEqual({ status: 401, body: '' });
  });

  it('with a bad signature is refused', async () => {
    const { status, body } = await postSigned(bench.origin, command, { secret: 'somebody else' });

    expect({ status, body }).toEqual({ status: 401, body: '' });
  });

  it('without a signature is refused', async () => {
    const { status } = await fetch(`${bench.origin}/slack/events`, { method: 'POST', body: '{}' });

    expect(status).toBe(401);
  });

  it('that verifies the address is answered with its challenge', async () => {
    const { status, body } = await postSigned(bench.origin, {
      kind: 'event',
      body: { type: 'url_verification', challenge: 'c1' },
    });

    expect({ status, body }).toEqual({ status: 200, body: { challenge: 'c1' } });
  });
});
