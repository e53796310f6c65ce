import { LeaseLostError, SlackAwayError } from '../../errors.ts';
import { longestWaitSeconds, mostTries } from '../../limits.ts';
import type { Route } from '../../storage/answer-record.ts';
import { errorCode, secondsToWait } from '../slack-error.ts';
import { noTally, type Tally } from '../tally.ts';
import { type AnswerRecords, createMemoryRecords } from './answer-records.ts';
import { withReason } from './explain-refusal.ts';
import { findReply, type StandingReply } from './find-reply.ts';
import type { Letter, RecordedLetter } from './letter.ts';
import {
  createRoutes,
  type PostedReply,
  type RoutesOptions,
  type Tried,
  toTried,
} from './routes.ts';
import { type Failure, type Rule, rules } from './rules.ts';

/** What became of a reply: by which route it went and where it stands, or why it did not go by the last one tried. */
export type Sent =
  | (PostedReply & { readonly kind: 'sent'; readonly route: Route })
  | { readonly kind: Failure; readonly error: unknown };

/** All that the desk posts goes through here: who calls says what goes to whom, and the table of rules how. */
export interface Outbox {
  /** Sends a reply. Throws what the last route failed with, where none of them led to the person. */
  send: Send<Extract<Sent, { kind: 'sent' }>>;
  /** Sends a reply, and gives a failure instead of throwing it. */
  trySend: Send<Sent>;
}

/**
 * @throws whatever the stored delivery must be brought again for, where the letter has its lease.
 * @throws {AnswerBusyError} while another process is sending it.
 * @throws {LeaseLostError} when another process may be answering.
 */
interface Send<Outcome> {
  (kind: 'answer' | 'directAnswer' | 'share', letter: RecordedLetter): Promise<Outcome>;
  (
    kind: 'private' | 'conversation' | 'amendment' | 'notice' | 'card',
    letter: Letter,
  ): Promise<Outcome>;
}

