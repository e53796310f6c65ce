import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../src/replies/strings/en.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Acknowledgement, type Bench, createBench } from './slack-bench.ts';
import { ids, makePress, responsePaths } from './slack-payloads.ts';

const words = en.notices.unknownRequest('/desk');

/** Slack sends what the app of yesterday, of tomorrow or of the manifest offers: all of it gets an answer in words. */
describe.each(['http', 'socket'] as const)('what this version does not know, over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  async function interact(given: Record<string, unknown>): Promise<Acknowledgement> {
    bench = await createBench({ mode });
    const { actions: _, ...press } = makePress('', {}, bench.slack.url);
    const { attempts } = await bench.slack.deliver({
      kind: 'interaction',
      body: { ...press, ...given },
    });
    await bench.settled();
    const outcome = attempts.at(-1)?.outcome;
    if (outcome?.kind !== 'answered') throw new Error(`The app was ${outcome?.kind}.`);
    expect(bench.failures).toEqual([]);
    return { status: outcome.status, body: outcome.body };
  }
  const toldByResponseUrl = () =>
    bench.callsTo(responsePaths.press).flatMap(({ args }) => richTexts(args));

  it('a command is answered in its acknowledgement', async () => {
    bench = await createBench({ mode });

    const { status, body } = await bench.command('who?', { command: '/desk-of-old' });

    expect(status).toBe(200);
    expect(body).toMatchObject({ response_type: 'ephemeral' });
    expect(richTexts(body)).toEqual([words]);
  });

  it.each([
    ['a button', { type: 'block_actions', actions: [{ type: 'button', action_id: 'translate' }] }],
    ['a menu', { type: 'block_actions', actions: [{ type: 'overflow', action_id: 'more_0' }] }],
    ['a button without an id', { type: 'block_actions', actions: [{ type: 'button' }] }],
    [
      'a button of an attachment',
      { type: 'interactive_message', callback_id: 'old', actions: [{ name: 'a', value: 'b' }] },
    ],
    ['a dialog', { type: 'dialog_submission', callback_id: 'old', submission: {} }],
    [
      'a message shortcut',
      { type: 'message_action', callback_id: 'translate_message', message: { text: 'pier' } },
    ],
    [
      'a message shortcut by the name of a global one',
      { type: 'message_action', callback_id: 'check_draft', message: { text: 'pier' } },
    ],
  ])('%s is answered to whoever pressed it', async (_, given) => {
    const { status } = await interact(given);

    expect(status).toBe(200);
    expect(toldByResponseUrl()).toEqual([words]);
  });

  it.each([
    ['a global shortcut', { type: 'shortcut', callback_id: 'translate_draft' }],
    [
      'a button in a form',
      { type: 'block_actions', actions: [{ type: 'button', action_id: 'add_part' }] },
    ],
  ])('%s, which stands nowhere, is answered by direct message', async (_, given) => {
    const nowhere = { channel: undefined, container: undefined, response_url: undefined };
    const { status } = await interact({ ...nowhere, ...given });

    expect(status).toBe(200);
    const posts = bench.callsTo('chat.postMessage').map(({ args }) => args);
    expect(posts).toMatchObject([{ channel: ids.user }]);
    expect(posts.flatMap(richTexts)).toEqual([words]);
  });

  it('a form says so beside its first field, and keeps what was typed', async () => {
    const blocks = [
      { type: 'section', block_id: 'intro' },
      { type: 'input', block_id: 'draft' },
    ];

    const { status, body } = await interact({
      type: 'view_submission',
      view: { id: 'V1', callback_id: 'check_two_drafts', blocks, state: { values: {} } },
    });

    expect(status).toBe(200);
    expect(body).toEqual({ response_action: 'errors', errors: { draft: words } });
  });

  it('a form without a field becomes one that says so', async () => {
    const { status, body } = await interact({
      type: 'view_submission',
      view: { id: 'V1', callback_id: 'confirm', blocks: [], state: { values: {} } },
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(JSON.stringify(body)).toContain(words);
  });

  it('a form that was closed is acknowledged', async () => {
    const view = { id: 'V1', callback_id: 'check_draft', blocks: [] };

    expect(await interact({ type: 'view_closed', view })).toEqual({ status: 200, body: '' });
  });

  it('a menu that asks for its options gets none', async () => {
    const { status, body } = await interact({
      ...{ type: 'block_suggestion', action_id: 'topics', block_id: 'b1', value: 'pier' },
    });

    expect({ status, body }).toEqual({ status: 200, body: { options: [] } });
  });

  it.each([
    ['a kind of request that nobody knows', { type: 'dialog_cancellation', callback_id: 'old' }],
    ['a request without a kind', { type: undefined }],
    ['a form without a view', { type: 'view_submission', view: null }],
    ['a press without a button', { type: 'block_actions', actions: [] }],
    ['an event that is none', { type: 'event_callback', event: 'app_mention' }],
    ['an event of a channel that is none', { event: { type: 'app_mention', channel: null } }],
    ['Slack holding events back', { type: 'app_rate_limited', minute_rate_limited: 1 }],
  ])('%s is acknowledged, so that Slack does not bring it back', async (_, given) => {
    expect(await interact(given)).toMatchObject({ status: 200 });
  });

  it('a message that cannot be read is told so', async () => {
    const message = { type: 'message_action', callback_id: 'check_message', message: null };

    expect(await interact(message)).toMatchObject({ status: 200 });
    expect(toldByResponseUrl()).toEqual([
      'I could not read that message. Please paste its words to me.',
    ]);
  });

  it.each([
    ['what is no value', 'x'],
    ['broken JSON', '["member'],
    ['a value of an older form', '{"fact":"shut-pier"}'],
    ['a fact that is gone', '["no-such-fact","000000000000","en",null]'],
    ['a list of other things', '[1,2,3,4]'],
    ['nothing', ''],
  ])('a button of ours that holds %s says that it means nothing any more', async (_, value) => {
    for (const action_id of ['ask_topic_0', 'explain_answer', 'give_feedback', 'share_answer']) {
      bench = await createBench({ mode });
      const { status } = await bench.press(value, { action_id });
      await bench.settled();

      expect(status).toBe(200);
      expect(toldByResponseUrl()).toHaveLength(1);
      expect(toldByResponseUrl().join()).toMatch(/^I no longer have that topic/);
      if (action_id !== 'share_answer') await bench.stop();
    }
  });
});
