import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { refuse } from '#local-slack';
import { startLocalSlack } from '../packages/local-slack/test/start-local-slack.ts';
import { runScript } from './fixtures/run-script.ts';
import { findFreePort } from './support/find-free-port.ts';

const main = 'dist/main.js';
const tokens = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_APP_TOKEN: 'xapp-1-secret' };

describe('npm start', () => {
  it('with nothing set opens a local workspace at one address, and on SIGTERM stops with 0', async () => {
    const { code, output } = await runScript(main, {
      environment: { PORT: '0' },
      stopAt: /A local workspace/,
    });

    expect(code).toBe(0);
    expect(output).toMatch(
      /^A local workspace with the desk in it: http:\/\/127\.0\.0\.1:\d+\nCtrl\+C ends it\.\n$/,
    );
  });

  it('with nothing set and the usual port taken says which port it took instead, and why', async () => {
    const holder = createServer();
    holder.on('error', () => {}); // Somebody else holds it: as good.
    holder.listen(3_000, '127.0.0.1');
    onTestFinished(() => void holder.close());

    const { code, output } = await runScript(main, { stopAt: /Ctrl/ });

    expect(code).toBe(0);
    expect(output).toMatch(
      /127\.0\.0\.1:\d+\nPort 3000 is taken, so this is another; PORT says which to use\.\nCtrl/,
    );
  });

  it('with a port that is taken says so, and exits 2', async () => {
    const { url } = await startLocalSlack();

    const { code, errors } = await runScript(main, { environment: { PORT: new URL(url).port } });

    expect(code).toBe(2);
    expect(errors).toMatch(/^PORT \d+ cannot be used \(EADDRINUSE\)\. Give another number/);
  });

  it('with half a set of tokens says what is missing and where to find it, and exits 2', async () => {
    const environment = { SLACK_BOT_TOKEN: 'xoxb-1-secret' };

    const { code, output, errors } = await runScript(main, { environment });

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(/^SLACK_APP_TOKEN is not set, nor is SLACK_SIGNING_SECRET\. .*\.\n$/);
  });

  it('with a wrong .env says which line, and what else is wrong, and exits 2', async () => {
    const folder = await makeFolder();
    await writeFile(
      join(folder, '.env'),
      '\uFEFFslack_bot_token=xoxb-1-secret\r\nPORT=99999\r\nPORT=1\r\n',
    );

    const { code, output, errors } = await runScript(main, { folder });

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors.split('\n')).toEqual([
      '.env, line 3: PORT stands in line 2 already. Take one of the two out.',
      '.env, line 1: slack_bot_token is not a setting of the desk. Write SLACK_BOT_TOKEN, or take it out.',
      '',
    ]);
  });

  it('with a knowledge folder that is not there says so, and exits 2', async () => {
    const environment = { KNOWLEDGE_DIR: '/nowhere' };

    const { code, errors } = await runScript(main, { environment });

    expect(code).toBe(2);
    expect(errors).toContain('/nowhere');
    expect(errors).not.toMatch(/^\s+at /m);
  });
});

describe('npm start with a setting that only others can judge', () => {
  const slack = {
    SLACK_BOT_TOKEN: tokens.SLACK_BOT_TOKEN,
    SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
    HOST: '127.0.0.1',
    PORT: '0',
  };
  const start = async (environment: Readonly<Record<string, string>>) => {
    const { apiUrl } = await startLocalSlack({
      app: { appToken: tokens.SLACK_APP_TOKEN },
      workspaces: [{ installation: { botToken: tokens.SLACK_BOT_TOKEN } }],
    });
    const { code, errors } = await runScript(main, {
      environment: { ...slack, SLACK_API_URL: apiUrl, ...environment },
    });
    return { code, errors: errors.split('\n').filter((line) => !/^\d{4}-/.test(line)) };
  };

  it('HOST that is no address of this machine: says so, and exits 2', async () => {
    const folder = await makeFolder();

    expect(await start({ HOST: '192.0.2.1', DATA_DIR: folder })).toEqual({
      code: 2,
      errors: [
        'HOST 192.0.2.1 cannot be listened on (EADDRNOTAVAIL). Give an address of this machine, as 127.0.0.1, or nothing for all.',
        '',
      ],
    });
  });

  it('PORT and HEALTH_PORT that are taken: says which, and exits 2', async () => {
    const folder = await makeFolder();
    const { url } = await startLocalSlack();
    const { port } = new URL(url);

    expect(await start({ PORT: port, DATA_DIR: folder })).toMatchObject({
      code: 2,
      errors: [expect.stringMatching(/^PORT \d+ cannot be used \(EADDRINUSE\)\./), ''],
    });
    expect(
      await start({
        SLACK_APP_TOKEN: tokens.SLACK_APP_TOKEN,
        HEALTH_PORT: port,
        DATA_DIR: folder,
      }),
    ).toMatchObject({
      code: 2,
      errors: [expect.stringMatching(/^HEALTH_PORT \d+ cannot be used \(EADDRINUSE\)\./), ''],
    });
  });

  it('DATA_DIR that is a file: says so, and exits 2', async () => {
    expect(await start({ DATA_DIR: fileURLToPath(import.meta.url) })).toMatchObject({
      code: 2,
      errors: [expect.stringMatching(/^DATA_DIR \(.*main\.test\.ts\) is a file\. /), ''],
    });
  });
});

