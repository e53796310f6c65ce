import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalSlack } from '../src/create-local-slack.ts';
import type { Person } from '../src/people/person.ts';
import { createStandInApp, type StandInApp } from './stand-in-app.ts';
import { callApi, startLocalSlack } from './start-local-slack.ts';

const button = (actionId: string, value: string) => ({
  type: 'button',
  action_id: actionId,
  text: { type: 'plain_text', text: 'Why?' },
  value,
});
const blocks = [{ type: 'actions', block_id: 'next', elements: [button('explain', 'pier')] }];

let slack: LocalSlack;
let app: StandInApp;
let ana: Person;
let time: number;

beforeEach(async () => {
  time = Date.now();
  app = await createStandInApp();
  slack = await startLocalSlack({ now: () => time });
  slack.sendTo(app.url);
  ana = slack.person('ana');
});

const payload = (n = -1) =>
  JSON.parse(new URLSearchParams(app.requests.at(n)?.body).get('payload') ?? '');
const post = async (method: string, args: Record<string, unknown>) =>
  (await callApi(slack, method, args)).body;
const respond = (url: string, body: Record<string, unknown>) =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

async function pressOn(posted = ana.sees('#desk').at(-1)) {
  if (!posted) throw new Error('Nothing was posted.');
  return ana.press(posted, { actionId: 'explain' });
}

describe('a button', () => {
  it('sends who pressed what on which message', async () => {
    const { ts } = await post('chat.postMessage', {
      channel: 'C0DESK',
      text: 'x',
      blocks,
      thread_ts: '16.0',
    });

    await pressOn();

    expect(app.requests.at(-1)?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(payload()).toEqual({
      type: 'block_actions',
      team: { id: 'T0NEWSROOM', domain: 'newsroom' },
      user: { id: 'U0ANA', username: 'ana', name: 'ana', team_id: 'T0NEWSROOM' },
      api_app_id: 'A0DESK',
      token: 'local-verification-token',
      trigger_id: expect.any(String),
      enterprise: null,
      is_enterprise_install: false,
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: 'C0DESK',
        is_ephemeral: false,
        thread_ts: '16.0',
      },
      channel: { id: 'C0DESK', name: 'desk' },
      message: expect.objectContaining({ ts, text: 'x' }),
      state: { values: {} },
      response_url: expect.stringMatching(/\/actions\/T0NEWSROOM\//),
      actions: [
        {
          type: 'button',
          action_id: 'explain',
          block_id: 'next',
          text: { type: 'plain_text', text: 'Why?' },
          value: 'pier',
          action_ts: expect.any(String),
        },
      ],
    });
  });

  it('on what only one person sees sends no message', async () => {
    await post('chat.postEphemeral', { channel: 'C0DESK', user: 'U0ANA', text: 'x', blocks });

    await pressOn();

    expect(payload()).not.toHaveProperty('message');
    expect(payload().container).toMatchObject({ is_ephemeral: true });
  });
});

describe('a response_url', () => {
  beforeEach(async () => {
    await post('chat.postMessage', { channel: 'C0DESK', text: 'x', blocks });
    await pressOn();
  });

  it('takes five answers, to the person only, and no sixth', async () => {
    const url: string = payload().response_url;

    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await respond(url, { text: 'Because.' })).status);

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(ana.sees('#desk').filter(({ visibleTo }) => visibleTo === 'U0ANA')).toHaveLength(5);
    expect(slack.person('ben').sees('#desk')).toHaveLength(1);
  });

  it('takes none after half an hour', async () => {
    time += 30 * 60_000 + 1;

    const response = await respond(payload().response_url, { text: 'Because.' });

    expect([response.status, await response.text()]).toEqual([404, 'expired_url']);
  });

  it('replaces or deletes the message that was pressed', async () => {
    const url: string = payload().response_url;

    await respond(url, { text: 'Done.', replace_original: true });
    expect(ana.sees('#desk').map(({ message }) => message.text)).toEqual(['Done.']);
    await respond(url, { delete_original: true });
    expect(ana.sees('#desk')).toEqual([]);
  });

  it('answers for the channel, in the thread that it names', async () => {
    await respond(payload().response_url, {
      response_type: 'in_channel',
      text: 'y',
      thread_ts: '16.0',
    });

    expect(slack.person('ben').sees('#desk').at(-1)?.message).toMatchObject({ thread_ts: '16.0' });
  });

  it('refuses blocks that Slack refuses', async () => {
    const response = await respond(payload().response_url, {
      text: 'y',
      blocks: [{ type: 'header' }],
    });

    expect([response.status, await response.text()]).toEqual([400, 'invalid_blocks']);
  });
});

