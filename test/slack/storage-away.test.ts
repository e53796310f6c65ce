import { afterEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../src/desk/create-desk.ts';
import { berths, makeKnowledge, pierClosed, pierOpens } from '../fixtures/make-knowledge.ts';
import { createLateStorage } from '../support/late-storage.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids } from './slack-payloads.ts';

const desk = createDesk(
  makeKnowledge({
    facts: [
      { ...pierClosed, embargo: '2999-12-01T18:00:00.000Z' },
      pierOpens,
      { ...berths, audience: 'internal' },
    ],
  }),
);

describe.each(['http', 'socket'] as const)('while settings cannot be read, over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());
  const command = async (text: string, user: string) =>
    JSON.stringify((await bench.command(text, { user_id: user })).body);

  it('replies are private, and tell nothing that is internal or under embargo, to curators neither', async () => {
    const storage = createLateStorage();
    bench = await createBench({
      ...{ mode, desk, storage },
      curators: [ids.curator],
      mayAsk: true,
    });

    for (const user of [ids.user, ids.curator]) {
      expect(await command('who closed the east pier?', user)).not.toMatch(
        /closed the east pier on/,
      );
      expect(await command('Which berths does the pier have?', user)).not.toMatch(/Alder/);
    }
    const shown = await command('when does the pier open again?', ids.user);
    expect(shown).toMatch(/it would open again in May/);
    expect(shown).not.toMatch(/share_answer/);
    expect(bench.callsTo('conversations.info')).toEqual([]);
  });

  it('none are changed, and whoever wants to is told so', async () => {
    const storage = createLateStorage();
    bench = await createBench({
      ...{ mode, desk, storage },
      curators: [ids.curator],
      mayAsk: true,
    });

    const cora = bench.slack.person('cora');
    await cora.command({ channel: 'desk', text: '/desk settings' });
    await bench.settled();

    expect(cora.sees('desk').at(-1)?.message.text).toMatch(/^I could not open the settings/);
    expect(cora.views()).toEqual([]);
  });
});
