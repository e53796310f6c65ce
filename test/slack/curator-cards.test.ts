import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cut, first, refuse } from '#local-slack';
import { longestCardPost } from '../../src/limits.ts';
import { createMemoryCuratorCards } from '../../src/slack/answering/memory-curator-cards.ts';
import { type CuratorCards, createStoredCuratorCards } from '../../src/storage/curator-cards.ts';
import { forgetAsk, forgetPerson, runRetention } from '../../src/storage/forget.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeMention, responsePaths, triggerIds } from './slack-payloads.ts';

const question = 'where are the zeppelins?';
const curatorsChannel = 'C5678';
const mentionTs = '1700000000.000100';

describe.each(['http', 'socket'] as const)('a question to the curators over %s', (mode) => {
  let bench: Bench;
  let time = 0;
  beforeEach(async () => {
    time = Date.now();
    bench = await createBench({ mode, curators: [ids.curator], mayAsk: true, now: () => time });
  });
  afterEach(() => bench.stop());

  const cards = () =>
    [...bench.callsTo('chat.postMessage'), ...bench.callsTo('chat.update')]
      .map(({ args }) => args)
      .filter(({ channel }) => channel === curatorsChannel);
  const told = () => bench.callsTo(responsePaths.press).map(({ args }) => richTexts(args)[0]);
  const posted = (channel: string) =>
    bench.callsTo('chat.postMessage').filter(({ args }) => args['channel'] === channel);

  async function chooseChannel(manner = 'public'): Promise<void> {
    const cora = bench.slack.person('cora');
    await cora.command({ channel: 'desk', text: '/desk settings' });
    await bench.settled();
    const [view] = cora.views();
    if (!view) throw new Error('no form was opened');
    const { errors } = await cora.submit(view, {
      manner: { manner },
      curators_channel: { curators_channel: curatorsChannel },
    });
    await bench.settled();
    expect(errors).toEqual({});
  }
  async function ask(askId: string = triggerIds.command, given: Record<string, unknown> = {}) {
    await bench.press(JSON.stringify(['check', askId]), { action_id: 'ask_curators', ...given });
    await bench.settled();
  }
  async function pressCard(action_id: string, userId: string) {
    const value = /"value":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(cards()[0]))?.[1];
    await bench.press(String(JSON.parse(value ?? '""')), {
      action_id,
      user: { id: userId, team_id: ids.team },
      channel: { id: curatorsChannel, name: 'sports' },
      container: { type: 'message', message_ts: '1700000000.000700' },
    });
    await bench.settled();
  }

  it('is one card, claimed by one curator, and settled; whoever asked privately is told once, in private', async () => {
    await chooseChannel();
    await bench.command(question);
    await ask();
    await ask();
    expect(told()).toEqual([
      expect.stringMatching(/^Your question is with the curators/),
      expect.stringMatching(/^The curators have that question from you already/),
    ]);
    expect(cards()).toHaveLength(1);
    expect(JSON.stringify(cards())).toMatch(/where are the zeppelins.*One person asks/s);

    await pressCard('claim_card', ids.user);
    expect(told().at(-1)).toMatch(/^Only curators/);
    await Promise.all([pressCard('claim_card', ids.curator), pressCard('claim_card', ids.curator)]);
    expect(bench.callsTo('chat.update').at(-1)?.args).toMatchObject({ channel: curatorsChannel });
    expect(JSON.stringify(bench.callsTo('chat.update').at(-1)?.args)).toContain(
      `"user_id":"${ids.curator}"`,
    );

    await pressCard('settle_card', ids.curator);
    await pressCard('settle_card', ids.curator);
    const [letter, ...others] = posted(ids.user);
    expect(others).toEqual([]);
    expect(richTexts(letter?.args)[0]).toMatch(
      /^You asked the curators: “where are the zepp.* no source/,
    );
  });

  it('of a thread is answered in that thread', async () => {
    await chooseChannel();
    await bench.event(makeMention(question));
    await bench.settled();
    await ask(mentionTs, {
      container: { type: 'message', message_ts: '1700000000.000200', thread_ts: mentionTs },
    });
    await pressCard('settle_card', ids.curator);

    expect(posted(ids.channel).at(-1)?.args).toMatchObject({ thread_ts: mentionTs });
    expect(richTexts(posted(ids.channel).at(-1)?.args)[0]).toMatch(/^You asked the curators/);
  });

  it('is answered from the words of a source, which are held to it; whoever asked gets them with the curator’s line and name', async () => {
    const quote = 'The pier has three berths: Alder, Birch and Cedar.';
    await chooseChannel();
    await bench.command(question);
    await ask();
    const cora = bench.slack.person('cora');

    await pressCard('answer_card', ids.user);
    expect(cora.views()).toEqual([]);
    await pressCard('answer_card', ids.curator);
    const [view] = cora.views();
    if (!view) throw new Error('no form was opened');
    const send = (words: string) =>
      cora.submit(view, { quote: { quote: words }, line: { line: 'No zeppelins, only berths.' } });
    expect((await send('The pier has four berths.')).errors).toMatchObject({
      quote: expect.stringMatching(/^No source has these words/),
    });
    expect((await send(quote)).errors).toEqual({});
    await bench.settled();

    const [letter, ...others] = posted(ids.user);
    expect(others).toEqual([]);
    expect(richTexts(letter?.args)).toEqual([
      expect.stringMatching(/^You asked the curators: “where are the zeppelins\?”/),
      quote,
      expect.stringContaining('No zeppelins, only berths.'),
    ]);
    expect(JSON.stringify(letter?.args)).toMatch(/¶2 · Harbour Board Closes East Pier/);
    expect(JSON.stringify(letter?.args)).toContain(`"user_id":"${ids.curator}"`);
    const shown = JSON.stringify(bench.callsTo('chat.update').at(-1)?.args);
    expect(shown).toMatch(/Answered by/);
    expect(shown).not.toMatch(/answer_card|settle_card/);
  });

  it('shows what comes nearest, which can be picked instead of typed', async () => {
    await chooseChannel();
    await bench.command('how deep is the east pier?');
    await ask();
    const quote = 'The harbour board closed the east pier on Monday.';
    expect(JSON.stringify(cards()[0])).toMatch(
      /The nearest that a source says:.*The harbour board closed.*¶1 · Harbour Board Closes/s,
    );
    await pressCard('claim_card', ids.curator);
    expect(JSON.stringify(cards().at(-1))).toContain('The nearest that a source says:');

    await pressCard('answer_card', ids.curator);
    const cora = bench.slack.person('cora');
    const [view] = cora.views();
    if (!view) throw new Error('no form was opened');
    const form = JSON.stringify(view);
    const [, value = ''] = /"value":"(\[(?:[^"\\]|\\.)*1,0,\d+\])"/.exec(form) ?? [];
    const picked = JSON.parse(`"${value}"`);
    expect((await cora.submit(view, { nearest: { nearest: picked } })).errors).toEqual({});
    await bench.settled();

    expect(richTexts(posted(ids.user).at(-1)?.args)[1]).toBe(quote);
    expect(JSON.stringify(cards().at(-1))).not.toContain('The nearest that a source says:');
  });

  it('is answered by direct message where its channel has since become private', async () => {
    await chooseChannel();
    await bench.event(makeMention(question));
    await bench.settled();
    await ask(mentionTs, {
      container: { type: 'message', message_ts: '1700000000.000200', thread_ts: mentionTs },
    });
    await chooseChannel('private');
    const before = posted(ids.channel).length;
    await pressCard('settle_card', ids.curator);

    expect(posted(ids.channel)).toHaveLength(before);
    expect(richTexts(posted(ids.user).at(-1)?.args)[0]).toMatch(/^You asked the curators/);
  });

  it('whose asker cannot be told is given back, and the curator hears of it', async () => {
    await chooseChannel();
    await bench.command(question);
    await ask();
    bench.answering('chat.postMessage', refuse('user_not_found'));
    await pressCard('settle_card', ids.curator);

    expect(told().at(-1)).toMatch(/^One person who asked could not be told/);
  });

  it('is posted by whoever asks it next, where it has had no message for a minute', async () => {
    await chooseChannel();
    await bench.command(question);
    bench.answering('chat.postMessage', first(1, cut()));
    await ask();
    await bench.command(question, { user_id: ids.curator });
    const byOther = { user: { id: ids.curator, team_id: ids.team } };
    time += longestCardPost + 1;
    await ask(triggerIds.command, byOther);

    expect(JSON.stringify(cards().at(-1))).toContain('2 people ask.');
    expect(bench.callsTo('chat.update')).toEqual([]);
  });

  it('is answered in a form that opens before anything else is said to Slack', async () => {
    await chooseChannel();
    await bench.command(question);
    await ask();
    await pressCard('answer_card', ids.curator);

    expect(bench.slack.person('cora').views()).toHaveLength(1);
    expect(bench.callsTo('chat.update')).toEqual([]);
  });

  it('of somebody who is forgotten tells nobody', async () => {
    await chooseChannel();
    await bench.command(question);
    await ask();
    await bench.command('forget-me');
    await bench.settled();
    await pressCard('settle_card', ids.curator);

    expect(posted(ids.user)).toEqual([]);
    expect(JSON.stringify(bench.callsTo('chat.update').at(-1)?.args)).not.toContain('zeppelins');
  });
});

