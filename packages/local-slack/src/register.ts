import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

// `node --import local-slack/register app.js`, for an app that nobody can change: what it asks of Slack's Web API is asked
// of the local Slack at LOCAL_SLACK_URL. Slack's client asks by `fetch` (Bolt 5) or by `node:https` (Bolt 4 and before).
// Whatever else the app asks for goes where it always went.

type Callback = (response: IncomingMessage) => void;

const localSlack = readAddress(process.env['LOCAL_SLACK_URL']);
const usual = { fetch: globalThis.fetch, request: https.request };

globalThis.fetch = (input, init) => {
  const isRequest = input instanceof Request;
  const target = toLocal(isRequest ? input.url : String(input));
  if (target === null) return usual.fetch(input, init);
  return usual.fetch(isRequest ? new Request(target, input) : target, init);
};
Object.assign(https, {
  request: requestLocally,
  get(...given: Parameters<typeof requestLocally>) {
    const request = requestLocally(...given);
    request.end();
    return request;
  },
});
syncBuiltinESMExports();

function requestLocally(
  first: RequestOptions | string | URL,
  second?: RequestOptions | Callback,
  third?: Callback,
): ClientRequest {
  const callback = typeof second === 'function' ? second : third;
  const isAddress = typeof first === 'string' || first instanceof URL;
  const options: RequestOptions = isAddress ? (typeof second === 'object' ? second : {}) : first;
  const { hostname, host, path } = options;
  const target = toLocal(
    isAddress ? String(first) : `https://${hostname ?? host ?? ''}${path ?? '/'}`,
  );
  if (target === null) {
    return isAddress ? usual.request(first, options, callback) : usual.request(first, callback);
  }
  return plainRequest(
    {
      ...options,
      protocol: target.protocol,
      host: target.hostname,
      hostname: target.hostname,
      port: target.port,
      path: `${target.pathname}${target.search}`,
      agent: undefined,
    },
    callback,
  );
}

/** Where the local Slack answers what an app asks of Slack; `null` for what is not asked of the Web API. */
function toLocal(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, search } = new URL(address);
  if (hostname !== 'slack.com' || !pathname.startsWith('/api/')) return null;
  return new URL(`${pathname}${search}`, localSlack);
}

function readAddress(given: string | undefined): URL {
  if (given !== undefined && URL.canParse(given)) return new URL(given);
  process.stderr.write(
    `LOCAL_SLACK_URL is ${given === undefined ? 'not set' : 'no address'}. Set it to the address that \`local-slack\` prints, as http://127.0.0.1:4390.\n`,
  );
  process.exit(2);
}
