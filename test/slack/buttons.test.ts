import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { answer, cut, first, rateLimit, refuse } from '#local-slack';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { loadDesk } from '../../src/load-desk.ts';
import {
  makeCitation,
  makeDesk,
  makeFact,
  makeKnowledge,
  pierClosed,
} from '../fixtures/make-knowledge.ts';
import { richTexts, shownQuotes } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeMention, responsePaths, triggerIds } from './slack-payloads.ts';

const pressedAt = responsePaths.press;
const trigger = triggerIds.command;
const ref = (askId: string | null = trigger, knowledge = '0123456789ab') =>
  JSON.stringify([pierClosed.id, knowledge, 'en', askId]);

describe.each(['http', 'socket'] as const)('a button over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it('to copy a quote shows it in house style, to whoever pressed it alone', async () => {
    bench = await createBench({ mode });

    await bench.press(`copyQuote:${ref()}`, { action_id: 'more' });
    await bench.press(ref(), { action_id: 'copy_quote' });
    await bench.settled();

    const [, shown] = bench.callsTo(pressedAt).map(({ args }) => args);
    expect(shown).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(richTexts(shown).slice(0, 2)).toEqual([
      'Story',
      '“The harbour board closed the east pier on Monday.” (“Harbour Board Closes East Pier”)',
    ]);
  });

  describe('of a topic', () => {
    it('answers to whoever pressed it, and leaves the reply that it stands in', async () => {
      bench = await createBench({ mode });

      const { status, body } = await bench.press(ref(null));
      await bench.settled();

      expect({ status, body }).toEqual({ status: 200, body: '' });
      expect(bench.callsTo(pressedAt).map(({ args }) => args)).toMatchObject([
        {
          ...{ response_type: 'ephemeral', replace_original: false },
          ...{ unfurl_links: false, mrkdwn: false, link_names: false },
        },
      ]);
      expect(shownQuotes(bench.callsTo(pressedAt)[0]?.args)).toEqual([
        'The harbour board closed the east pier on Monday.',
      ]);
      expect(bench.callsTo('chat.postMessage')).toEqual([]);
    });

    it('answers in the thread that it stands in', async () => {
      bench = await createBench({ mode });

      await bench.press(ref(null), {
        container: { type: 'message', message_ts: '16.1', thread_ts: '16.0' },
      });
      await bench.settled();

      expect(bench.callsTo(pressedAt)[0]?.args).toMatchObject({ thread_ts: '16.0' });
    });

    it.each(['', 'not ours', '["gone","0123456789ab","en",null]', '[1]'])(
      'that means nothing any more (%j) says so',
      async (value) => {
        bench = await createBench({ mode });

        await bench.press(value);
        await bench.settled();

        expect(richTexts(bench.callsTo(pressedAt)[0]?.args)).toEqual([
          'I no longer have that topic. Please ask again in your own words.',
        ]);
      },
    );
  });

  it('of a fact that was withdrawn says that it is gone', async () => {
    const facts = [makeFact({ status: 'withdrawn' })];
    bench = await createBench({ mode, desk: makeDesk(makeKnowledge({ facts })) });

    await bench.press(ref());
    await bench.settled();

    expect(richTexts(bench.callsTo(pressedAt)[0]?.args)[0]).toMatch(/^I no longer have that topic/);
  });

  describe('“Why this answer?”', () => {
    it('shows which words met what', async () => {
      bench = await createBench({ mode });

      await bench.command('who shut the pier at Xanadu?');
      await bench.press(ref(), { action_id: 'explain_answer' });
      await bench.settled();

      expect(richTexts(bench.callsTo(pressedAt)[0]?.args)).toEqual([
        'Why “Who closed the pier”: your words, and what they met in the source.',
        '“pier” met “pier” in the quote',
        '“shut” met “closed” in the quote',
      ]);
    });

    it('works under a mention’s answer too', async () => {
      bench = await createBench({ mode });

      await bench.event(makeMention('who shut the pier at Xanadu?'));
      await bench.settled();
      await bench.press(ref('1700000000.000100'), { action_id: 'explain_answer' });
      await bench.settled();

      expect(richTexts(bench.callsTo(pressedAt)[0]?.args)).toHaveLength(3);
    });

    it.each([
      ['is forgotten', ref('1.1')],
      ['was answered from an older base', ref(trigger, 'ffffffffffff')],
    ])('says so when the question %s', async (_, value) => {
      bench = await createBench({ mode });

      await bench.command('who shut the pier at Xanadu?');
      await bench.press(value, { action_id: 'explain_answer' });
      await bench.settled();

      expect(richTexts(bench.callsTo(pressedAt)[0]?.args)).toEqual([
        'I no longer hold that question. Ask it again, and I can say why.',
      ]);
    });
  });

  describe('“Share in channel”', () => {
    const share = async (given: Record<string, unknown> = {}) => {
      await bench.command('who shut the pier at Xanadu?');
      return bench.press(ref(), { action_id: 'share_answer', ...given });
    };
    const told = () => richTexts(bench.callsTo(pressedAt).at(-1)?.args);

    it('posts a message of the desk’s own that says who shared it', async () => {
      bench = await createBench({ mode });

      await share();
      await bench.settled();

      const [post] = bench.callsTo('chat.postMessage');
      expect(post?.args).toMatchObject({ channel: ids.channel });
      expect(JSON.stringify(post?.args)).toContain(`{"type":"user","user_id":"${ids.user}"}`);
      expect(richTexts(post?.args)[0]).toBe(
        ' shared this answer to “who shut the pier at Xanadu?”:',
      );
      expect(bench.callsTo(pressedAt)).toEqual([]);
    });

    it('pressed twice posts once, and says so', async () => {
      bench = await createBench({ mode });

      await Promise.all([share(), share()]);
      await bench.settled();

      expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
      expect(richTexts(bench.callsTo(pressedAt)[0]?.args)).toEqual([
        'It is already being shared here: please give it a moment.',
      ]);
    });

    it('pressed under another reply shares again', async () => {
      bench = await createBench({ mode });

      await share();
      await share({ container: { type: 'message', message_ts: '1700000000.000900' } });
      await bench.settled();

      expect(bench.callsTo('chat.postMessage')).toHaveLength(2);
      expect(bench.callsTo(pressedAt)).toEqual([]);
    });

    it('posts into the thread that its answer stands in', async () => {
      bench = await createBench({ mode });

      await share({ container: { type: 'message', message_ts: '16.1', thread_ts: '16.0' } });
      await bench.settled();

      expect(bench.callsTo('chat.postMessage')[0]?.args).toMatchObject({ thread_ts: '16.0' });
    });

    it.each([cut({ isDone: true }), refuse('fatal_error')])(
      'that may be there already is not posted again, and says to look',
      async (trouble) => {
        bench = await createBench({ mode });
        bench.answering('chat.postMessage', first(1, trouble));

        await share();
        await bench.settled();
        const afterFirst = told();
        await share();
        await bench.settled();

        expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
        expect(afterFirst[0]).toMatch(
          /^It may already be there, .*: look before you share again\./,
        );
        expect(told()).toEqual(afterFirst);
      },
    );

    it('that a response_url answers with 500 may be there too', async () => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', refuse('not_in_channel'));
      bench.answering(pressedAt, first(1, answer(500, 'rollup_error')));

      await share();
      await bench.settled();

      expect(bench.callsTo(pressedAt).map(({ args }) => args['response_type'])).toEqual([
        'in_channel',
        'ephemeral',
      ]);
      expect(told()[0]).toMatch(/^It may already be there/);
    });

    it.each([
      ['is_archived', 'that channel is archived, and takes no more messages'],
      [
        'restricted_action',
        'only some people may post in that channel, so ask whoever administers it to let me',
      ],
      [
        'account_inactive',
        'this workspace no longer lets me in, so ask whoever administers it to install me again',
      ],
      ['ekm_access_denied', 'Slack did not take it, so try again in a minute'],
    ])('that Slack refuses (%s) says why and what to do', async (error, reason) => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', refuse(error));

      await share();
      await bench.settled();

      expect(told()).toEqual([`I could not share it: ${reason}.`]);
      expect(bench.lines.join('\n')).toContain(`An answer could not be shared. code=${error}`);
    });

    it('that came too often says to wait', async () => {
      bench = await createBench({ mode, wait: async () => {} });
      bench.answering('chat.postMessage', rateLimit(61));

      await share();
      await bench.settled();

      expect(told()[0]).toMatch(
        /Slack takes no more messages there for now, so try again in a few/,
      );
    });

    it.each(['not_in_channel', 'channel_not_found'])(
      'where the desk is not (%s) goes by response_url, and is noted as past amending',
      async (error) => {
        bench = await createBench({ mode });
        bench.answering('chat.postMessage', refuse(error));

        await share();
        await bench.settled();

        expect(bench.callsTo(pressedAt).map(({ args }) => args)).toMatchObject([
          { response_type: 'in_channel', replace_original: false },
        ]);
        expect(bench.lines.filter((line) => line.includes('isAmendable=false'))).toHaveLength(1);
      },
    );

    it('that cannot be shared at all says what to do', async () => {
      bench = await createBench({ mode });
      bench.answering('chat.postMessage', refuse('not_in_channel'));
      bench.answering(pressedAt, answer(404, 'used_url'));

      await share();
      await bench.settled();

      expect(richTexts(bench.callsTo('chat.postEphemeral')[0]?.args)).toEqual([
        'I could not share it: I am not in that channel, so invite me there first.',
      ]);
    });
  });

  it('“Whole quote” opens all that a reply had to shorten', async () => {
    const quote = 'The pier is shut for repairs until the spring tide. '.repeat(100).trim();
    bench = await createBench({ mode, desk: deskWithLongQuote(quote) });

    await bench.press(ref(), { action_id: 'show_quote' });
    await bench.settled();

    const [opened] = bench.callsTo('views.open');
    expect(opened?.args).toMatchObject({ trigger_id: triggerIds.press });
    expect(shownQuotes(opened?.args).join('')).toBe(quote);
  });

  it.each([
    ['+', 'isHelpful=true'],
    ['-', 'isHelpful=false'],
  ])('feedback %s is noted by the fact, and thanked for', async (sign, noted) => {
    bench = await createBench({ mode });

    await bench.event(makeMention('who shut the pier at Xanadu?'));
    await bench.settled();
    await bench.press(`${sign}${ref('1700000000.000100')}`, {
      action_id: 'give_feedback',
      type: 'feedback_buttons',
    });
    await bench.settled();

    expect(bench.lines.filter((line) => line.includes(noted))).toHaveLength(1);
    expect(richTexts(bench.callsTo(pressedAt)[0]?.args)[0]).toMatch(/^Thank you, noted\./);
  });
});

