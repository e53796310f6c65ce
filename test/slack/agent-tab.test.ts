import { afterEach, describe, expect, it } from 'vitest';
import { answer, cut, first, refuse } from '#local-slack';
import { berths, makeDesk, makeFact, makeKnowledge } from '../fixtures/make-knowledge.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids } from './slack-payloads.ts';

/** The fixture's desk answers what has "shut" in it with the first of these. */
const askable = makeDesk(
  makeKnowledge({
    facts: [
      makeFact({ questions: ['Who shut the pier?'] }),
      { ...berths, questions: ['Who shut the berths?'] },
    ],
  }),
);

describe.each(['http', 'socket'] as const)('the agent tab over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());
  const posts = () => bench.callsTo('chat.postMessage');
  const open = async (n = 1, user: string = ids.user) => {
    const event = { type: 'app_home_opened', user, channel: ids.direct, tab: 'messages' };
    await bench.event(event, { event_id: `Ev${n}` });
    await bench.settled();
  };

  it('offers questions that the desk answers, to be asked with one press', async () => {
    bench = await createBench({ mode, desk: askable });

    await open();

    expect(
      bench.callsTo('assistant.threads.setSuggestedPrompts').map(({ args }) => args),
    ).toMatchObject([
      {
        channel_id: ids.direct,
        title: 'Ask me, for example',
        prompts: [{ title: 'Who shut the pier?', message: 'Who shut the pier?' }],
      },
    ]);
  });

  it('welcomes each person once, in the conversation itself', async () => {
    bench = await createBench({ mode });

    await open(1);
    await open(2);

    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.args).toMatchObject({ channel: ids.direct });
    expect(posts()[0]?.args).not.toHaveProperty('thread_ts');
    expect(richTexts(posts()[0]?.args)).toEqual([
      'Welcome. Ask me in your own words, or send me a sentence and I check it.',
      'I answer only from “Harbour Board Closes East Pier”.',
      expect.stringContaining('type /desk'),
    ]);
    await open(3, 'U9OTHER');
    expect(posts()).toHaveLength(2);
  });

  it('welcomes at the next time where Slack surely did not take it, and not where it may have', async () => {
    bench = await createBench({ mode, wait: async () => {} });
    bench.answering('chat.postMessage', first(1, refuse('channel_not_found')));

    await open(1);
    expect(bench.lines.join('\n')).toContain('A welcome could not be sent.');
    bench.answering('chat.postMessage', first(1, cut({ isDone: true })));
    await open(2);
    await open(3);

    expect(posts()).toHaveLength(2);
  });

  it('welcomes without the questions where the workspace has not granted them yet', async () => {
    bench = await createBench({ mode, desk: askable, scopes: ['chat:write', 'im:history'] });

    await open();

    expect(bench.callsTo('assistant.threads.setSuggestedPrompts')[0]?.answer).toMatchObject({
      body: { error: 'missing_scope' },
    });
    expect(posts()).toHaveLength(1);
    expect(bench.failures).toEqual([]);
  });

  it('welcomes though Slack fails on the questions', async () => {
    bench = await createBench({ mode, desk: askable });
    bench.answering('assistant.threads.setSuggestedPrompts', answer(500));

    await open();

    expect(posts()).toHaveLength(1);
  });
});
