import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { serveInTest } from '../../../test/support/serve-in-test.ts';

export interface AppRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface AppAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Answers nothing at all. */
  readonly isSilent?: boolean;
}

/** Something that takes Slack's requests, writes them down, and answers as it is told. */
export interface StandInApp {
  readonly url: string;
  readonly requests: readonly AppRequest[];
  answering(answer: (request: AppRequest, n: number) => AppAnswer): void;
}

export async function createStandInApp(): Promise<StandInApp> {
  const requests: AppRequest[] = [];
  let answer: (request: AppRequest, n: number) => AppAnswer = () => ({});
  const origin = await serveInTest(async (incoming, response) => {
    const request = { headers: incoming.headers, body: await text(incoming) };
    requests.push(request);
    const { status = 200, headers = {}, body = '', isSilent } = answer(request, requests.length);
    if (isSilent) return;
    const type = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' };
    response
      .writeHead(status, { ...type, ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });

  return {
    url: `${origin}/slack/events`,
    requests,
    answering(next) {
      answer = next;
    },
  };
}
