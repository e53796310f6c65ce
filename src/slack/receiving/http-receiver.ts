import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import {
  type App,
  isValidSlackRequest,
  type Logger,
  type Receiver,
  type ReceiverEvent,
  ReceiverMultipleAckError,
} from '@slack/bolt';
import { z } from 'zod';
import { longestBody } from '../../limits.ts';
import { longestAcknowledgement, longestSkewSeconds } from '../../slack-limits.ts';
import { createLineLimit } from '../limit-lines.ts';
import { errorCode } from '../slack-error.ts';
import { type CleanBody, cleanBody } from './clean-body.ts';

/** A page of our own, beside Slack's requests. */
export interface HttpRoute {
  /** Without a slash at its end. */
  readonly path: string;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly routes?: readonly HttpRoute[];
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

export interface ListenOptions {
  readonly port: number;
  /** By default every address of the machine. */
  readonly host?: string;
}

const requestPath = '/slack/events';

/**
 * Brings Slack's signed HTTP requests to the app. Bolt's own receiver reads a body's fields without knowing that it has
 * some, takes any stamp that lies ahead, one spelling of the address and of the content type, and writes a line for
 * every forged request.
 */
export class HttpReceiver implements Receiver {
  /** There is no connection that could be lost. */
  readonly lostSince = null;
  readonly #options: HttpReceiverOptions;
  readonly #mayWrite;
  #app: App | null = null;
  #server: Server | null = null;

  constructor(options: HttpReceiverOptions) {
    this.#options = options;
    this.#mayWrite = createLineLimit();
  }

  init(app: App): void {
    this.#app = app;
  }

  async start({ port, host }: ListenOptions): Promise<Server> {
    const server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        // A sender that broke its request off ends up here too.
        this.#refuse(response, 500, 'request_failed', error);
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, ...(host !== undefined && { host }) }, resolve);
    });
    this.#server = server;
    return server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = readPath(request);
    if (request.method === 'POST' && path === requestPath) {
      await this.#take(request, response);
      return;
    }
    const route = this.#options.routes?.find((page) => page.path === path);
    if (route && request.method === 'GET') route.handler(request, response);
    else response.writeHead(404).end();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request);
    if (text === null) {
      response.setHeader('connection', 'close');
      return this.#refuse(response, 413, 'body_too_large');
    }
    const isForm = isFormEncoded(request);
    // Slack's check that the address exists has no signature. Nothing else of such a request is read.
    if (isForm && parseForm(text)['ssl_check'] === '1') {
      response.writeHead(200).end();
      return;
    }
    const fault = this.#findFault(request, text);
    if (fault) return this.#refuse(response, 401, fault);

    const body = cleanBody(parseBody(text, isForm));
    if (!body) return this.#refuse(response, 400, 'body_malformed');
    if (body['type'] === 'url_verification') {
      const { challenge } = body;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ challenge }));
      return;
    }
    await this.#hand(body, request, response);
  }

  #findFault({ headers }: IncomingMessage, body: string): string | null {
    const { now = Date.now, signingSecret } = this.#options;
    const { 'x-slack-signature': signature, 'x-slack-request-timestamp': stamp } = headers;
    if (typeof signature !== 'string' || typeof stamp !== 'string') return 'signature_missing';

    const skew = Math.abs(Math.floor(now() / 1_000) - Number(stamp));
    if (!(skew <= longestSkewSeconds)) return 'stamp_off';

    const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) };
    const isValid = isValidSlackRequest({
      ...{ signingSecret, body, headers: signed },
      nowMilliseconds: now(),
    });
    return isValid ? null : 'signature_wrong';
  }

  async #hand(
    body: CleanBody,
    { headers }: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { logger } = this.#options;
    let isAcknowledged = false;
    const late = setTimeout(
      () => this.#refuse(response, 503, 'answer_late'),
      longestAcknowledgement,
    );
    const ack: ReceiverEvent['ack'] = async (answer: unknown) => {
      if (isAcknowledged) throw new ReceiverMultipleAckError();
      isAcknowledged = true;
      // What is done after that may take longer.
      clearTimeout(late);
      // After three seconds Slack was told that it failed, and brings it again.
      if (!response.headersSent) sendAnswer(response, answer);
    };
    const retryNum = Number(headers['x-slack-retry-num'] ?? Number.NaN);
    const retryReason = headers['x-slack-retry-reason'];

    try {
      await this.#app?.processEvent({
        body,
        ack,
        ...(Number.isInteger(retryNum) && { retryNum }),
        ...(typeof retryReason === 'string' && { retryReason }),
      });
      if (!isAcknowledged) this.#refuse(response, 500, 'not_acknowledged');
    } catch (error) {
      const code = errorCode(error);
      const line = this.#mayWrite(`failed_${code}`);
      if (line) logger.error('A request of Slack failed.', { code, ...line }, error);
      if (!response.headersSent) response.writeHead(500).end();
    } finally {
      clearTimeout(late);
    }
  }

  #refuse(response: ServerResponse, status: number, code: string, error?: unknown): void {
    const line = this.#mayWrite(code);
    if (line) {
      this.#options.logger.warn('Refused a request.', { code, status, ...line }, error);
    }
    if (!response.headersSent) response.writeHead(status).end();
  }
}

/** The path as it is known to us: without what follows a question mark, and without a slash at its end. */
export function readPath({ url = '/' }: IncomingMessage): string {
  const [path = ''] = url.split(/[?#]/);
  return path.replace(/\/+$/, '') || '/';
}

/** Gives `null` for a body that is too large. Its rest is read and dropped, so that the sender gets the refusal. */
function readText(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= longestBody) parts.push(part);
      else resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString()));
    request.on('error', reject);
  });
}

/** A content type may have a character set behind it, and any case. */
function isFormEncoded({ headers }: IncomingMessage): boolean {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return type.trim().toLowerCase() === 'application/x-www-form-urlencoded';
}

/** Gives `undefined` for what cannot be parsed. */
function parseBody(text: string, isForm: boolean): unknown {
  if (!isForm) return parseJson(text);
  const form = formSchema.parse(parseForm(text));
  return form['payload'] === undefined ? form : parseJson(form['payload']);
}

/** Of a field that stands twice, the first counts. */
const formSchema = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()).transform(([first = '']) => first)]),
);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendAnswer(response: ServerResponse, answer: unknown): void {
  if (answer === undefined || answer === null || answer === '') response.writeHead(200).end();
  else if (typeof answer === 'string') response.writeHead(200).end(answer);
  else {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  }
}
