import { setTimeout as delay } from 'node:timers/promises';
import type { Logger, webApi } from '@slack/bolt';
import {
  longestGreeting,
  shortestSocketWait,
  shortSocketLife,
  socketLookEvery,
  socketRetries,
} from '../../limits.ts';
import { longestAcknowledgement } from '../../slack-limits.ts';
import { createLineLimit } from '../limit-lines.ts';
import { errorCode, secondsToWait } from '../slack-error.ts';
import { toAppTokenFault } from './app-token-fault.ts';
import { linkEvents, SocketLink } from './socket-link.ts';

export interface SocketOptions {
  readonly appToken: string;
  readonly logger: Logger;
  /** Where Slack's Web API is; `null` for Slack itself. */
  readonly slackApiUrl?: string | null;
  readonly fetch?: webApi.FetchFunction;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Milliseconds after which a silent socket is given up. By default 5,000. */
  readonly clientPingTimeout?: number;
  /** How opening a socket is tried again. By default for about 50 minutes. */
  readonly retries?: SocketRetries;
}

/** How opening a socket is tried again. */
export interface SocketRetries {
  readonly tries: number;
  /** Milliseconds between two tries, at most. */
  readonly longestWait: number;
}

/** Takes what a socket brings. Until `release` is called or this resolves, the socket is not closed for another one. */
type Take = (given: unknown, release: () => void) => Promise<void>;

/**
 * Keeps a socket to Slack open. When Slack asks for a new one, as it does every few hours, that is opened first, and
 * the old one closed when what came over it is acknowledged.
 */
export class KeptSocket {
  readonly #options: SocketOptions;
  readonly #take: Take;
  readonly #now: () => number;
  readonly #mayWrite = createLineLimit();
  /** Every socket that may still bring something. */
  readonly #links = new Set<SocketLink>();
  #current: SocketLink | null = null;
  #opening: Promise<void> | null = null;
  #openedAt = 0;
  /** How many sockets in a row were lost soon after they were opened. */
  #shortLives = 0;
  #lostAt: number | null;
  #state: 'idle' | 'running' | 'stopped' = 'idle';
  #looking: NodeJS.Timeout | undefined;
  readonly #stopping = new AbortController();

  constructor(options: SocketOptions, take: Take) {
    this.#options = options;
    this.#take = take;
    this.#now = options.now ?? Date.now;
    this.#lostAt = this.#now();
  }

  /** Since when there is no socket to Slack, in milliseconds since the epoch; `null` while there is one. */
  get lostSince(): number | null {
    const isOpen = [...this.#links].some((link) => link.isOpen);
    this.#lostAt = isOpen ? null : (this.#lostAt ?? this.#now());
    return this.#lostAt;
  }

  async start(): Promise<void> {
    this.#state = 'running';
    await this.#openNext();
    this.#looking = setInterval(() => this.#look(), socketLookEvery);
    this.#looking.unref();
  }

  stop(): void {
    this.#state = 'stopped';
    this.#stopping.abort();
    clearInterval(this.#looking);
    for (const link of this.#links) this.#close(link);
  }

  /** Opens a socket that takes the place of the current one. One at a time. */
  #openNext(waits = 0): Promise<void> {
    this.#opening ??= this.#openPatiently(waits)
      .then((link) => {
        this.#openedAt = this.#now();
        const last = this.#current;
        this.#current = link;
        if (last) this.#retire(last);
      })
      .finally(() => {
        this.#opening = null;
      });
    return this.#opening;
  }

  async #openPatiently(waits: number): Promise<SocketLink> {
    const { logger, retries: { tries, longestWait } = socketRetries } = this.#options;
    const wait = (times: number, atLeast = 0) =>
      delay(Math.max(Math.min(longestWait, shortestSocketWait * 1.5 ** times), atLeast), null, {
        signal: this.#stopping.signal,
      });

    if (waits > 0) await wait(waits);
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.#open();
      } catch (error) {
        const fault = toAppTokenFault(error);
        if (fault) throw fault;
        if (this.#state === 'stopped' || tried > tries) throw error;
        const code = errorCode(error);
        const line = this.#mayWrite(`no_socket_${code}`);
        if (line) logger.warn('Slack gave no socket; trying on.', { code, ...line });
        await wait(tried, (secondsToWait(error) ?? 0) * 1_000);
      }
    }
  }

