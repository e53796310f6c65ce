import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { verdictReply } from '../../src/replies/verdict-reply.ts';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import {
  berths,
  makeDesk,
  makeFact,
  makeKnowledge,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import { type Bench, type BenchOptions, createBench } from './slack-bench.ts';
import { ids, makeMention, responsePaths } from './slack-payloads.ts';

const due = makeFact({ recheck: '2026-11-03' });
const dayLength = 24 * 60 * 60_000;
const question = 'who shut the pier at Xanadu?';
const asCurator = { user: { id: ids.curator, username: 'cora', team_id: ids.team } };

const deskOf = (fact = due, hash = 'a'.repeat(64)) =>
  makeDesk(makeKnowledge({ facts: [fact, pierOpens, berths], hash }));

/** A desk whose clock the test moves. */
async function start(options: BenchOptions & { readonly day?: string } = {}) {
  const base = createBaseHolder(options.desk ?? deskOf());
  const clock = { at: Date.parse(`${options.day ?? '2026-11-28'}T09:00:00Z`) };
  const bench = await createBench({
    ...{ base, now: () => clock.at, lookForDueEvery: 10, curators: [ids.curator] },
    ...options,
  });
  const ask = async () => {
    const { body } = await bench.command(question);
    return z.object({ text: z.string() }).parse(body).text;
  };
  /** What was sent to a person as a direct message. */
  const toldTo = (userId: string) =>
    bench.callsTo('chat.postMessage').filter(({ args }) => args['channel'] === userId);
  /** What somebody is told who presses a button of the last message of what is due. */
  const press = async (actionId: string, given: Record<string, unknown> = asCurator) => {
    const value = carriedBy(
      toldTo(ids.curator).map(({ args }) => args['blocks']),
      actionId,
    );
    await bench.press(value, { action_id: actionId, ...given });
    await bench.settled();
    return String(bench.callsTo(responsePaths.press).at(-1)?.args['text']);
  };
  return { bench, base, clock, ask, toldTo, press };
}

/** What a button carries, in the blocks of the last message that has it. */
function carriedBy(messages: readonly unknown[], actionId: string): string {
  const all = messages.map((blocks) => (typeof blocks === 'string' ? JSON.parse(blocks) : blocks));
  const text = JSON.stringify(all);
  const found: string[] = [];
  JSON.parse(text, (_, one: unknown) => {
    const button = z.object({ action_id: z.literal(actionId), value: z.string() }).safeParse(one);
    if (button.success) found.push(button.data.value);
    return one;
  });
  return found.at(-1) ?? '';
}

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it('an answer says since when its fact is due, from that day on, and in a mention too', async () => {
    const desk = await start({ mode, day: '2026-11-02' });
    bench = desk.bench;
    expect(await desk.ask()).not.toContain('Due');

    desk.clock.at += dayLength;
    expect(await desk.ask()).toContain('Due for a check since 3 November');

    await bench.event(makeMention(question));
    await bench.settled();
    const [posted] = bench
      .callsTo('chat.postMessage')
      .filter(({ args }) => args['channel'] === ids.channel);
    expect(posted?.args['text']).toContain('Due for a check since 3 November');
    const { body } = await bench.command('check The harbour board closed the east pier.');
    expect(JSON.stringify(body)).toContain('Due for a check since 3 November');

    desk.clock.at = Date.parse('2027-01-04T09:00:00Z');
    expect(await desk.ask()).toContain('Due for a check since 3 November 2026');
  });

  it('help and topics say of which day they are', async () => {
    ({ bench } = await start({ mode }));

    for (const words of ['help', 'topics']) {
      expect(JSON.stringify((await bench.command(words)).body)).toContain('As of 28 November.');
    }
    expect(JSON.stringify((await bench.command('使い方')).body)).toMatch(/11月28日現在です。/);
  });

  it('a topic that is pressed says so too', async () => {
    ({ bench } = await start({ mode }));

    await bench.press(JSON.stringify([due.id, 'aaaaaaaaaaaa', 'ko', null]));
    await bench.settled();

    expect(bench.callsTo(responsePaths.press).at(-1)?.args['text']).toContain(
      '11월 3일부터 재확인 필요',
    );
  });

  it('curators are told once a week, and what one finds still right is due no more until the next date', async () => {
    const desk = await start({ mode });
    bench = desk.bench;
    await expect.poll(() => desk.toldTo(ids.curator).length).toBe(1);
    expect(desk.toldTo(ids.curator)[0]?.args['text']).toBe(
      '1 fact is due for a check. I still answer from it, and say that it is due.\n• “Who closed the pier”: The harbour board closed the east pier. Due since 3 November.',
    );

    expect(await desk.press('due_right')).toBe(
      `<@${ids.curator}> says that “Who closed the pier” is still right. The next check is due on 26 February 2027.`,
    );
    expect(await desk.ask()).not.toContain('Due');
    desk.clock.at += 14 * dayLength;
    await bench.settled();
    expect(await desk.ask()).not.toContain('Due');
    expect(desk.toldTo(ids.curator)).toHaveLength(1);

    desk.clock.at = Date.parse('2027-02-26T09:00:00Z');
    expect(await desk.ask()).toContain('Due for a check since 26 February');
    await expect.poll(() => desk.toldTo(ids.curator).length).toBe(2);
  });

  it('what was found still right holds for the fact as it was, and not once its file has changed', async () => {
    const desk = await start({ mode });
    bench = desk.bench;
    await expect.poll(() => desk.toldTo(ids.curator).length).toBe(1);
    await desk.press('due_right');
    expect(await desk.ask()).not.toContain('Due');

    desk.base.swap(deskOf({ ...due, note: 'The board met on Monday.' }, 'b'.repeat(64)));

    expect(await desk.ask()).toContain('Due for a check since 3 November');
    expect(await desk.press('due_right')).toMatch(/^That fact was changed or taken out since/);
  });

  it('to correct or withdraw it a curator is told how', async () => {
    const desk = await start({ mode });
    bench = desk.bench;
    await expect.poll(() => desk.toldTo(ids.curator).length).toBe(1);

    expect(await desk.press('due_correct')).toMatch(
      /^To correct “Who closed the pier”: .*id: who-closed-the-pier.*status: corrected/,
    );
    expect(await desk.press('due_withdraw')).toMatch(
      /^To withdraw “Who closed the pier”: .*status: withdrawn/,
    );
    expect(await desk.ask()).toContain('Due for a check');
  });

  it('nobody but a curator can say so, whatever they press with', async () => {
    const desk = await start({ mode, mayAsk: true });
    bench = desk.bench;
    await expect.poll(() => desk.toldTo(ids.curator).length).toBe(1);

    expect(await desk.press('due_right', {})).toBe(
      'Only curators say whether a fact is still right. Please ask one of them.',
    );
    expect(await desk.ask()).toContain('Due for a check');
  });
});

