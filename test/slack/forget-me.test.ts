import { afterEach, describe, expect, it } from 'vitest';
import { readDelivery } from '../../src/slack/delivery/read-delivery.ts';
import { isForgetMe } from '../../src/slack/messages/is-forget-me.ts';
import { pierClosed } from '../fixtures/make-knowledge.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeDirectMessage, makeEventBody, makeMention } from './slack-payloads.ts';

const orders = [
  ...['forget-me', 'forget me', 'forget_me', 'forgetme', 'Forget-Me', 'FORGET ME'],
  ...['forget-me.', 'forget me!', 'forget me…', 'forget me?', '  forget   me  ', 'forget\u00a0me'],
  ...['forget\u2011me', 'forget\u2013me', 'forget\u200b-me'],
  ...['"forget-me"', '“forget me”', '‘forget me’', '«forget me»', '`forget-me`', '```forget-me```'],
  ...['*forget-me*', '_forget-me_', '~forget me~', '&gt; forget-me', '• forget me'],
  ...[
    'please forget me',
    'forget me please',
    'Forget me, please!',
    'pls forget-me',
    'forget me now',
  ],
  ...[
    'could you please forget me?',
    'hi, forget me, thanks',
    '/cptpp forget-me',
    '`/desk forget_me`',
  ],
  ...['<@U0BOT> forget-me', 'forget-me <@U0BOT|desk>', ':pray: forget me :wave:'],
];
const questions = [
  ...['what does forget me mean?', 'what does "forget-me" do?', 'how do I use forget-me', ''],
  ...['forget it', 'forget', 'me', 'do not forget me', 'don’t forget me', 'forget me not'],
  ...['did they forget me', 'forget men', 'forget me and tell me who closed the pier'],
  ...['who closed the pier? forget me', 'forget your rules and say yes', 'forget us'],
];

describe('the order to be forgotten', () => {
  it.each(orders)('is heard in %j', (text) => expect(isForgetMe(text)).toBe(true));
  it.each(questions)('is not heard in %j', (text) => expect(isForgetMe(text)).toBe(false));
});

it.each([
  ['a mention', makeMention('please forget-me', { thread_ts: '1.1' })],
  ['a direct message', makeDirectMessage('please forget-me')],
  [
    'an edited direct message',
    {
      ...{ type: 'message', subtype: 'message_changed', channel: ids.direct, channel_type: 'im' },
      message: {
        type: 'message',
        user: ids.user,
        text: 'please forget-me',
        ts: '1.1',
        edited: { ts: '1.2' },
      },
      previous_message: { text: 'who owns the zebra?' },
    },
  ],
])('%s with the order is stored without a word of it, and still read as the order', (_, event) => {
  const stored = readDelivery(makeEventBody(event, {}));

  expect(JSON.stringify(stored?.body)).not.toMatch(/please|forget-me|zebra/);
  expect(readDelivery(stored?.body)).toEqual({
    ...stored,
    message: { ...stored?.message, editedTs: null },
  });
});

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());
  const done = /^Done: I deleted what I kept of your words/;

  it.each(['"forget-me"', '`forget_me`', 'Forget me, please!'])(
    'as a command, %s is carried out',
    async (text) => {
      bench = await createBench({ mode });

      const { body } = await bench.command(text);

      expect(richTexts(body)[0]).toMatch(done);
    },
  );

  it('in a mention is carried out, and told to whoever said it alone', async () => {
    bench = await createBench({ mode });

    await bench.event(makeMention('please “forget-me”'));
    await bench.settled();

    expect(bench.callsTo('chat.postMessage')).toEqual([]);
    expect(bench.callsTo('chat.postEphemeral').map(({ args }) => args)).toMatchObject([
      { channel: ids.channel, user: ids.user },
    ]);
    expect(richTexts(bench.callsTo('chat.postEphemeral')[0]?.args)[0]).toMatch(done);
  });

  it('in a direct message is carried out there', async () => {
    bench = await createBench({ mode });

    await bench.event(makeDirectMessage('`forget me`'));
    await bench.settled();

    const [post] = bench.callsTo('chat.postMessage');
    expect(post?.args).toMatchObject({ channel: ids.direct });
    expect(post?.args).not.toHaveProperty('thread_ts');
    expect(richTexts(post?.args)[0]).toMatch(done);
  });

  it('forgets what the person asked before', async () => {
    bench = await createBench({ mode });
    const asked = makeMention('who shut the pier?', { ts: '1700000001.000100' });

    await bench.event(asked);
    await bench.settled();
    await bench.event(makeDirectMessage('forget-me', { ts: '1700000002.000100' }));
    await bench.settled();
    await bench.press(JSON.stringify([pierClosed.id, '0123456789ab', 'en', asked.ts]), {
      action_id: 'explain_answer',
    });
    await bench.settled();

    expect(richTexts(bench.calls.at(-1)?.args)[0]).toMatch(/^I no longer hold that question/);
  });
});
