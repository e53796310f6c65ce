import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startLocalSlack } from './start-local-slack.ts';

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'desk-page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>A page</title>');
  return startLocalSlack({ page: { folder, samples: () => [] } });
}

/** As a browser cannot: with any host and any path. */
function ask(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body = '' } = {},
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { path, method, headers }, (response) => {
      response.destroy();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end(body);
  });
}

const act = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ do: 'say', channel: '#desk', text: 'Hello.', threadTs: null }),
};

describe('the page’s server', () => {
  it('serves the page, and lets the browser load nothing from elsewhere', async () => {
    const { url } = await start();

    const response = await fetch(url);

    expect(await response.text()).toContain('A page');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
    expect(response.headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
  });

  it('does what the page asks, and nothing that another page asks', async () => {
    const slack = await start();
    const { url } = slack;

    expect(await ask(url, '/page/act', act)).toBe(200);
    const foreign = { ...act.headers, origin: 'http://evil.example' };
    expect(await ask(url, '/page/act', { ...act, headers: foreign })).toBe(403);
    const rebound = { ...act.headers, host: 'evil.example' };
    expect(await ask(url, '/page/act', { ...act, headers: rebound })).toBe(403);
    const form = { 'content-type': 'text/plain' };
    expect(await ask(url, '/page/act', { ...act, headers: form })).toBe(400);
    expect(slack.person('ana').sees('#desk')).toHaveLength(1);
  });

  it.each(['/../package.json', '/..%2f..%2fetc/passwd', '/index.html/../../x', '/%00'])(
    'has no file %s',
    async (path) => {
      const { url } = await start();

      expect(await ask(url, path)).toBe(404);
    },
  );

  it('says how to build a page that is not built', async () => {
    const { url } = await startLocalSlack({ page: { folder: '/nowhere', samples: () => [] } });

    expect(await (await fetch(url)).text()).toContain('npm run build:page');
  });

  it('listens on 127.0.0.1 only', async () => {
    const { url } = await start();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);

    expect(new URL(url).hostname).toBe('127.0.0.1');
    for (const { address } of others) {
      await expect(fetch(url.replace('127.0.0.1', address))).rejects.toThrow('fetch failed');
    }
  });
});