describe.each(['http', 'socket'] as const)('the menu behind three dots, over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  async function choose(value: string): Promise<string[]> {
    bench = await createBench({ mode });
    await bench.event(makeMention('who shut the pier at Xanadu?'));
    await bench.settled();
    const option = { text: { type: 'plain_text', text: '…' }, value };
    await bench.press('', {
      actions: [{ type: 'overflow', action_id: 'more', selected_option: option }],
    });
    await bench.settled();
    return richTexts(bench.callsTo(pressedAt)[0]?.args);
  }

  it('does what the chosen button does', async () => {
    expect(await choose(`giveFeedback:+${ref('1700000000.000100')}`)).toEqual([
      'Thank you, noted.',
    ]);
    await bench.stop();
    expect((await choose(`askTopic:${ref('1700000000.000100')}`)).join('')).toBe(
      'The harbour board closed the east pier on Monday.',
    );
    await bench.stop();
    expect((await choose('askCurators:["check","1700000000.000100"]'))[0]).toMatch(/curators/);
  });

  it('says of a choice of another version that it cannot be done', async () => {
    expect((await choose('foldPaper:1'))[0]).toMatch(/^That belongs to another version of me/);
  });
});

it('shows the other nearest of a miss, from the question that was asked and not from the button', async () => {
  const bench = await createBench({ desk: loadDesk(readConfig({}).knowledgeDirectory) });
  onTestFinished(() => bench.stop());

  await bench.command('who founded Keidanren?');
  await bench.press(JSON.stringify(['check', trigger]), { action_id: 'show_nearest' });
  await bench.settled();

  expect(richTexts(bench.callsTo(pressedAt)[0]?.args)[0]).toMatch(/^Also near, but no answer:/);
});

