import { afterEach, describe, expect, it } from 'vitest';
import { richTexts } from '../fixtures/block-kit-limits.ts';
import { type Bench, createBench, refusing, slackSays } from './slack-bench.ts';
import { ids, makeDirectMessage, makeMention } from './slack-payloads.ts';

const question = 'who shut the pier?';

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
      const stuck = new Promise<Response>((resolve) => {
        letGo = () => resolve(slackSays({ ok: true, ts: '17.9' }));
      });
      bench.answering('chat.postMessage', () => stuck);

      const acknowledged = [
        await bench.event(makeMention(question)),
        await bench.command(question),
        await bench.press('[]'),
      ];

      expect(acknowledged.map(({ status }) => status)).toEqual([200, 200, 200]);
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
          slackSays('blocks' in args ? { ok: false, error } : { ok: true, ts: '17.9' }),
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
        slackSays(
          Array.isArray(blocks) && blocks.length > 0
            ? { ok: false, error: 'invalid_blocks' }
            : { ok: true, ts: '17.9' },
        ),
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
      let tries = 0;
      bench.answering('chat.postMessage', () => {
        tries += 1;
        return tries === 1
          ? slackSays({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '7' })
          : slackSays({ ok: true, ts: '17.9' });
      });

      await mention();

      expect(waits).toEqual([7_000]);
      expect(posts()).toHaveLength(2);
      expect(bench.failures).toEqual([]);
    });

    it('is tried again when it cannot have reached Slack', async () => {
      const waits: number[] = [];
      bench = await createBench({ mode, wait: async (time) => void waits.push(time) });
      let tries = 0;
      bench.answering('chat.postMessage', () => {
        tries += 1;
        if (tries < 3) throw unreachable();
        return slackSays({ ok: true, ts: '17.9' });
      });

      await mention();

      expect(waits).toEqual([1_000, 2_000]);
      expect(bench.failures).toEqual([]);
    });

    it('is not tried again after a timeout, as it may be there; the asker is told', async () => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', ({ args: { channel } }) => {
        if (channel === ids.channel) throw new DOMException('timed out', 'TimeoutError');
        return slackSays({ ok: true, ts: '17.9' });
      });

      await mention();

      expect(posts().map(({ channel }) => channel)).toEqual([ids.channel, ids.user]);
      expect(richTexts(posts()[1])[0]).toBe(
        'My answer may be missing where you asked, as Slack did not take it. It is:',
      );
    });
  });

  it('an edit whose reply cannot be changed is answered to the asker', async () => {
    bench = await createBench({ mode });
    bench.answering('chat.update', refusing('internal_error'));

    await mention('pier');
    await bench.event(makeMention(question, { edited: { user: ids.user, ts: '18.1' } }));
    await bench.settled();

    expect(posts().map(({ channel }) => channel)).toEqual([ids.channel, ids.user]);
  });

  describe('a channel that the desk cannot post in', () => {
    it.each([
      [
        'not_in_channel',
        'I cannot post in the channel where you asked: invite me there first. My answer is:',
      ],
      [
        'channel_not_found',
        'I cannot post in the channel where you asked: invite me there first. My answer is:',
      ],
      ['is_archived', 'The channel where you asked is archived. My answer is:'],
    ])('(%s) does not keep the answer from the asker', async (error, notice) => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', ({ args: { channel } }) =>
        slackSays(channel === ids.user ? { ok: true, ts: '17.9' } : { ok: false, error }),
      );

      await mention();

      const told = posts().at(-1);
      expect(told).toMatchObject({ channel: ids.user });
      expect(told).not.toHaveProperty('thread_ts');
      expect(richTexts(told).slice(0, 2)).toEqual([
        notice,
        'The harbour board closed the east pier.',
      ]);
      expect(bench.lines.join('\n')).toContain(`code=${error}`);
    });

    it('is no matter to a slash command, which posts nothing', async () => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', refusing('channel_not_found'));

      const { body } = await bench.command(question, {
        channel_id: 'G9',
        channel_name: 'privategroup',
      });
      await bench.settled();

      expect(richTexts(body)[0]).toBe('The harbour board closed the east pier.');
      expect(posts()).toEqual([]);
    });
  });

  it.each(['account_inactive', 'invalid_auth', 'token_revoked'])(
    'a workspace that no longer takes our token (%s) is not called again, and is reported by code',
    async (error) => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', refusing(error));

      await mention();

      expect(posts()).toHaveLength(1);
      expect(bench.failures).toHaveLength(1);
      expect(bench.lines.join('\n')).toContain(
        `A listener failed. code=${error} teamId=T1234 eventId=Ev1234`,
      );
    },
  );

  it('a direct message that cannot be answered is reported', async () => {
    bench = await createBench({ mode });
    bench.answering('chat.postMessage', refusing('fatal_error'));

    await bench.event(makeDirectMessage(question));
    await bench.settled();

    expect(bench.failures).toHaveLength(1);
    expect(bench.lines.join('\n')).toContain('code=fatal_error');
  });

  it('a mention whose reply failed is answered when Slack delivers it again', async () => {
    bench = await createBench({ mode });
    bench.answering('chat.postMessage', refusing('internal_error'));
    await mention();
    const before = posts().length;

    bench.answering('chat.postMessage', () => slackSays({ ok: true, ts: '17.9' }));
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

    it('gets a word by response_url for a command', async () => {
      bench = await createBench({ mode, authorize });

      await bench.command(question);
      await bench.settled();

      const [told] = bench.callsTo('https://hooks.slack.com/commands/T1234/1/first');
      expect(richTexts(told?.args)[0]).toMatch(/^I could not look it up/);
    });
  });
});

function unreachable(): Error {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  return new TypeError('fetch failed', { cause });
}
