import { describe, expect, it } from 'vitest';
import { answer, cut, first, rateLimit, refuse } from '../src/server/faults.ts';
import { callApi, startLocalSlack } from './start-local-slack.ts';

const text = 'The board closed it.';
const rich = (words: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }],
});

describe('the Web API', () => {
  it('says whose a token is', async () => {
    const slack = await startLocalSlack();

    expect((await callApi(slack, 'auth.test')).body).toMatchObject({
      ok: true,
      team_id: 'T0NEWSROOM',
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
    });
  });

  it.each([
    ['no token', null, 'not_authed'],
    ['a strange token', 'xoxb-strange', 'invalid_auth'],
  ])('refuses %s', async (_, token, error) => {
    const slack = await startLocalSlack();

    const { body } = await callApi(slack, 'chat.postMessage', { channel: 'C0DESK', text }, token);

    expect(body).toEqual({ ok: false, error });
  });

  it('refuses what the scopes do not allow, and says which is needed', async () => {
    const slack = await startLocalSlack();

    expect((await callApi(slack, 'users.info', { user: 'U0ANA' })).body).toMatchObject({
      ok: false,
      error: 'missing_scope',
      needed: 'users:read',
    });
  });

  it('refuses a method that it does not have', async () => {
    const slack = await startLocalSlack();

    expect((await callApi(slack, 'chat.shout')).body).toMatchObject({ error: 'unknown_method' });
    expect((await callApi(slack, 'constructor')).body).toMatchObject({ error: 'unknown_method' });
  });
});

describe('chat.postMessage', () => {
  const post = async (args: Record<string, unknown>) => {
    const slack = await startLocalSlack();
    const { messages, conversations } = slack.workspace();
    conversations.set('G0BOARD', {
      id: 'G0BOARD',
      name: 'board',
      kind: 'private',
      purpose: '',
      members: new Set(['U0ANA']),
      isArchived: false,
      isShared: false,
    });
    conversations.get('C0NEWSROOM')?.members.delete('U0BOT');
    const { body } = await callApi(slack, 'chat.postMessage', args);
    return { body, messages: messages.all() };
  };

  it('posts as the app, in a thread where one is named', async () => {
    const { body, messages } = await post({ channel: 'C0DESK', text, thread_ts: '17.1' });

    expect(body).toMatchObject({ ok: true, channel: 'C0DESK', ts: messages[0]?.message.ts });
    expect(messages.map(({ message }) => message)).toMatchObject([
      {
        type: 'message',
        user: 'U0BOT',
        bot_id: 'B0BOT',
        app_id: 'A0DESK',
        thread_ts: '17.1',
        text,
      },
    ]);
  });

  it('opens the direct conversation of a user', async () => {
    const { body } = await post({ channel: 'U0ANA', text });

    expect(body).toMatchObject({ ok: true, channel: 'D0ANA' });
  });

  it.each([
    ['a channel that is not there', { channel: 'C9', text }, 'channel_not_found'],
    ['no channel', { text }, 'channel_not_found'],
    ['a channel that the app is not in', { channel: 'C0NEWSROOM', text }, 'not_in_channel'],
    ['a private one, which is not there for it', { channel: 'G0BOARD', text }, 'channel_not_found'],
    ['nothing to say', { channel: 'C0DESK' }, 'no_text'],
    ['blocks that are no list', { channel: 'C0DESK', blocks: 'x' }, 'invalid_blocks_format'],
    [
      'too many blocks',
      { channel: 'C0DESK', blocks: Array(51).fill({ type: 'divider' }) },
      'invalid_blocks',
    ],
    ['a text that is too long', { channel: 'C0DESK', text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [
      'more than Slack shows over all blocks',
      { channel: 'C0DESK', blocks: Array(5).fill(rich('x'.repeat(2_800))) },
      'msg_blocks_too_long',
    ],
  ])('refuses %s', async (_, args, error) => {
    const { body, messages } = await post(args);

    expect(body).toMatchObject({ ok: false, error });
    expect(messages).toEqual([]);
  });

  it('says of blocks what is wrong where', async () => {
    const { body } = await post({ channel: 'C0DESK', blocks: [{ type: 'header' }] });

    expect(body).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: ['missing required field: text [json-pointer:/blocks/0]'],
      response_metadata: {
        messages: ['[ERROR] missing required field: text [json-pointer:/blocks/0]'],
      },
    });
  });
});

describe('metadata', () => {
  const metadata = { event_type: 'desk_reply', event_payload: { ask_id: '17.1' } };

  it('is given to an app that asks for it and may read the conversation, and to nobody else', async () => {
    const slack = await startLocalSlack();
    const { body: posted } = await callApi(slack, 'chat.postMessage', {
      ...{ channel: 'C0DESK', text, metadata },
    });
    const { ts } = posted;
    const read = async (args: Record<string, unknown>) =>
      (await callApi(slack, 'conversations.replies', { channel: 'C0DESK', ts, ...args })).body;

    expect(await read({ include_all_metadata: true })).toMatchObject({ messages: [{ metadata }] });
    expect(await read({})).not.toMatchObject({ messages: [{ metadata }] });
    expect(await read({ ts: '9.9' })).toMatchObject({ error: 'thread_not_found' });
    expect(await read({ channel: slack.workspace().directOf('U0ANA').id })).toMatchObject({
      ...{ error: 'missing_scope', needed: 'im:history' },
    });
    slack.workspace().conversations.get('C0DESK')?.members.delete('U0BOT');
    expect(await read({})).toMatchObject({ error: 'not_in_channel' });
  });

  it('of another form is refused', async () => {
    const slack = await startLocalSlack();

    const { body } = await callApi(slack, 'chat.postMessage', {
      ...{ channel: 'C0DESK', text, metadata: { event_type: 'a-b' } },
    });

    expect(body).toMatchObject({ error: 'invalid_metadata_format' });
  });
});

