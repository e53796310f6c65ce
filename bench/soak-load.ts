import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { isTaken, type LocalSlack, type Person, type PostedMessage } from '#local-slack';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { varyQuestions } from './app/vary-questions.ts';
import { askerOf, isContinued, sendDraft } from './slack-acts.ts';

/** How a desk is asked, and by how many in turn: so many that minutes pass before somebody asks again. */
const kinds = {
  command: { everyMs: 400, people: 600 },
  mention: { everyMs: 2_000, people: 240 },
  draft: { everyMs: 20_000, people: 24 },
} as const;
type Kind = keyof typeof kinds;

const countedPeople = Object.values(kinds).reduce((sum, { people }) => sum + people, 0);
/** People whose commands are not counted: they come first, as V8 takes so many to compile what they run. */
const uncounted = { people: 8, commands: 5_000 } as const;

/** Everybody who asks, each in a channel of their own. */
export const soakPeople = countedPeople + uncounted.people;

/** Milliseconds after which an ask counts as not answered: Slack brings a mention again after five minutes, too. */
const longestWait = 420_000;
/** Milliseconds that Slack itself gives an app. What comes later it drops, and tells the person so. */
const slackWaits = 3_000;
/** Milliseconds for which a reply is kept: a second one comes sooner. */
const keptFor = 240_000;
/** How many questions are new, before they are asked again: half of all commands ask what was asked before. */
const freshTexts = 20_000;
const sentencesADraft = 10;

export interface SoakCounts {
  readonly commands: number;
  readonly mentions: number;
  readonly drafts: number;
  /** What Slack dropped, as it was not taken in three seconds: commands, of which people are told, forms and mentions. */
  readonly late: number;
  readonly unanswered: number;
  readonly twice: number;
}

export interface SoakLoad {
  /** Answered so far; and what waits for longer than it may, or was answered more than once. */
  counts(): SoakCounts;
  /** What has no answer, and what has more than one, each with its kind and its minute. */
  wrong(): readonly string[];
  /** Asks no more, waits for what is still to come, and gives what is then so. */
  stop(): Promise<SoakCounts>;
}

interface Ask {
  readonly kind: Kind;
  readonly at: number;
  replies: number;
  /** Slack dropped it, as the app did not take it in time, however often Slack brought it. */
  isLate: boolean;
}

const eventSchema = z.object({ event: z.object({ ts: z.string() }) });
/** How often Slack brings an event: at once, and three times again. */
const slackTries = 4;

interface Sent {
  readonly person: Person;
  readonly channel: string;
  readonly text: string;
}

/** Asks all that is not counted, as fast as it is answered. */
export async function warmUpDesk(slack: LocalSlack): Promise<void> {
  const questions = varyQuestions(freshTexts + uncounted.commands).slice(freshTexts);
  const askAll = async (person: number) => {
    const [asker, channel] = [
      slack.person(`U${countedPeople + person}`),
      `C${countedPeople + person}`,
    ];
    for (let n = person; n < questions.length; n += uncounted.people) {
      await asker.command({ channel, text: `/cptpp ${pick(questions, n)}` });
    }
  };
  await Promise.all(Array.from({ length: uncounted.people }, (_, person) => askAll(person)));
}

