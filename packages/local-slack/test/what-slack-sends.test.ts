import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createStandInApp } from './stand-in-app.ts';
import { startLocalSlack } from './start-local-slack.ts';

async function start({ acknowledgeWithin = 3_000 } = {}) {
  const app = await createStandInApp();
  const waits: number[] = [];
  const slack = await startLocalSlack({
    acknowledgeWithin,
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  slack.sendTo(app.url);
  return { app, slack, waits, ana: slack.person('ana') };
}

describe('a slash command', () => {
  it('is a signed form of strings, whose type has no charset', async () => {
    const { app, slack, ana } = await start();

    await ana.command({ channel: '#desk', text: '/pier who shut it?' });

    const [request] = app.requests;
    const { headers, body = '' } = request ?? {};
    const stamp = headers?.['x-slack-request-timestamp'];
    const hash = createHmac('sha256', slack.app.signingSecret)
      .update(`v0:${stamp}:${body}`)
      .digest('hex');
    expect(headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-signature': `v0=${hash}`,
    });
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      token: 'local-verification-token',
      team_id: 'T0NEWSROOM',
      team_domain: 'newsroom',
      channel_id: 'C0DESK',
      channel_name: 'desk',
      user_id: 'U0ANA',
      user_name: 'ana',
      command: '/pier',
      text: 'who shut it?',
      api_app_id: 'A0DESK',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/commands\/T0NEWSROOM\//),
      trigger_id: expect.any(String),
    });
  });

  it('in a direct conversation names the channel directmessage', async () => {
    const { app, slack, ana } = await start();

    await ana.command({ channel: slack.workspace().directOf('U0ANA').id, text: '/pier' });

    expect(new URLSearchParams(app.requests[0]?.body).get('channel_name')).toBe('directmessage');
  });

  it('shows what the acknowledgement says, to the asker only', async () => {
    const { app, slack, ana } = await start();
    app.answering(() => ({ body: { text: 'The board.' } }));

    await ana.command({ channel: '#desk', text: '/pier who?' });

    expect(ana.sees('#desk').map(({ message, visibleTo }) => [message.text, visibleTo])).toEqual([
      ['The board.', 'U0ANA'],
    ]);
    expect(slack.person('ben').sees('#desk')).toEqual([]);
  });

  it('shows an answer for the channel to everybody there', async () => {
    const { app, slack, ana } = await start();
    app.answering(() => ({ body: { response_type: 'in_channel', text: 'The board.' } }));

    await ana.command({ channel: '#desk', text: '/pier who?' });

    expect(slack.person('ben').sees('#desk')).toHaveLength(1);
  });

  it.each([
    ['no answer', { isSilent: true }, '/pier failed with the error "operation_timeout"'],
    ['an error', { status: 500 }, '/pier failed with the error "dispatch_failed"'],
  ])('with %s says what Slack says, and is not sent again', async (_, answer, said) => {
    const { app, ana } = await start({ acknowledgeWithin: 500 });
    app.answering(() => answer);

    await ana.command({ channel: '#desk', text: '/pier who?' });

    expect(ana.sees('#desk').map(({ message }) => message.text)).toEqual([said]);
    expect(app.requests).toHaveLength(1);
  });

  it('says where its answer breaks a limit, where Slack stays silent', async () => {
    const { app, ana } = await start();
    app.answering(() => ({ body: { text: 'x', blocks: [{ type: 'header' }] } }));

    await ana.command({ channel: '#desk', text: '/pier who?' });

    expect(ana.sees('#desk')[0]?.message.text).toContain(
      'invalid_blocks: missing required field: text [json-pointer:/blocks/0]',
    );
  });
});

