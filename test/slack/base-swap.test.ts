import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { loadDesk } from '../../src/load-desk.ts';
import { type BaseHolder, createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { type BaseKeeper, createBaseKeeper } from '../../src/slack/base/keep-base.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { createBasePreparer } from '../../src/worker/base-preparer.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { harbourFiles, writeFolder, writeHarbourBase } from '../support/knowledge-folder.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeMention } from './slack-payloads.ts';

const question = 'who chairs the harbour board?';
let directory: string;
let base: BaseHolder;
let keeper: BaseKeeper;
let bench: Bench;
let keptLines: string[];

beforeEach(async () => {
  directory = writeHarbourBase();
  keptLines = [];
  const cacheDirectory = writeFolder({});
  base = createBaseHolder(loadDesk(directory, { cacheDirectory }));
  const preparer = createBasePreparer({ directory, cacheDirectory });
  onTestFinished(() => preparer.stop());
  const logger = createRedactingLogger({ write: (line) => keptLines.push(line) });
  keeper = createBaseKeeper({ base, preparer, command: '/desk', cacheDirectory, logger });
  bench = await createBench({ base, curators: [ids.curator], level: 'info' });
});
afterEach(() => bench.stop());

/** Changes a text in a file of the base. */
function edit(file: string, from: string, to: string): void {
  const path = join(directory, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no such text.`);
  writeFileSync(path, text.replaceAll(from, to));
}
const toBo = () => {
  for (const file of ['sources/harbour.md', 'facts/harbour.yml']) edit(file, 'Ann Reed', 'Bo Lee');
};
const ask = async (text = question) => JSON.stringify((await bench.command(text)).body);
const told = () =>
  bench
    .callsTo('chat.postMessage')
    .filter(({ args }) => args['channel'] === ids.curator)
    .map(({ args }) => String(args['text']));

it('an edited base answers without a restart, and the curators are told once what changed', async () => {
  expect(await ask()).toContain('Ann Reed, who chairs');
  const before = base.current().knowledge.hash;

  toBo();
  edit('facts/harbour.yml', 'title: The cost of the repair', 'title: What the repair costs');
  await keeper.look();
  await bench.settled();

  const answer = await ask();
  expect(answer).toContain('Bo Lee, who chairs');
  expect(answer).not.toContain('Ann Reed');
  const { hash } = base.current().knowledge;
  expect(told()).toEqual([
    expect.stringContaining(`version ${before.slice(0, 12)} is now ${hash.slice(0, 12)}`),
  ]);
  expect(told()[0]).toContain(
    '2 facts changed: “The chair of the harbour board”, “What the repair costs”',
  );
  expect(keptLines).toEqual([
    expect.stringMatching(
      /The knowledge base was swapped\. facts=2 knowledge=\w{12} before=\w{12}$/,
    ),
  ]);

  await keeper.look();
  await bench.settled();
  expect(told()).toHaveLength(1);
});

it('a button of the base before does what one of another version does', async () => {
  await bench.event(makeMention(question));
  await bench.settled();
  const posted = JSON.stringify(bench.callsTo('chat.postMessage').at(-1)?.args);
  const value =
    /\["who-chairs-the-harbour-board.{0,80}?\]/.exec(posted.replaceAll('\\', ''))?.[0] ?? '';
  expect(value).toContain(base.current().knowledge.hash.slice(0, 12));

  toBo();
  await keeper.look();
  await bench.press(value, { action_id: 'ask_topic_0' });
  await bench.settled();

  const shown = bench.slack.log.calls.flatMap(({ args }) => richTexts(args)).join('\n');
  expect(shown).toContain('Bo Lee, who chairs');
});

it('a base that does not prove keeps the old one, and the curators are told where and what to do, once', async () => {
  edit('facts/harbour.yml', 'Ann Reed, who chairs', 'Ann Reed, who leads');

  await keeper.look();
  await keeper.look();
  await bench.settled();

  expect(await ask()).toContain('Ann Reed, who chairs');
  expect(told()).toEqual([expect.stringMatching(/facts\/harbour\.yml, line \d+: /)]);
  expect(keptLines.join('\n')).toMatch(
    /old one stays.* code=knowledge_invalid file=facts\/harbour\.yml line=\d+/,
  );
  expect(keptLines.join('\n')).not.toMatch(/Ann|leads/);

  writeFileSync(join(directory, 'facts/harbour.yml'), String(harbourFiles['facts/harbour.yml']));
  toBo();
  await keeper.look();
  expect(await ask()).toContain('Bo Lee, who chairs');
});

it('what is under embargo in the new base is shown to nobody but curators', async () => {
  edit(
    'facts/harbour.yml',
    '  title: The chair of the harbour board',
    '  embargo: 2099-01-01T00:00Z\n  title: The chair of the harbour board',
  );

  await keeper.look();

  expect(await ask()).not.toMatch(/Ann Reed, who chairs|The chair of the/);
  const forCurator = await bench.command(question, { user_id: ids.curator });
  expect(JSON.stringify(forCurator.body)).toContain('Ann Reed, who chairs');
});

it('a request that began before the swap ends with the base that it began with', async () => {
  // Holds the request where the desk that it is answered by was taken already.
  const first = base.current();
  let swapped = false;
  const holding: BaseHolder = {
    ...base,
    current() {
      const desk = base.current();
      if (!swapped) {
        swapped = true;
        toBo();
        swapping = keeper.look();
      }
      return desk;
    },
  };
  let swapping: Promise<void> = Promise.resolve();
  const slow = await createBench({ base: holding });
  onTestFinished(() => slow.stop());

  const { body } = await slow.command(question);
  await swapping;

  expect(JSON.stringify(body)).toContain('Ann Reed, who chairs');
  expect(base.current()).not.toBe(first);
  expect(JSON.stringify((await slow.command(question)).body)).toContain('Bo Lee, who chairs');
});
