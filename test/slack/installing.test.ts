import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { cut, type LocalSlack, refuse } from '#local-slack';
import {
  startLocalSlack,
  wideManifest,
} from '../../packages/local-slack/test/start-local-slack.ts';
import type { OAuthConnection } from '../../src/config.ts';
import { HttpReceiver } from '../../src/slack/receiving/http-receiver.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { botScopes, optionalBotScopes } from '../../src/slack/scopes.ts';
import { createInstaller } from '../../src/slack/workspaces/create-installer.ts';
import { createWorkspaces } from '../../src/slack/workspaces/create-workspaces.ts';
import type { Database } from '../../src/storage/database.ts';
import { createInstallationStore } from '../../src/storage/installation-store.ts';
import { createOAuthStateStore } from '../../src/storage/oauth-state-store.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { createSeal } from '../../src/storage/seal.ts';

const { WebClient } = (await import('@slack/bolt')).webApi;
let storage: Storage;
let isAway = false;
beforeAll(async () => {
  storage = openStorage({ databaseUrl: null, dataDirectory: null });
  await storage.opened;
});
afterAll(() => storage.close());
beforeEach(() => {
  isAway = false;
});

interface Site {
  readonly slack: LocalSlack;
  readonly url: string;
  readonly lines: string[];
}

interface Page {
  readonly status: number;
  readonly text: string;
}

