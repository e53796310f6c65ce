import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SlackView } from '../../packages/local-slack/src/workspace/view-store.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createBaseKeeper } from '../../src/slack/base/keep-base.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { createHolderAnswers } from '../../src/storage/holder-answers.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { createBasePreparer } from '../../src/worker/base-preparer.ts';
import { runHere } from '../cli/run-here.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { writeFolder, writeHarbourBase } from '../support/knowledge-folder.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, triggerIds } from './slack-payloads.ts';

const question = 'which towns get work?';
const alike = 'hi, which towns get the work?';
const nearQuestion = 'when was the repair planned?';
const quote = 'It covers piers in Eastport, Ness and Holm.';
const curatorsChannel = 'C5678';

/** The desk with a folder, a database of its own, and the commands that work on both. */
async function start(mode: 'http' | 'socket') {
  const [directory, cacheDirectory, dataDirectory] = [
    writeHarbourBase(),
    writeFolder({}),
    writeFolder({}),
  ];
  const base = createBaseHolder(loadDesk(directory, { cacheDirectory }));
  // Nobody is to wait for what is made once.
  base.current().answer(question);
  const preparer = createBasePreparer({ directory, cacheDirectory });
  onTestFinished(() => preparer.stop());
  const logger = createRedactingLogger({ write: () => {} });
  const keeper = createBaseKeeper({ base, preparer, command: '/desk', cacheDirectory, logger });
  const storage = openStorage({ databaseUrl: null, dataDirectory });
  onTestFinished(() => storage.close());
  await storage.opened;
  storage.hold()?.answer(createHolderAnswers(storage));
  const bench = await createBench({
    ...{ mode, base, storage, mayAsk: true, level: 'info' },
    curators: [ids.curator, ids.user],
  });
  onTestFinished(() => bench.stop());
  vi.stubEnv('DATA_DIR', dataDirectory);
  onTestFinished(() => void vi.unstubAllEnvs());
  // In this process, as a person would in another: it asks the one that holds the storage.
  const cptpp = (...words: readonly string[]) =>
    runHere(['knowledge', 'patches', ...words], { knowledgeDirectory: directory });
  return { bench, keeper, storage, cptpp, directory };
}

async function chooseChannel(bench: Bench): Promise<void> {
  const cora = bench.slack.person('cora');
  await cora.command({ channel: 'desk', text: '/desk settings' });
  await bench.settled();
  await cora.submit(viewOf(bench), {
    curators_channel: { curators_channel: curatorsChannel },
  });
  await bench.settled();
}
async function askCurators(
  bench: Bench,
  text = question,
  [user_id, trigger_id]: readonly [string, string] = [ids.user, triggerIds.command],
): Promise<void> {
  const { body } = await bench.command(text, { user_id, trigger_id });
  expect(JSON.stringify(body)).toContain('Ask curators');
  await bench.press(JSON.stringify(['check', trigger_id]), {
    action_id: 'ask_curators',
    user: { id: user_id, team_id: ids.team },
    response_url: nextAddress(bench),
  });
  await bench.settled();
}
const cards = (bench: Bench) =>
  bench.calls
    .filter(({ to }) => /^chat\.(?:postMessage|update)$/.test(to))
    .filter(({ args }) => args['channel'] === curatorsChannel)
    .map(({ args }) => JSON.stringify(args));
let presses = 0;
/** Each press has an address of its own for what is told to whoever pressed. */
function nextAddress(bench: Bench): string {
  presses += 1;
  return `${bench.slack.url}/actions/${ids.team}/${presses}/press`;
}
const told = (bench: Bench) =>
  bench.calls
    .filter(({ to }) => to.startsWith('/actions/'))
    .map(({ args }) => richTexts(args)[0] ?? '');

async function pressCard(bench: Bench, action_id: string, userId: string = ids.curator) {
  const posted = bench.callsTo('chat.postMessage').map(({ args }) => args);
  const card = posted.findLast(({ channel }) => channel === curatorsChannel);
  const value = /"value":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(card))?.[1];
  await bench.press(String(JSON.parse(value ?? '""')), {
    action_id,
    user: { id: userId, team_id: ids.team },
    response_url: nextAddress(bench),
    channel: { id: curatorsChannel, name: 'sports' },
    container: { type: 'message', message_ts: '1700000000.000700' },
  });
  await bench.settled();
}
function viewOf(bench: Bench, name = 'cora'): SlackView {
  const view = bench.slack.person(name).views().at(-1);
  if (!view) throw new Error('no form was opened');
  return view;
}
async function submit(bench: Bench, values: Record<string, string>, name = 'cora') {
  const filled = Object.entries(values).map(([block, value]) => [block, { [block]: value }]);
  const { errors } = await bench.slack
    .person(name)
    .submit(viewOf(bench, name), Object.fromEntries(filled));
  await bench.settled();
  return errors;
}
const initialOf = (view: SlackView, block: string) =>
  view.blocks.map((one) => Object(one)).find(({ block_id }) => block_id === block)?.element
    ?.initial_value;

