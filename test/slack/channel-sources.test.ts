import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { finish } from '../../src/desk/check-draft.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { channelSourceLife, longestChannelSource, mostChannelSources } from '../../src/limits.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { makeKnowledge, pierClosed } from '../fixtures/make-knowledge.ts';
import { type Bench, type BenchOptions, createBench } from './slack-bench.ts';
import { ids, makeDirectMessage, makeMention, responsePaths } from './slack-payloads.ts';

const title = 'Marlow Line Opens a Ferry to Norwick';
const sentence = 'Marlow Line will open a ferry to Norwick on 4 May.';
const release = `${title}\n${sentence}\nThe company runs 14 ships and employs 300 people.\nAlso read: Ten Quiet Beaches`;
const question = 'When will Marlow Line open the ferry to Norwick?';
const check = `check ${sentence}`;
const { curator } = ids;
const start = Date.parse('2026-11-28T09:00Z');
let time = start;
const scopes = [
  ...['app_mentions:read', 'chat:write', 'commands', 'im:history'],
  ...['channels:read', 'groups:read'],
];
const desk = createDesk(makeKnowledge(), { english: loadEnglish() });
/** Makes what the first question and check would wait for, as a start does. */
beforeAll(() => finish(desk.getReady()), 60_000);

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  let count = 0;
  afterEach(() => bench.stop());

  async function open(options: BenchOptions = {}): Promise<void> {
    time = start;
    bench = await createBench({
      ...{ mode, desk, scopes, now: () => time, curators: [curator], mayAsk: true },
      ...options,
    });
  }
  const command = async (text: string, given: Record<string, string> = {}) =>
    JSON.stringify((await bench.command(text, given)).body);
  const posts = (to: string) => JSON.stringify(bench.callsTo(to).map(({ args }) => args));
  /** A shortcut on a message that somebody wrote in the channel. */
  async function putIn(text: string, given: Record<string, unknown> = {}): Promise<string> {
    const { length } = bench.slack.log.calls;
    count += 1;
    await bench.slack.deliver({
      kind: 'interaction',
      body: {
        ...{ type: 'message_action', callback_id: 'use_as_source', trigger_id: `1.${count}.use` },
        ...{ token: 'verification', api_app_id: ids.app, is_enterprise_install: false },
        team: { id: ids.team, domain: 'newsroom' },
        user: { id: curator, name: 'cora', team_id: ids.team },
        channel: { id: ids.channel, name: 'desk' },
        message_ts: `1700000000.00${count}`,
        message: { type: 'message', user: ids.user, text, ts: `1700000000.00${count}` },
        response_url: `${bench.slack.url}${responsePaths.press}`,
        ...given,
      },
    });
    await bench.settled();
    return JSON.stringify(bench.slack.log.calls.slice(length).map(({ args }) => args));
  }
  async function form(name: string, values: Record<string, string>) {
    const person = bench.slack.person(name);
    await person.command({ channel: 'desk', text: '/desk source' });
    await bench.settled();
    const [view] = person.views();
    if (!view) return null;
    const { title: named = '', ...parts } = values;
    const fields = Object.entries(parts).map(([part, text]) => [part, { text }]);
    const outcome = await person.submit(view, {
      title: { title: named },
      ...Object.fromEntries(fields),
    });
    await bench.settled();
    return outcome;
  }
  const remove = async (value: string, userId: string) => {
    const { length } = bench.slack.log.calls;
    await bench.press(value, {
      action_id: 'remove_source',
      user: { id: userId, team_id: ids.team },
    });
    await bench.settled();
    return JSON.stringify(bench.slack.log.calls.slice(length).map(({ args }) => args));
  };
  const removeValue = (listed: string) =>
    JSON.stringify(['source', /channel-[0-9a-f]{12}/.exec(listed)?.[0] ?? '']);

  it('a message becomes a source of its channel: asked and checked there, and nowhere else', async () => {
    await open();
    expect(await command(question)).not.toContain(sentence);

    const told = await putIn(release);

    expect(told).toMatch(
      /Added: “Marlow Line Opens a Ferry to Norwick”, 2 paragraphs\. Until 5 December/,
    );
    const answered = await command(question);
    expect(answered).toContain(sentence);
    expect(answered).toMatch(/Not curated/);
    expect(answered).toMatch(/uncurated, added by .*U0CURATOR.* on 28 November/);
    expect(answered).not.toContain('Quiet Beaches');
    expect(await command(check)).toMatch(/✓.*Marlow Line Opens a Ferry to Norwick.*says so/);
    expect(await command('check Marlow Line will open a ferry to Norwick on 5 May.')).toMatch(/✗/);

    await bench.event(makeMention(question));
    await bench.settled();
    expect(posts('chat.postMessage')).toContain(sentence);

    for (const elsewhere of [{ channel_id: 'C5678' }, { channel_id: ids.direct }]) {
      expect(await command(question, elsewhere)).not.toContain(sentence);
      expect(await command(check, elsewhere)).not.toMatch(/✓/);
      expect(await command('sources', elsewhere)).not.toContain(title);
    }
    // Topics, help and what facts answer are as they were.
    expect(await command('topics')).not.toContain(title);
  });

  it('is listed with who, when and until when, removed by a curator or its adder, and by nobody else', async () => {
    await open();
    await putIn(release);
    const listed = await command('sources');
    expect(listed).toMatch(/Added by .*U0CURATOR.*on 28 November, until 5 December/);
    const value = removeValue(listed);

    expect(await remove(value, ids.user)).toMatch(
      /Only whoever added it, or a curator, removes it/,
    );
    expect(await command(question)).toContain(sentence);
    expect(await remove(value, curator)).toMatch(/Removed: “Marlow Line/);
    expect(await remove(value, curator)).toMatch(/no longer here/);
    expect(await command(question)).not.toContain(sentence);
    expect(await command('sources')).toMatch(/Nobody added one in this channel/);
  });

  it('runs out after seven days, and a button of its reply says so', async () => {
    await open();
    await putIn(release);
    await command(check, { user_id: curator });
    time = start + channelSourceLife - 1;
    expect(await command(question, { trigger_id: '1.2.other' })).toContain(sentence);

    time = start + channelSourceLife;

    expect(await command(question, { trigger_id: '1.2.other' })).not.toContain(sentence);
    const { length } = bench.slack.log.calls;
    await bench.press(JSON.stringify(['check', '13345224609.738474920.8088930838d88f008e0']), {
      action_id: 'share_verdict',
      user: { id: curator, team_id: ids.team },
    });
    await bench.settled();
    const told = JSON.stringify(bench.slack.log.calls.slice(length).map(({ args }) => args));
    expect(told).toMatch(/added in this channel and ran out on 5 December/);
  });

  it('is not for whom the settings leave out', async () => {
    await open();
    const ana = { user: { id: ids.user, name: 'ana', team_id: ids.team } };
    expect(await putIn(release, ana)).toMatch(/Only curators add sources here/);
    expect(await form('ana', {})).toBeNull();
    const cora = bench.slack.person('cora');
    const set = async (adders: string) => {
      await cora.command({ channel: 'desk', text: '/desk settings' });
      await bench.settled();
      const view = cora.views().at(-1);
      if (!view) throw new Error('no form was opened');
      await cora.submit(view, { manner: { manner: 'public' }, adders: { adders } });
      await bench.settled();
    };

    await set('nobody');
    expect(await putIn(release)).toMatch(/Nobody adds sources in this channel/);
    await set('everybody');
    expect(await putIn(release, ana)).toMatch(/Added: /);
    expect(await command(question)).toContain(sentence);
    expect(await remove(removeValue(await command('sources')), ids.user)).toMatch(/Removed/);
  });

  it('is neither taken nor shown in a channel that is shared, or of which nobody says so', async () => {
    await open({ place: { isShared: true } });
    expect(await putIn(release)).toMatch(/I take no sources in a channel that is shared/);
    await bench.stop();
    await open({ scopes: scopes.slice(0, 4) });
    expect(await putIn(release)).toMatch(/I take no sources in a channel that is shared/);
  });

  it('comes from the form in five parts, which says what is wrong with it', async () => {
    await open();
    const given = { title: 'Ferry “Marigold” & <Norwick>' };
    const short = await form('cora', { ...given, part1: 'One sentence only.' });
    expect(short?.errors).toMatchObject({ part1: expect.stringMatching(/too short/) });
    expect(
      (await form('cora', { ...given, part1: '한국어로만 쓴 글입니다. 두 문장입니다.' }))?.errors,
    ).toMatchObject({
      part1: expect.stringMatching(/English only/),
    });
    const parts = { part1: `${sentence} It sails`, part2: 'at noon. The *old* ship <stays>.' };
    expect((await form('cora', { ...given, ...parts }))?.errors).toEqual({});

    expect(await command(question)).toContain('Ferry “Marigold” & <Norwick>');
    expect(await command('check It sails at noon.')).toMatch(/✓/);
  });

  it('comes as a message that begins with the word, in a channel and in a conversation', async () => {
    await open();
    const ts = '1700000000.000900';
    await bench.event(makeMention(`source\n${release}`, { user: curator, ts, event_ts: ts }));
    await bench.settled();
    expect(posts('chat.postEphemeral')).toMatch(/Added: “Marlow Line/);
    expect(posts('chat.postMessage')).toBe('[]');
    expect(await command(question)).toContain(sentence);

    const other = '1700000000.000901';
    await bench.event(makeDirectMessage(`Source:\n${release}`, { user: curator, ts: other }));
    await bench.event(makeDirectMessage(question, { user: curator, ts: '1700000000.000902' }));
    await bench.settled();
    expect(posts('chat.postMessage')).toMatch(/Added: “Marlow Line[\s\S]*Not curated/);
  });

  it('says what it does not take', async () => {
    await open();
    expect(await putIn('')).toMatch(/I found no words there/);
    expect(await putIn('', { message: { text: '', files: [{ id: 'F1' }], ts: '1.2' } })).toMatch(
      /I do not read files/,
    );
    expect(await putIn('Hello there.')).toMatch(/too short/);
    expect(await putIn('港が閉まりました。\n桟橋も閉まりました。')).toMatch(/English only/);
    expect(await putIn(`Title\n${'A boat sails. '.repeat(longestChannelSource / 10)}`)).toMatch(
      /too long: I take up to 30,000/,
    );
    const odd =
      'The \u0000 *Marigold*\u200B &amp; <https://a.example|its crew> left. <!channel> They came back.';
    expect(await putIn(`Odd <Title>\n${odd}`)).toMatch(/Added: “Odd/);
    expect(await putIn(release)).toMatch(/Added: /);
    expect(await putIn(release)).toMatch(/is here already/);
    for (let n = 3; n <= mostChannelSources; n += 1) {
      expect(await putIn(`${release}\nThere are ${n} of them.`)).toMatch(/Added: /);
    }
    expect(await putIn(`${release}\nOne too many of them.`)).toMatch(/Remove one first/);
  });

  it('takes no button of an earlier reply away', async () => {
    await open();
    await command('who closed the east pier?', { user_id: ids.user, trigger_id: '9.9.pier' });
    await putIn(release);
    const { hash } = desk.knowledge;
    const value = JSON.stringify([pierClosed.id, hash.slice(0, 12), 'en', '9.9.pier']);
    const { length } = bench.slack.log.calls;
    await bench.press(value, { action_id: 'explain_answer' });
    await bench.settled();
    const told = JSON.stringify(bench.slack.log.calls.slice(length).map(({ args }) => args));
    expect(told).toMatch(/what they met in the source/);
  });

  it('goes with whoever added it, when they are forgotten', async () => {
    await open();
    await putIn(release);
    await command('forget-me', { user_id: ids.user });
    expect(await command(question)).toContain(sentence);

    await command('forget-me', { user_id: curator });

    expect(await command(question)).not.toContain(sentence);
  });
});
