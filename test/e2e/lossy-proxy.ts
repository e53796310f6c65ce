import { text } from 'node:stream/consumers';
import { serveInTest } from '../support/serve-in-test.ts';

/** Stands between Slack and the app, and loses the first acknowledgements: the app did take what it got. */
export function createLossyProxy(target: string, losses: number): Promise<string> {
  let lost = 0;
  return serveInTest(async (request, response) => {
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
}
