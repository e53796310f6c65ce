import { afterEach, describe, expect, it } from 'vitest';
import { pierClosed } from '../fixtures/make-knowledge.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import {
  ids,
  makeDirectMessage,
  makeMention,
  responsePaths,
  triggerIds,
} from './slack-payloads.ts';

const question = 'who shut the pier at Xanadu?';
const value = (askId: string | null) =>
  JSON.stringify([pierClosed.id, '0123456789ab', 'en', askId]);
const ben = { user: { id: 'U5678', username: 'ben', team_id: ids.team } };
const elsewhere = {
  channel: { id: 'C5678', name: 'sports' },
  container: { type: 'message', message_ts: '1700000000.000200', channel_id: 'C5678' },
};
const otherWorkspace = {
  team: { id: 'T5678', domain: 'courier' },
  user: { id: ids.user, username: 'ana', team_id: 'T5678' },
};
const notTheirs = /^That answer was made for somebody else\. Ask it yourself/;
const lost = /^I no longer hold (?:that question|those words)\./;

/** What each button that is bound to a question carries. */
const bound = [
  ['explain_answer', value(triggerIds.command)],
  ['share_answer', value(triggerIds.command)],
  ['give_feedback', `+${value(triggerIds.command)}`],
  ['share_verdict', JSON.stringify(['check', triggerIds.command])],
] as const;

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  /** Ana asks in private, then somebody presses with a button's value. Gives what they are told. */
  async function pressWith(action_id: string, pressed: string, given: Record<string, unknown>) {
    bench = await createBench({ mode });
    await bench.command(action_id === 'share_verdict' ? 'check the pier is closed' : question);
    await bench.press(pressed, { action_id, ...given });
    await bench.settled();
    return richTexts(bench.callsTo(responsePaths.press).at(-1)?.args)[0];
  }

  describe.each(bound)('%s under a private reply', (action_id, pressed) => {
    it.each([
      ['somebody else', ben, notTheirs],
      ['the asker in another channel', elsewhere, lost],
      ['somebody else in another channel', { ...ben, ...elsewhere }, lost],
      ['the asker’s double in another workspace', otherWorkspace, lost],
    ])('by %s is refused in words, and does nothing', async (_, given, told) => {
      expect(await pressWith(action_id, pressed, given)).toMatch(told);
      expect(bench.callsTo('chat.postMessage')).toEqual([]);
      expect(bench.lines.join('\n')).not.toMatch(/isHelpful/);
    });

    it('by whoever asked is done', async () => {
      expect((await pressWith(action_id, pressed, {})) ?? '').not.toMatch(
        /somebody else|no longer hold/,
      );
    });
  });

  describe('under a public reply', () => {
    const ts = '1700000000.000100';
    const press = async (action_id: string, pressed: string) => {
      bench = await createBench({ mode });
      await bench.event(makeMention(question));
      await bench.settled();
      await bench.press(pressed, { action_id, ...ben });
      await bench.settled();
      return richTexts(bench.callsTo(responsePaths.press).at(-1)?.args)[0];
    };

    it('“Why this answer?” is shown to whoever reads it', async () => {
      expect(await press('explain_answer', value(ts))).toMatch(/^Why “Who closed the pier”/);
    });

    it.each([
      ['share_answer', value(ts)],
      ['give_feedback', `-${value(ts)}`],
    ])('%s by somebody else is refused, as it is in the asker’s name', async (action, pressed) => {
      expect(await press(action, pressed)).toMatch(notTheirs);
      expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
      expect(bench.lines.join('\n')).not.toMatch(/isHelpful/);
    });

    it('a topic gives whoever pressed it an answer of their own, with buttons that obey them', async () => {
      await press('ask_topic_0', value(ts));
      const shown = JSON.stringify(bench.callsTo(responsePaths.press).at(-1)?.args);
      const own = carriedBy('share_answer', shown);

      await bench.press(own, { action_id: 'share_answer' });
      await bench.settled();
      expect(richTexts(bench.callsTo(responsePaths.press).at(-1)?.args)[0]).toMatch(notTheirs);
      expect(bench.callsTo('chat.postMessage')).toHaveLength(1);

      await bench.press(own, { action_id: 'explain_answer', ...ben });
      await bench.press(own, { action_id: 'share_answer', ...ben });
      await bench.settled();
      expect(bench.callsTo('chat.postMessage')).toHaveLength(2);
    });
  });

  it('a topic with the value of somebody’s private reply shows the fact, and nothing of their question', async () => {
    bench = await createBench({ mode });
    await bench.command(question);
    await bench.press(value(triggerIds.command), ben);
    await bench.settled();
    const shown = JSON.stringify(bench.callsTo(responsePaths.press).at(-1)?.args);
    const own = carriedBy('explain_answer', shown);

    await bench.press(own, { action_id: 'explain_answer', ...ben });
    await bench.settled();

    expect(richTexts(bench.callsTo(responsePaths.press).at(-1)?.args)).toEqual([
      'You chose this topic yourself: the question did not lead to it.',
    ]);
  });

  it('what is shared carries no button that would speak in anybody’s name', async () => {
    await pressWith('share_answer', value(triggerIds.command), {});

    const [post] = bench.callsTo('chat.postMessage');
    expect(JSON.stringify(post?.args)).not.toMatch(/give_feedback|share_answer|explain_answer/);
  });

  it('a direct message’s own buttons obey whoever wrote it', async () => {
    bench = await createBench({ mode });
    await bench.event(makeDirectMessage(question));
    await bench.settled();
    const inDirect = { channel: { id: ids.direct, name: 'directmessage' } };

    await bench.press(`+${value('1700000000.000100')}`, {
      action_id: 'give_feedback',
      ...inDirect,
    });
    await bench.settled();

    expect(bench.lines.join('\n')).toMatch(/isHelpful=true/);
  });
});

/** The value of a button, out of a reply as it went over the wire. */
function carriedBy(actionId: string, reply: string): string {
  const found = new RegExp(`"action_id":"${actionId}".*?"value":("(?:[^"\\\\]|\\\\.)*")`).exec(
    reply,
  );
  return String(JSON.parse(found?.[1] ?? '""'));
}
