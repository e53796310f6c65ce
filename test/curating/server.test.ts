import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startCurating } from './start-curating.ts';

/** Asks with headers that `fetch` sets by itself. */
function askRaw(
  url: string,
  headers: Readonly<Record<string, string>>,
  method = 'GET',
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    request(url, { headers, method }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    })
      .on('error', reject)
      .end(method === 'POST' ? '{}' : undefined);
  });
}

const json = { 'content-type': 'application/json' };

describe('the page’s server', () => {
  it('listens on 127.0.0.1, behind another secret at each start', async () => {
    const [one, other] = [await startCurating(), await startCurating()];

    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
    expect(new URL(one.url).pathname).not.toBe(new URL(other.url).pathname);
  });

  it.each(['/', '/workbench', '/wrong/workbench', '//workbench'])(
    'tells nothing at %s, without its secret',
    async (path) => {
      const { url } = await startCurating();

      const { status, body } = await askRaw(new URL(url).origin + path, {});

      expect(status).toBe(403);
      expect(body).toBe(
        'Open the whole address that the command printed: it holds a key for this run.\n',
      );
    },
  );

  it('refuses another name for this machine, which another page could have made up', async () => {
    const { url } = await startCurating();
    const { port } = new URL(url);

    const statuses = await Promise.all(
      [`evil.example:${port}`, 'evil.example', `127.0.0.1:1`].map(
        async (host) => (await askRaw(`${url}workbench`, { host })).status,
      ),
    );

    expect(statuses).toEqual([403, 403, 403]);
    expect((await askRaw(`${url}workbench`, { host: `localhost:${port}` })).status).toBe(200);
  });

  it('refuses what another page sends, though it knows the secret', async () => {
    const { url } = await startCurating();
    const { origin } = new URL(url);
    const statusFrom = async (headers: Readonly<Record<string, string>>) =>
      (await askRaw(`${url}undo`, headers, 'POST')).status;

    expect(await statusFrom({ ...json, origin: 'https://evil.example' })).toBe(403);
    expect(await statusFrom({ ...json, origin: 'null' })).toBe(403);
    expect(await statusFrom({ 'content-type': 'text/plain', origin })).toBe(415);
    expect(await statusFrom({ ...json, origin })).toBe(200);
  });

  it('refuses what is too large, what is no JSON, and what it does not know', async () => {
    const { ask, url } = await startCurating();
    const sent = async (body: string) =>
      (await fetch(`${url}save`, { method: 'POST', headers: json, body })).status;

    expect(await sent('x'.repeat(300_000))).toBe(413);
    expect(await sent('{')).toBe(400);
    expect(await sent('{"changes":[]}')).toBe(400);
    expect((await ask('nothing')).status).toBe(404);
    expect((await ask('nothing', { body: {} })).status).toBe(404);
  });

  it('writes to no other file than one of facts', async () => {
    const { ask, workbench } = await startCurating();
    const { files } = await workbench();
    const statuses = await Promise.all(
      ['names.yml#x', 'facts/../../x.yml#x', 'facts/a/b.yml#x', '/etc/x.yml#x'].map(
        async (key) =>
          (
            await ask('save', {
              body: { label: 'x', changes: [{ kind: 'delete', key }], seen: files },
            })
          ).status,
      ),
    );

    expect(statuses).toEqual([400, 400, 400, 400]);
  });
});
