import type { Playground } from '../../src/playground/create-playground.ts';
import type { CommandOutcome } from '../../src/playground/people/person.ts';
import { isTaken } from '../../src/playground/wire/sender.ts';

/** Something that somebody asked the desk. */
export interface Mention {
  readonly channelId: string;
  readonly ts: string;
  readonly userId: string;
}

/** The record of one try to send a reply. */
export interface PostRow {
  readonly channelId: string;
  readonly askId: string;
  readonly way: string;
  readonly process: string;
  readonly outcome: string | null;
}

/** What became of everything. */
export interface FaultReport {
  readonly kills: number;
  readonly mentions: number;
  /** What Slack gave up on: the desk never said that it has it. */
  readonly neverAcknowledged: number;
  /** Acknowledged, and nobody was answered. */
  readonly lost: number;
  /** Which, by `ts`, and what the records say of them. */
  readonly lostOnes: readonly string[];
  readonly inThread: number;
  /** Answered to the asker alone, as Slack broke off the reply in the thread. */
  readonly toAskerOnly: number;
  /** Slack had taken the reply before it broke off, so that the asker has it twice: in the thread, and alone. */
  readonly inThreadAndToAsker: number;
  /** Two replies in one place. */
  readonly duplicates: number;
  /** Those whose record says that a process died between posting and recording, and that we killed it. */
  readonly duplicatesByKill: number;
  /** Most of them that one kill made. */
  readonly mostByOneKill: number;
  readonly commands: number;
  readonly commandsAnswered: number;
  /** Their request was broken off by a kill. Slack does not send a command again. */
  readonly commandsCut: number;
  /** Not answered within Slack's three seconds, by a process that lived. */
  readonly commandsLate: number;
  readonly seconds: number;
}

export interface ReportSource {
  readonly slack: Playground;
  readonly mentions: readonly Mention[];
  readonly outcomes: readonly CommandOutcome[];
  readonly posts: readonly PostRow[];
  readonly killed: readonly number[];
  readonly started: number;
}

/** Counts what Slack shows, and holds it against the desk's records. */
export function readReport({
  slack,
  mentions,
  outcomes,
  posts,
  killed,
  started,
}: ReportSource): FaultReport {
  const acknowledged = readAcknowledged(slack);
  const replies = new Map<string, number>();
  for (const { message, channelId, madeBy, visibleTo } of slack.workspace().messages.all()) {
    if (madeBy === null || !madeBy.startsWith('call')) continue;
    const key = visibleTo === null ? (message.thread_ts ?? channelId) : `only ${message.thread_ts}`;
    replies.set(key, (replies.get(key) ?? 0) + 1);
  }
  const counted = mentions
    .filter(({ ts }) => acknowledged.has(ts))
    .map(({ ts, userId, channelId }) => ({
      ts,
      channelId,
      inThread: replies.get(ts) ?? 0,
      direct: replies.get(`D${userId.slice(1)}`) ?? 0,
      ephemeral: replies.get(`only ${ts}`) ?? 0,
    }))
    .map((mention) => ({ ...mention, alone: mention.direct + mention.ephemeral }));
  const lost = counted.filter(({ inThread, alone }) => inThread + alone === 0);
  const duplicates = counted.filter((mention) =>
    [mention.inThread, mention.direct, mention.ephemeral].some((count) => count > 1),
  );
  const pids = new Set(killed.map(String));
  /** The process that died between posting and recording, for each duplicate. */
  const causes = duplicates.map(
    ({ ts, channelId }) =>
      posts.find(
        (post) =>
          post.askId === ts &&
          post.channelId === channelId &&
          post.outcome === 'interrupted' &&
          pids.has(post.process.split('/')[1] ?? ''),
      )?.process ?? null,
  );
  const taken = outcomes.map(({ delivery }) => delivery?.attempts.at(-1)?.outcome);

  return {
    kills: killed.length,
    mentions: mentions.length,
    neverAcknowledged: mentions.length - counted.length,
    lost: lost.length,
    lostOnes: lost.map(
      ({ ts }) =>
        `${ts}: ${posts
          .filter(({ askId }) => askId === ts)
          .map(({ way, outcome, process }) => `${way} ${outcome} by ${process}`)
          .join(', ')}`,
    ),
    inThread: counted.filter(({ inThread, alone }) => inThread > 0 && alone === 0).length,
    toAskerOnly: counted.filter(({ inThread, alone }) => inThread === 0 && alone > 0).length,
    inThreadAndToAsker: counted.filter(({ inThread, alone }) => inThread > 0 && alone > 0).length,
    duplicates: duplicates.length,
    duplicatesByKill: causes.filter((cause) => cause !== null).length,
    mostByOneKill: Math.max(0, ...countEach(causes.flatMap((cause) => cause ?? []))),
    commands: outcomes.length,
    commandsAnswered: taken.filter(isTaken).length,
    commandsCut: taken.filter((outcome) => outcome?.kind === 'unreachable').length,
    commandsLate: taken.filter((outcome) => !isTaken(outcome) && outcome?.kind !== 'unreachable')
      .length,
    seconds: Math.round((Date.now() - started) / 1_000),
  };
}

/** The `ts` of every mention that the desk acknowledged, in any of its copies. */
export function readAcknowledged(slack: Playground): ReadonlySet<string> {
  return new Set(
    slack.log.deliveries
      .filter(({ kind, attempts }) => kind === 'event' && isTaken(attempts.at(-1)?.outcome))
      .flatMap(({ body }) => {
        const { event } = body;
        return typeof event === 'object' && event !== null && 'ts' in event
          ? [String(event.ts)]
          : [];
      }),
  );
}

function countEach(names: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()];
}