/** Asks as a busy newsroom does, at an even rate, and watches that each ask gets one reply. */
export function startSoakLoad(slack: LocalSlack, { facts }: KnowledgeBase): SoakLoad {
  const asks: Ask[] = [];
  /** What each person asked last; and each mention under its own time, as Slack may bring it again for minutes. */
  const lastOf = new Map<string, Ask>();
  const mentions = new Map<string, Ask>();
  const seen = new Set<string>();
  const questions = varyQuestions(freshTexts);
  const answers = facts.map(({ answer }) => answer);
  /** What is sent for the time that `n` says. */
  const texts: Readonly<Record<Kind, (n: number) => string>> = {
    // Every tenth is a claim, and of the others every second was asked before.
    command: (n) =>
      n % 10 === 0 ? `check ${pick(answers, n)}` : pick(questions, n % 2 === 0 ? n : n % 200),
    mention: (n) => pick(questions, freshTexts - n),
    draft: (n) =>
      Array.from({ length: sentencesADraft }, (_, at) => pick(answers, 7 * n + at)).join(' '),
  };
  let nextPerson = 0;
  const timers = [
    keepAsking('command', async (_, { person, channel, text }) => {
      const at = performance.now();
      const { delivery } = await person.command({ channel, text: `/cptpp ${text}` });
      const isInTime = performance.now() - at <= slackWaits;
      return isInTime && isTaken(delivery?.attempts.at(-1)?.outcome);
    }),
    keepAsking('mention', async (one, { person, channel, text }) => {
      const { message } = person.say({ channel, text: `@CPTPP Desk ${text}` });
      mentions.set(message.ts, one);
      return true;
    }),
    keepAsking('draft', (_, { person, text }) => sendDraft(person, text)),
    setInterval(look, 500),
  ];

  return {
    counts,
    wrong: () =>
      asks
        .filter(({ replies, isLate }) => replies > 1 || (replies === 0 && !isLate))
        .map(({ kind, replies, at }) => `${kind} of ${new Date(at).toISOString()}: ${replies}`),
    async stop() {
      for (const timer of timers) clearInterval(timer);
      for (const until = Date.now() + longestWait; Date.now() < until; await delay(2_000)) {
        look();
        markDropped();
        if (asks.every(({ replies, isLate }) => replies > 0 || isLate)) break;
      }
      look();
      return counts(Number.POSITIVE_INFINITY);
    },
  };

  function keepAsking(
    kind: Kind,
    /** Says whether it came in time. */
    send: (one: Ask, what: Sent) => Promise<boolean>,
  ): NodeJS.Timeout {
    const first = nextPerson;
    const { everyMs, people } = kinds[kind];
    nextPerson += people;
    let n = 0;
    return setInterval(() => {
      const at = first + (n % people);
      n += 1;
      const one: Ask = { kind, at: Date.now(), replies: 0, isLate: false };
      asks.push(one);
      lastOf.set(`U${at}`, one);
      // What fails counts as not answered.
      const what = { person: slack.person(`U${at}`), channel: `C${at}`, text: texts[kind](n) };
      send(one, what).then(
        (isInTime) => {
          one.isLate = !isInTime;
        },
        () => {},
      );
    }, everyMs);
  }

  function counts(now = Date.now()): SoakCounts {
    markDropped();
    const answered = (kind: Kind) =>
      asks.filter((one) => one.kind === kind && one.replies > 0).length;
    return {
      commands: answered('command'),
      mentions: answered('mention'),
      drafts: answered('draft'),
      late: asks.filter(({ isLate }) => isLate).length,
      unanswered: asks.filter(
        ({ at, replies, isLate }) => replies === 0 && !isLate && now - at > longestWait,
      ).length,
      twice: asks.filter(({ replies }) => replies > 1).length,
    };
  }

  /** A mention that was never taken, in any of Slack's tries, is one that Slack dropped. */
  function markDropped(): void {
    for (const [ts, one] of mentions) {
      if (one.replies > 0) continue;
      const tries = slack.log.deliveries.flatMap(({ body, attempts }) => {
        const { data } = eventSchema.safeParse(body);
        return data?.event.ts === ts ? attempts : [];
      });
      one.isLate = tries.length >= slackTries && !tries.some(({ outcome }) => isTaken(outcome));
    }
  }

  /** Counts what came since, and forgets what is old, so that what stands for Slack stays as fast as it was. */
  function look(): void {
    const { messages } = slack.workspace();
    const now = Date.now();
    for (const posted of messages.all()) {
      const key = `${posted.channelId}/${posted.message.ts}`;
      if (now - 1_000 * Number(posted.message.ts) > keptFor) {
        messages.remove(posted);
        seen.delete(key);
      } else if (!seen.has(key)) {
        seen.add(key);
        count(posted);
      }
    }
  }

  function count(posted: PostedMessage): void {
    const one = mentions.get(posted.message.thread_ts ?? '') ?? lastOf.get(askerOf(posted));
    if (posted.madeBy !== null && !isContinued(posted) && one) one.replies += 1;
  }
}

function pick<T>(list: readonly T[], n: number): T {
  const one = list[n % list.length];
  if (one === undefined) throw new Error('There is nothing to ask.');
  return one;
}
