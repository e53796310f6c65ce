import { describe, expect, it, onTestFinished } from 'vitest';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, responsePaths, triggerIds } from './slack-payloads.ts';

const question = 'where are the zeppelins?';

async function start(mode: 'http' | 'socket', curators: readonly string[]): Promise<Bench> {
  const bench = await createBench({ mode, curators, mayAsk: true });
  onTestFinished(() => bench.stop());
  await bench.command(question);
  return bench;
}
async function ask(bench: Bench) {
  await bench.press(JSON.stringify(['check', triggerIds.command]), { action_id: 'ask_curators' });
  await bench.settled();
}
const told = (bench: Bench) =>
  bench.callsTo(responsePaths.press).map(({ args }) => richTexts(args)[0]);

describe.each(['http', 'socket'] as const)(
  'a question to curators without a channel, over %s',
  (mode) => {
    it('is sent to nobody where nobody is a curator, and says so', async () => {
      const bench = await start(mode, []);
      await ask(bench);

      expect(told(bench)).toEqual([expect.stringMatching(/^I sent it to nobody/)]);
      expect(bench.callsTo('chat.postMessage')).toEqual([]);
    });

    it('is one card with each of them; of two who press at once one has it, and both are shown who', async () => {
      const curators = [ids.curator, ids.user];
      const bench = await start(mode, curators);
      await ask(bench);
      await ask(bench);

      expect(told(bench)).toEqual([
        expect.stringMatching(/^Your question is with the curators/),
        expect.stringMatching(/^The curators have that question from you already/),
      ]);
      const letters = bench.callsTo('chat.postMessage').map(({ args }) => args);
      expect(letters.map(({ channel }) => channel).toSorted()).toEqual(curators.toSorted());
      expect(JSON.stringify(letters)).toMatch(/where are the zeppelins/);

      const value = /"value":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(letters[0]))?.[1];
      const posted = bench.slack.workspace().messages.all();
      const claim = (userId: string) => {
        const channelId = bench.slack.workspace().directOf(userId).id;
        const ts = posted.find((one) => one.channelId === channelId)?.message.ts ?? '';
        return bench.press(String(JSON.parse(value ?? '""')), {
          action_id: 'claim_card',
          user: { id: userId, team_id: ids.team },
          channel: { id: channelId, name: 'directmessage' },
          container: { type: 'message', message_ts: ts },
        });
      };
      await Promise.all(curators.map(claim));
      await bench.settled();

      expect(told(bench).filter((said) => /^Somebody has that/.test(said ?? ''))).toHaveLength(1);
      const now = curators.map((userId) => {
        const { id } = bench.slack.workspace().directOf(userId);
        const shown = bench.callsTo('chat.update').filter(({ args }) => args['channel'] === id);
        return /It is with.*?"user_id":"(\w+)"/.exec(JSON.stringify(shown.at(-1)?.args))?.[1];
      });
      expect(now[0]).toMatch(/^U/);
      expect(new Set(now).size).toBe(1);
    });
  },
);