it('its owner is told in place of the curators; one that is named in words cannot be', async () => {
  const own = await start({ desk: deskOf({ ...due, owner: ids.user }) });
  await expect.poll(() => own.toldTo(ids.user).length).toBe(1);
  own.clock.at += 7 * dayLength;
  await expect.poll(() => own.toldTo(ids.user).length).toBe(2);
  expect(own.toldTo(ids.curator)).toHaveLength(0);
  await own.bench.stop();

  const named = await start({ desk: deskOf({ ...due, owner: 'the harbour desk' }) });
  await expect.poll(() => named.toldTo(ids.curator).length).toBe(1);
  await named.bench.stop();
});

it('an owner who is no curator is not told of what is under embargo: the curators are', async () => {
  const hidden = { ...due, owner: ids.user, embargo: '2027-01-01T00:00:00Z' };
  const { bench, toldTo } = await start({ desk: deskOf(hidden) });
  await expect.poll(() => toldTo(ids.curator).length).toBe(1);
  expect(toldTo(ids.user)).toHaveLength(0);
  await bench.stop();
});

it('with a storage it is kept who said so', async () => {
  const storage = openStorage({ databaseUrl: null, dataDirectory: null });
  onTestFinished(() => storage.close());
  await storage.opened;
  const desk = await start({ storage });
  await expect.poll(() => desk.toldTo(ids.curator).length).toBe(1);

  await desk.press('due_right');

  expect(await desk.ask()).not.toContain('Due');
  const kept = await storage.database.query(
    "SELECT fact_id, checked_by, to_char(was_due, 'YYYY-MM-DD') AS was, to_char(next_at, 'YYYY-MM-DD') AS next FROM rechecks",
  );
  expect(kept).toEqual([
    { fact_id: due.id, checked_by: ids.curator, was: '2026-11-03', next: '2027-02-26' },
  ]);
  const audit = await storage.database.query(
    "SELECT actor, resource FROM audit_trail WHERE action = 'fact.recheck'",
  );
  expect(audit).toEqual([{ actor: ids.curator, resource: due.id }]);
  await desk.bench.stop();
});

it('a verdict without a day says nothing of it', () => {
  const desk = deskOf();
  const verdict = desk.check('The harbour board closed the east pier on Monday.');
  const shown = { verdict, knowledge: desk.knowledge, surface: 'message', askId: null } as const;

  expect(verdictReply(shown).text).not.toContain('Due');
});