const ana = { teamId: 'T1', userId: 'U1' };
const ben = { teamId: 'T1', userId: 'U2' };
const asking = (userId: string) => ({
  ...{ userId, channelId: 'C1', threadTs: null, isPublic: false },
  ...{ askId: `ask ${userId}`, words: 'Where is the heron?' },
});
const place = { channelId: 'C9', normalised: 'where is the heron?' };

async function askTwice(cards: CuratorCards): Promise<string> {
  const both = await Promise.all(['U1', 'U2'].map((id) => cards.ask('T1', place, asking(id))));
  expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
  const [one, other] = both;
  if (!one || !other) throw new Error('There are two.');
  expect(one.card.id).toBe(other.card.id);
  return one.card.id;
}

async function holdTwin(cards: CuratorCards): Promise<void> {
  const workspace = { teamId: 'T1', enterpriseId: '' };
  await cards.saveChannel(workspace, 'C9', 'U1');
  await cards.saveChannel(workspace, 'C8', 'U1');
  expect(await cards.channelOf('T1')).toBe('C8');
  await cards.saveChannel(workspace, null, 'U1');
  expect(await cards.channelOf('T1')).toBe(null);
  const id = await askTwice(cards);
  expect(await cards.find('T1', id)).toMatchObject({ asked: 2, messageTs: null });
  expect(await cards.find('T2', id)).toBe(null);
  const won = await Promise.all([cards.claim(ana, id), cards.claim(ben, id)]);
  expect(won.filter(Boolean)).toHaveLength(1);
  const [winner, loser] = won[0] ? [ana, ben] : [ben, ana];
  expect(await cards.settle(loser, id, 'answered')).toBe(false);
  expect(await cards.settle(winner, id, 'answered')).toBe(true);
  expect(await cards.settle(winner, id, 'answered')).toBe(false);
  const untold = async () => (await cards.untold('T1', id)).map(({ userId }) => userId).toSorted();
  expect(await untold()).toEqual(['U1', 'U2']);
  const claims = await Promise.all(
    ['U1', 'U1', 'U2'].map((id_) => cards.claimTelling('T1', id, id_)),
  );
  expect(claims.filter(Boolean)).toHaveLength(2);
  await cards.releaseTelling('T1', id, 'U2');
  expect(await untold()).toEqual(['U2']);
  // What is settled takes nobody more.
  expect((await cards.ask('T1', place, asking('U3'))).isNew).toBe(true);
}

