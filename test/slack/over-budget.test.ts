import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Desk } from '../../src/desk/answer.ts';
import { finish } from '../../src/desk/check-draft.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import type { ReadText } from '../../src/desk/understand.ts';
import { OverrunError } from '../../src/errors.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { spend } from '../../src/language/work-budget.ts';
import { mainThreadBudget } from '../../src/limits.ts';
import { createDeskWorker, type DeskWorker } from '../../src/worker/desk-worker.ts';
import { createPerformer } from '../../src/worker/perform-task.ts';
import type { Task, TaskResult } from '../../src/worker/task.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';
import { richTexts, shownQuotes } from '../fixtures/read-blocks.ts';
import { writeHarbourBase } from '../support/knowledge-folder.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeMention, responsePaths } from './slack-payloads.ts';

const tooLong =
  'This took too long to check, so I stopped. This says nothing about the source. Please check less of it at a time.';

const closedOnMonday = 'The harbour board closed the east pier on Monday.';

describe.each(['http', 'socket'] as const)('what is too much for one thread, over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());
  const start = async (worker: DeskWorker, desk = costlyDesk()) => {
    bench = await createBench({ mode, desk, worker, wait: async () => {} });
    return bench.slack.person('ana');
  };
  const replies = () => bench.calls.filter(({ to }) => /^chat\.|^\//.test(to));

  it('a command is acknowledged at once, and answered once, by response_url', async () => {
    const { worker, finishAll } = holdingWorker();
    await start(worker);

    const { status, body } = await bench.command('who shut the pier?');
    const before = replies().length;
    finishAll();
    await bench.settled();

    expect({ status, body, before }).toEqual({ status: 200, body: '', before: 0 });
    expect(replies().map(({ to }) => to)).toEqual([expect.stringMatching(responsePaths.command)]);
    expect(replies()[0]?.args).toMatchObject({ response_type: 'ephemeral' });
    expect(shownQuotes(replies()[0]?.args)).toEqual([closedOnMonday]);
  });

  it('a command that comes before the desk is ready is acknowledged at once, and answered when it is', async () => {
    let getReady = () => {};
    const ready = new Promise<void>((resolve) => {
      getReady = resolve;
    });
    bench = await createBench({ mode, desk: makeDesk(), ready, wait: async () => {} });

    const { status, body } = await bench.command('who shut the pier?');
    const before = replies().length;
    getReady();
    await bench.settled();
    const { body: next } = await bench.command('who shut the pier?');

    expect({ status, body, before }).toEqual({ status: 200, body: '', before: 0 });
    expect(replies().map(({ to }) => to)).toEqual([expect.stringMatching(responsePaths.command)]);
    expect(shownQuotes(replies()[0]?.args)).toEqual([closedOnMonday]);
    expect(shownQuotes(next)).toEqual([closedOnMonday]);
  });

  it.each(['help', 'sources', 'receipt', 'forget-me'])(
    'the command %s before that is acknowledged at once, and answered once',
    async (order) => {
      let getReady = () => {};
      const ready = new Promise<void>((resolve) => {
        getReady = resolve;
      });
      bench = await createBench({ mode, ready, wait: async () => {} });

      const acknowledged = await bench.command(order);
      getReady();
      await bench.settled();

      expect(acknowledged).toEqual({ status: 200, body: '' });
      expect(replies().map(({ to }) => to)).toEqual([expect.stringMatching(responsePaths.command)]);
    },
  );

  it('a mention is answered once, in its thread', async () => {
    const { worker, finishAll } = holdingWorker();
    await start(worker);
    finishAll();

    await bench.event(makeMention('who shut the pier?'));
    await bench.settled();

    expect(replies().map(({ to }) => to)).toEqual(['chat.postMessage']);
  });

  it('a small command is answered while a large one is worked on', async () => {
    const { worker, finishAll } = holdingWorker();
    await start(worker, costlyDesk('pier'));

    const { body: large } = await bench.command('who shut the pier?');
    const { body: small } = await bench.command('who shut it?');
    finishAll();
    await bench.settled();

    expect(large).toBe('');
    expect(shownQuotes(small)).toEqual([closedOnMonday]);
  });

  it.each(['command', 'shortcut', 'draft', 'mention'])(
    'a %s that took too long is told so, once, and the log has its code and not its words',
    async (way) => {
      const ana = await start(overrunningWorker());

      if (way === 'command') await bench.command('who shut the zeppelin?');
      if (way === 'mention') await bench.event(makeMention('who shut the zeppelin?'));
      if (way === 'shortcut') {
        const said = ana.say({ channel: '#desk', text: 'The zeppelin was shut.' });
        await ana.messageShortcut(said, 'check_message');
      }
      if (way === 'draft') {
        await ana.globalShortcut('check_draft');
        await bench.settled();
        const [view] = ana.views();
        if (view) await ana.submit(view, { part1: { text: 'The zeppelin was shut.' } });
      }
      await bench.settled();

      const told = replies().filter(({ args }) => richTexts(args)[0] === tooLong);
      expect(told).toHaveLength(1);
      expect(bench.lines.join('\n')).toContain('work_overran');
    },
  );

  it('a draft is checked in the other thread, and arrives whole', async () => {
    const knowledge = loadKnowledgeBase(writeHarbourBase());
    const worker = createDeskWorker({
      ...{ knowledge: () => knowledge, command: '/desk', cacheDirectory: null },
    });
    onTestFinished(() => worker.stop());
    const ana = await start(worker, createDesk(knowledge));
    await ana.globalShortcut('check_draft');
    await bench.settled();
    const [view] = ana.views();
    if (!view) throw new Error('no form is open');

    const draft = 'Ann Reed chairs the harbour board. '.repeat(70);
    await ana.submit(view, { part1: { text: draft } });
    await bench.settled();

    expect(worker.isRunning).toBe(true);
    const [first, ...others] = ana.sees(ids.direct);
    expect(richTexts(first?.message.blocks)[0]).toMatch(/^70 sentences: /);
    expect(others.length).toBeGreaterThan(0);
  });
});

/** Answers as the desk of the tests, at a cost that only another thread may have. */
function costlyDesk(word = ''): Desk {
  const desk = makeDesk();
  const pay = (said: string | ReadText) => {
    const text = typeof said === 'string' ? said : said.text;
    if (text.includes(word)) spend(mainThreadBudget + 1);
  };
  return {
    ...desk,
    answer(question) {
      pay(question);
      return desk.answer(question);
    },
    check(claim) {
      pay(claim);
      return desk.check(claim);
    },
  };
}

/** A worker that finishes nothing until it is told. */
function holdingWorker() {
  const perform = createPerformer({ desk: makeDesk(), command: '/desk' });
  let finishAll = () => {};
  const held = new Promise<void>((resolve) => {
    finishAll = resolve;
  });
  const run = (task: Task): Promise<TaskResult> => held.then(() => finish(perform(task)));
  return { worker: standIn(run), finishAll: () => finishAll() };
}

function overrunningWorker(): DeskWorker {
  return standIn(() => Promise.reject(new OverrunError()));
}

function standIn(run: DeskWorker['run']): DeskWorker {
  return { run, isRunning: true, stop: async () => {} };
}
