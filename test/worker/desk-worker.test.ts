import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { finish } from '../../src/desk/check-draft.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { LookupError, OverrunError } from '../../src/errors.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { longestWorkerIdle, longestWorkerTurn } from '../../src/limits.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { createDeskWorker, type DeskWorkerOptions } from '../../src/worker/desk-worker.ts';
import { createPartPerformer } from '../../src/worker/perform-in-part.ts';
import type { Task } from '../../src/worker/task.ts';
import { makeKnowledge, makeSource } from '../fixtures/make-knowledge.ts';
import { writeHarbourBase } from '../support/knowledge-folder.ts';

const withFaults = new URL('../fixtures/fail-in-the-thread.ts', import.meta.url);
/** A text that somebody put into a channel. */
const ferry = makeSource({
  ...{ id: 'channel-1', title: 'A Ferry to Ness' },
  paragraphs: ['The ferry sails to Ness on 4 June.', 'It takes 40 cars.'],
  added: { by: 'U1', at: 0, until: 1, hash: 'a' },
});
const draft = (text: string): Task => ({ kind: 'draft', text });

describe('the worker', () => {
  it('replies as this thread does, to every kind of task', async () => {
    const knowledge = loadKnowledgeBase(writeHarbourBase());
    const desk = createDesk(knowledge, { english: loadEnglish() });
    const perform = createPartPerformer({ desk, command: '/desk' });
    const { worker } = startWorker({ knowledge: () => knowledge, file: null });
    const place = { surface: 'response', askId: '1.1', request: null } as const;
    const claims = 'Ann Reed chairs the harbour board. Bo Lee chairs the harbour board.';
    const tasks: Task[] = [
      { kind: 'message', text: 'who chairs the harbour board?', ...place },
      { kind: 'command', text: claims, ...place },
      { ...draft(claims), withheld: { sources: [], facts: ['who-chairs-the-harbour-board'] } },
      { kind: 'check', text: 'Bo Lee chairs the harbour board.', ...place },
      { kind: 'message', text: 'when does the ferry sail to Ness?', ...place, added: [ferry] },
      draft(claims),
      { kind: 'share', text: `check ${claims}`, sharedBy: 'U1' },
      { kind: 'explain', text: 'who chairs the harbour board?', factId: 'nothing' },
    ];

    const results = await Promise.all(tasks.map((task) => worker.run(task, 'U1')));

    expect(results).toEqual(tasks.map((task) => finish(perform(task))));
  });

  it('that hangs is ended, who waited is told, and all others are answered by a new one', async () => {
    const { worker, ring } = startWorker();
    const hanging = worker.run(draft('hang'), 'U1');
    const others = [worker.run(draft('a'), 'U1'), worker.run(draft('b'), 'U2')];

    await ring(longestWorkerTurn);

    await expect(hanging).rejects.toThrow(OverrunError);
    expect((await Promise.all(others)).map(({ words }) => words)).toEqual(['a', 'b']);
  });

  it('that crashes takes down neither the process nor what others wait for', async () => {
    const { worker } = startWorker();
    const crashing = worker.run(draft('crash'), 'U1');
    const others = [worker.run(draft('a'), 'U1'), worker.run(draft('b'), 'U2')];

    await expect(crashing).rejects.toThrow(LookupError);
    expect((await Promise.all(others)).map(({ words }) => words)).toEqual(['a', 'b']);
  });

  it('that fails at one task does the next', async () => {
    const { worker } = startWorker();

    const failing = worker.run(draft('fail'), 'U1');

    await expect(failing).rejects.toMatchObject({ cause: { message: 'a fault of ours' } });
    expect(await worker.run(draft('a'), 'U1')).toMatchObject({ words: 'a' });
  });

  it('gives up on what costs too much, and does the next', async () => {
    const { worker } = startWorker();

    await expect(worker.run(draft('dear'), 'U1')).rejects.toThrow(OverrunError);
    expect(await worker.run(draft('a'), 'U1')).toMatchObject({ words: 'a' });
  });

  it('that cannot start says so each time, and keeps nobody waiting', async () => {
    const { worker } = startWorker({ file: new URL('file:///nowhere/worker.js') });

    const both = [worker.run(draft('a'), 'U1'), worker.run(draft('b'), 'U2')];

    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual([
      ...['rejected', 'rejected'],
    ]);
    await expect(worker.run(draft('c'), 'U1')).rejects.toThrow(LookupError);
  });

  it('starts on need, ends when nobody asks for anything, and starts again', async () => {
    const { worker, ring } = startWorker();
    const before = worker.isRunning;
    await worker.run(draft('a'), 'U1');
    const busy = worker.isRunning;

    await ring(longestWorkerIdle);

    expect([before, busy, worker.isRunning]).toEqual([false, true, false]);
    expect(await worker.run(draft('b'), 'U1')).toMatchObject({ words: 'b' });
  });

  it('with another base than the desk has by now is replaced', async () => {
    let hash = 'old';
    const { worker } = startWorker({ knowledge: () => makeKnowledge({ hash }) });
    const old = await worker.run(draft('a'), 'U1');
    hash = 'new';

    const fresh = await Promise.all([worker.run(draft('a'), 'U1'), worker.run(draft('b'), 'U2')]);

    expect([old, ...fresh].map(({ replies }) => replies[0].text)).toEqual(['old', 'new', 'new']);
  });

  it('ends what it began with one base with it, while others are answered from the next', async () => {
    let hash = 'old';
    const { worker } = startWorker({ knowledge: () => makeKnowledge({ hash }) });
    const done: string[] = [];
    const note = ({ replies }: Awaited<ReturnType<typeof worker.run>>) =>
      done.push(replies[0].text);
    await worker.run(draft('a'), 'U1');
    const under = [worker.run(draft('long'), 'U1'), worker.run(draft('b'), 'U1')];
    hash = 'new';

    await Promise.all([
      ...under.map((one) => one.then(note)),
      worker.run(draft('c'), 'U2').then(note),
    ]);

    expect(done).toEqual(['new', 'old', 'old']);
  });

  it('is given a base again that it had before the last two', async () => {
    let hash = '0';
    const { worker } = startWorker({ knowledge: () => makeKnowledge({ hash }) });
    const said: string[] = [];

    for (hash of ['0', '1', '2', '0', '1', '2', '2']) {
      said.push((await worker.run(draft('a'), 'U1')).replies[0].text);
    }

    expect(said).toEqual(['0', '1', '2', '0', '1', '2', '2']);
  });

  it('ends what waits for the oldest base first, where more bases wait than it keeps', async () => {
    let hash = '0';
    const { worker } = startWorker({ knowledge: () => makeKnowledge({ hash }) });
    const done: string[] = [];
    const note = ({ replies }: Awaited<ReturnType<typeof worker.run>>) =>
      done.push(replies[0].text);
    const running = [worker.run(draft('long'), 'U1').then(note)];
    for (hash of ['1', '2']) running.push(worker.run(draft('a'), `U${hash}0`).then(note));

    await Promise.all(running);

    expect(done).toEqual(['0', '1', '2']);
  });

  it('lets a small check pass one person’s large draft, and not that person’s next one', async () => {
    const { worker } = startWorker();
    const done: string[] = [];
    const note = ({ words }: { readonly words: string }) => done.push(words);

    await Promise.all([
      worker.run(draft('long'), 'U1').then(note),
      worker.run(draft('next'), 'U1').then(note),
      worker.run(draft('small'), 'U2').then(note),
    ]);

    expect(done).toEqual(['small', 'long', 'next']);
  });

  it('that is stopped fails what it had not finished, and takes nothing more', async () => {
    const { worker } = startWorker();
    const running = worker.run(draft('hang'), 'U1');
    const failed = expect(running).rejects.toThrow(LookupError);

    await worker.stop();

    await failed;
    await expect(worker.run(draft('a'), 'U1')).rejects.toThrow(LookupError);
    expect(worker.isRunning).toBe(false);
  });

  it('starts from what the build makes', async () => {
    const root = resolve('node_modules/.cache');
    mkdirSync(root, { recursive: true });
    const home = mkdtempSync(`${root}/cptpp-desk-build-`);
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    // As it is deployed: what is kept is kept for these versions of packages.
    cpSync('package.json', `${home}/package.json`);
    const folder = `${home}/dist`;
    const run = promisify(execFile);
    await run(process.execPath, [
      resolve('node_modules/typescript/bin/tsc'),
      ...['-p', 'tsconfig.build.json', '--outDir', folder, '--sourceMap', 'false', '--noCheck'],
    ]);
    // As npm run build:english does.
    cpSync('src/language/english', `${folder}/language/english`, { recursive: true });
    const script = `
      import { createDeskWorker } from './worker/desk-worker.js';
      import { loadKnowledgeBase } from './knowledge/load-knowledge-base.js';
      const base = loadKnowledgeBase(process.argv[2]);
      const worker = createDeskWorker({ knowledge: () => base, command: '/desk', cacheDirectory: null });
      const task = { kind: 'draft', text: 'Ann Reed chairs the harbour board.' };
      console.log((await worker.run(task, 'U1')).replies[0].text);
    `;

    writeFileSync(`${folder}/check-a-draft.mjs`, script);

    const { stdout } = await run(process.execPath, [
      ...[`${folder}/check-a-draft.mjs`, writeHarbourBase()],
    ]);

    expect(stdout).toMatch(/^1 sentence: [✓–] 1 /);
  });
});

/** A worker that is gone when the test is over, with a clock that the test winds. */
function startWorker({
  knowledge = () => makeKnowledge(),
  file = withFaults,
  ...options
}: Omit<Partial<DeskWorkerOptions>, 'file'> & { file?: URL | null } = {}) {
  let set: { readonly milliseconds: number; readonly ring: () => void } | null = null;
  let heard = () => {};
  const worker = createDeskWorker({
    command: '/desk',
    cacheDirectory: null,
    knowledge,
    ...(file && { file }),
    ...options,
    alarm(milliseconds, ring) {
      const alarm = { milliseconds, ring };
      set = alarm;
      heard();
      return () => {
        if (set === alarm) set = null;
      };
    },
  });
  onTestFinished(() => worker.stop());
  return {
    worker,
    /** Rings an alarm as soon as it is set. */
    async ring(wanted: number): Promise<void> {
      while (set?.milliseconds !== wanted) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
      set.ring();
    },
  };
}
