import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { signRequest } from '#local-slack';
import { type Load, type LoadResult, signingSecret, textCount } from './load.ts';
import { varyQuestions } from './vary-questions.ts';

// The process that sends commands to an app as Slack does, each signed, over connections that stay open.

const texts = varyQuestions(textCount);
const loadSchema = z.object({
  ...{ url: z.string(), responseUrl: z.string(), connections: z.number(), seconds: z.number() },
  ...{ from: z.number(), again: z.number().nullable() },
}) satisfies z.ZodType<Load>;
let ids = 0;
process.on('message', (message) => {
  void send(loadSchema.parse(message)).then((result) => process.send?.(result));
});
process.send?.('ready');

async function send({
  url,
  responseUrl,
  connections,
  seconds,
  from,
  again,
}: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took: number[] = [];
  let [sent, answered, failed] = [0, 0, 0];
  const started = performance.now();
  const until = started + seconds * 1_000;
  await Promise.all(Array.from({ length: connections }, keepSending));
  const lasted = performance.now() - started;
  agent.destroy();
  took.sort((a, b) => a - b);
  return {
    ...{ sent, answered, failed, perSecond: (1_000 * sent) / lasted },
    median: took[Math.floor(took.length / 2)] ?? 0,
    p99: took[Math.floor(took.length * 0.99)] ?? 0,
  };

  async function keepSending(): Promise<void> {
    while (performance.now() < until) {
      const text = texts[again === null ? from + sent : from + (sent % again)];
      if (text === undefined) throw new Error('There are no more texts: no text is sent twice.');
      sent += 1;
      const at = performance.now();
      const { status, length } = await post(url, toBody(text, responseUrl), agent);
      took.push(performance.now() - at);
      if (status !== 200) failed += 1;
      else if (length > 0) answered += 1;
    }
  }
}

/** A command of one of a few dozen people, in one of a dozen channels. */
function toBody(text: string, responseUrl: string): string {
  ids += 1;
  const person = ids % 37;
  return new URLSearchParams({
    ...{ token: 'verification', team_id: 'T0000001', team_domain: 'newsroom' },
    ...{ channel_id: `C00000${10 + (ids % 13)}`, channel_name: `channel-${ids % 13}` },
    ...{ user_id: `U00000${10 + person}`, user_name: `person-${person}`, command: '/cptpp', text },
    ...{ api_app_id: 'A0000001', is_enterprise_install: 'false', response_url: responseUrl },
    trigger_id: `${1_000_000_000 + ids}.${ids}.${process.pid}`,
  }).toString();
}

function post(
  url: string,
  body: string,
  agent: Agent,
): Promise<{ readonly status: number; readonly length: number }> {
  const headers = {
    ...signRequest({ signingSecret, body, stamp: Math.floor(Date.now() / 1_000) }),
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      let length = 0;
      response.on('data', (part: Buffer) => {
        length += part.length;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, length }));
      response.on('error', reject);
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
