import { afterEach, describe, expect, it } from 'vitest';
import { createLeanOnLast } from '../../src/slack/answering/lean-on-last.ts';
import { createMemoryRecords } from '../../src/slack/posting/answer-records.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeDirectMessage, makeMention } from './slack-payloads.ts';

const thread = '1700000000.000100';
/** Seconds after the thread began. */
const at = (seconds: number) => `${1_700_000_000 + seconds}.000200`;
const readAs = (line: string | undefined) => (line?.startsWith('Read as: ') ? line : null);

describe.each(['http', 'socket'] as const)('a follow-up over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  async function say(event: Record<string, unknown>): Promise<string | null> {
    await bench.event(event);
    await bench.settled();
    const said = bench.calls.filter(({ to }) => /^chat\.(?:postMessage|update)$/.test(to)).at(-1);
    return readAs(richTexts(said?.args)[0]);
  }
  const mention = (text: string, seconds: number, given: Record<string, unknown> = {}) =>
    say(makeMention(text, { ts: at(seconds), thread_ts: thread, ...given }));

  it('is filled from the question before it, and the reply says how it was read', async () => {
    bench = await createBench({ mode });

    await say(makeMention('Is Norway at the pier?'));

    expect(await mention('and Iceland?', 60)).toBe('Read as: Is Iceland at the pier?');
    expect(await mention('and Sweden?', 120)).toBe('Read as: Is Sweden at the pier?');
  });

  it('may lean on what another person asked in the thread', async () => {
    bench = await createBench({ mode });

    await say(makeMention('Did the pier open?'));

    expect(await mention('when?', 60, { user: 'U5678' })).toBe('Read as: When did the pier open?');
  });

  it('that is edited is filled anew, from the question before it', async () => {
    bench = await createBench({ mode });

    await say(makeMention('Is Norway at the pier?'));
    await mention('and Iceland?', 60);
    const edited = { edited: { user: ids.user, ts: at(90) } };

    expect(await mention('and Sweden?', 60, edited)).toBe('Read as: Is Sweden at the pier?');
  });

  it('that is delivered twice is answered once', async () => {
    bench = await createBench({ mode });

    await say(makeMention('Is Norway at the pier?'));
    await mention('and Iceland?', 60);
    const before = bench.callsTo('chat.postMessage').length;
    await mention('and Iceland?', 60);

    expect(bench.callsTo('chat.postMessage')).toHaveLength(before);
  });

  it('works in a direct message', async () => {
    bench = await createBench({ mode });

    await say(makeDirectMessage('Is Norway at the pier?'));
    const followUp = makeDirectMessage('and Iceland?', { ts: at(60) });

    expect(await say(followUp)).toBe('Read as: Is Iceland at the pier?');
  });

  it('is answered as it stands where nothing was asked before it in its thread', async () => {
    bench = await createBench({ mode });

    await say(makeMention('Is Norway at the pier?'));

    expect(await mention('and Iceland?', 60, { thread_ts: '1600000000.000100' })).toBeNull();
    expect(await say(makeMention('and Iceland?', { ts: at(120) }))).toBeNull();
  });

  it('is answered as it stands after a day', async () => {
    bench = await createBench({ mode });
    const day = 24 * 60 * 60;

    await say(makeMention('Is Norway at the pier?'));

    expect(await mention('and Iceland?', day + 1)).toBeNull();
  });

  it('leans on nothing that was forgotten', async () => {
    bench = await createBench({ mode });

    await say(makeMention('Is Norway at the pier?'));
    await bench.command('forget-me');

    expect(await mention('and Iceland?', 60, { user: 'U5678' })).toBeNull();
  });

  it('a whole question leans on nothing', async () => {
    bench = await createBench({ mode });

    await say(makeMention('Is Norway at the pier?'));

    expect(await mention('and who shut the pier at Xanadu?', 60)).toBeNull();
  });
});

it('where storage is away a follow-up is answered as it stands, and the log says so', async () => {
  const warnings: unknown[] = [];
  const leanOnLast = createLeanOnLast({
    records: { ...createMemoryRecords(), findLast: () => Promise.reject(new Error('away')) },
  });
  const message = {
    ...{ channelId: ids.channel, userId: ids.user, text: 'when?', hasFiles: false },
    ...{ ts: at(60), threadTs: thread, editedTs: null, isForgetMe: false },
  };

  const whole = await leanOnLast({
    ...{ message, teamId: ids.team, said: 'when?', names: [] },
    logger: { warn: (...line) => void warnings.push(line) },
  });

  expect(whole).toBeNull();
  expect(warnings).toHaveLength(1);
});
