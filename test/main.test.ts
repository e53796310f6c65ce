import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { runScript } from './fixtures/run-script.ts';

const main = 'src/main.ts';
const tokens = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_APP_TOKEN: 'xapp-1-secret' };

describe('npm start', () => {
  it('with nothing set answers in the terminal', async () => {
    const { code, output, errors } = await runScript(main, { input: 'who-are-members\n' });

    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('12 nations: Australia, Brunei, Canada');
  });

  it('with half a set of tokens says what is missing and where to find it, and exits 2', async () => {
    const environment = { SLACK_BOT_TOKEN: 'xoxb-1-secret' };

    const { code, output, errors } = await runScript(main, { environment });

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(/^SLACK_APP_TOKEN is not set, nor is SLACK_SIGNING_SECRET\. .*\.\n$/);
  });

  it('with a knowledge folder that is not there says so, and exits 2', async () => {
    const environment = { KNOWLEDGE_DIR: '/nowhere' };

    const { code, errors } = await runScript(main, { environment });

    expect(code).toBe(2);
    expect(errors).toContain('/nowhere');
    expect(errors).not.toMatch(/^\s+at /m);
  });
});

describe('npm start with Slack', () => {
  const sockets = new WebSocketServer({ noServer: true });
  const answers = new Map<string, object>();
  const api = createServer((request, response) => {
    const method = request.url?.replace('/api/', '') ?? '';
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answers.get(method) ?? { ok: true, url: address('ws') }));
  });
  api.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    });
  });

  beforeEach(async () => {
    answers.clear();
    api.listen(0, '127.0.0.1');
    await once(api, 'listening');
  });
  afterEach(async () => {
    for (const client of sockets.clients) client.terminate();
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));
  });

  it('connects by Socket Mode, and on SIGTERM stops with 0', async () => {
    const { code, output, errors } = await runScript(main, {
      environment: { ...tokens, SLACK_API_URL: address('http') },
      stopAt: /connected to Slack/,
    });

    expect({ code, output }).toEqual({ code: 0, output: '' });
    expect(errors).toMatch(/ info The desk is connected to Slack\. mode=socket command=\/cptpp /);
    expect(errors).toMatch(/ info Stopping\. signal=SIGTERM\n/);
    expect(errors).not.toContain('secret');
  });

  it('with a token that Slack refuses says which, and exits 2', async () => {
    answers.set('auth.test', { ok: false, error: 'invalid_auth' });

    const { code, errors } = await runScript(main, {
      environment: { ...tokens, SLACK_API_URL: address('http') },
    });

    expect(code).toBe(2);
    expect(errors).toBe(
      'Slack refused SLACK_BOT_TOKEN (invalid_auth). Paste the Bot User OAuth Token again (app settings, OAuth & Permissions), or reinstall the app to the workspace.\n',
    );
  });

  function address(protocol: 'http' | 'ws'): string {
    const bound = api.address();
    return `${protocol}://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/api/`;
  }
});
