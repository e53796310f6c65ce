import { describe, expect, it } from 'vitest';
import { answer, cut, first, type LocalSlack, rateLimit, refuse } from '#local-slack';
import type { Fact, Source } from '../../src/knowledge/knowledge-base.ts';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createRecallStore } from '../../src/storage/recall-store.ts';
import { createRecallWork } from '../../src/storage/recall-work.ts';
import {
  berths,
  makeCitation,
  makeDesk,
  makeKnowledge,
  makeSource,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import { createDatabase } from './postgres-server.ts';
import {
  type DeskOptions,
  question,
  type RunningDesk,
  startDesk,
  startSlack,
} from './start-desk.ts';

const at = '2026-11-28T14:05:00.000Z';
const corrected: Fact = {
  ...pierClosed,
  answer: 'The port office closed the east pier.',
  citations: [makeCitation({ quote: 'The port office closed the east pier.' })],
  status: 'corrected',
  correction: { was: pierClosed.answer, why: 'The board mended it.', by: 'Cora', at },
};
const withdrawn: Fact = {
  ...pierClosed,
  status: 'withdrawn',
  correction: { was: null, why: 'Nobody closed it.', by: null, at },
};
const line =
  'Corrected 2026-11-28 14:05 UTC: was “The harbour board closed the east pier.”, now “The port office closed the east pier.”. Why: The board mended it.';

interface Newsroom {
  readonly slack: LocalSlack;
  readonly desk: RunningDesk;
  /** Puts a base in place where who closed the pier is told otherwise. */
  correct(fact: Fact, source?: Partial<Source>): void;
  /** The desk's own messages in a channel, or in a person's conversation with it. */
  texts(place: string): readonly string[];
  until(condition: () => boolean): Promise<void>;
  press(actionId: string, who?: string): Promise<unknown>;
  /** What the curator was told last about a correction. */
  card(): string;
}

async function openNewsroom(options: Partial<DeskOptions> = {}): Promise<Newsroom> {
  const slack = options.slack ?? (await startNewsroom());
  const base = createBaseHolder(makeDesk());
  const desk = await startDesk({
    ...{ base, curators: ['U0CORA'], databaseUrl: await createDatabase() },
    ...options,
    slack,
  });
  await desk.storage.opened;
  const { messages } = slack.workspace();
  const idOf = (place: string) => {
    const { conversations } = slack.workspace();
    return conversations.has(place) ? place : slack.workspace().directOf(place).id;
  };
  const posted = (place: string) =>
    messages.in(idOf(place)).filter(({ madeBy }) => madeBy !== null);
  const cards = () =>
    posted('U0CORA').filter(({ message: { blocks } }) =>
      JSON.stringify(blocks).includes('recall_places'),
    );
  return {
    ...{ slack, desk },
    correct(fact, source = {}) {
      const facts = [fact, pierOpens, berths];
      const sources = { harbour: makeSource(source) };
      base.swap(makeDesk(makeKnowledge({ facts, sources, hash: 'fedcba9876543210'.repeat(4) })));
    },
    texts: (place) => posted(place).map(({ message }) => message.text),
    until: (condition) => slack.changes.until(condition, 'the desk'),
    card: () => cards()[0]?.message.text ?? '',
    async press(actionId, who = 'cora') {
      const [card] = cards();
      if (!card) throw new Error('There is no card.');
      return slack.person(who).press(card, { actionId });
    },
  };
}

/** A newsroom with a reporter, a curator and two channels. */
function startNewsroom({ isShared = false } = {}): Promise<LocalSlack> {
  const people = [
    { id: 'U0ANA', name: 'ana' },
    { id: 'U0CORA', name: 'cora' },
  ];
  const channels = [
    { id: 'C1', name: 'desk', isShared },
    { id: 'C2', name: 'sports' },
  ];
  return startSlack({ workspaces: [{ people, channels }] });
}

/** Tells who shut the pier to all in a thread, to ana alone by command, to all by sharing that, and to ana by message. */
async function tellAll({ slack, texts, until }: Newsroom): Promise<string> {
  const ana = slack.person('ana');
  const { message } = ana.say({ channel: 'desk', text: `@Pier Desk ${question}` });
  await until(() => texts('C1').length === 1);
  await ana.command({ channel: 'sports', text: `/desk ${question}` });
  const answer = ana.sees('sports').at(-1);
  if (!answer) throw new Error('There is no answer.');
  await ana.press(answer, { actionId: 'share_answer' });
  await until(() => texts('C2').length === 2);
  ana.say({ channel: slack.workspace().directOf('U0ANA').id, text: question });
  await until(() => texts('U0ANA').length === 1);
  return message.ts;
}

describe.each([
  ['http', 'a server'],
  ['socket', 'PGlite'],
] as const)('a fact that is corrected, over %s, on %s', (mode, kind) => {
  it('is put right wherever it was told, when a curator says so', async () => {
    const newsroom = await openNewsroom({ mode, ...(kind === 'PGlite' && { databaseUrl: null }) });
    const { slack, desk, correct, texts, until, card, press } = newsroom;
    const threadTs = await tellAll(newsroom);
    await slack.idle();
    await recorded(desk, 4);
    correct(corrected);
    await until(() => card() !== '');

    expect(card()).toContain(
      '“Who closed the pier” was told in its old version: 2 replies in 2 channels, 1 person in private.',
    );
    expect(card()).toContain(line);
    expect(texts('C1')).toHaveLength(1);

    await press('recall_amend');
    await until(() => texts('U0CORA').some((text) => text.startsWith('Done')));
    await until(() => card().startsWith('Done'));

    const [amended, notice] = slack.workspace().messages.in('C1').slice(1);
    expect(amended?.message.text).toContain(`${line}\n`);
    expect(amended?.message.text).toContain('The port office closed the east pier.');
    expect(JSON.stringify(amended?.message.blocks)).toContain('"strike":true');
    expect(notice?.message).toMatchObject({
      thread_ts: threadTs,
      text: `What I said here on “Who closed the pier” no longer holds.\n${line}`,
    });
    const [, shared, inThread] = texts('C2');
    expect(shared).toMatch(/^Corrected .*\n<@U0ANA> shared this answer/s);
    expect(inThread).toContain('no longer holds');
    expect(texts('U0ANA')[0]).toMatch(/^Corrected/);
    expect(texts('U0ANA').slice(1)).toEqual([
      expect.stringMatching(/^What I told you on .*\nCorrected/),
    ]);
    expect(card()).toBe(
      [
        'Done: “Who closed the pier” was corrected where it was told.',
        '• 1 direct message sent',
        '• 2 lines in threads sent',
        '• 3 replies changed',
      ].join('\n'),
    );
    expect(slack.log.calls.filter(({ to }) => to === 'chat.postMessage')).toHaveLength(8);
  });
});

describe('a curator', () => {
  it('alone decides: whoever else presses is told so, and nothing is begun', async () => {
    const newsroom = await openNewsroom();
    await tellOnce(newsroom);
    newsroom.correct(corrected);
    await newsroom.until(() => newsroom.card() !== '');

    await newsroom.press('recall_amend', 'ana');
    await newsroom.press('recall_places', 'ana');

    await newsroom.until(() => count(newsroom.texts('U0CORA'), curatorsOnly) === 2);
    expect(newsroom.texts('C1')).toHaveLength(1);
    expect(await states(newsroom.desk)).toEqual(['found']);
  });

  it('is asked once, presses once, and sees by a second press what became of it', async () => {
    const newsroom = await openNewsroom();
    const { until, texts, press, correct, card } = newsroom;
    await tellOnce(newsroom);
    correct(corrected);
    await until(() => card() !== '');
    await press('recall_amend');
    await until(() => card().startsWith('Done'));
    await until(() => count(texts('U0CORA'), 'Done') === 2);
    const before = texts('C1');

    correct(corrected);
    await press('recall_places');
    await until(
      () => count(texts('U0CORA'), '“Who closed the pier” in its old version: nothing') === 1,
    );
    await newsroom.slack
      .person('cora')
      .command({ channel: 'desk', text: `/desk recall ${pierClosed.id}` });
    await until(() => count(texts('U0CORA'), 'Done') === 3);

    expect(texts('C1').slice(0, 2)).toEqual(before);
    expect(count(texts('C1'), 'What I said here')).toBe(1);
    expect(count(texts('U0CORA'), '“Who closed the pier” was told')).toBe(0);
  });

  it('voids instead: the old answer is struck, and there is no new one', async () => {
    const newsroom = await openNewsroom();
    const { until, texts, press, card } = newsroom;
    await tellOnce(newsroom);
    newsroom.correct(corrected);
    await until(() => card() !== '');
    await press('recall_void');
    await until(() => card().startsWith('Done'));

    const void_ =
      'Withdrawn 2026-11-28 14:05 UTC: was “The harbour board closed the east pier.”. Why: The board mended it.';
    expect(texts('C1')).toEqual([
      void_,
      `What I said here on “Who closed the pier” no longer holds.\n${void_}`,
    ]);
  });

  it('who presses after the fact was changed again is shown how it is now, and nothing is begun', async () => {
    const newsroom = await openNewsroom();
    await tellOnce(newsroom);
    newsroom.correct(corrected);
    await newsroom.until(() => newsroom.card() !== '');
    newsroom.correct({
      ...corrected,
      status: 'current',
      answer: 'Nobody knows who closed the pier.',
    });

    await newsroom.press('recall_amend');

    const changed = 'That fact was changed again since. As it is now:';
    await newsroom.until(() => count(newsroom.texts('U0CORA'), changed) === 1);
    expect(newsroom.texts('U0CORA').at(-1)).toContain('Nobody knows who closed the pier.');
    expect(await states(newsroom.desk)).toEqual(['found', 'found']);
    expect(newsroom.texts('C1')).toHaveLength(1);
  });

  it('can only void a fact that is withdrawn', async () => {
    const newsroom = await openNewsroom();
    const { until, press, card, texts } = newsroom;
    await tellOnce(newsroom);
    newsroom.correct(withdrawn);
    await until(() => card() !== '');

    await expect(press('recall_amend')).rejects.toThrow();
    await press('recall_void');
    await until(() => card().startsWith('Done'));

    expect(texts('C1')[0]).toBe(
      'Withdrawn 2026-11-28 14:05 UTC: was “The harbour board closed the east pier.”. Why: Nobody closed it.',
    );
  });

  it('recalls an edit that nobody called a correction, by its fact; whoever else types that is told so', async () => {
    const newsroom = await openNewsroom();
    const { slack, until, texts, card } = newsroom;
    await tellOnce(newsroom);
    newsroom.correct({ ...corrected, status: 'current', correction: null });

    const order = { channel: 'desk', text: `/desk recall ${pierClosed.id}` };
    await slack.person('ana').command(order);
    await until(() => texts('C1').includes(curatorsOnly));
    expect(card()).toBe('');

    await slack.person('cora').command(order);
    await until(() => card() !== '');
    expect(card()).toContain('Corrected: now “The port office closed the east pier.”.');

    await slack.person('cora').command({ channel: 'desk', text: '/desk recall which-berths' });
    await until(() =>
      texts('C1').includes(
        'Nobody that I know of was told another version of “The berths of the pier”.',
      ),
    );
  });

  it('is asked where the source of a fact was corrected, and the fact tells something else since', async () => {
    const newsroom = await openNewsroom();
    await tellOnce(newsroom);
    const source = { corrected: { at, why: 'A name was mixed up.' } };
    newsroom.correct({ ...corrected, status: 'current', correction: null }, source);
    await newsroom.until(() => newsroom.card() !== '');

    expect(newsroom.card()).toContain(line.replace('The board mended it.', 'A name was mixed up.'));
  });

  it('is not asked for what nobody was told otherwise', async () => {
    const newsroom = await openNewsroom();
    await tellOnce(newsroom);
    newsroom.correct({ ...pierClosed, status: 'corrected', correction: corrected.correction });
    await newsroom.slack
      .person('cora')
      .command({ channel: 'desk', text: `/desk recall ${pierClosed.id}` });
    await newsroom.until(() => newsroom.texts('C1').some((text) => text.startsWith('Nobody that')));

    expect(newsroom.card()).toBe('');
  });

  it('who could not be reached is asked at the next look', async () => {
    const newsroom = await openNewsroom({ lookForDueEvery: 20 });
    const { slack, until, card, correct } = newsroom;
    await tellOnce(newsroom);
    slack.faults.on('chat.postMessage', first(1, refuse('user_not_found')));
    correct(corrected);

    await until(() => card() !== '');
  });

  it('waits for no correction that only a process of another version can do', async () => {
    const newsroom = await openNewsroom();
    const { slack, desk, until, texts, card, correct, press } = newsroom;
    await tellOnce(newsroom);
    await desk.storage.database.query(
      `INSERT INTO recalls (team_id, fact_id, now_version, title, kind, state, begun_by, begun_at)
      VALUES ($1, 'berths', 'of another base', 'Berths', 'amend', 'running', 'U0CORA', now())`,
      [slack.workspace().id],
    );
    correct(corrected);
    await until(() => card() !== '');

    await press('recall_amend');

    await until(() => texts('U0CORA').some((text) => text.startsWith('Done')));
    expect(texts('C1').at(-1)).toContain('no longer holds');
  });
});

describe('who was told', () => {
  it('by a form that checked their draft is told by direct message: what stands in it is not kept', async () => {
    const newsroom = await openNewsroom();
    const { slack, desk, until, texts, press, card, correct } = newsroom;
    const ana = slack.person('ana');
    await ana.command({ channel: 'desk', text: '/desk draft' });
    await until(() => ana.views().length > 0);
    const [view] = ana.views();
    if (!view) throw new Error('There is no form.');
    await ana.submit(view, { part1: { text: 'The harbour board closed the east pier.' } });
    await recorded(desk, 1);
    const [row] = await desk.storage.database.query('SELECT question, user_id FROM answers');
    expect(row).toEqual({ question: null, user_id: 'U0ANA' });

    correct(corrected);
    await until(() => card() !== '');
    expect(card()).toContain('told in its old version: 1 person in private');
    await press('recall_amend');
    await until(() => card().startsWith('Done'));

    expect(count(texts('U0ANA'), 'What I told you')).toBe(1);
  });

  it('and asked to be forgotten is not told, and counted', async () => {
    const newsroom = await openNewsroom();
    const { slack, desk, until, texts, press, card, correct } = newsroom;
    const ana = slack.person('ana');
    await ana.command({ channel: 'sports', text: `/desk ${question}` });
    await recorded(desk, 1);
    await ana.command({ channel: 'sports', text: '/desk forget-me' });
    correct(corrected);
    await until(() => card() !== '');
    expect(card()).toContain('1 answer to nobody I still know');
    await press('recall_amend');
    await until(() => card().startsWith('Done'));

    expect(card()).toContain(
      '1 direct message with nobody left to tell: they asked to be forgotten',
    );
    expect(texts('U0ANA')).toEqual([]);
  });

  it('where the new answer may not be shown gets only that the old one no longer holds', async () => {
    const slack = await startNewsroom({ isShared: true });
    const newsroom = await openNewsroom({ slack });
    const { until, texts, press, card, correct } = newsroom;
    await tellOnce(newsroom);
    correct({ ...corrected, audience: 'internal' });
    await until(() => card() !== '');
    await press('recall_amend');
    await until(() => card().startsWith('Done'));

    expect(texts('C1').join('\n')).not.toContain('port office');
    expect(texts('C1')[0]).toMatch(
      /^Corrected .*: was “The harbour board closed the east pier.”\. Why/,
    );
  });
});

describe('a place', () => {
  it('that Slack does not let the desk reach stands in the report, with why', async () => {
    const newsroom = await openNewsroom();
    const { slack, until, press, card, correct } = newsroom;
    await tellOnce(newsroom);
    const [reply] = slack
      .workspace()
      .messages.in('C1')
      .filter(({ madeBy }) => madeBy !== null);
    if (reply) slack.workspace().messages.remove(reply);
    correct(corrected);
    await until(() => card() !== '');
    await press('recall_amend');
    await until(() => card().startsWith('Done'));

    expect(card()).toContain('1 reply could not be reached: the message was deleted');
  });

  it('that Slack fails at is changed again, and told again only where it surely was not', async () => {
    const newsroom = await openNewsroom();
    const { slack, until, texts, press, card, correct } = newsroom;
    await tellOnce(newsroom);
    await slack.person('ana').command({ channel: 'sports', text: `/desk ${question}` });
    await recorded(newsroom.desk, 2);
    correct(corrected);
    await until(() => card() !== '');
    slack.faults.on('chat.update', first(3, answer(500)));
    slack.faults.on('chat.postMessage', ({ args }, n) => {
      if (args['channel'] === 'U0ANA') return n < 4 ? rateLimit(1) : null;
      return args['channel'] === 'C1' ? cut() : null;
    });
    await press('recall_amend');
    await until(() => card().startsWith('Done'));

    expect(texts('C1')).toEqual([expect.stringMatching(/^Corrected/)]);
    expect(count(texts('U0ANA'), 'What I told you')).toBe(1);
    expect(card()).toContain('1 line in a thread may have arrived, and is not sent again');
  });

  it('that a process died over may have been told, and is not told again by the next one', async () => {
    const newsroom = await openNewsroom();
    const { desk, until, texts, card, correct } = newsroom;
    await tellOnce(newsroom);
    correct(corrected);
    await until(() => card() !== '');
    const { database } = desk.storage;
    const store = createRecallStore({ database });
    const dead = createRecallWork({ database, process: 'dead' });
    const recall = await store.find(newsroom.slack.workspace().id, await idOf(desk));
    if (!recall) throw new Error('There is no recall.');
    await store.begin(recall, { kind: 'amend', by: 'U0CORA', card: null });
    await dead.take([]);
    await dead.collect(recall);
    const [reply] = await dead.updates(recall, 1);
    if (reply) await dead.settle(recall, reply, { state: 'done', version: recall.nowVersion });
    const [thread] = await dead.tellings(recall, 1);
    if (thread) await dead.begin(thread);
    await database.query("UPDATE recalls SET lease_until = now() - interval '1 second'");

    await until(() => texts('U0CORA').some((text) => text.startsWith('Done')));
    expect(texts('U0CORA').at(-1)).toContain(
      '1 line in a thread may have arrived, and is not sent again: I was stopped while I sent it',
    );
    expect(texts('C1')).toHaveLength(1);
  });
});

const curatorsOnly = 'Only curators correct what I have told.';

function count(texts: readonly string[], beginning: string): number {
  return texts.filter((text) => text.startsWith(beginning)).length;
}

/** Tells who shut the pier to all in a thread. */
async function tellOnce({ slack, desk, texts, until }: Newsroom): Promise<void> {
  slack.person('ana').say({ channel: 'desk', text: `@Pier Desk ${question}` });
  await until(() => texts('C1').length === 1);
  await recorded(desk, 1);
}

async function states({ storage }: RunningDesk): Promise<readonly unknown[]> {
  const rows = await storage.database.query('SELECT state FROM recalls');
  return rows.map(({ state }) => state);
}

async function idOf({ storage }: RunningDesk): Promise<string> {
  const [row] = await storage.database.query('SELECT id FROM recalls');
  return String(row?.['id']);
}

/** Waits until so many answers are recorded: Slack shows them before. */
async function recorded({ storage }: RunningDesk, count: number): Promise<void> {
  for (;;) {
    const rows = await storage.database.query('SELECT 1 FROM answers WHERE is_answered');
    if (rows.length >= count) return;
  }
}