export interface OutboxOptions extends Partial<RoutesOptions> {
  readonly records?: AnswerRecords;
  /** Counts what becomes of replies. */
  readonly tally?: Pick<Tally, 'posted'>;
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Makes what sends replies. It is the one reader of the table of rules. */
export function createOutbox({
  records = createMemoryRecords(),
  wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  now = Date.now,
  fetch = globalThis.fetch,
  slackApiUrl = null,
  tally = noTally,
}: OutboxOptions = {}): Outbox {
  const routes = createRoutes({ now, fetch, slackApiUrl });

  return {
    async send(kind: keyof typeof rules, letter: Letter) {
      const sent = await followCounted(kind, letter);
      if (sent.kind === 'sent') return sent;
      throw sent.error;
    },
    trySend: (kind: keyof typeof rules, letter: Letter) => followCounted(kind, letter),
  };

  async function followCounted(kind: keyof typeof rules, letter: Letter): Promise<Sent> {
    try {
      const sent = await follow(rules[kind], letter);
      tally.posted(kind, sent.kind);
      return sent;
    } catch (error) {
      tally.posted(kind, 'put_back');
      throw error;
    }
  }

  async function follow(rule: Rule, letter: Letter): Promise<Sent> {
    if (rule.recorded !== 'once') return tryRoutes(rule, letter);
    if (await mayStand(rule, rule.routes[0], letter)) {
      await end(letter, 'withheld');
      return { kind: 'uncertain', error: new Error('An earlier reply may stand.') };
    }
    const sent = await tryRoutes(rule, letter);
    if (sent.kind !== 'sent') await end(letter, toOutcome(sent));
    return sent;
  }

  async function tryRoutes(rule: Rule, letter: Letter): Promise<Sent> {
    const { channelId, logger } = letter.to;
    let failed: Exclude<Sent, { kind: 'sent' }> | null = null;
    let reply = letter.reply;
    for (const route of rule.routes) {
      if (failed) {
        if (!rule.nextAfter.includes(failed.kind)) return failed;
        const code = errorCode(failed.error);
        logger.warn('A reply goes by another route.', { code, channelId, route });
      }
      const tried = await tryRoute(rule, route, { ...letter, reply });
      if (tried.kind === 'sent') return { ...tried, route };
      const { kind, error } = tried;
      if (kind === 'closed') continue;
      if (rule.saysWhy && !failed) reply = withReason(error, reply);
      failed = { kind, error };
    }
    return failed ?? { kind: 'refused', error: new Error('No route to the person is open.') };
  }

  /** Tries one route until Slack says yes or a plain no, or for some tries. */
  async function tryRoute(rule: Rule, route: Route, letter: Letter): Promise<Tried> {
    const isLast = route === rule.routes.at(-1);
    for (let tries = 1; ; tries += 1) {
      const tried = await tryOnce(rule, route, letter);
      const { kind } = tried;
      if (kind === 'sent' || kind === 'closed' || !rule.againAfter.includes(kind)) return tried;
      if (!isLast && rule.nextAfter.includes(kind)) return tried;
      if (letter.to.lease) throw tried.error;
      const seconds = secondsToWait(tried.error) ?? tries;
      if (seconds > longestWaitSeconds || tries === mostTries) return { ...tried, kind: 'refused' };
      await wait(seconds * 1_000);
    }
  }

  /** Tries one route once, and records that, where the rule says so. */
  async function tryOnce(rule: Rule, route: Route, letter: Letter): Promise<Tried> {
    if (rule.recorded !== 'each try') {
      holdLease(letter);
      return post(route, letter);
    }
    const { channelId, logger } = letter.to;
    const isRepeat = await mayStand(rule, route, letter);
    let standing: StandingReply | null = null;
    let tried: Tried;
    try {
      // To change a reply twice is the same as once: one that is known need not be looked for.
      if (isRepeat && route === 'thread' && !letter.replyTs) standing = await findReply(letter);
      holdLease(letter);
      if (standing) logger.info('A reply that was broken off stands.', { channelId });
      else if (isRepeat) logger.warn('A reply that may stand is sent again.', { channelId });

      tried =
        standing && standing.editedTs === letter.mark?.editedTs
          ? { kind: 'sent', channelId, ts: standing.ts }
          : await post(route, { ...letter, replyTs: standing?.ts ?? letter.replyTs ?? null });
    } catch (error) {
      tried = toTried(error);
    }
    // What was sent is recorded by whoever had it sent, in one step with what it answers.
    if (tried.kind !== 'sent') await end(letter, toOutcome(tried));
    else if (standing) await end(letter, 'withheld');
    return tried;
  }

  /** Blocks first; where their form is refused, the plain text. */
  async function post(route: Route, letter: Letter): Promise<Tried> {
    const { text, blocks } = letter.reply;
    const tried = await routes[route](letter, { text, blocks: [...blocks] });
    if (tried.kind === 'sent' || !tried.isOfForm) return tried;
    const { channelId, logger } = letter.to;
    logger.error('Slack refused the blocks of a reply; sending plain text.', {
      code: errorCode(tried.error),
      channelId,
    });
    return routes[route](letter, { text });
  }

  /** Records that a reply is about to be sent. Gives whether an earlier one by this route may stand. */
  async function mayStand({ heldFor }: Rule, route: Route, { key, to }: Letter): Promise<boolean> {
    if (!key) return false;
    const { userId, threadTs, lease = null } = to;
    const begun = { route, userId, threadTs, ...(heldFor !== undefined && { heldFor }) };
    return (await records.begin(key, begun, lease)).mayStand;
  }

  async function end({ key }: Letter, outcome: Parameters<AnswerRecords['end']>[1]): Promise<void> {
    if (key) await records.end(key, outcome);
  }
}

/** A process that was frozen until now finds out by its clock that another one may be answering. */
function holdLease({ to: { lease } }: Letter): void {
  if (lease && !lease.isHeld()) throw new LeaseLostError();
}

/** What became of a try that failed. What was not even sent was withheld. */
function toOutcome({ kind, error }: { readonly kind: string; readonly error: unknown }) {
  if (error instanceof LeaseLostError || error instanceof SlackAwayError) return 'withheld';
  return kind === 'uncertain' ? 'uncertain' : 'refused';
}
