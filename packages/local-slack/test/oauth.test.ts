import { describe, expect, it } from 'vitest';
import type { LocalSlack } from '../src/create-local-slack.ts';
import { createStandInApp } from './stand-in-app.ts';
import { callApi, startLocalSlack } from './start-local-slack.ts';

const redirectUri = 'http://127.0.0.1:9/slack/oauth_redirect';
const workspaces = [
  { id: 'T0HERALD', name: 'The Herald', installation: null },
  { id: 'T0COURIER', name: 'The Courier', installation: null },
];

async function allow(slack: LocalSlack, choice: Record<string, string>): Promise<URL> {
  const query = new URLSearchParams({
    client_id: slack.app.clientId,
    scope: 'chat:write,commands',
    state: 's1',
    redirect_uri: redirectUri,
    ...choice,
  });
  const response = await fetch(`${slack.authorizeUrl}?${query}`, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '');
}

const access = (slack: LocalSlack, code: string | null, secret = slack.app.clientSecret) =>
  callApi(
    slack,
    'oauth.v2.access',
    { code, client_id: slack.app.clientId, client_secret: secret, redirect_uri: redirectUri },
    null,
  );

describe('installing by OAuth', () => {
  it('gives each workspace a token of its own, that works there', async () => {
    const slack = await startLocalSlack({ workspaces });

    const tokens: string[] = [];
    for (const id of ['T0HERALD', 'T0COURIER']) {
      const back = await allow(slack, { allow: id });
      expect(back.searchParams.get('state')).toBe('s1');
      const { body } = await access(slack, back.searchParams.get('code'));
      expect(body).toMatchObject({
        ok: true,
        token_type: 'bot',
        scope: 'chat:write,commands',
        team: { id },
        enterprise: null,
        is_enterprise_install: false,
      });
      tokens.push(String(body['access_token']));
    }

    const teams = await Promise.all(
      tokens.map(async (token) => (await callApi(slack, 'auth.test', {}, token)).body['team_id']),
    );
    expect(teams).toEqual(['T0HERALD', 'T0COURIER']);
  });

  it('takes a code once, and only with the app’s secret', async () => {
    const slack = await startLocalSlack({ workspaces });
    const code = (await allow(slack, { allow: 'T0HERALD' })).searchParams.get('code');

    expect((await access(slack, code, 'wrong')).body).toMatchObject({ error: 'bad_client_secret' });
    expect((await access(slack, code)).body).toMatchObject({ ok: true });
    expect((await access(slack, code)).body).toMatchObject({ error: 'code_already_used' });
    expect((await access(slack, 'made-up')).body).toMatchObject({ error: 'invalid_code' });
  });

  it('goes back with access_denied when the person declines', async () => {
    const slack = await startLocalSlack({ workspaces });

    const back = await allow(slack, { deny: 'T0HERALD' });

    expect(Object.fromEntries(back.searchParams)).toEqual({ state: 's1', error: 'access_denied' });
  });
});

describe('removing the app', () => {
  it('tells it twice, and refuses its token from then on', async () => {
    const app = await createStandInApp();
    const slack = await startLocalSlack();
    slack.sendTo(app.url);

    slack.uninstall();
    await slack.idle();

    expect(app.requests.map(({ body }) => JSON.parse(body).event.type).toSorted()).toEqual([
      'app_uninstalled',
      'tokens_revoked',
    ]);
    expect((await callApi(slack, 'auth.test')).body).toEqual({
      ok: false,
      error: 'account_inactive',
    });
  });
});
