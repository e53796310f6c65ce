import { beforeEach, describe, expect, it } from 'vitest';
import { type Interaction, startInteraction } from './start-interaction.ts';

const button = (actionId: string, value: string) => ({
  type: 'button',
  action_id: actionId,
  text: { type: 'plain_text', text: 'Why?' },
  value,
});
const blocks = [{ type: 'actions', block_id: 'next', elements: [button('explain', 'pier')] }];

let slack: Interaction['slack'];
let app: Interaction['app'];
let ana: Interaction['ana'];
let payload: Interaction['payload'];
let post: Interaction['post'];
let time: number;

beforeEach(async () => {
  time = Date.now();
  ({ slack, app, ana, payload, post } = await startInteraction(() => time));
});

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
