import { afterEach, describe, expect, it } from 'vitest';
import { noticeReply } from '../../src/replies/notice-reply.ts';
import { postToResponseUrl } from '../../src/slack/posting/post-to-response-url.ts';
import { serveInTest } from '../support/serve-in-test.ts';
import { type Bench, createBench } from './slack-bench.ts';

/** Posts without a network. Gives what became of it, and what was asked of whom. */
async function post(
  responseUrl: string,
  slackApiUrl: string | null = null,
  { status = 200, body = null }: { readonly status?: number; readonly body?: string | null } = {},
) {
  const asked: { readonly url: string; readonly redirect: string | undefined }[] = [];
  const outcome = await postToResponseUrl({
    ...{ responseUrl, slackApiUrl, reply: noticeReply('words') },
    async fetch(url, init) {
      asked.push({ url: String(url), redirect: init?.redirect });
      return new Response(body, { status });
    },
  });
  return { outcome, asked };
}

describe('a response_url', () => {
  it.each([
    ['https://hooks.slack.com/commands/T1/1/a', null],
    ['https://hooks.slack.com:443/actions/T1/1/a', null],
    ['https://hooks.slack-gov.com/actions/T1/1/a', null],
    ['http://127.0.0.1:3001/actions/T1/1/a', 'http://127.0.0.1:3001/api/'],
  ])('%s of Slack, or of what plays Slack, is posted to', async (url, slackApiUrl) => {
    const { outcome, asked } = await post(url, slackApiUrl);

    expect(outcome).toEqual({ kind: 'taken' });
    expect(asked).toEqual([{ url, redirect: 'manual' }]);
  });

  it.each([
    ['of another host', 'https://evil.example/actions/T1/1/a'],
    ['of a host that only begins like Slack', 'https://hooks.slack.com.evil.example/a'],
    ['of a host that only ends like Slack', 'https://evil-hooks.slack.com/a'],
    ['of Slack, but not its hooks', 'https://files.slack.com/a'],
    ['with Slack as the name of a user', 'https://hooks.slack.com@evil.example/a'],
    ['with a password', 'https://user:pass@hooks.slack.com/a'],
    ['without encryption', 'http://hooks.slack.com/a'],
    ['at another port', 'https://hooks.slack.com:8443/a'],
    ['within the machine', 'http://127.0.0.1:8080/a'],
    ['of a cloud’s own data', 'http://169.254.169.254/latest/meta-data'],
    ['of a file', 'file:///etc/passwd'],
    ['that is none', 'not an address'],
  ])('%s is asked for nothing', async (_, url) => {
    for (const slackApiUrl of [null, 'http://127.0.0.1:3001/api/']) {
      const { outcome, asked } = await post(url, slackApiUrl);

      expect(outcome).toEqual({ kind: 'foreign' });
      expect(asked).toEqual([]);
    }
  });

  it.each([
    ['ok', { kind: 'taken' }],
    ['{"ok":true}', { kind: 'taken' }],
    ['{"ok":false,"error":"invalid_blocks"}', { kind: 'refused', status: 400 }],
    ['{"ok":false,"error":"internal_error"}', { kind: 'broken', status: 500 }],
    ['{"ok":false,"error":"ratelimited"}', { kind: 'broken', status: 500 }],
    ['<!doctype html><title>Sign in</title>', { kind: 'broken', status: 500 }],
    ['[]', { kind: 'broken', status: 500 }],
  ])('that says %s in a 200 is believed as far as Slack says it', async (body, expected) => {
    const { outcome } = await post('https://hooks.slack.com/commands/T1/1/a', null, { body });

    expect(outcome).toEqual(expected);
  });

  it('that redirects is not followed', async () => {
    const paths: string[] = [];
    const origin = await serveInTest((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(302, { location: '/elsewhere' }).end();
    });

    const outcome = await postToResponseUrl({
      ...{ responseUrl: `${origin}/first`, slackApiUrl: `${origin}/api/`, fetch },
      reply: noticeReply('words'),
    });

    expect(outcome).toEqual({ kind: 'refused', status: 302 });
    expect(paths).toEqual(['/first']);
  });
});

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it('a press with a response_url of somebody else’s is answered in the channel, and its address is not logged', async () => {
    const asked: string[] = [];
    bench = await createBench({
      mode,
      fetch(url, init) {
        asked.push(String(url));
        return fetch(url, init);
      },
    });

    await bench.press('["pier-closed","0123456789ab","en",null]', {
      response_url: 'https://attacker.example/collect',
    });
    await bench.settled();

    expect(asked.filter((url) => url.includes('attacker'))).toEqual([]);
    expect(bench.callsTo('chat.postEphemeral')).toHaveLength(1);
    const log = bench.lines.join('\n');
    expect(log).toContain('code=foreign_response_url');
    expect(log).not.toContain('attacker');
  });
});
