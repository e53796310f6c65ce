import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answer, cut, first, refuse } from '#local-slack';
import { createDesk } from '../../src/desk/create-desk.ts';
import { OverrunError } from '../../src/errors.ts';
import { type WorkflowStepId, workflowSteps } from '../../src/slack/workflow-steps.ts';
import {
  berths,
  makeDesk,
  makeKnowledge,
  makeSource,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import { createLateStorage } from '../support/late-storage.ts';
import { type Bench, type BenchOptions, createBench } from './slack-bench.ts';
import { ids } from './slack-payloads.ts';

const closed = 'The harbour board closed the east pier on Monday.';
/** Desks that read for themselves, as real ones. */
const desk = createDesk(makeKnowledge());
const marked = createDesk(
  makeKnowledge({
    facts: [
      { ...pierClosed, embargo: '2999-12-01T18:00:00.000Z' },
      pierOpens,
      { ...berths, audience: 'internal' },
    ],
  }),
);
beforeAll(() => {
  desk.check(closed);
}, 60_000);

describe.each(['http', 'socket'] as const)('a step of a workflow, over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  async function start(options: BenchOptions = {}): Promise<void> {
    bench = await createBench({ mode, desk, ...options });
  }
  const ana = () => bench.slack.person('ana');
  /** Runs a step to its end. */
  async function run(callbackId: WorkflowStepId, inputs: Record<string, unknown>) {
    ana().runStep(callbackId, inputs);
    await bench.settled();
    return ana().steps().at(-1);
  }
  const ends = () => bench.calls.map(({ to }) => to).filter((to) => to.startsWith('functions.'));

  describe('that asks the desk', () => {
    it('is completed with the answer, its quote and where it stands', async () => {
      await start();

      expect(await run('ask_desk', { question: 'Who closed the east pier?' })).toMatchObject({
        state: 'completed',
        outputs: {
          answer: expect.stringContaining(`“${closed}”`),
          quote: closed,
          paragraph: '1',
          source: 'Harbour Board Closes East Pier',
          outcome: 'covered',
        },
      });
      expect(ends()).toEqual(['functions.completeSuccess']);
    });

    it('gives no quote where nothing answers, and says so', async () => {
      await start();

      const ended = await run('ask_desk', { question: 'Who pays for the lighthouse?' });

      expect(ended).toMatchObject({
        outputs: { quote: '', paragraph: '', source: '', outcome: 'not_covered' },
      });
      expect(ended?.outputs?.['answer']).toMatch(/not in the source/i);
    });

    it('takes a statement for a claim, as everywhere', async () => {
      await start();

      expect(await run('ask_desk', { question: closed })).toMatchObject({
        outputs: { quote: closed, outcome: 'supported' },
      });
    });

    it('shows what stands in a source as it is, and no markup of Slack’s', async () => {
      const paragraphs = ['Smith & Sons closed the <east> pier on Monday.'];
      const source = makeSource({ paragraphs });
      const facts = [
        {
          ...pierClosed,
          answer: 'Smith & Sons closed the <east> pier.',
          citations: [
            { source: 'harbour', paragraph: 1, start: 0, end: 46, quote: paragraphs[0] ?? '' },
          ] as const,
        },
      ];
      await start({ desk: createDesk(makeKnowledge({ facts, sources: { harbour: source } })) });

      const ended = await run('ask_desk', { question: 'Who closed the east pier?' });

      expect(ended?.outputs?.['answer']).toContain(
        '“Smith & Sons closed the <east> pier on Monday.”',
      );
    });
  });

  describe('that checks a text', () => {
    it('is completed with verdict, counts and Markdown', async () => {
      await start();

      const ended = await run('check_text', {
        text: `${closed} The lighthouse was painted green.`,
      });

      expect(ended).toMatchObject({
        state: 'completed',
        outputs: {
          verdict: expect.stringContaining('2 sentences: ✓ 1 said · – 1 not in the source'),
          markdown: expect.stringMatching(/^\*\*2 sentences: .*\*\*\n[\s\S]*\* ✓ /),
          outcome: 'not_covered',
          ...{ sentences: 2, supported: 1, not_covered: 1, contradicted: 0 },
        },
      });
      expect(ends()).toEqual(['functions.completeSuccess']);
    });

    it('says of one claim what it says of it everywhere', async () => {
      await start();

      const ended = await run('check_text', { text: closed });

      expect(ended).toMatchObject({ outputs: { outcome: 'supported', sentences: 1 } });
      expect(ended?.outputs?.['verdict']).toMatch(/^✓ The source says so/);
    });

    it('says that the fact it rests on is due for a check', async () => {
      const due = { ...pierClosed, recheck: '2026-11-03' };
      await start({
        desk: makeDesk(makeKnowledge({ facts: [due, pierOpens, berths] })),
        now: () => Date.parse('2026-11-28T09:00:00Z'),
      });

      const ended = await run('check_text', { text: closed });

      expect(ended?.outputs?.['verdict']).toContain('Due for a check since 3 November');
    });
  });

  it.each([
    ['nothing', 'ask_desk', {}, 'the field “Question” of this step was empty'],
    ['no words', 'ask_desk', { question: ' ?! ' }, 'the field “Question” of this step was empty'],
    ['no text', 'check_text', { text: 7 }, 'the field “Text” of this step was empty'],
    [
      'too long a question',
      'ask_desk',
      { question: 'why '.repeat(501) },
      'It has 2,004 characters',
    ],
    ['too long a text', 'check_text', { text: 'a. '.repeat(13_334) }, 'I check up to 40,000'],
    [
      'too many questions',
      'ask_desk',
      { question: 'Who closed it? When? Where is it? Why was it? Who is Ann Reed?' },
      'Those are 5 questions',
    ],
  ] as const)('fails in plain words for %s', async (_, callbackId, inputs, words) => {
    await start();

    expect(await run(callbackId, inputs)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining(words),
    });
    expect(ends()).toEqual(['functions.completeError']);
  });

  it('fails once, and says so, where the desk fails', async () => {
    await start({ desk: makeDesk() });

    expect(await run('ask_desk', { question: 'Who put a jinx on it?' })).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/^I could not look it up: something failed on my side/),
    });
    expect(ends()).toEqual(['functions.completeError']);
    expect(bench.failures).toEqual([]);
  });

  it('fails once, and says so, where it takes too long', async () => {
    await start({
      worker: {
        run: () => Promise.reject(new OverrunError()),
        isRunning: true,
        stop: async () => {},
      },
    });

    expect(await run('check_text', { text: `${closed} `.repeat(60) })).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/^This took too long to check, so I stopped/),
    });
    expect(ends()).toEqual(['functions.completeError']);
  });

  it('is done once, however often Slack brings it', async () => {
    await start();
    bench.slack.planEvents(() => ({ copies: 3 }));

    expect(await run('ask_desk', { question: 'Who closed the pier?' })).toMatchObject({
      state: 'completed',
    });

    expect(ends()).toEqual(['functions.completeSuccess']);
    expect(bench.slack.log.deliveries.every(({ attempts }) => attempts.length === 1)).toBe(true);
  });

  it('is brought again while Slack does not say whether it took the end, and ends once', async () => {
    await start({ acknowledgeWithin: 1_000 });
    bench.answering('functions.completeSuccess', first(1, cut({ isDone: true })));

    ana().runStep('ask_desk', { question: 'Who closed the pier?' });
    await bench.slack.changes.until(() => ends().length === 2, 'the second try');
    await bench.settled();

    expect(ana().steps()).toMatchObject([{ state: 'completed' }]);
    // The second is refused, as the first was done, and that is no fault.
    expect(ends()).toEqual(['functions.completeSuccess', 'functions.completeSuccess']);
    expect(bench.slack.log.deliveries.at(-1)?.attempts.map(({ outcome }) => outcome)).toMatchObject(
      mode === 'http'
        ? [{ status: 500 }, { status: 200 }]
        : [{ kind: 'timeout' }, { kind: 'answered' }],
    );
  });

  it('fails where Slack does not take what was found, and is not brought again', async () => {
    await start();
    bench.answering('functions.completeSuccess', refuse('parameter_validation_failed'));

    expect(await run('ask_desk', { question: 'Who closed the pier?' })).toMatchObject({
      state: 'failed',
      error: expect.stringContaining(
        'Slack did not take what I found (parameter_validation_failed)',
      ),
    });
    expect(ends()).toEqual(['functions.completeSuccess', 'functions.completeError']);
  });

  it('of another version is failed, in words', async () => {
    await start();
    bench.answering('functions.completeError', answer(200, { ok: true }));

    await bench.event({
      ...{ type: 'function_executed', function_execution_id: 'Fx1', inputs: {} },
      function: { callback_id: 'ask_the_stars' },
    });
    await bench.settled();

    expect(bench.callsTo('functions.completeError')).toMatchObject([
      { args: { error: expect.stringContaining('another version of me') } },
    ]);
  });

  describe('is shown what anybody may see', () => {
    it('so nothing internal or under embargo, wherever it runs and whoever started it', async () => {
      await start({ desk: marked, curators: [ids.user, ids.curator], mayAsk: true });
      const questions = ['Who closed the east pier?', 'Which berths does the pier have?'];

      for (const channel_id of [ids.channel, ids.direct, undefined]) {
        for (const words of [...questions, 'when does the pier open again?']) {
          await run('ask_desk', { question: words, channel_id });
          await run('check_text', { text: `${closed} ${words}`, channel_id });
        }
      }

      const told = JSON.stringify(
        ana()
          .steps()
          .map(({ outputs }) => outputs?.['answer'] ?? outputs?.['markdown']),
      );
      expect(told).toMatch(/it would open again in May/);
      expect(told).not.toMatch(/Alder|¶1 of|Monday\.”/);
      const checked = ana()
        .steps()
        .filter(({ callbackId }) => callbackId === 'check_text');
      expect(checked).toHaveLength(9);
      for (const { outputs } of checked) expect(outputs).toMatchObject({ supported: 0 });
      expect(bench.callsTo('conversations.info')).toEqual([]);
    });

    it('and nothing where a curator switched the desk off', async () => {
      await start({ curators: [ids.curator] });
      const cora = bench.slack.person('cora');
      await cora.command({ channel: 'desk', text: '/desk settings' });
      await bench.settled();
      const [view] = cora.views();
      if (!view) throw new Error('no form was opened');
      await cora.submit(view, { manner: { manner: 'off' } });
      await bench.settled();

      const question = 'Who closed the east pier?';
      expect(await run('ask_desk', { question, channel_id: ids.channel })).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('I am switched off in this channel'),
      });
      expect(await run('ask_desk', { question })).toMatchObject({ state: 'completed' });
    });

    it('and nothing for a channel whose settings cannot be read', async () => {
      await start({ storage: createLateStorage() });

      const question = 'Who closed the east pier?';
      expect(await run('ask_desk', { question, channel_id: ids.channel })).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('I could not look it up'),
      });
      expect(await run('ask_desk', { question })).toMatchObject({ state: 'completed' });
    });
  });
});

it('what steps hand on is what the manifest declares', async () => {
  const bench = await createBench({ desk });
  const ana = bench.slack.person('ana');
  const given = {
    ask_desk: { question: 'Who closed the east pier?' },
    check_text: { text: `${closed} Why?` },
  } satisfies Record<WorkflowStepId, unknown>;
  for (const [callbackId, inputs] of Object.entries(given)) ana.runStep(callbackId, inputs);
  await bench.settled();
  await bench.stop();

  for (const { callbackId, outputs } of ana.steps()) {
    const { [callbackId]: step } = Object.fromEntries(Object.entries(workflowSteps));
    expect(Object.keys(outputs ?? {}).toSorted()).toEqual(
      Object.keys(step?.outputs ?? {}).toSorted(),
    );
  }
});
