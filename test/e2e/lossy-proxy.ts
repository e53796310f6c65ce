import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** Stands between Slack and the app, and loses the first acknowledgements: the app did take what it got. */
export async function createLossyProxy(target: string, losses: number): Promise<string> {
  let lost = 0;
  const server = createServer(async (request, response) => {
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      /^(?:content-type|x-slack-.*)$/.test(name) ? [[name, String(value)]] : [],
    );
    const answer = await fetch(target, {
      method: 'POST',
      headers,
      body: await text(request),
    });
    const body = await answer.text();
    lost += 1;
    if (lost <= losses) response.writeHead(502).end();
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}