describe('npm start with Slack', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cptpp-main-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const startSlack = () =>
    startLocalSlack({
      app: { appToken: tokens.SLACK_APP_TOKEN },
      workspaces: [{ installation: { botToken: tokens.SLACK_BOT_TOKEN } }],
    });

  it('connects by Socket Mode, and on SIGTERM stops with 0', async () => {
    const { apiUrl } = await startSlack();

    const { code, output, errors } = await runScript(main, {
      environment: { ...tokens, SLACK_API_URL: apiUrl, DATA_DIR: folder },
      stopAt: /connected to Slack/,
    });

    expect({ code, output }).toEqual({ code: 0, output: '' });
    expect(errors).toMatch(/ info The desk is connected to Slack\. mode=socket command=\/cptpp /);
    expect(errors).toMatch(/ info Stopping\. signal=SIGTERM\n/);
    expect(errors).not.toContain('secret');
  });

  it('over HTTP, with Slack away, says that it listens, and on SIGTERM stops with 0 whoever holds a connection', async () => {
    const port = await findFreePort();
    const held: Socket[] = [];
    onTestFinished(() => {
      for (const socket of held) socket.destroy();
    });
    const hold = async (text: string) => {
      const socket = connect(port, '127.0.0.1');
      held.push(socket);
      // The process may end it the hard way.
      socket.on('error', () => {});
      await once(socket, 'connect');
      await new Promise((resolve) => socket.write(text, resolve));
      return socket;
    };

    const { code, errors } = await runScript(main, {
      environment: {
        SLACK_BOT_TOKEN: tokens.SLACK_BOT_TOKEN,
        SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
        SLACK_API_URL: `http://127.0.0.1:${await findFreePort()}/api/`,
        ...{ PORT: String(port), DATA_DIR: folder },
      },
      stopAt: /is listening for Slack/,
      async beforeStop() {
        const idle = await hold('GET /healthz HTTP/1.1\r\nhost: desk\r\n\r\n');
        await once(idle, 'data');
        await hold('POST /slack/events HTTP/1.1\r\nhost: desk\r\ncontent-length: 9\r\n\r\n{');
      },
    });

    expect(code).toBe(0);
    expect(errors).toMatch(
      / info The desk is listening for Slack, which it has not reached yet\. mode=http /,
    );
    expect(errors).not.toContain('secret');
  });

  it('with an app token that lacks connections:write says so, and exits 2', async () => {
    const { apiUrl, faults } = await startSlack();
    faults.on('apps.connections.open', refuse('missing_scope'));

    const { code, errors } = await runScript(main, {
      environment: { ...tokens, SLACK_API_URL: apiUrl, DATA_DIR: folder },
    });

    expect(code).toBe(2);
    expect(errors).toBe(
      'Slack refused SLACK_APP_TOKEN (missing_scope). It lacks the scope connections:write. Make an App-Level Token with the scope connections:write (app settings, Basic Information, App-Level Tokens).\n',
    );
  });

  it('with a token that Slack refuses says which, and exits 2', async () => {
    const { apiUrl } = await startSlack();

    const { code, errors } = await runScript(main, {
      environment: {
        ...tokens,
        SLACK_BOT_TOKEN: 'xoxb-2-secret',
        SLACK_API_URL: apiUrl,
        DATA_DIR: folder,
      },
    });

    expect(code).toBe(2);
    expect(errors).toBe(
      'Slack refused SLACK_BOT_TOKEN (invalid_auth). Paste the Bot User OAuth Token again (app settings, OAuth & Permissions), or reinstall the app to the workspace.\n',
    );
  });
});

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cptpp-main-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