it('is held alike in memory', () => holdTwin(createMemoryCuratorCards()));

it('is held in storage, and goes with whoever asked, with the question, and in its time', async () => {
  const storage = openStorage({ databaseUrl: null, dataDirectory: null });
  await storage.opened;
  try {
    const { database } = storage;
    const cards = createStoredCuratorCards(storage);
    await holdTwin(cards);
    expect(
      await database.query('SELECT action, outcome, actor, resource FROM audit_trail ORDER BY id'),
    ).toEqual(
      [
        ['chosen', 'C9'],
        ['chosen', 'C8'],
        ['none', null],
      ].map(([outcome, resource]) => ({
        ...{ action: 'settings.curators_channel', outcome, actor: 'U1', resource },
      })),
    );
    await database.script('DELETE FROM card_asks; DELETE FROM cards');

    const id = await askTwice(cards);
    await forgetPerson(database, ana);
    await forgetAsk(database, ben, 'ask U2');
    expect(await cards.find('T1', id)).toMatchObject({ asked: 0, question: null });

    await cards.claim(ana, id);
    await cards.ask('T1', place, asking('U3'));
    const age = async (days: number) => {
      await database.query('UPDATE cards SET made_at = now() - make_interval(days => $1)', [days]);
      await database.query('UPDATE card_asks SET asked_at = now() - make_interval(days => $1)', [
        days,
      ]);
      await runRetention(database, { days: 0, recordDays: 30 });
      return (await database.query('SELECT 1 FROM card_asks')).length;
    };
    expect(await age(6)).toBe(1);
    expect(await cards.find('T1', id)).toMatchObject({ claimedBy: 'U1' });
    expect(await age(8)).toBe(0);
    expect(await cards.find('T1', id)).toMatchObject({ claimedBy: null });
    await age(31);
    expect(await cards.find('T1', id)).toBe(null);
  } finally {
    await storage.close();
  }
}, 120_000);
