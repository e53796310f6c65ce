import { afterEach, describe, expect, it } from 'vitest';
import { answer, cut, first, hang, page, rateLimit, refuse } from '#local-slack';
import { pierClosed } from '../fixtures/make-knowledge.ts';
import { richTexts, shownQuotes } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeDirectMessage, makeMention, responsePaths } from './slack-payloads.ts';

const question = 'who shut the pier at Xanadu?';
const pierButton = JSON.stringify([pierClosed.id, '0123456789ab', 'en', '1700.1']);

const closedOnMonday = 'The harbour board closed the east pier on Monday.';

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());
  const mention = async (text = question) => {
    await bench.event(makeMention(text));
    await bench.settled();
  };
  const posts = () => bench.callsTo('chat.postMessage').map(({ args }) => args);

  describe('the acknowledgement', () => {
    it('waits for nothing that is outside', async () => {
      bench = await createBench({ mode });
      let letGo = () => {};
      const until = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      for (const to of ['chat.postMessage', 'views.open', responsePaths.press]) {
        bench.answering(to, hang({ until }));
      }
      const press = (action_id: string) => bench.press(pierButton, { action_id });

      const acknowledged = [
        await bench.event(makeMention(question)),
        await bench.command(question),
        await press('ask_topic_0'),
        await press('share_answer'),
        await press('show_quote'),
      ];

      expect(acknowledged.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      letGo();
      await bench.settled();
    });
  });

  describe('a reply whose form Slack refuses', () => {
    it.each(['invalid_blocks', 'msg_too_long', 'msg_blocks_too_long', 'invalid_blocks_format'])(
      'with %s is posted as plain text, with the quote in it',
      async (error) => {
        bench = await createBench({ mode });
        bench.answering('chat.postMessage', ({ args }) =>
          'blocks' in args ? refuse(error) : null,
        );

        await mention();

        expect(posts().map((args) => 'blocks' in args)).toEqual([true, false]);
        expect(posts()[1]).toMatchObject({
          thread_ts: '1700000000.000100',
          mrkdwn: 'false',
          text: expect.stringContaining('“The harbour board closed the east pier on Monday.”'),
        });
        expect(bench.failures).toEqual([]);
      },
    );

    it('when it changes an earlier one is changed to plain text', async () => {
      bench = await createBench({ mode });
      bench.answering('chat.update', ({ args: { blocks } }) =>
        Array.isArray(blocks) && blocks.length > 0 ? refuse('invalid_blocks') : null,
      );

      await mention('pier');
      await bench.event(makeMention(question, { edited: { user: ids.user, ts: '18.1' } }));
      await bench.settled();

      expect(bench.callsTo('chat.update')).toHaveLength(2);
      expect(posts()).toHaveLength(1);
    });
  });

  describe('a reply that Slack does not take now', () => {
    it('waits as long as Slack says, and is posted once', async () => {
      const waits: number[] = [];
      bench = await createBench({ mode, wait: async (time) => void waits.push(time) });
      bench.answering('chat.postMessage', first(1, rateLimit(7)));

      await mention();

      expect(waits).toEqual([7_000]);
      expect(posts()).toHaveLength(2);
      expect(bench.failures).toEqual([]);
    });

    it('waits for "ratelimited" inside a 200 too, as long as Slack says beside it', async () => {
      const waits: number[] = [];
      bench = await createBench({ mode, wait: async (time) => void waits.push(time) });
      const limited = { ok: false, error: 'ratelimited' };
      bench.answering('chat.postMessage', first(1, answer(200, limited, { 'retry-after': '7' })));

      await mention();

      expect(waits).toEqual([7_000]);
      expect(posts()).toHaveLength(2);
    });

    it('is tried again when it cannot have reached Slack', async () => {
      const waits: number[] = [];
      bench = await createBench({
        mode,
        async wait(time) {
          waits.push(time);
          if (waits.length === 2) await bench.slack.resume();
        },
      });

      await bench.slack.pause();
      await mention();

      expect(waits).toEqual([1_000, 2_000]);
      expect(bench.failures).toEqual([]);
    });

    it.each(troubles)('is tried again after %s, in the same thread', async (_, fault) => {
      bench = await createBench({ mode, mayLook: true, wait: async () => {} });
      bench.answering('chat.postMessage', first(2, fault));

      await mention();

      expect(posts().map(({ channel }) => channel)).toEqual([
        ids.channel,
        ids.channel,
        ids.channel,
      ]);
      expect(bench.failures).toEqual([]);
    });

    it.each(troubles)('is told to the asker when it stays so (%s)', async (_, fault) => {
      bench = await createBench({ mode, mayLook: true, wait: async () => {} });
      bench.answering('chat.postMessage', ({ args: { channel } }) =>
        channel === ids.channel ? fault : null,
      );

      await mention();

      expect(posts().map(({ channel }) => channel)).toEqual([
        ...[ids.channel, ids.channel, ids.channel],
        ids.user,
      ]);
      expect(richTexts(posts()[3])[0]).toBe(
        'My answer may be missing where you asked, as Slack did not say whether it took it. It is:',
      );
    });
  });

  describe('a reply that Slack took, and broke off', () => {
    const standing = (channel: string) =>
      bench.slack
        .workspace()
        .messages.in(channel)
        .filter(({ madeBy }) => madeBy !== null);

    it('is looked for and left alone in a direct message', async () => {
      bench = await createBench({ mode, mayLook: true, wait: async () => {} });
      bench.answering('chat.postMessage', first(1, cut({ isDone: true })));

      await bench.event(makeDirectMessage(question));
      await bench.settled();

      expect(posts()).toHaveLength(1);
      expect(standing(ids.direct)).toHaveLength(1);
      expect(bench.callsTo('conversations.history')).toHaveLength(1);
    });

    it('is looked for and left alone in a channel whose history was granted', async () => {
      const scopes = ['chat:write', 'channels:history'];
      bench = await createBench({ mode, scopes, mayLook: true, wait: async () => {} });
      bench.answering('chat.postMessage', first(1, cut({ isDone: true })));

      await mention();

      expect(posts()).toHaveLength(1);
      expect(standing(ids.channel)).toHaveLength(1);
    });

    it('is posted again where the desk may not look: twice is better than not at all', async () => {
      bench = await createBench({ mode, mayLook: true, wait: async () => {} });
      bench.answering('chat.postMessage', first(1, cut({ isDone: true })));

      await mention();

      expect(standing(ids.channel)).toHaveLength(2);
      expect(bench.lines.join('\n')).toContain('A reply that may stand is sent again.');
    });

    it('is changed when the question was edited meanwhile', async () => {
      bench = await createBench({ mode, mayLook: true, wait: async () => {} });
      bench.answering('chat.postMessage', cut({ isDone: true }));
      bench.answering('conversations.history', answer(500));
      await bench.event(makeDirectMessage('pier'));
      await bench.settled();
      bench.slack.faults.clear();

      await bench.event(makeDirectMessage(question, { edited: { user: ids.user, ts: '18.1' } }));
      await bench.settled();

      expect(standing(ids.direct).map(({ message }) => message.text)).toEqual([
        expect.stringContaining('“The harbour board closed the east pier on Monday.”'),
      ]);
      expect(standing(ids.direct)[0]?.metadata?.['event_payload']).toMatchObject({
        edited_ts: '18.1',
      });
    });

    it('of somebody else is not taken for ours', async () => {
      const scopes = ['chat:write', 'channels:history'];
      bench = await createBench({ mode, scopes, mayLook: true, wait: async () => {} });
      const { ts, ...event } = makeMention(question);
      bench.slack.workspace().messages.add({
        channelId: ids.channel,
        fields: { user: 'U9OTHER', bot_id: 'B9', text: 'mine', thread_ts: String(ts) },
        metadata: {
          event_type: 'desk_reply',
          event_payload: { ask_id: String(ts), edited_ts: '' },
        },
      });
      bench.answering('chat.postMessage', first(1, answer(500)));

      await bench.event({ ...event, ts });
      await bench.settled();

      expect(standing(ids.channel)).toHaveLength(1);
    });
  });

  it('an edit whose reply Slack fails to change is tried again', async () => {
    bench = await createBench({ mode, wait: async () => {} });
    bench.answering('chat.update', first(1, refuse('internal_error')));

    await mention('pier');
    await bench.event(makeMention(question, { edited: { user: ids.user, ts: '18.1' } }));
    await bench.settled();

    expect(bench.callsTo('chat.update')).toHaveLength(2);
    expect(posts()).toHaveLength(1);
  });

  it('an edit whose reply cannot be changed is answered to the asker', async () => {
    bench = await createBench({ mode });
    bench.answering('chat.update', refuse('ekm_access_denied'));

    await mention('pier');
    await bench.event(makeMention(question, { edited: { user: ids.user, ts: '18.1' } }));
    await bench.settled();

    expect(posts().map(({ channel }) => channel)).toEqual([ids.channel, ids.user]);
  });

  describe('a channel that the desk cannot post in', () => {
    it.each([
      ['not_in_channel', 'I am not in that channel, so invite me there first'],
      ['channel_not_found', 'I am not in that channel, so invite me there first'],
      ['is_archived', 'that channel is archived, and takes no more messages'],
      [
        'restricted_action_read_only_channel',
        'only some people may post in that channel, so ask whoever administers it to let me',
      ],
      ['ekm_access_denied', 'Slack did not take it, so try again in a minute'],
    ])('(%s) does not keep the answer from the asker', async (error, reason) => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', ({ args: { channel } }) =>
        channel === ids.user ? null : refuse(error),
      );

      await mention();

      const told = posts().at(-1);
      expect(told).toMatchObject({ channel: ids.user });
      expect(told).not.toHaveProperty('thread_ts');
      expect(richTexts(told)[0]).toBe(
        `I could not answer where you asked: ${reason}. My answer is:`,
      );
      expect(shownQuotes(told)).toEqual([closedOnMonday]);
      expect(bench.lines.join('\n')).toContain(`code=${error}`);
    });

    it('can say why under the answer that it wrote to the asker', async () => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', ({ args: { channel } }) =>
        channel === ids.user ? null : refuse('not_in_channel'),
      );
      await mention();

      await bench.press(
        JSON.stringify([pierClosed.id, '0123456789ab', 'en', '1700000000.000100']),
        {
          action_id: 'explain_answer',
          channel: { id: ids.direct, name: 'directmessage' },
        },
      );
      await bench.settled();

      expect(richTexts(bench.callsTo(responsePaths.press)[0]?.args)[0]).toMatch(/^Why “Who closed/);
    });

    it('is no matter to a slash command, which posts nothing', async () => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', refuse('channel_not_found'));

      const { body } = await bench.command(question, {
        channel_id: 'G9',
        channel_name: 'privategroup',
      });
      await bench.settled();

      expect(shownQuotes(body)).toEqual([closedOnMonday]);
      expect(posts()).toEqual([]);
    });
  });

  it.each(['account_inactive', 'invalid_auth', 'token_revoked'])(
    'a workspace that no longer takes our token (%s) is not called again, and is reported by code',
    async (error) => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', refuse(error));

      await mention();

      expect(posts()).toHaveLength(1);
      expect(bench.failures).toHaveLength(1);
      expect(bench.lines.join('\n')).toContain(
        `A listener failed. code=${error} teamId=T1234 eventId=Ev1234`,
      );
    },
  );

  it('a direct message that cannot be answered is reported', async () => {
    bench = await createBench({ mode, mayLook: true, wait: async () => {} });
    bench.answering('chat.postMessage', refuse('fatal_error'));

    await bench.event(makeDirectMessage(question));
    await bench.settled();

    expect(bench.failures).toHaveLength(1);
    expect(bench.lines.join('\n')).toContain('code=fatal_error');
  });

  it('a mention whose reply failed is answered when Slack delivers it again', async () => {
    bench = await createBench({ mode });
    bench.answering('chat.postMessage', refuse('ekm_access_denied'));
    bench.answering('chat.postEphemeral', refuse('ekm_access_denied'));
    await mention();
    const before = posts().length;

    bench.slack.faults.clear();
    await mention();

    expect(posts()).toHaveLength(before + 1);
  });

  describe('a desk that fails', () => {
    const failed =
      'I could not look it up: something failed on my side (lookup_failed). This says nothing about the source. Please ask again in a minute.';

    it('says to a command that it could not look it up, which is not a miss', async () => {
      bench = await createBench({ mode });

      const { status, body } = await bench.command('jinx');
      await bench.settled();

      expect(status).toBe(200);
      expect(richTexts(body)).toEqual([failed]);
      expect(bench.failures).toHaveLength(1);
      expect(bench.lines.join('\n')).toContain('A listener failed. code=lookup_failed');
    });

    it('says so to a mention', async () => {
      bench = await createBench({ mode });

      await mention('jinx');

      expect(posts().map(richTexts)).toEqual([[failed]]);
      expect(bench.failures).toHaveLength(1);
    });
  });

  describe('a workspace that the desk is not installed in', () => {
    const authorize = async () => {
      throw new Error('no installation');
    };

    it('is acknowledged, so that Slack does not bring it back, and logged once', async () => {
      bench = await createBench({ mode, authorize, level: 'info' });

      const statuses: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        statuses.push((await bench.event(makeMention(question, { ts: `17.${n}` }))).status);
      }
      await bench.settled();

      expect(statuses).toEqual([200, 200, 200, 200, 200]);
      expect(posts()).toEqual([]);
      expect(bench.lines.filter((line) => line.includes('not installed in'))).toHaveLength(1);
    });

    it('cannot fill the log, nor can a thousand of them: one line a minute for all', async () => {
      bench = await createBench({ mode, authorize });

      for (let n = 0; n < 20; n += 1) {
        await bench.event(makeMention(question, { ts: `18.${n}` }), { team_id: `T${n}` });
        await bench.command(question, {
          team_id: `T${n}`,
          response_url: 'http://127.0.0.1:1/gone',
        });
      }
      await bench.settled();

      const lines = bench.lines.filter((line) => !line.includes(' debug '));
      expect(lines).toEqual([
        expect.stringContaining('not installed in. code=slack_bolt_authorization_error teamId=T0'),
        expect.stringContaining('warn A response_url did not take a reply.'),
      ]);
    });

    it('gets a word by response_url for a command', async () => {
      bench = await createBench({ mode, authorize });

      await bench.command(question);
      await bench.settled();

      const [told] = bench.callsTo(responsePaths.command);
      expect(richTexts(told?.args)[0]).toMatch(/^I could not look it up/);
    });
  });
});

/** What leaves it open whether a reply was taken: inside a 200 too, and where a proxy speaks in Slack's place. */
const troubles = [
  ['a 500', answer(500)],
  ['a page where JSON should be', page()],
  ['internal_error', refuse('internal_error')],
  ['fatal_error', refuse('fatal_error')],
  ['service_unavailable', refuse('service_unavailable')],
  ['a cut connection', cut()],
] as const;