describe('a trigger_id', () => {
  const view = { type: 'modal', title: { type: 'plain_text', text: 'Draft' }, blocks: [] };

  it('opens one view', async () => {
    await ana.globalShortcut('check_draft');
    const { trigger_id } = payload();

    expect(await post('views.open', { trigger_id, view })).toMatchObject({ ok: true });
    expect(await post('views.open', { trigger_id, view })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
  });

  it('opens none after three seconds', async () => {
    await ana.globalShortcut('check_draft');
    time += 3_001;

    expect(await post('views.open', { trigger_id: payload().trigger_id, view })).toMatchObject({
      ok: false,
      error: 'expired_trigger_id',
    });
  });
});

describe('a shortcut', () => {
  it('on a message sends the message, and a response_url', async () => {
    const posted = ana.say({ channel: '#desk', text: 'Norway is on the list.' });

    await ana.messageShortcut(posted, 'check_message');

    expect(payload()).toMatchObject({
      type: 'message_action',
      callback_id: 'check_message',
      message_ts: posted.message.ts,
      message: { user: 'U0ANA', text: 'Norway is on the list.' },
      channel: { id: 'C0DESK', name: 'desk' },
      response_url: expect.any(String),
    });
  });

  it('from anywhere has neither a channel nor a response_url', async () => {
    await ana.globalShortcut('check_draft');

    expect(payload()).toMatchObject({ type: 'shortcut', callback_id: 'check_draft' });
    expect(Object.keys(payload())).not.toContain('channel');
    expect(Object.keys(payload())).not.toContain('response_url');
  });
});

describe('a modal', () => {
  const form = {
    type: 'modal',
    callback_id: 'draft',
    private_metadata: 'kept',
    title: { type: 'plain_text', text: 'Draft' },
    submit: { type: 'plain_text', text: 'Check' },
    blocks: [
      input('part1', { type: 'plain_text_input', action_id: 'text', multiline: true }),
      input('part2', { type: 'plain_text_input', action_id: 'text' }),
      input('tone', {
        type: 'static_select',
        action_id: 'pick',
        options: [option('Short', 'short'), option('Long', 'long')],
        initial_option: option('Short', 'short'),
      }),
    ],
  };
  const open = async () => {
    await ana.globalShortcut('check_draft');
    await post('views.open', { trigger_id: payload().trigger_id, view: form });
    const [view] = ana.views();
    if (!view) throw new Error('No view is open.');
    return view;
  };

  it('sends every input when it is submitted, null where empty', async () => {
    const view = await open();

    await ana.submit(view, { part1: { text: 'Taiwan is a member.' } });

    expect(payload()).toMatchObject({
      type: 'view_submission',
      response_urls: [],
      view: {
        id: view.id,
        type: 'modal',
        callback_id: 'draft',
        private_metadata: 'kept',
        hash: expect.any(String),
        root_view_id: view.id,
        state: {
          values: {
            part1: { text: { type: 'plain_text_input', value: 'Taiwan is a member.' } },
            part2: { text: { type: 'plain_text_input', value: null } },
            tone: { pick: { type: 'static_select', selected_option: option('Short', 'short') } },
          },
        },
      },
    });
    expect(ana.views()).toEqual([]);
  });

  it('stays open with what the app finds wrong', async () => {
    const view = await open();
    app.answering(() => ({ body: { response_action: 'errors', errors: { part1: 'Too short.' } } }));

    const { errors } = await ana.submit(view);

    expect(errors).toEqual({ part1: 'Too short.' });
    expect(ana.views()).toHaveLength(1);
  });

  it('is changed by its hash, or by what the app answers to it', async () => {
    const view = await open();
    const changed = { ...form, blocks: [{ type: 'divider' }] };

    expect(
      await post('views.update', { view_id: view.id, hash: 'old', view: changed }),
    ).toMatchObject({
      error: 'hash_conflict',
    });
    await post('views.update', { view_id: view.id, hash: view.hash, view: changed });
    expect(ana.views()[0]).toMatchObject({ id: view.id, blocks: [{ type: 'divider' }] });
    app.answering(() => ({ body: { response_action: 'push', view: changed } }));
    await ana.submit(ana.views()[0] ?? view);
    expect(ana.views().map(({ previous_view_id }) => previous_view_id)).toEqual([null, view.id]);
    app.answering(() => ({ body: { response_action: 'clear' } }));
    await ana.submit(ana.views()[1] ?? view);
    expect(ana.views()).toEqual([]);
  });

  it('is refused where it breaks a limit, with the place', async () => {
    await ana.globalShortcut('check_draft');

    const refused = await post('views.open', {
      trigger_id: payload().trigger_id,
      view: { ...form, title: { type: 'plain_text', text: 'x'.repeat(25) } },
    });

    expect(refused).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/title/text]'],
      },
    });
  });
});

describe('the App Home', () => {
  it('tells the app that somebody opened it, and shows what it publishes', async () => {
    ana.openHome('home');
    await slack.idle();
    expect(JSON.parse(app.requests[0]?.body ?? '').event).toMatchObject({
      type: 'app_home_opened',
      user: 'U0ANA',
      channel: 'D0ANA',
      tab: 'home',
    });

    await post('views.publish', {
      user_id: 'U0ANA',
      view: { type: 'home', blocks: [{ type: 'divider' }] },
    });
    expect(slack.workspace().homes.get('U0ANA')).toMatchObject({ blocks: [{ type: 'divider' }] });
  });
});

function option(label: string, value: string) {
  return { text: { type: 'plain_text', text: label }, value };
}

function input(blockId: string, element: Record<string, unknown>) {
  const label = { type: 'plain_text', text: blockId };
  return { type: 'input', block_id: blockId, optional: true, label, element };
}