describe('conversations.history', () => {
  it('gives pages, newest first, without what stands in threads', async () => {
    const slack = await startLocalSlack();
    const { body: first } = await callApi(slack, 'chat.postMessage', { channel: 'C0DESK', text });
    for (const thread_ts of [first['ts'], undefined]) {
      await callApi(slack, 'chat.postMessage', {
        ...{ channel: 'C0DESK', text, ...(thread_ts !== undefined && { thread_ts }) },
      });
    }
    const read = async (cursor?: string) =>
      (
        await callApi(slack, 'conversations.history', {
          ...{ channel: 'C0DESK', limit: 1, ...(cursor !== undefined && { cursor }) },
        })
      ).body;

    const newest = await read();
    expect(newest).toMatchObject({ has_more: true, response_metadata: { next_cursor: '1' } });
    expect(await read('1')).toMatchObject({ messages: [{ ts: first['ts'] }], has_more: false });
  });
});

describe('chat.update', () => {
  it('changes the app’s own message, and keeps blocks that are not given', async () => {
    const slack = await startLocalSlack();
    const { body } = await callApi(slack, 'chat.postMessage', {
      channel: 'C0DESK',
      text,
      blocks: [rich(text)],
    });

    const update = await callApi(slack, 'chat.update', {
      channel: 'C0DESK',
      ts: body['ts'],
      text: 'No.',
    });

    expect(update.body).toMatchObject({ ok: true, ts: body['ts'], text: 'No.' });
    expect(slack.workspace().messages.all()[0]?.message).toMatchObject({
      text: 'No.',
      blocks: [rich(text)],
    });
  });

  it('refuses somebody else’s message, and one that is not there', async () => {
    const slack = await startLocalSlack();
    const { message } = slack.person('ana').say({ channel: '#desk', text: 'Hello.' });

    const update = (ts: string) => callApi(slack, 'chat.update', { channel: 'C0DESK', ts, text });

    expect((await update(message.ts)).body).toEqual({ ok: false, error: 'cant_update_message' });
    expect((await update('1.1')).body).toEqual({ ok: false, error: 'message_not_found' });
  });
});

describe('chat.postEphemeral', () => {
  it('shows a message to one person', async () => {
    const slack = await startLocalSlack();

    await callApi(slack, 'chat.postEphemeral', { channel: 'C0DESK', user: 'U0ANA', text });

    expect(slack.person('ana').sees('#desk')).toHaveLength(1);
    expect(slack.person('ben').sees('#desk')).toEqual([]);
  });

  it('refuses somebody who is not there', async () => {
    const slack = await startLocalSlack();

    const { body } = await callApi(slack, 'chat.postEphemeral', {
      channel: 'C0DESK',
      user: 'U9',
      text,
    });

    expect(body).toEqual({ ok: false, error: 'user_not_in_channel' });
  });
});

describe('what a test lets go wrong', () => {
  it('is in the answer, and nothing is posted', async () => {
    const slack = await startLocalSlack();
    const post = () => callApi(slack, 'chat.postMessage', { channel: 'C0DESK', text });

    slack.faults.on('chat.postMessage', first(1, rateLimit(7)));
    expect((await post()).status).toBe(429);
    expect((await post()).body).toMatchObject({ ok: true });
    slack.faults.on('chat.postMessage', refuse('fatal_error'));
    expect((await post()).body).toEqual({ ok: false, error: 'fatal_error' });
    slack.faults.on('chat.postMessage', answer(503, 'Bad gateway'));
    await expect(post()).rejects.toThrow(SyntaxError);
    slack.faults.clear();
    expect((await post()).body).toMatchObject({ ok: true });
    expect(slack.workspace().messages.all()).toHaveLength(2);
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('is a cut connection, with what was asked done (%s) or not', async (isDone, posts) => {
    const slack = await startLocalSlack();
    slack.faults.on('chat.postMessage', cut({ isDone }));

    const call = callApi(slack, 'chat.postMessage', { channel: 'C0DESK', text });

    await expect(call).rejects.toThrow('fetch failed');
    expect(slack.workspace().messages.all()).toHaveLength(posts);
    expect(slack.log.calls).toMatchObject([{ to: 'chat.postMessage', answer: null }]);
  });

  it('is a Slack that cannot be reached, and then can', async () => {
    const slack = await startLocalSlack();

    await slack.pause();
    await expect(callApi(slack, 'auth.test')).rejects.toThrow('fetch failed');
    await slack.resume();

    expect((await callApi(slack, 'auth.test')).body).toMatchObject({ ok: true });
  });
});
