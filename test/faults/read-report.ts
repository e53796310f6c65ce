import { type CommandOutcome, isTaken, type LocalSlack } from '#local-slack';
import { repliesAtOnce } from '../../src/limits.ts';

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
  /** Answered to the asker alone. */
  readonly toAskerOnly: number;
  /** Told, after the last try, that there is no answer. */
  readonly toldOfFailure: number;
  /** Answered in two places. */
  readonly inThreadAndToAsker: number;
  /** Two replies in one thread, or more. */
  readonly duplicates: number;
  /** Those whose record names as many uncertain outcomes of Slack as there are replies too many. */
  readonly duplicatesByTrouble: number;
  /** Those whose record names, besides, processes that died between posting and recording, and that we killed. */
  readonly duplicatesByKill: number;
  /** The others, by `ts`, and what the records say of them. */
  readonly duplicatesUnexplained: readonly string[];
  /** Most of them that one kill made. */
  readonly mostByOneKill: number;
  /** Most replies that were on their way in one process when we killed it, by the records. */
  readonly mostUnderWay: number;
  /**
   * Two that nobody but the asker sees: where settings cannot be read in time, replies are private, and of those none is
   * recorded, as two are better than none.
   */
  readonly twiceToAskerOnly: number;
  /** Most replies in one place. */
  readonly mostReplies: number;
  readonly commands: number;
  readonly commandsAnswered: number;
  /** Their request was broken off by a kill. Slack does not send a command again. */
  readonly commandsCut: number;
  /** Not answered within Slack's three seconds, by a process that lived. */
  readonly commandsLate: number;
  readonly seconds: number;
}

export interface ReportSource {
  readonly slack: LocalSlack;
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
  const told = new Set<string>();
  for (const { message, channelId, madeBy, visibleTo } of slack.workspace().messages.all()) {
    if (madeBy === null || !madeBy.startsWith('call')) continue;
    const place = message.thread_ts ?? channelId;
    const key = visibleTo === null ? place : `only ${place}`;
    if (message.text.startsWith('I could not answer you')) told.add(place);
    else replies.set(key, (replies.get(key) ?? 0) + 1);
  }
  const counted = mentions
    .filter(({ ts }) => acknowledged.has(ts))
    .map(({ ts, userId, channelId }) => {
      const directId = `D${userId.slice(1)}`;
      const thread = replies.get(ts) ?? 0;
      const alone = (replies.get(directId) ?? 0) + (replies.get(`only ${ts}`) ?? 0);
      return { ts, channelId, thread, alone, isTold: told.has(ts) || told.has(directId) };
    });
  const answered = counted.filter(({ thread, alone }) => thread + alone > 0);
  const unanswered = counted.filter(({ thread, alone }) => thread + alone === 0);
  const lost = unanswered.filter(({ isTold }) => !isTold);
  const pids = new Set(killed.map(String));
  const isKilled = (process: string) => pids.has(process.split('/')[1] ?? '');
  const duplicates = counted
    .filter(({ thread }) => thread > 1)
    .map(({ ts, channelId, thread }) => {
      const rows = posts.filter((post) => post.askId === ts && post.channelId === channelId);
      const deaths = rows.filter(
        ({ outcome, process }) => outcome === 'interrupted' && isKilled(process),
      );
      const troubles = rows.filter(({ outcome }) => outcome === 'uncertain').length;
      const isByTrouble = troubles >= thread - 1;
      const isByKill = !isByTrouble && troubles + deaths.length >= thread - 1;
      return { ts, isByTrouble, isByKill, deaths: deaths.map(({ process }) => process) };
    });
  const byKill = duplicates.filter(({ isByKill }) => isByKill);
  const underWay = posts.filter(
    ({ outcome, process }) => outcome === 'interrupted' && isKilled(process),
  );
  const recordsOf = (asked: string) =>
    `${asked}: ${posts
      .filter(({ askId }) => askId === asked)
      .map(({ way, outcome, process }) => `${way} ${outcome} by ${process}`)
      .join(', ')}`;
  const taken = outcomes.map(({ delivery }) => delivery?.attempts.at(-1)?.outcome);

  return {
    kills: killed.length,
    mentions: mentions.length,
    neverAcknowledged: mentions.length - counted.length,
    lost: lost.length,
    lostOnes: lost.map(({ ts }) => recordsOf(ts)),
    inThread: answered.filter(({ alone }) => alone === 0).length,
    toAskerOnly: answered.filter(({ thread }) => thread === 0).length,
    toldOfFailure: unanswered.length - lost.length,
    inThreadAndToAsker: answered.filter(({ thread, alone }) => thread > 0 && alone > 0).length,
    duplicates: duplicates.length,
    duplicatesByTrouble: duplicates.filter(({ isByTrouble }) => isByTrouble).length,
    duplicatesByKill: byKill.length,
    duplicatesUnexplained: duplicates
      .filter(({ isByTrouble, isByKill }) => !isByTrouble && !isByKill)
      .map(({ ts }) => recordsOf(ts)),
    mostByOneKill: Math.max(0, ...countEach(byKill.flatMap(({ deaths }) => deaths))),
    mostUnderWay: Math.max(0, ...countEach(underWay.map(({ process }) => process))),
    twiceToAskerOnly: counted.filter(({ alone }) => alone > 1).length,
    mostReplies: Math.max(0, ...counted.flatMap(({ thread, alone }) => [thread, alone])),
    commands: outcomes.length,
    commandsAnswered: taken.filter(isTaken).length,
    commandsCut: taken.filter((outcome) => outcome?.kind === 'unreachable').length,
    commandsLate: taken.filter((outcome) => !isTaken(outcome) && outcome?.kind !== 'unreachable')
      .length,
    seconds: Math.round((Date.now() - started) / 1_000),
  };
}

/**
 * Whether nothing was lost, and two replies are there only where the record says why: at most as many by one kill as
 * were on their way, and never more on their way than a process may have.
 */
export function isKept(report: FaultReport): boolean {
  return (
    report.lost + report.toldOfFailure === 0 &&
    report.duplicatesUnexplained.length === 0 &&
    report.mostByOneKill <= report.mostUnderWay &&
    report.mostUnderWay <= repliesAtOnce
  );
}

/** The `ts` of every mention that the desk acknowledged, in any of its copies. */
function readAcknowledged(slack: LocalSlack): ReadonlySet<string> {
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