describe.each(['http', 'socket'] as const)('a question that becomes a fact, over %s', (mode) => {
  it('is missed, claimed, answered and told; made a fact, taken by the command, and answered from the base', async () => {
    const { bench, keeper, cptpp, directory } = await start(mode);
    const facts = () => readFileSync(join(directory, 'facts/harbour.yml'), 'utf8');
    const before = facts();
    await chooseChannel(bench);
    await askCurators(bench);
    // What the matcher reads alike is one card.
    await askCurators(bench, alike, [ids.curator, '1.2.cora']);
    expect(cards(bench).at(-1)).toMatch(/which towns get work\?.*2 people ask\./s);

    // Two curators at once: one has it.
    await Promise.all([pressCard(bench, 'claim_card'), pressCard(bench, 'claim_card', ids.user)]);
    const by = /It is with.*?"user_id":"(\w+)"/.exec(cards(bench).at(-1) ?? '')?.[1] ?? '';
    const name = by === ids.curator ? 'cora' : 'ana';
    expect(told(bench).filter((said) => said.startsWith('Somebody has that'))).toHaveLength(1);

    await pressCard(bench, 'answer_card', by);
    expect(await submit(bench, { quote, line: '' }, name)).toEqual({});
    const letters = bench
      .callsTo('chat.postMessage')
      .filter(({ args }) => args['channel'] === ids.user);
    expect(letters.map(({ args }) => richTexts(args)[1])).toEqual([quote]);
    expect(cards(bench).at(-1)).toMatch(/Answered by.*Make a fact/s);

    await pressCard(bench, 'make_patch', 'U0NOBODY');
    expect(told(bench).at(-1)).toMatch(/^Only curators/);
    // Two curators at once: one makes it.
    await pressCard(bench, 'make_patch');
    await pressCard(bench, 'make_patch', ids.user);
    const form = viewOf(bench);
    expect([initialOf(form, 'questions'), initialOf(form, 'answer')]).toEqual([
      `${question}\n${alike}`,
      quote,
    ]);
    expect(await submit(bench, { title: question })).toMatchObject({
      title: expect.stringMatching(/^That is how somebody asked/),
    });
    const fields = {
      title: 'The towns of the repair',
      questions: `Where is work done?\n${question}`,
    };
    expect(await submit(bench, { ...fields, answer: 'It covers 4 piers.' })).toMatchObject({
      answer: expect.stringContaining('the number "4" is not in the quotes'),
    });
    expect(await submit(bench, { ...fields, questions: 'Who chairs the harbour board?' })).toEqual({
      questions: expect.stringContaining('“The chair of the harbour board” has the question'),
    });
    expect(await submit(bench, fields)).toEqual({});
    expect(await submit(bench, fields, 'ana')).toEqual({
      title: expect.stringMatching(/^Something was made of that question already/),
    });
    expect(cards(bench).at(-1)).toMatch(/A fact was made of it by.*It answers once it is taken/s);
    expect(cards(bench).at(-1)).not.toContain('make_patch');
    expect(facts()).toBe(before);

    const listed = await cptpp('--json');
    const { patches } = JSON.parse(listed.stdout);
    expect(patches).toEqual([
      expect.objectContaining({
        ...{ kind: 'fact', title: 'The towns of the repair', answer: quote, madeBy: ids.curator },
        ...{ questions: ['Where is work done?', question], source: 'harbour-story', quote },
      }),
    ]);
    const taken = await cptpp('take', patches[0].id.slice(0, 8));
    expect(taken).toMatchObject({
      ...{ code: 0, stderr: '' },
      stdout: expect.stringMatching(
        /is taken: “the-towns-of-the-repair”, written to facts\/harbour/,
      ),
    });
    expect(facts()).toBe(`${before}
- id: the-towns-of-the-repair
  title: The towns of the repair
  questions: [Where is work done?, which towns get work?]
  answer: ${quote}
  citations:
    - {source: harbour-story, quote: "${quote}"}
`);
    expect((await cptpp('list')).stdout).toBe('No patch waits.\n');

    await keeper.look();
    const answer = JSON.stringify((await bench.command(question)).body);
    expect(answer).toContain(quote);
    expect(answer).not.toContain('Not in the source');

    // Another, which no source answers, is a near miss of the fact nearest to it.
    await askCurators(bench, nearQuestion);
    await pressCard(bench, 'settle_card');
    await pressCard(bench, 'make_patch');
    expect(initialOf(viewOf(bench), 'question')).toBe(nearQuestion);
    expect(
      await submit(bench, { question: 'When was it planned?', fact: 'what-the-repair-costs' }),
    ).toEqual({});
    expect(cards(bench).at(-1)).toMatch(/A near miss was made of it by/);

    expect((await cptpp('take', '--all')).stderr).toBe('');
    expect(facts()).toMatch(
      /- id: what-the-repair-costs\n(?: .*\n)* {2}not_in_source: (?:\n {4}- |\[)When was it planned\?/,
    );
  }, 300_000);
});
