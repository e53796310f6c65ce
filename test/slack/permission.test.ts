import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/answer.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { createWithheldFinder } from '../../src/desk/views/find-withheld.ts';
import { partOf } from '../../src/worker/perform-in-part.ts';
import {
  berths,
  makeKnowledge,
  makeSource,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import { type Bench, type BenchOptions, createBench } from './slack-bench.ts';
import {
  ids,
  makeDirectMessage,
  makeMention,
  responsePaths,
  triggerIds,
} from './slack-payloads.ts';

const release = Date.parse('2026-12-01T18:00Z');
let time = release - 1;
const question = 'who closed the east pier?';
const secret = /harbour board closed the east pier on Monday|Who closed the pier/;
const internal = /Alder, Birch and Cedar/;
const grantedToLook = [
  ...['app_mentions:read', 'chat:write', 'commands', 'im:history'],
  ...['channels:read', 'groups:read'],
];
const { curator } = ids;

/** Who closed the pier is under embargo, and its berths are nobody's outside. */
function makeMarkedDesk(): Desk {
  const facts = [
    { ...pierClosed, embargo: '2026-12-01T18:00:00.000Z' },
    pierOpens,
    { ...berths, audience: 'internal' as const },
  ];
  const other = makeSource({
    id: 'ferry',
    title: 'The Ferry Runs Again',
    paragraphs: ['The ferry Marigold runs again from Thursday.'],
  });
  const source = makeSource();
  return createDesk(makeKnowledge({ facts, sources: { [source.id]: source, ferry: other } }));
}

const desk = makeMarkedDesk();
/** Makes the desk of each part, as a start does. */
beforeAll(() => {
  const find = createWithheldFinder(desk.knowledge);
  for (const isInHouse of [true, false]) {
    for (const isForCurator of [true, false]) {
      const permission = { isInHouse, isForCurator, sources: null, at: release - 1 };
      partOf(desk, find(permission)).check('Ann Reed chairs the board.');
    }
  }
});

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  async function start(options: BenchOptions = {}): Promise<void> {
    time = release - 1;
    bench = await createBench({
      ...{ mode, desk, now: () => time, curators: [curator], mayAsk: true },
      ...options,
    });
  }
  const posts = (to: string) => JSON.stringify(bench.callsTo(to).map(({ args }) => args));
  const told = () => posts(responsePaths.press);
  async function mention(text: string, given: Record<string, unknown> = {}, body = {}) {
    await bench.event(makeMention(text, given), body);
    await bench.settled();
  }
  const command = async (text: string, given: Record<string, string> = {}) =>
    JSON.stringify((await bench.command(text, given)).body);
  async function press(action_id: string, factId: string, given: Record<string, unknown> = {}) {
    const { hash } = desk.knowledge;
    const value = JSON.stringify([factId, hash.slice(0, 12), 'en', triggerIds.command]);
    await bench.press(value, { action_id, ...given });
    await bench.settled();
  }

  /** The form for the settings of the channel, as a curator opened it. */
  async function openSettings() {
    const cora = bench.slack.person('cora');
    await cora.command({ channel: 'desk', text: '/desk settings' });
    await bench.settled();
    const [view] = cora.views();
    if (!view) throw new Error('no form was opened');
    return { cora, view };
  }
  async function set(manner: string, sources?: readonly string[]) {
    const { cora, view } = await openSettings();
    const { errors } = await cora.submit(view, {
      manner: { manner },
      ...(sources && { sources: { sources } }),
    });
    await bench.settled();
    expect(errors).toEqual({});
  }

  describe('what is under embargo', () => {
    it('is neither told nor named until the moment that it ends, whatever is asked, and told then', async () => {
      await start();
      const texts = [question, pierClosed.id, 'topics', 'help', 'east pier Monday', 'closd pier'];
      for (const text of texts) expect(await command(text), text).not.toMatch(secret);
      expect(await command('check the harbour board closed it')).toMatch(/Not in the source/);
      await mention(question);
      await bench.event(makeDirectMessage(question, { ts: '1700000000.000101' }));
      await bench.settled();
      expect(posts('chat.postMessage')).not.toMatch(secret);

      time = release;

      expect(await command(question)).toMatch(secret);
      expect(await command('topics')).toMatch(secret);
    });

    it('is told to a curator alone, and said to be so', async () => {
      await start();

      const shown = await command(question, { user_id: curator });
      expect(shown).toMatch(secret);
      expect(shown).toMatch(/some of this is under embargo/);
      expect(await command('when does the pier open again?', { user_id: curator })).not.toMatch(
        /under embargo/,
      );
      await mention(question, { user: curator });
      expect(posts('chat.postMessage')).not.toMatch(secret);
    });

    it('is not among what else is near, but for a curator', async () => {
      await start({ scopes: grantedToLook });
      const nearest = (user_id: string) =>
        bench.press(JSON.stringify(['check', triggerIds.command]), {
          action_id: 'show_nearest',
          user: { id: user_id, team_id: ids.team },
        });

      for (const user_id of [ids.user, curator]) {
        await bench.command('how long is the pier?', { user_id });
        await nearest(user_id);
        await bench.settled();
        expect(secret.test(told()), told()).toBe(user_id === curator);
      }
    });

    it('is not shown by a button to others, nor shared by a curator', async () => {
      await start();
      await bench.command(question, { user_id: curator });

      for (const action of ['ask_topic_0', 'show_quote', 'explain_answer', 'share_answer']) {
        await press(action, pierClosed.id);
      }
      expect(told()).toMatch(/I no longer have that topic/);
      expect(told() + posts('views.open')).not.toMatch(secret);

      await press('share_answer', pierClosed.id, { user: { id: curator, team_id: ids.team } });
      // One `response_url` is used three times.
      expect(posts('chat.postEphemeral')).toMatch(/internal, or under embargo/);
      expect(posts('chat.postMessage')).toBe('[]');
    });
  });

  describe('a draft', () => {
    /** What somebody is told of a draft that they sent. */
    async function check(name: string, draft: string, given: Record<string, unknown> = {}) {
      const person = bench.slack.person(name);
      await person.globalShortcut('check_draft');
      await bench.settled();
      const [view] = person.views();
      if (!view) throw new Error('no form was opened');
      const { length } = bench.callsTo('chat.postMessage');
      await person.submit({ ...view, ...given }, { part1: { text: draft } });
      await bench.settled();
      return JSON.stringify(bench.callsTo('chat.postMessage').slice(length));
    }
    const saysSo = /✓ 1 said/;

    it('is held against what is under embargo for a curator alone', async () => {
      await start();
      const draft = 'The harbour board closed the east pier on Monday.';

      expect(await check('ana', draft)).not.toMatch(saysSo);
      const shown = await check('cora', draft);
      expect(shown).toMatch(saysSo);
      expect(shown).toMatch(/some of this is under embargo/);
    });

    it('is held against what is internal for people of the workspace alone', async () => {
      await start();
      const draft = 'The pier has three berths.';

      expect(await check('ana', draft)).toMatch(saysSo);
      expect(await check('ana', draft, { app_installed_team_id: 'T0OTHER' })).not.toMatch(saysSo);
    });
  });

  describe('what is internal', () => {
    const berthsAsked = 'Which berths does the pier have?';

    it('is told in a channel that Slack says is not shared, and asked once', async () => {
      await start({ scopes: grantedToLook });

      expect(await command(berthsAsked)).toMatch(internal);
      expect(await command(berthsAsked)).toMatch(internal);
      expect(bench.callsTo('conversations.info')).toHaveLength(1);
    });

    it('is not told in one that is shared, neither to a command nor to a mention', async () => {
      await start({ scopes: grantedToLook, place: { isShared: true } });

      expect(await command(berthsAsked)).not.toMatch(internal);
      await mention(berthsAsked, {}, { is_ext_shared_channel: true });
      expect(posts('chat.postMessage')).not.toMatch(internal);
    });

    it('is not told where nobody knows, and told as soon as an event says that nobody else is there', async () => {
      await start();

      expect(await command(berthsAsked)).not.toMatch(internal);
      await mention(berthsAsked, {}, { is_ext_shared_channel: false });
      expect(posts('chat.postMessage')).toMatch(internal);
      expect(await command(berthsAsked)).toMatch(internal);
    });
  });

  describe('a channel', () => {
    const shown = 'when does the pier open again?';
    const answer = /it would open again in May/;

    it.each(['asked', 'private'])(
      'that is “%s” has a mention answered to the asker alone',
      async (manner) => {
        await start();
        await set(manner);

        await mention(shown);

        expect(posts('chat.postMessage')).not.toMatch(answer);
        expect(posts('chat.postEphemeral')).toMatch(answer);
        expect(/share_answer/.test(posts('chat.postEphemeral'))).toBe(manner === 'asked');
        expect(/share_answer/.test(await command(shown))).toBe(manner === 'asked');
      },
    );

    it('that is “private” shares nothing, whatever button is pressed', async () => {
      await start();
      await bench.command(shown);
      await set('private');

      await press('share_answer', pierOpens.id);

      expect(told()).toMatch(/I speak privately in this channel/);
      expect(posts('chat.postMessage')).toBe('[]');
    });

    it('that is “off” gets no answer, and whoever asks is told why', async () => {
      await start();
      await bench.command(shown);
      await set('off');

      expect(await command(shown)).toMatch(/switched off in this channel/);
      await mention(shown);
      await press('ask_topic_0', pierOpens.id);

      expect(posts('chat.postEphemeral')).toMatch(/switched off in this channel/);
      expect(told()).toMatch(/switched off in this channel/);
      expect(posts('chat.postMessage') + posts('chat.postEphemeral') + told()).not.toMatch(answer);
      expect(await command('help')).not.toMatch(/switched off/);
      await bench.event(makeDirectMessage(shown, { ts: '1700000000.000102' }));
      await bench.settled();
      expect(posts('chat.postMessage')).toMatch(answer);
    });

    it('answers from the sources that were chosen for it', async () => {
      await start();
      await set('public', ['ferry']);

      expect(await command(shown)).not.toMatch(answer);
      expect(await command('when does the ferry run again?')).toMatch(/Marigold/);
      expect(await command(shown, { channel_id: 'C5678' })).toMatch(answer);
    });
  });

  describe('settings', () => {
    it('are opened to nobody but curators', async () => {
      await start();
      const ana = bench.slack.person('ana');

      await ana.command({ channel: 'desk', text: '/desk settings' });
      await bench.settled();

      expect(ana.views()).toEqual([]);
      expect(ana.sees('desk').at(-1)?.message.text).toMatch(/^Only curators change settings/);
    });

    it('are opened to an administrator of the workspace, where Slack may be asked who is one', async () => {
      await start({ scopes: [...grantedToLook, 'users:read'], place: { isAdmin: true } });
      const ana = bench.slack.person('ana');

      await ana.command({ channel: 'desk', text: '/desk settings' });
      await bench.settled();

      expect(JSON.stringify(ana.views())).toMatch(/Whom I answer.*Harbour Board Closes East Pier/);
    });

    it('are not changed by a form that somebody else sends', async () => {
      await start();
      const { view } = await openSettings();

      await bench.slack.person('ana').submit(view, { manner: { manner: 'off' } });
      await bench.settled();

      expect(posts('chat.postEphemeral')).toMatch(/Only curators change settings/);
      expect(await command('when does the pier open again?')).not.toMatch(/switched off/);
    });

    it('are shown as they are, and said to be saved', async () => {
      await start();
      await set('private', ['ferry']);

      const { view } = await openSettings();

      expect(JSON.stringify(view)).toMatch(
        /"initial_option":\{[^}]*\}?[^}]*"value":"private"|"value":"private"/,
      );
      expect(posts('chat.postEphemeral')).toMatch(/Saved for this channel: Private.*1 source/);
    });

    it('cannot be opened in a direct message, which has none', async () => {
      await start();

      const cora = bench.slack.person('cora');
      await cora.command({ channel: 'desk', text: '/desk forget-me' });
      expect(await command('settings', { channel_id: ids.direct, user_id: curator })).toBe('""');
      await bench.settled();

      expect(posts(responsePaths.command)).toMatch(/Settings are for a channel/);
    });
  });
});
