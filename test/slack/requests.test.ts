import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodePayload, signRequest } from '#local-slack';
import { createLineLimit } from '../../src/slack/limit-lines.ts';
import { type Bench, createBench, postSigned, postText, secrets } from './slack-bench.ts';
import { makeCommand } from './slack-payloads.ts';

const form = 'application/x-www-form-urlencoded';
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

  it.each([
    ['a slash at the end', '/slack/events/', ''],
    ['two slashes at the end', '/slack/events//', ''],
    ['something behind a question mark', '/slack/events?team=T1', ''],
    ['both', '/slack/events/?team=T1', ''],
    ['a character set', '/slack/events', '; charset=utf-8'],
    ['a character set without a space', '/slack/events', ';charset=UTF-8'],
  ])('with %s is answered, whether a form or JSON', async (_, path, type) => {
    const challenge = {
      kind: 'event',
      body: { type: 'url_verification', challenge: 'c1' },
    } as const;

    const asked = await postSigned(bench.origin, command, { path, type });
    const verified = await postSigned(bench.origin, challenge, { path, type });

    expect(asked.status).toBe(200);
    expect(asked.body).toMatchObject({ response_type: 'ephemeral' });
    expect(verified).toEqual({ status: 200, body: { challenge: 'c1' } });
  });

  it('is answered however its headers are spelt', async () => {
    const { text } = encodePayload(command);
    const signed = signRequest({
      ...{ signingSecret: secrets.signing, body: text },
      stamp: Math.floor(Date.now() / 1_000),
    });
    const headers = {
      ...Object.fromEntries(
        Object.entries(signed).map(([name, value]) => [name.toUpperCase(), value]),
      ),
      'CONTENT-TYPE': 'Application/X-WWW-Form-Urlencoded; Charset=UTF-8',
    };

    expect(await send(bench.origin, headers, text)).toBe(200);
  });

  it.each([
    ['null', 'application/json', 'null'],
    ['a number', 'application/json', '7'],
    ['a text', 'application/json', '"text"'],
    ['a list', 'application/json', '[{"type":"block_actions"}]'],
    ['nothing', 'application/json', ''],
    ['half of an object', 'application/json', '{"type":'],
    ['a form that says it is JSON', 'application/json', 'payload=null'],
    ['a payload of null', form, 'payload=null'],
    ['a payload of broken JSON', form, 'payload=%7B%22type%22'],
    ['an empty payload', form, 'payload='],
    ['a payload that is a list', form, 'payload=[]'],
    ['a payload that is a number', form, 'payload=7'],
    ['lists in lists', 'application/json', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['300,000 values', 'application/json', `{"a":[${'1,'.repeat(300_000)}1]}`],
  ])('that is signed and holds %s is refused, and nothing else is hurt', async (_, type, text) => {
    const { status } = await postText(bench.origin, text, type);

    expect(status).toBe(400);
    expect((await postSigned(bench.origin, command)).status).toBe(200);
    expect(bench.failures).toEqual([]);
  });

  it('that is signed and holds an empty form is acknowledged', async () => {
    expect((await postText(bench.origin, '', form)).status).toBe(200);
  });

  it('of more than 4 MB is refused', async () => {
    const { status } = await postText(bench.origin, 'x'.repeat(4 * 1024 * 1024 + 1), form);

    expect(status).toBe(413);
  });

  it.each(['GET', 'PUT', 'DELETE'])('by %s finds nothing there', async (method) => {
    expect((await fetch(`${bench.origin}/slack/events`, { method })).status).toBe(404);
  });

  it.each(['//', '/%', '/?', '/slack/../..', '/%2e%2e/', '/a b'])(
    'for %s finds nothing there',
    async (path) => {
      expect((await fetch(`${bench.origin}${path}`)).status).toBe(404);
    },
  );

  it('that nobody signed cannot fill the log: one line a kind a minute, with a count of the others', async () => {
    for (let n = 0; n < 50; n += 1) {
      await postSigned(bench.origin, command, { secret: 'somebody else' });
      await postSigned(bench.origin, command, { skew: -400 });
      await fetch(`${bench.origin}/slack/events`, { method: 'POST', body: '{}' });
      await postText(bench.origin, 'null', form.replace('x-www-form-urlencoded', 'json'));
      await fetch(`${bench.origin}/wp-login.php`);
    }

    const lines = bench.lines.filter((line) => !line.includes(' debug '));
    expect(lines.map((line) => / code=(\w+)/.exec(line)?.[1]).toSorted()).toEqual([
      'body_malformed',
      'signature_missing',
      'signature_wrong',
      'stamp_off',
    ]);
    expect(bench.lines.length).toBeLessThan(20);
  });
});

describe('a limit for lines', () => {
  it('lets one of a kind by in a minute, and then says how many it left out', () => {
    let time = 0;
    const mayWrite = createLineLimit({ now: () => time });

    expect([mayWrite('a'), mayWrite('a'), mayWrite('b'), mayWrite('a')]).toEqual([
      {},
      null,
      {},
      null,
    ]);
    time += 60_000;
    expect([mayWrite('a'), mayWrite('a'), mayWrite('b')]).toEqual([{ leftOut: 2 }, null, {}]);
  });
});

/** Sends headers as they are spelt, which `fetch` does not. */
async function send(
  origin: string,
  headers: Record<string, string>,
  text: string,
): Promise<number> {
  const outgoing = request(`${origin}/slack/events`, { method: 'POST', headers });
  outgoing.end(text);
  const [response] = await once(outgoing, 'response');
  response.resume();
  return response.statusCode;
}
