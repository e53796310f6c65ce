import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeMention } from './slack-payloads.ts';

/** The whole way, with the real desk and the knowledge that it ships with. */
describe.each(['http', 'socket'] as const)('the desk in Slack over %s', (mode) => {
  let desk: Desk;
  let bench: Bench;
  beforeAll(() => {
    desk = loadDesk(readConfig({}).knowledgeDirectory);
  });
  afterEach(() => bench.stop());

  it('answers /cptpp who-are-members with the twelve, once, and where they stand', async () => {
    bench = await createBench({ mode, desk });

    const { status, body } = await bench.command('who-are-members');

    expect(status).toBe(200);
    expect(richTexts(body)).toEqual(expect.arrayContaining(['12 member countries of the CPTPP']));
    const shown = JSON.stringify(body);
    for (const member of ['Australia', 'Brunei', 'United Kingdom', 'Vietnam', '¶4']) {
      expect(shown).toContain(member);
    }
  });

  it('answers a mention in its thread with one message', async () => {
    bench = await createBench({ mode, desk });

    await bench.event(makeMention('which countries are in the CPTPP?'));
    await bench.settled();

    expect(bench.callsTo('chat.postMessage').map(({ args }) => args)).toMatchObject([
      { channel: ids.channel, thread_ts: '1700000000.000100' },
    ]);
  });

  it('says of what the source does not say that it is not in the source', async () => {
    bench = await createBench({ mode, desk });

    const { body } = await bench.command('who founded Keidanren?');

    expect(richTexts(body)[0]).toBe('Not in the source: “founded”. Nearest, but not an answer:');
  });
});