describe.each(['http', 'socket'] as const)('a private reply over %s', (mode) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench({ mode });
  });
  afterEach(() => bench.stop());
  const press = async () => {
    await bench.press(ref(null));
    await bench.settled();
  };

  it('uses one response_url three times at most, then posts to the person in the channel', async () => {
    for (let n = 0; n < 5; n += 1) await press();

    expect(bench.callsTo(pressedAt)).toHaveLength(3);
    expect(bench.callsTo('chat.postEphemeral').map(({ args }) => args)).toMatchObject([
      { channel: ids.channel, user: ids.user },
      { channel: ids.channel, user: ids.user },
    ]);
  });

  it('after the response_url is used up posts to the person in the channel', async () => {
    bench.answering(pressedAt, answer(404, 'used_url'));

    await press();

    expect(bench.callsTo(pressedAt)).toHaveLength(1);
    expect(bench.callsTo('chat.postEphemeral')).toHaveLength(1);
  });

  it('writes to the person where the desk is not in the channel', async () => {
    bench.answering(pressedAt, answer(410, 'expired_url'));
    bench.answering('chat.postEphemeral', refuse('not_in_channel'));

    await press();

    expect(bench.callsTo('chat.postMessage').map(({ args }) => args)).toMatchObject([
      { channel: ids.user },
    ]);
  });

  it('whose blocks Slack refuses in the channel is shown there as plain text', async () => {
    bench.answering(pressedAt, answer(410, 'expired_url'));
    bench.answering('chat.postEphemeral', ({ args }) =>
      'blocks' in args ? refuse('invalid_blocks') : null,
    );

    await press();

    const shown = bench.callsTo('chat.postEphemeral').map(({ args }) => args);
    expect(shown.map((args) => 'blocks' in args)).toEqual([true, false]);
    expect(shown[1]?.['text']).toContain('The harbour board closed the east pier on Monday.');
    expect(bench.callsTo('chat.postMessage')).toEqual([]);
  });

  it('whose blocks a response_url refuses is sent as plain text', async () => {
    bench.answering(pressedAt, ({ args }) =>
      'blocks' in args ? answer(400, 'invalid_blocks') : null,
    );

    await press();

    expect(bench.callsTo(pressedAt).map(({ args }) => 'blocks' in args)).toEqual([true, false]);
    expect(bench.callsTo('chat.postEphemeral')).toEqual([]);
  });

  it('that fails is told as failed, and reported', async () => {
    bench.answering('views.open', refuse('expired_trigger_id'));

    await bench.press(ref(), { action_id: 'show_quote' });
    await bench.settled();

    expect(richTexts(bench.callsTo(pressedAt)[0]?.args)[0]).toMatch(/^That did not work:/);
    expect(bench.lines.join('\n')).toContain('code=expired_trigger_id');
  });
});

