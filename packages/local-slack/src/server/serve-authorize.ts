import type { ServerResponse } from 'node:http';
import type { AppSettings } from '../app-settings.ts';
import type { OAuth } from '../web-api/oauth.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ServeBrowser } from './slack-server.ts';

export interface ServeAuthorizeOptions {
  readonly app: AppSettings;
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly oauth: OAuth;
}

/**
 * The page on which a person allows an app what it asks for. A choice in the address skips the page:
 * `&allow=T0NEWSROOM` or `&deny=T0NEWSROOM` goes straight back to the app, as a test's browser does. Optional scopes are
 * granted only by name: `&with=channels:history`.
 */
export function serveAuthorize({ app, workspaces, oauth }: ServeAuthorizeOptions): ServeBrowser {
  return function answerAuthorize(request, response) {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname !== '/oauth/v2/authorize') return false;
    const allowed = url.searchParams.get('allow');
    const teamId = allowed ?? url.searchParams.get('deny');
    if (teamId === null) {
      html(response, 200, choicePage(url));
      return true;
    }

    const workspace = workspaces.get(teamId);
    const [userId] = [...(workspace?.users.values() ?? [])].flatMap(({ id, isBot }) =>
      isBot ? [] : id,
    );
    if (!workspace || userId === undefined) {
      html(response, 404, `<p>There is no workspace ${escapeHtml(teamId)}.</p>`);
      return true;
    }
    const next = oauth.authorize(url.searchParams, {
      teamId,
      userId,
      isAllowed: allowed !== null,
    });
    if (typeof next === 'string') response.writeHead(302, { location: next }).end();
    else html(response, 400, `<p>Slack refuses this: ${escapeHtml(next.fault)}.</p>`);
    return true;
  };

  function choicePage(url: URL): string {
    const scopes = (url.searchParams.get('scope') ?? '').split(',').filter((scope) => scope !== '');
    return `
    <h1>${escapeHtml(app.name)} asks for permission</h1>
    <ul>${scopes.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`).join('')}</ul>
    ${[...workspaces.values()].map((workspace) => choices(workspace, url)).join('')}`;
  }
}

function choices({ id, name }: Workspace, url: URL): string {
  const to = (choice: string) => {
    const target = new URL(url);
    target.searchParams.set(choice, id);
    return escapeHtml(`${target.pathname}${target.search}`);
  };
  return `<p><a href="${to('allow')}">Allow in ${escapeHtml(name)}</a> · <a href="${to('deny')}">Cancel</a></p>`;
}

function html(response: ServerResponse, status: number, body: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
    .end(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Local Slack</title>` +
        `<style>body{font:16px/1.5 system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}</style>` +
        `<main>${body}</main></html>`,
    );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
