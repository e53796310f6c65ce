import type { Logger, webApi } from '@slack/bolt';
import { mostRecallTries, recallBatch, recallsAtOnce } from '../../limits.ts';
import type { Recall, RecallPlace } from '../../storage/recall.ts';
import type { RecallWork } from '../../storage/recall-work.ts';
import type { Outbox, Sent } from '../posting/outbox.ts';
import { errorCode, secondsToWait } from '../slack-error.ts';
import type { MakePlaceReply } from './place-reply.ts';
import { createTurns, type Turns } from './turns.ts';

/** How fast places are worked through, in milliseconds: `limits.ts` says why. */
export interface RecallPace {
  readonly update: number;
  readonly telling: number;
  readonly channel: number;
  readonly shortestPause: number;
  readonly longestPause: number;
}

export interface RunRecallOptions {
  readonly recall: Recall;
  readonly work: RecallWork;
  readonly outbox: Outbox;
  readonly makeReply: MakePlaceReply;
  readonly client: webApi.WebClient;
  readonly pace: RecallPace;
  /** Aborted where another process has the recall, or this one stops. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Works through all places of a recall: changes replies, which may be repeated, and tells threads and people, each of which
 * is claimed before and never told again. Resolves when nothing waits any more, or it was aborted.
 */
export async function runRecall(options: RunRecallOptions): Promise<void> {
  const { recall, work, outbox, makeReply, client, pace, signal, logger, now, wait } = options;
  const changing = createLane(createTurns({ every: pace.update, now, wait }), pace);
  const telling = createLane(
    createTurns({ every: pace.telling, everyOfKey: pace.channel, now, wait }),
    pace,
  );
  for (;;) {
    const found = await work.collect(recall);
    const [changed, told] = await workThrough();
    if (signal.aborted || found + changed + told === 0) return;
  }

  /** Both at once: a thread is told when its replies are changed. */
  async function workThrough(): Promise<readonly [number, number]> {
    let isChanged = false;
    const changes = workOn(() => work.updates(recall, recallBatch), change).finally(() => {
      isChanged = true;
    });
    const tellings = workOn(
      () => work.tellings(recall, recallBatch),
      tell,
      () => isChanged,
    );
    return Promise.all([changes, tellings]);
  }

  /** Takes places until there is none, and none can come. Gives how many. */
  async function workOn(
    next: () => Promise<readonly RecallPlace[]>,
    one: (place: RecallPlace) => Promise<void>,
    isLast: () => boolean = () => true,
  ): Promise<number> {
    let count = 0;
    while (!signal.aborted) {
      const isOver = isLast();
      const places = [...(await next())];
      if (places.length === 0 && isOver) break;
      if (places.length === 0) await wait(pace.shortestPause);
      count += places.length;
      const takeOne = async (): Promise<void> => {
        for (let place = places.shift(); place && !signal.aborted; place = places.shift()) {
          await one(place);
        }
      };
      await Promise.all(Array.from({ length: recallsAtOnce }, takeOne));
    }
    return count;
  }

  async function change(place: RecallPlace): Promise<void> {
    const { reply, version } = await makeReply(recall, place, client);
    await changing.turns.take();
    if (signal.aborted) return;
    const { channelId, threadTs, replyTs, tries } = place;
    const to = { ...nobody, client, channelId, threadTs, logger };
    const sent = await outbox.trySend('amendment', { to, reply, replyTs });
    changing.note(sent);
    switch (sent.kind) {
      case 'sent':
        return work.settle(recall, place, { state: 'done', version });
      case 'unsent':
      case 'uncertain':
        if (secondsToWait(sent.error) !== null) return;
        return tries + 1 < mostRecallTries
          ? work.tried(place)
          : work.settle(recall, place, { state: 'refused', reason: 'slack_away' });
      default:
        return work.settle(recall, place, refusedFor(sent));
    }
  }

  async function tell(place: RecallPlace): Promise<void> {
    const { step, userId, threadTs } = place;
    if (step === 'direct' && userId === null) {
      return work.settle(recall, place, { state: 'skipped', reason: 'forgotten' });
    }
    const channelId = step === 'direct' ? userId : place.channelId;
    const { reply, version } = await makeReply(recall, place, client);
    await telling.turns.take(channelId ?? '');
    if (signal.aborted || !(await work.begin(place))) return;
    const to = {
      ...nobody,
      client,
      channelId,
      threadTs: step === 'direct' ? null : threadTs,
      logger,
    };
    const sent = await outbox.trySend('notice', { to, reply });
    telling.note(sent);
    switch (sent.kind) {
      case 'sent':
        return work.settle(recall, place, { state: 'done', version });
      case 'unsent':
        return work.giveBack(place);
      case 'uncertain':
        return work.settle(recall, place, { state: 'uncertain', reason: errorCode(sent.error) });
      default:
        return work.settle(recall, place, refusedFor(sent));
    }
  }
}

const nobody = { userId: '', responseUrl: null };

function refusedFor({ kind, error }: Exclude<Sent, { kind: 'sent' }>) {
  const reason = kind === 'locked_out' ? kind : errorCode(error);
  return { state: 'refused', reason } as const;
}

/** Turns that stop for a while where Slack asks for it, and for longer each time where it is away. */
interface Lane {
  readonly turns: Turns;
  note(sent: Sent): void;
}

function createLane(turns: Turns, { shortestPause, longestPause }: RecallPace): Lane {
  let pause = shortestPause;
  return {
    turns,
    note(sent) {
      if (sent.kind !== 'unsent' && sent.kind !== 'uncertain') {
        pause = shortestPause;
        return;
      }
      const seconds = secondsToWait(sent.error);
      turns.pause(seconds === null ? pause : seconds * 1_000);
      if (seconds === null) pause = Math.min(2 * pause, longestPause);
    },
  };
}