describe.each(['http', 'socket'] as const)('a response_url over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it('that says nothing for five seconds is given up, and the person told otherwise', async () => {
    const timeouts = vi.spyOn(AbortSignal, 'timeout');
    const patience: (number | undefined)[] = [];
    onTestFinished(() => timeouts.mockRestore());
    bench = await createBench({
      mode,
      async fetch(url, init) {
        if (!String(url).endsWith(pressedAt)) return fetch(url, init);
        const at = timeouts.mock.results.findIndex(({ value }) => value === init?.signal);
        patience.push(timeouts.mock.calls[at]?.[0]);
        throw new DOMException('timed out', 'TimeoutError');
      },
    });

    await bench.press(ref(null));
    await bench.settled();

    expect(patience).toEqual([5_000]);
    expect(bench.clientOptions.timeout).toBe(5_000);
    expect(bench.callsTo('chat.postEphemeral')).toHaveLength(1);
    expect(bench.lines.join('\n')).toContain('did not take a reply. code=timed_out');
  });

  it('is left alone after half an hour', async () => {
    let time = Date.now();
    bench = await createBench({ mode, now: () => time });

    await bench.press(ref(null));
    await bench.settled();
    time += 30 * 60_000;
    await bench.press(ref(null));
    await bench.settled();

    expect(bench.callsTo(pressedAt)).toHaveLength(1);
    expect(bench.callsTo('chat.postEphemeral')).toHaveLength(1);
  });
});

describe.each(['http', 'socket'] as const)('an odd press over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());
  const press = async (given: Record<string, unknown>) => {
    bench = await createBench({ mode });
    await bench.press(ref(), given);
    await bench.settled();
  };

  it.each([
    ['under no message', { container: { type: 'view', view_id: 'V1' } }],
    ['without a value', { actions: [{ type: 'button', action_id: 'ask_topic_0' }] }],
  ])('%s is told and logged', async (_, given) => {
    await press(given);

    expect(richTexts(bench.callsTo(pressedAt)[0]?.args)).toEqual([
      'I could not tell which button that was. Please ask again.',
    ]);
    expect(bench.lines.join('\n')).toContain('warn A press could not be read. teamId=T1234');
  });

  it('from nowhere is answered by direct message', async () => {
    await press({ channel: undefined, response_url: undefined, container: { type: 'view' } });

    expect(bench.callsTo('chat.postMessage').map(({ args }) => args)).toMatchObject([
      { channel: ids.user },
    ]);
  });

  it('by nobody is only logged', async () => {
    await press({ user: {} });

    expect(bench.calls.filter(({ to }) => to !== 'apps.connections.open')).toEqual([]);
    expect(bench.lines.join('\n')).toContain('warn A press could not be read.');
  });

  it('without a trigger does what needs none, and says so where one is needed', async () => {
    await press({ trigger_id: undefined });
    await bench.press(ref(), { trigger_id: undefined, action_id: 'show_quote' });
    await bench.settled();

    expect(bench.callsTo(pressedAt).map(({ args }) => richTexts(args)[0])).toEqual([
      'The harbour board closed the east pier on Monday.',
      'Slack did not let me open it. Please press it again.',
    ]);
  });
});

function deskWithLongQuote(quote: string): Desk {
  const fact = makeFact({ citations: [makeCitation({ quote })] });
  return makeDesk(makeKnowledge({ facts: [fact] }));
}