describe('a mention in a channel', () => {
  it('is two events, each with an id of its own', async () => {
    const { app, slack, ana } = await start();

    const { message } = ana.say({ channel: '#newsroom', text: '@Pier Desk who shut <it>?' });
    await slack.idle();

    const bodies = app.requests.map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ event }) => event.type).toSorted()).toEqual(['app_mention', 'message']);
    expect(new Set(bodies.map(({ event_id }) => event_id)).size).toBe(2);
    const mention = bodies.find(({ event }) => event.type === 'app_mention');
    expect(mention).toEqual({
      token: 'local-verification-token',
      team_id: 'T0NEWSROOM',
      context_team_id: 'T0NEWSROOM',
      context_enterprise_id: null,
      api_app_id: 'A0DESK',
      event: {
        type: 'app_mention',
        user: 'U0ANA',
        text: '<@U0BOT> who shut &lt;it&gt;?',
        ts: message.ts,
        event_ts: message.ts,
        channel: 'C0NEWSROOM',
        team: 'T0NEWSROOM',
        client_msg_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        blocks: [expect.objectContaining({ type: 'rich_text' })],
      },
      type: 'event_callback',
      event_id: expect.stringMatching(/^Ev/),
      event_time: expect.any(Number),
      authorizations: [
        {
          enterprise_id: null,
          team_id: 'T0NEWSROOM',
          user_id: 'U0BOT',
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: expect.any(String),
    });
  });

  it('is not sent where the app is no member', async () => {
    const { app, slack, ana } = await start();
    slack.workspace().findConversation('#desk')?.members.delete('U0BOT');

    ana.say({ channel: '#desk', text: '@Pier Desk who?' });
    await slack.idle();

    expect(app.requests).toEqual([]);
  });

  it('that is edited is sent again as edited, beside the change of its message', async () => {
    const { app, slack, ana } = await start();

    const posted = ana.say({ channel: '#newsroom', text: '@Pier Desk who?' });
    ana.edit(posted, '@Pier Desk when?');
    await slack.idle();

    const events = app.requests.map(({ body }) => JSON.parse(body).event).slice(2);
    expect(events).toMatchObject([
      { type: 'app_mention', ts: posted.message.ts, edited: { user: 'U0ANA' } },
      {
        type: 'message',
        subtype: 'message_changed',
        message: { text: '<@U0BOT> when?' },
        previous_message: { text: '<@U0BOT> who?' },
      },
    ]);
  });
});

describe('an event that the app does not take', () => {
  it.each([
    ['http_timeout', { isSilent: true }],
    ['http_error', { status: 500 }],
  ])('is sent three times more, at once, after 1 and 5 minutes (%s)', async (reason, answer) => {
    const { app, slack, ana, waits } = await start({ acknowledgeWithin: 500 });
    app.answering(() => answer);

    ana.say({ channel: slack.workspace().directOf('U0ANA').id, text: 'who shut it?' });
    await slack.changes.until(() => app.requests.length === 4, 'four tries');

    expect(waits).toEqual([60_000, 300_000]);
    expect(new Set(app.requests.map(({ body }) => body)).size).toBe(1);
    expect(app.requests.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([
      undefined,
      '1',
      '2',
      '3',
    ]);
    expect(app.requests.at(-1)?.headers['x-slack-retry-reason']).toBe(reason);
  });

  it('and does not want again is left', async () => {
    const { app, slack, ana } = await start();
    app.answering(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));

    ana.say({ channel: slack.workspace().directOf('U0ANA').id, text: 'who shut it?' });
    await slack.idle();

    expect(app.requests).toHaveLength(1);
  });

  it('is sent as often, and after what, as a test plans', async () => {
    const { app, slack, ana } = await start();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    slack.planEvents(({ event }) =>
      Object(event).text === 'first' ? { copies: 2, after: held } : {},
    );

    const channel = slack.workspace().directOf('U0ANA').id;
    ana.say({ channel, text: 'first' });
    ana.say({ channel, text: 'second' });
    await slack.changes.until(() => app.requests.length === 1, 'the second');
    letGo();
    await slack.changes.until(() => app.requests.length === 3, 'the first, twice');

    const bodies = app.requests.map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ event }) => event.text)).toEqual(['second', 'first', 'first']);
    expect(bodies[1].event_id).toBe(bodies[2].event_id);
  });
});

describe('what the app says itself in a direct message', () => {
  it('comes back to it as an event, as in Slack', async () => {
    const { app, slack } = await start();
    const { id: channel } = slack.workspace().directOf('U0ANA');

    await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Bearer ${slack.workspace().installation?.botToken}`,
      },
      body: new URLSearchParams({ channel, text: 'Hello.' }).toString(),
    });
    await slack.changes.until(() => app.requests.length === 1, 'the event');

    expect(JSON.parse(app.requests[0]?.body ?? '').event).toMatchObject({
      type: 'message',
      channel_type: 'im',
      user: 'U0BOT',
      bot_id: 'B0BOT',
      app_id: 'A0DESK',
    });
  });
});
