import { afterEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/answer.ts';
import { finish } from '../../src/desk/check-draft.ts';
import { spend } from '../../src/language/work-budget.ts';
import { mainThreadBudget } from '../../src/limits.ts';
import type { DeskWorker } from '../../src/worker/desk-worker.ts';
import { createPerformer } from '../../src/worker/perform-task.ts';
import type { Task } from '../../src/worker/task.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { makeMention } from './slack-payloads.ts';

const claim = 'The harbour board closed the east pier.';

describe.each([
  ['on this thread', false],
  ['where it is for the other thread', true],
])('what a text is, is decided once: %s', (_, isDear) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it.each<[string, (text: string) => Promise<unknown>]>([
    ['a question by command', () => bench.command('who shut the pier?')],
    ['a claim by command', (text) => bench.command(text)],
    ['a claim to check by command', (text) => bench.command(`check that ${text}`)],
    ['a claim on two lines in a mention', (text) => bench.event(makeMention(text))],
    ['somebody’s message', (text) => checkMessage(bench, text)],
    ['a draft', (text) => submitDraft(bench, text)],
    ['a long draft', (text) => submitDraft(bench, `${text} `.repeat(70))],
  ])('%s', async (way, say) => {
    const { desk, understood } = countingDesk(isDear);
    const { worker, tasks } = workerOf(desk);
    bench = await createBench({ desk, worker, wait: async () => {} });

    await say(way.includes('two lines') ? claim.replace('closed ', 'closed\n') : claim);
    await bench.settled();

    expect(understood).toHaveLength(1);
    expect(tasks).toHaveLength(isDear || way === 'a long draft' ? 1 : 0);
    expect(bench.failures).toEqual([]);
  });
});

/** The desk of the tests, which notes what it is to understand. */
function countingDesk(isDear: boolean) {
  const desk = makeDesk();
  const understood: string[] = [];
  const pay = () => spend(isDear ? mainThreadBudget + 1 : 0);
  const counting: Desk = {
    ...desk,
    understand(said, how) {
      understood.push(said);
      return desk.understand(said, how);
    },
    answer(question) {
      pay();
      return desk.answer(question);
    },
    check(given) {
      pay();
      return desk.check(given);
    },
  };
  return { desk: counting, understood };
}

/** Does tasks as the other thread does: of a task only a copy gets there. */
function workerOf(desk: Desk) {
  const perform = createPerformer({ desk, command: '/desk' });
  const tasks: Task[] = [];
  const worker: DeskWorker = {
    async run(task) {
      tasks.push(task);
      return finish(perform(structuredClone(task)));
    },
    isRunning: true,
    stop: async () => {},
  };
  return { worker, tasks };
}

async function checkMessage(bench: Bench, text: string): Promise<void> {
  const ana = bench.slack.person('ana');
  await ana.messageShortcut(ana.say({ channel: '#desk', text }), 'check_message');
}

async function submitDraft(bench: Bench, text: string): Promise<void> {
  const ana = bench.slack.person('ana');
  await ana.globalShortcut('check_draft');
  await bench.settled();
  const [view] = ana.views();
  if (!view) throw new Error('no form is open');
  await ana.submit(view, { part1: { text } });
}