  async #open(): Promise<SocketLink> {
    const { appToken, logger, slackApiUrl = null, fetch, clientPingTimeout } = this.#options;
    const link = new SocketLink({
      appToken,
      // This class logs what matters of it, with the reason.
      logger: toQuiet(logger),
      autoReconnectEnabled: false,
      ...(clientPingTimeout !== undefined && { clientPingTimeout }),
      clientOptions: {
        timeout: longestGreeting,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        ...(slackApiUrl !== null && { slackApiUrl }),
        ...(fetch && { fetch }),
      },
    });
    link.on('slack_event', (given: unknown) => this.#pass(link, given));
    link.on(linkEvents.refresh, (reason: string) => this.#replace(link, reason));
    link.on(linkEvents.oddFrame, () => this.#pass(link, null));
    link.on('close', () => this.#forget(link));
    this.#links.add(link);
    const tooLate = new AbortController();
    try {
      await Promise.race([
        link.start(),
        delay(longestGreeting, null, { signal: tooLate.signal, ref: false }).then(() => {
          throw new SocketError('socket_not_greeted');
        }),
      ]);
      if (this.#state === 'stopped') throw new SocketError('socket_stopped');
      return link;
    } catch (error) {
      this.#close(link);
      // A socket that closes before Slack has greeted says nothing of why.
      throw error ?? new SocketError('socket_closed');
    } finally {
      tooLate.abort();
    }
  }

  /** Slack says so some seconds ahead (`warning`), and when it is time (`refresh_requested`). */
  #replace(link: SocketLink, reason: string): void {
    if (link !== this.#current || this.#opening) return;
    this.#options.logger.info(
      'Slack asks for a new socket; opening it before the last is closed.',
      { code: reason },
    );
    void this.#openBehind();
  }

  /** Closes a socket that has a successor, once what came over it is acknowledged. */
  #retire(link: SocketLink): void {
    link.isRetiring = true;
    this.#closeIfDone(link);
    setTimeout(() => this.#close(link), longestAcknowledgement).unref();
  }

  #close(link: SocketLink): void {
    if (this.#current === link) this.#current = null;
    if (this.#links.delete(link)) link.disconnect().catch(() => {});
  }

  #look(): void {
    if (this.#current && !this.#current.isOpen) this.#close(this.#current);
    this.#reopen();
  }

  #forget(link: SocketLink): void {
    this.#links.delete(link);
    if (this.#current === link) {
      this.#current = null;
      this.#reopen();
    }
  }

  #reopen(): void {
    if (this.#state !== 'running' || this.#current || this.#opening) return;
    const { logger } = this.#options;
    const isShort = this.#now() - this.#openedAt < shortSocketLife;
    this.#shortLives = isShort ? this.#shortLives + 1 : 0;
    logger.warn('The socket to Slack was lost; opening another one.', { code: 'socket_lost' });
    void this.#openBehind(this.#shortLives - 1).then((isOpen) => {
      if (isOpen) logger.info('There is a socket to Slack again.', { code: 'socket_regained' });
    });
  }

  /**
   * Opens a socket in the background. Returns whether it could. If no try succeeds, the error goes unhandled, which
   * logs it and ends the process.
   */
  async #openBehind(waits = 0): Promise<boolean> {
    try {
      await this.#openNext(waits);
      return true;
    } catch (error) {
      if (this.#state === 'stopped') return false;
      throw error;
    }
  }

  #pass(link: SocketLink, given: unknown): void {
    if (this.#state === 'stopped') return;
    link.unacknowledged.add(given);
    const release = () => {
      link.unacknowledged.delete(given);
      this.#closeIfDone(link);
    };
    void this.#take(given, release).finally(release);
  }

  #closeIfDone(link: SocketLink): void {
    if (link.isRetiring && link.unacknowledged.size === 0) this.#close(link);
  }
}

/** A socket that could not be opened, for a reason that Slack does not name. */
class SocketError extends Error {
  override readonly name = 'SocketError';
  readonly code;

  constructor(code: 'socket_closed' | 'socket_not_greeted' | 'socket_stopped') {
    super('No socket to Slack could be opened.');
    this.code = code;
  }
}

function toQuiet(logger: Logger): Logger {
  const { debug } = logger;
  return { ...logger, debug, info: debug, warn: debug, error: debug };
}
