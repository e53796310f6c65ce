import { afterEach, describe, expect, it } from 'vitest';
import { refuse } from '#local-slack';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeDirectMessage, makeMention } from './slack-payloads.ts';

const question = 'who shut the pier at Xanadu?';

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it.each([
    ['a mention by our own user', makeMention(question, { user: ids.bot })],
    ['a mention by a bot', makeMention(question, { bot_id: 'B1', app_id: 'A9' })],
    ['a mention by a bot with a profile', makeMention(question, { bot_profile: { id: 'B1' } })],
    ['a mention by Slackbot', makeMention(question, { user: 'USLACKBOT' })],
    ['a mention in a direct conversation', makeMention(question, { channel: ids.direct })],
    ['a join', makeDirectMessage(question, { subtype: 'channel_join' })],
    ['a new topic', makeDirectMessage(question, { subtype: 'channel_topic' })],
    ['a bot’s message', makeDirectMessage(question, { subtype: 'bot_message', bot_id: 'B1' })],
    ['our own message', makeDirectMessage(question, { user: ids.bot, bot_id: 'B0' })],
    ['a tombstone', makeDirectMessage(question, { subtype: 'tombstone', hidden: true })],
    ['a message by Slackbot', makeDirectMessage(question, { user: 'USLACKBOT' })],
    ['a channel message', makeDirectMessage(question, { channel_type: 'channel', channel: 'C1' })],
    [
      'the message twin of a mention',
      { ...makeMention(question), type: 'message', channel_type: 'channel' },
    ],
    [
      'a deleted question',
      {
        type: 'message',
        subtype: 'message_deleted',
        channel: ids.direct,
        channel_type: 'im',
        deleted_ts: '1.1',
        ts: '1.2',
      },
    ],
    [
      'the change of our own reply',
      makeEdit({ user: ids.bot, bot_id: 'B0', text: 'The board closed it.' }),
    ],
    ['a message without a text', { ...makeDirectMessage(''), text: undefined }],
    ['a message without a user', { ...makeDirectMessage(question), user: undefined }],
  ])('%s is not answered', async (_, event) => {
    bench = await createBench({ mode });

    const { status } = await bench.event(event);
    await bench.settled();

    expect(status).toBe(200);
    expect(bench.calls.filter(({ to }) => to.startsWith('chat.'))).toEqual([]);
  });

  it.each([
    ['with a file', makeDirectMessage(question, { subtype: 'file_share' })],
    [
      'sent to the channel too',
      makeMention(question, { subtype: 'thread_broadcast', thread_ts: '1.1' }),
    ],
    ['in a group of people', makeMention(question, { channel: 'G1234' })],
  ])('a question %s is answered', async (_, event) => {
    bench = await createBench({ mode });

    await bench.event(event);
    await bench.settled();

    expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
  });

  it('a message that was forwarded to it is read, and a file is said not to be', async () => {
    bench = await createBench({ mode });
    const attachments = [{ is_msg_unfurl: true, fallback: '', text: question }];
    const files = [{ id: 'F1234' }];

    await bench.event(makeDirectMessage('', { attachments }));
    await bench.event(makeDirectMessage(question, { ts: '1700000000.000900', files }), {
      event_id: 'Ev2',
    });
    await bench.event(makeDirectMessage('', { ts: '1700000000.001000', files }), {
      event_id: 'Ev3',
    });
    await bench.settled();

    const [forwarded, withFile, fileOnly] = bench
      .callsTo('chat.postMessage')
      .map(({ args }) => richTexts(args));
    const unread = 'I read the words of that message, and not the file with it. To its words:';
    expect(withFile).toEqual([unread, ...(forwarded ?? [])]);
    expect(fileOnly).toEqual([
      'I do not read files, and found no words beside it. Please paste the words to me.',
    ]);
  });

  it('one mention that arrives as two events is answered once', async () => {
    bench = await createBench({ mode });
    const mention = makeMention(question);

    await Promise.all([
      bench.event({ ...mention, type: 'message', channel_type: 'channel' }, { event_id: 'Ev1' }),
      bench.event(mention, { event_id: 'Ev2' }),
    ]);
    await bench.settled();

    expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
  });

  it('a mention that is delivered again is answered once', async () => {
    bench = await createBench({ mode });

    await Promise.all([1, 2, 3].map(() => bench.event(makeMention(question))));
    await bench.settled();

    expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
  });

  it('the same ts in another channel or workspace is another question', async () => {
    bench = await createBench({ mode });

    await bench.event(makeMention(question));
    await bench.event(makeMention(question, { channel: 'C5678' }));
    await bench.event(makeMention(question), { context_team_id: 'T5678' });
    await bench.settled();

    expect(bench.callsTo('chat.postMessage')).toHaveLength(3);
  });

  it('a fourth question within a minute in one thread is told so, and only to who asked', async () => {
    let time = Date.now();
    bench = await createBench({ mode, now: () => time });
    const ask = async (n: number) => {
      await bench.event(makeMention(question, { ts: `17.${n}`, thread_ts: '16.0' }));
      await bench.settled();
    };

    for (const n of [1, 2, 3, 4]) await ask(n);
    expect(bench.callsTo('chat.postMessage')).toHaveLength(3);
    expect(bench.callsTo('chat.postEphemeral').map(({ args }) => args)).toMatchObject([
      { channel: ids.channel, user: ids.user, thread_ts: '16.0' },
    ]);

    time += 61_000;
    await ask(5);
    expect(bench.callsTo('chat.postMessage')).toHaveLength(4);
  });

  it('a fourth question is told so by direct message where nothing else is taken', async () => {
    bench = await createBench({ mode });
    bench.answering('chat.postEphemeral', refuse('user_not_in_channel'));

    for (const n of [1, 2, 3, 4]) {
      await bench.event(makeMention(question, { ts: `17.${n}`, thread_ts: '16.0' }));
      await bench.settled();
    }

    const last = bench.callsTo('chat.postMessage').at(-1)?.args;
    expect(last).toMatchObject({
      channel: ids.user,
      text: expect.stringMatching(/^I answered thr/),
    });
    expect(last).not.toHaveProperty('thread_ts');
    expect(bench.failures).toEqual([]);
  });

  describe('an edited question', () => {
    it('changes its reply', async () => {
      bench = await createBench({ mode });

      await bench.event(makeMention('when does Xanadu reopen?'));
      await bench.settled();
      await bench.event(makeMention(question, { edited: { user: ids.user, ts: '18.1' } }));
      await bench.settled();

      expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
      const [update] = bench.callsTo('chat.update');
      expect(update?.args).toMatchObject({
        channel: ids.channel,
        unfurl_links: 'false',
        mrkdwn: 'false',
        link_names: 'false',
        text: expect.stringMatching(/^“The harbour board closed the east pier on Monday\.”/),
      });
      const [reply] = bench.slack.workspace().messages.all();
      expect(update?.args).toHaveProperty('ts', reply?.message.ts);
    });

    it('is left alone when its words are the same', async () => {
      bench = await createBench({ mode });

      await bench.event(makeMention(question));
      await bench.event(makeMention(`  ${question} `, { edited: { user: ids.user, ts: '18.1' } }));
      await bench.settled();

      expect(bench.calls.filter(({ to }) => to.startsWith('chat.'))).toHaveLength(1);
    });

    it('that mentions the desk only now is answered once', async () => {
      bench = await createBench({ mode });
      const edited = makeMention(question, { edited: { user: ids.user, ts: '18.1' } });

      await bench.event(edited);
      await bench.event(edited);
      await bench.settled();

      expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
      expect(bench.callsTo('chat.update')).toEqual([]);
    });

    it('in a direct message changes its reply', async () => {
      bench = await createBench({ mode });

      await bench.event(makeDirectMessage('when does Xanadu reopen?'));
      await bench.settled();
      await bench.event(makeEdit({ text: question }));
      await bench.settled();

      expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
      expect(bench.callsTo('chat.update')).toHaveLength(1);
    });

    it('is not answered again when Slack only added a preview', async () => {
      bench = await createBench({ mode });

      await bench.event(makeEdit({ text: question }, question));
      await bench.settled();

      expect(bench.calls.filter(({ to }) => to.startsWith('chat.'))).toEqual([]);
    });

    it('keeps the answer to the last edit when edits arrive the wrong way round', async () => {
      bench = await createBench({ mode });

      await bench.event(makeMention('pier'));
      await bench.event(makeMention(question, { edited: { user: ids.user, ts: '18.2' } }));
      await bench.event(
        makeMention('when does Xanadu reopen?', { edited: { user: ids.user, ts: '18.1' } }),
      );
      await bench.settled();

      expect(bench.callsTo('chat.update').map(({ args }) => args)).toMatchObject([
        { text: expect.stringMatching(/^“The harbour board closed/) },
      ]);
    });

    it('gets a new reply when the old one was deleted', async () => {
      bench = await createBench({ mode });
      bench.answering('chat.update', refuse('message_not_found'));

      await bench.event(makeMention('pier'));
      await bench.event(makeMention(question, { edited: { user: ids.user, ts: '18.1' } }));
      await bench.settled();

      expect(bench.callsTo('chat.postMessage')).toHaveLength(2);
    });
  });
});

function makeEdit(message: Record<string, unknown>, before = 'when does Xanadu reopen?') {
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel: ids.direct,
    channel_type: 'im',
    ts: '1700000009.000100',
    message: {
      type: 'message',
      user: ids.user,
      ts: '1700000000.000100',
      edited: { user: ids.user, ts: '1700000009.000000' },
      ...message,
    },
    previous_message: { type: 'message', user: ids.user, text: before, ts: '1700000000.000100' },
  };
}
