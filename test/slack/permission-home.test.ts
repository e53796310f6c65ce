import { afterEach, describe, expect, it } from 'vitest';
import {
  berths,
  makeDesk,
  makeKnowledge,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, responsePaths, triggerIds } from './slack-payloads.ts';

const release = Date.parse('2026-12-01T18:00Z');
/** Who shut the pier is under embargo, and its berths are nobody's outside. */
const knowledge = makeKnowledge({
  facts: [
    {
      ...{ ...pierClosed, questions: ['Who shut the pier?'] as const },
      embargo: '2026-12-01T18:00:00.000Z',
    },
    { ...pierOpens, questions: ['When does the pier reopen?'] },
    { ...berths, audience: 'internal' },
  ],
});
const desk = makeDesk(knowledge);
const secret = /Who closed the pier|Who shut the pier|closed the east pier on Monday/;
const internal = /The berths of the pier|Alder, Birch/;
const open = /When the pier opens again/;

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  let time = release - 1;
  let events = 0;
  afterEach(() => bench.stop());

  async function start(): Promise<void> {
    time = release - 1;
    bench = await createBench({
      ...{ mode, desk, now: () => time, curators: [ids.curator], mayAsk: true },
    });
  }
  const posts = (to: string) => JSON.stringify(bench.callsTo(to).map(({ args }) => args));

  /** What the desk does as somebody opens it, who may share it with another organisation. */
  async function opens(user: string, tab: 'home' | 'messages', isShared = false) {
    const to = tab === 'home' ? 'views.publish' : 'assistant.threads.setSuggestedPrompts';
    const { length } = bench.callsTo(to);
    events += 1;
    await bench.event(
      { type: 'app_home_opened', user, channel: ids.direct, tab },
      { event_id: `Ev${events}`, is_ext_shared_channel: isShared },
    );
    await bench.settled();
    return JSON.stringify(
      bench
        .callsTo(to)
        .slice(length)
        .map(({ args }) => args),
    );
  }

  async function pressOnHome(actionId: string, value: string): Promise<void> {
    const person = bench.slack.person(ids.user);
    const view = person.home();
    if (!view) throw new Error('There is no Home.');
    await person.pressInView(view, { actionId, value });
    await bench.settled();
  }

  describe('the Home', () => {
    it('neither names nor counts what is under embargo, until it ends, but to a curator', async () => {
      await start();

      const shown = await opens(ids.user, 'home');
      expect(shown).not.toMatch(secret);
      expect(shown).toMatch(open);
      expect(shown).toMatch(/2 paragraphs, 2 facts/);
      const shownToCurator = await opens(ids.curator, 'home');
      expect(shownToCurator).toMatch(/🔒 Who closed the pier/);
      expect(shownToCurator).toMatch(/🔒 is under embargo/);
      expect(shownToCurator).not.toMatch(/"Who shut the pier\?"/);

      time = release;

      const shownLater = await opens(ids.user, 'home');
      expect(shownLater).toMatch(secret);
      expect(shownLater).toMatch(/2 paragraphs, 3 facts/);
    });

    it('finds it by no search, and opens it by no button', async () => {
      await start();
      await opens(ids.user, 'home');

      await pressOnHome('home_search', 'closed');
      const value = JSON.stringify([pierClosed.id, knowledge.hash.slice(0, 12), 'en', null]);
      await pressOnHome('home_topic_0', value);

      expect(posts('chat.postMessage')).toMatch(/I could not open that topic/);
      expect(bench.callsTo('views.open')).toEqual([]);
      expect(posts('views.publish')).not.toMatch(secret);
      expect(bench.callsTo('views.publish')).toHaveLength(2);
    });

    it('shows what is internal to people of the workspace alone', async () => {
      await start();

      expect(await opens(ids.user, 'home')).toMatch(internal);
      expect(await opens(ids.user, 'home', true)).not.toMatch(internal);
    });
  });

  it('the agent tab neither offers nor names what is under embargo, to a curator either', async () => {
    await start();

    expect(await opens(ids.user, 'messages')).toMatch(/When does the pier reopen/);
    expect(posts('assistant.threads.setSuggestedPrompts')).not.toMatch(secret);
    expect(posts('chat.postMessage')).toMatch(/Welcome/);
    expect(posts('chat.postMessage')).not.toMatch(secret);
    expect(await opens(ids.curator, 'messages')).not.toMatch(secret);
  });

  describe('a button', () => {
    async function press(value: string, given: Record<string, unknown>) {
      await bench.press(value, given);
      await bench.settled();
    }
    const told = () => posts(responsePaths.press);
    const asCurator = { user: { id: ids.curator, team_id: ids.team } };

    it('for more topics names what is under embargo to a curator alone', async () => {
      await start();

      await press('0', { action_id: 'show_topics' });
      expect(told()).toMatch(open);
      expect(told()).not.toMatch(secret);

      await press('0', { action_id: 'show_topics', ...asCurator });
      expect(told()).toMatch(secret);
    });

    it('for a topic says to a curator that it is under embargo', async () => {
      await start();
      const { hash } = knowledge;
      const value = JSON.stringify([pierClosed.id, hash.slice(0, 12), 'en', null]);

      await press(value, { action_id: 'ask_topic_0', ...asCurator });

      expect(told()).toMatch(secret);
      expect(told()).toMatch(/For you as a curator/);
    });

    it('for quotes opens none that is under embargo, though it names the whole base', async () => {
      await start();
      const value = JSON.stringify([
        'passages',
        knowledge.hash.slice(0, 12),
        [['harbour', 1, 0, 49]],
      ]);

      await press(value, { action_id: 'show_passages' });

      expect(told()).toMatch(/My sources have changed since/);
      expect(bench.callsTo('views.open')).toEqual([]);
    });

    it('behind three dots answers nothing that is under embargo', async () => {
      await start();
      const ref = JSON.stringify([
        pierClosed.id,
        knowledge.hash.slice(0, 12),
        'en',
        triggerIds.command,
      ]);
      const option = { text: { type: 'plain_text', text: '…' }, value: `askTopic:${ref}` };

      await press('', {
        actions: [{ type: 'overflow', action_id: 'more', selected_option: option }],
      });

      expect(told()).toMatch(/I no longer have that topic/);
      expect(told()).not.toMatch(secret);
    });
  });
});