/** The pages that install the desk, on a server of their own. */
async function serve(): Promise<Site> {
  const slack = await startLocalSlack({
    manifest: {
      ...wideManifest,
      scopes: botScopes.map(({ scope }) => scope),
      optionalScopes: optionalBotScopes.map(({ scope }) => scope),
    },
    workspaces: [{ id: 'T0HERALD', name: 'The Herald', installation: null }],
  });
  const lines: string[] = [];
  const logger = createRedactingLogger({ write: (line) => void lines.push(line) });
  const database: Database = {
    ...storage.database,
    query: async (...statement) => {
      if (isAway) throw new Error('connect ECONNREFUSED 10.0.0.1:5432');
      return storage.database.query(...statement);
    },
    transaction: async (work) => {
      if (isAway) throw new Error('connect ECONNREFUSED 10.0.0.1:5432');
      return storage.database.transaction(work);
    },
  };
  const { clientId, clientSecret, signingSecret } = slack.app;
  const connection: OAuthConnection = {
    ...{ mode: 'oauth', clientId, clientSecret, signingSecret, port: 0, tokenKeys: [] },
    publicUrl: 'http://127.0.0.1:9',
  };
  const seal = createSeal([{ id: 'a', key: Buffer.alloc(32, 1) }]);
  const installations = createInstallationStore({ database, seal });
  const workspaces = createWorkspaces({
    ...{ installations, clientId, clientSecret, logger },
    client: new WebClient(undefined, { slackApiUrl: slack.apiUrl }),
  });
  const routes = createInstaller({
    ...{ connection, installations, logger, slackApiUrl: slack.apiUrl },
    states: createOAuthStateStore({ database }),
    workspaces: () => workspaces,
  });
  const receiver = new HttpReceiver({ signingSecret, routes, logger });
  const server = await receiver.start({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => receiver.stop());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { slack, url: `http://127.0.0.1:${port}`, lines };
}

async function visit(url: string, headers: Record<string, string> = {}): Promise<Page> {
  const response = await fetch(url, { headers });
  return { status: response.status, text: await response.text() };
}

/** Begins, and lets Slack allow or decline it. Gives where Slack sends the browser, and the cookie that it brings. */
async function begin({ url }: Site, choice: Record<string, string>) {
  const page = await fetch(`${url}/slack/install`);
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const href = /<a href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const sent = await fetch(`${href}&${new URLSearchParams(choice)}`, { redirect: 'manual' });
  const back = new URL(sent.headers.get('location') ?? '');
  return { cookie, back: `${url}${back.pathname}${back.search}` };
}

const allow = { allow: 'T0HERALD' };
const oneWayOn = /<a href="\/slack\/install">Begin again<\/a>/;
const errors = ({ lines }: Site) => lines.filter((line) => / (?:error|warn) /.test(line));

describe('installing the desk', () => {
  it('works to its end, with a slash behind the address too', async () => {
    const site = await serve();
    const { back, cookie } = await begin(site, allow);

    expect((await visit(back, { cookie })).status).toBe(200);
    expect((await visit(`${site.url}/slack/install/?from=mail`)).status).toBe(200);
    expect(errors(site)).toEqual([]);
  });

  it('with the storage away is put off in words at its beginning, and the process goes on', async () => {
    const site = await serve();
    isAway = true;

    const page = await visit(`${site.url}/slack/install`);

    expect(page.status).toBe(503);
    expect(page.text).toContain('Please try again in a minute.');
    expect(page.text).toMatch(oneWayOn);
    isAway = false;
    expect((await visit(`${site.url}/slack/install`)).status).toBe(200);
  });

  it('with the storage away is put off in words at its end', async () => {
    const site = await serve();
    const { back, cookie } = await begin(site, allow);
    isAway = true;

    expect(await visit(back, { cookie })).toMatchObject({
      status: 503,
      text: expect.stringContaining('Please try again in a minute.'),
    });
    expect(errors(site).join()).toContain('code=storage_unavailable');
  });

  it('that Slack cannot finish now is put off in words', async () => {
    const site = await serve();
    const { back, cookie } = await begin(site, allow);
    site.slack.faults.on('oauth.v2.access', cut());

    expect((await visit(back, { cookie })).status).toBe(503);
  });

  it('that fails for a setting of the desk says whom to tell, and writes an error', async () => {
    const site = await serve();
    const { back, cookie } = await begin(site, allow);
    site.slack.faults.on('oauth.v2.access', refuse('bad_client_secret'));

    expect((await visit(back, { cookie })).status).toBe(500);
    expect(errors(site).join()).toContain('bad_client_secret');
  });

  it('that the person declines says that nothing was installed', async () => {
    const site = await serve();
    const { back, cookie } = await begin(site, { deny: 'T0HERALD' });

    const page = await visit(back, { cookie });

    expect(page.status).toBe(200);
    expect(page.text).toContain('Nothing was installed');
    expect(page.text).toMatch(oneWayOn);
    expect(errors(site)).toEqual([]);
  });

  it('that Slack refuses says so, and shows nothing that came along', async () => {
    const site = await serve();

    const page = await visit(`${site.url}/slack/oauth_redirect?error=<script>&state=s`);

    expect(page.status).toBe(400);
    expect(page.text).not.toContain('script');
  });

  it.each([
    [
      'used',
      async (site: Site) => {
        const begun = await begin(site, allow);
        await visit(begun.back, { cookie: begun.cookie });
        return begun;
      },
    ],
    [
      'expired',
      async (site: Site) => {
        const begun = await begin(site, allow);
        await storage.database.query("UPDATE oauth_states SET expires_at = now() - interval '1 s'");
        return begun;
      },
    ],
    [
      'begun in another browser',
      async (site: Site) => {
        const { cookie } = await begin(site, allow);
        return { ...(await begin(site, allow)), cookie };
      },
    ],
    [
      'brought without a cookie',
      async (site: Site) => ({ ...(await begin(site, allow)), cookie: '' }),
    ],
    [
      'forged, with a cookie to it',
      async (site: Site) => ({
        back: `${site.url}/slack/oauth_redirect?code=c&state=made-up`,
        cookie: 'slack-app-oauth-state=made-up',
      }),
    ],
    [
      'left out',
      async (site: Site) => ({
        back: `${site.url}/slack/oauth_redirect?code=c`,
        cookie: 'slack-app-oauth-state=',
      }),
    ],
    [
      'brought with a code of nobody',
      async (site: Site) => {
        const { back, cookie } = await begin(site, allow);
        return { cookie, back: back.replace(/code=[^&]+/, 'code=made-up') };
      },
    ],
    [
      'all that is left out',
      async (site: Site) => ({
        back: `${site.url}/slack/oauth_redirect`,
        cookie: '%E0%A4%A; ;=',
      }),
    ],
  ])('with a state that is %s says how to begin again, and is no error', async (_, come) => {
    const site = await serve();
    const { back, cookie } = await come(site);

    for (let n = 0; n < 3; n += 1) {
      const page = await visit(back, { cookie });

      expect(page.status).toBe(400);
      expect(page.text).toMatch(oneWayOn);
    }
    expect(errors(site)).toEqual([]);
    expect(site.lines.filter((line) => line.includes('not ours to finish')).length).toBeLessThan(3);
  });
});
