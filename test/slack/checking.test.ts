import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cut, findBlockFaults, first, rateLimit, refuse } from '#local-slack';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { toMarkdown } from '../../src/replies/to-markdown.ts';
import { richTexts, shownQuotes } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import {
  ids,
  makeDirectMessage,
  makeMention,
  responsePaths,
  triggerIds,
} from './slack-payloads.ts';

let desk: Desk;
beforeAll(() => {
  desk = loadDesk(readConfig({}).knowledgeDirectory);
  // What is made at the first check takes longer, on a busy machine, than Slack waits for a command.
  desk.check(elevenMembers);
});

const listOfMembers =
  'The partnership presently includes 12 nations: Australia, Brunei, Canada, Chile, Japan, Malaysia, Mexico, New Zealand, Peru, Singapore, the United Kingdom and Vietnam.';
const elevenMembers = 'The CPTPP has 11 members';

describe.each(['http', 'socket'] as const)('checking over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());
  const start = async () => {
    bench = await createBench({ mode, desk, wait: async () => {} });
    return bench.slack.person('ana');
  };
  const posts = () => bench.callsTo('chat.postMessage').map(({ args }) => args);

  describe('/desk check', () => {
    it('says in the acknowledgement what the source says, with the reason and the quote', async () => {
      await start();

      const { body } = await bench.command(`check ${elevenMembers}`);

      expect(richTexts(body).slice(0, 4)).toEqual([
        '✗ The source says otherwise',
        'The CPTPP has ',
        '11 members',
        ' “12 nations”',
      ]);
      expect(shownQuotes(body)).toEqual([listOfMembers]);
      const old = ['actions', 'context', 'divider', 'rich_text', 'section'];
      const { blocks } = Object(body);
      expect(blocks.filter(({ type }: { type: string }) => !old.includes(type))).toEqual([]);
    });

    it('says that something is not in the source, and what is nearest', async () => {
      await start();

      const { body } = await bench.command('check Seoul exports zeppelins');

      expect(richTexts(body)[0]).toBe('– Not in the source');
    });

    it('without a claim says how to give one', async () => {
      await start();

      expect(richTexts((await bench.command('check')).body)).toEqual([
        'Write the claim after it: /desk check CLAIM. For a whole draft: /desk draft.',
      ]);
    });

    it('may be left out where a statement follows', async () => {
      await start();

      const { body: short } = await bench.command('Taiwan is one of the 12');
      const { body } = await bench.command('The CPTPP has 11 members. '.repeat(8).trim());

      expect(richTexts(short)[0]).toBe('✗ The source says otherwise');
      expect(richTexts(body)[0]).toMatch(/^8 sentences: /);
    });

    it('of many sentences gets a row for each, to the asker only', async () => {
      await start();

      const { body } = await bench.command(`check ${elevenMembers}. Taiwan is a member.`);
      await bench.settled();

      expect(body).toMatchObject({
        response_type: 'ephemeral',
        text: expect.stringMatching(/^2 sentences: ✗ 2 otherwise\n/),
      });
      expect(posts()).toEqual([]);
    });

    it('can be shared, with the claim and who shared it, and explained', async () => {
      await start();

      const { body } = await bench.command(`check ${elevenMembers}`);
      const share = buttonIn(body, 'share_verdict');
      await bench.press(share, { action_id: 'share_verdict' });
      await bench.press(buttonIn(body, 'explain_answer'), { action_id: 'explain_answer' });
      await bench.settled();

      expect(share).toBe(JSON.stringify(['check', triggerIds.command]));
      expect(posts()).toMatchObject([{ channel: ids.channel }]);
      expect(richTexts(posts()[0]).slice(0, 3)).toEqual([
        ' shared this check:',
        '✗ The source says otherwise',
        'The CPTPP has ',
      ]);
      expect(richTexts(bench.callsTo(responsePaths.press)[0]?.args)[0]).toBe(
        'What each part of the claim met:',
      );
    });

    it('whose words are forgotten is not shared, and says so', async () => {
      await start();

      await bench.press(JSON.stringify(['check', '1.1']), { action_id: 'share_verdict' });
      await bench.settled();

      expect(richTexts(bench.callsTo(responsePaths.press)[0]?.args)).toEqual([
        'I no longer hold those words. Check them again, and share that.',
      ]);
      expect(posts()).toEqual([]);
    });
  });

  describe('a mention', () => {
    it('that is a statement is checked', async () => {
      await start();

      await bench.event(makeMention('Taiwan is one of the 12'));
      await bench.settled();

      expect(richTexts(posts()[0])[0]).toBe('✗ The source says otherwise');
      expect(shownQuotes(posts()[0])).toEqual([listOfMembers]);
    });

    it('that is keywords is answered', async () => {
      await start();

      await bench.event(makeMention('CPTPP members'));
      await bench.settled();

      expect(richTexts(posts()[0])[0]).toBe('12 member countries of the CPTPP');
    });

    it('that only says “draft” is told where to paste one', async () => {
      await start();

      await bench.event(makeMention('draft'));
      await bench.settled();

      expect(richTexts(posts()[0])[0]).toMatch(/^Type \/desk draft, or choose “Check a draft”/);
    });
  });

  describe('a yes/no question', () => {
    it.each([
      [
        'is Taiwan a member?',
        '✗ The source says otherwise: it lists 12 member countries of the CPTPP, and Taiwan is not among them.',
      ],
      [
        'are Brazil and Taiwan members?',
        '✗ The source says otherwise: it lists 12 member countries of the CPTPP, and Brazil and Taiwan are not among them.',
      ],
      ['does the CPTPP have 11 members?', '✗ The source says otherwise: it says 12 nations.'],
      ['Is the UK a member of the CPTPP?', '✓ The source says so.'],
    ])('%s is answered by the source, with its quote', async (question, line) => {
      await start();

      await bench.event(makeMention(question));
      const { body } = await bench.command(question);
      await bench.settled();

      expect([posts()[0], body].map((reply) => richTexts(reply)[0])).toEqual([line, line]);
      expect(shownQuotes(body)).toEqual([listOfMembers]);
      for (const text of richTexts(body)) {
        expect(text).not.toMatch(/\b(?:yes|no|true|false)\b/i);
      }
    });
  });

  describe('“Check this message”', () => {
    it('shows the result to whoever asked, and to nobody else', async () => {
      const ana = await start();
      const said = ana.say({ channel: '#desk', text: elevenMembers });

      await ana.messageShortcut(said, 'check_message');
      await bench.settled();

      const [seen] = ana.sees('#desk').slice(-1);
      expect(seen?.visibleTo).toBe(ids.user);
      expect(richTexts(seen?.message.blocks)[0]).toBe('✗ The source says otherwise');
      expect(bench.calls.filter(({ to }) => to.startsWith('chat.'))).toEqual([]);
    });

    it('can be shared, and the button holds none of the words', async () => {
      const ana = await start();
      const said = ana.say({ channel: '#desk', text: elevenMembers });
      await ana.messageShortcut(said, 'check_message');
      await bench.settled();
      const [seen] = ana.sees('#desk').slice(-1);
      if (!seen) throw new Error('nothing is seen');

      expect(buttonIn(seen.message.blocks, 'share_verdict')).not.toMatch(/CPTPP|members/);
      await ana.press(seen, { actionId: 'share_verdict' });
      await bench.settled();

      expect(richTexts(posts()[0]).slice(0, 3)).toEqual([
        ' shared this check:',
        '✗ The source says otherwise',
        'The CPTPP has ',
      ]);
    });

    it('that holds several sentences gets a row for each', async () => {
      const ana = await start();
      const said = ana.say({ channel: '#desk', text: `${elevenMembers}. Japan is a member.` });

      await ana.messageShortcut(said, 'check_message');
      await bench.settled();

      const [seen] = ana.sees('#desk').slice(-1);
      expect(toMarkdown(seen?.message.blocks)).toMatch(
        /^\*\*2 sentences: ✗ 1 otherwise · ✓ 1 said\*\*\n.*\n\n\* ✗ The CPTPP has ~~11 members~~ \*\*“12 nations”\*\*\. ¶4\n\* ✓ Japan is a member\. ¶4$/,
      );
    });

    it('that asks is answered', async () => {
      const ana = await start();
      const said = ana.say({ channel: '#desk', text: 'is Taiwan a member?' });

      await ana.messageShortcut(said, 'check_message');
      await bench.settled();

      const [seen] = ana.sees('#desk').slice(-1);
      expect(richTexts(seen?.message.blocks)[0]).toMatch(/^✗ The source says otherwise: it lists/);
    });

    it('that has no words says so', async () => {
      const ana = await start();
      const said = ana.say({ channel: '#desk', text: '!!' });

      await ana.messageShortcut(said, 'check_message');
      await bench.settled();

      const [seen] = ana.sees('#desk').slice(-1);
      expect(richTexts(seen?.message.blocks)).toEqual([
        'I found no words in that message to check.',
      ]);
    });
  });

  describe('a draft', () => {
    const direct = () =>
      bench.slack
        .person('ana')
        .sees(ids.direct)
        .map(({ message }) => message);
    const open = async () => {
      const ana = await start();
      await ana.globalShortcut('check_draft');
      await bench.settled();
      const [view] = ana.views();
      if (!view) throw new Error('no form is open');
      return { ana, view };
    };

    it('is asked for by a form that opens at once, by shortcut and by command', async () => {
      const { ana } = await open();

      const { posted } = await ana.command({ channel: '#desk', text: '/desk draft' });
      await ana.command({ channel: '#desk', text: '/desk please draft' });
      await bench.settled();

      expect(posted).toBeNull();
      expect(ana.views().at(-1)?.callback_id).toBe('check_draft');
      expect(bench.callsTo('views.open')).toHaveLength(3);
    });

    it('whose form Slack does not open says so', async () => {
      const ana = await start();
      bench.answering('views.open', refuse('expired_trigger_id'));

      await ana.globalShortcut('check_draft');
      await ana.command({ channel: '#desk', text: '/desk draft' });
      await bench.settled();

      const line = 'Slack did not let me open the form. Please try again.';
      expect(direct().map(({ text }) => text)).toEqual([line]);
      expect(ana.sees('#desk').map(({ message }) => message.text)).toEqual([line]);
      expect(bench.failures).toHaveLength(2);
    });

    it('without a word keeps the form open and says so', async () => {
      const { ana, view } = await open();

      const { errors } = await ana.submit(view, { part1: { text: ' … ' } });

      expect(errors).toEqual({ part1: 'There is nothing to check. Paste your draft here.' });
      expect(ana.views()).toHaveLength(1);
    });

    it('of 60 sentences arrives whole by direct message, in its own order', async () => {
      const { ana, view } = await open();
      const sentences = Array.from({ length: 60 }, (_, n) =>
        n % 20 === 7
          ? `The CPTPP has ${n + 20} members.`
          : `Peru bought ${n + 2} zeppelins in May.`,
      );

      await ana.submit(view, {
        part1: { text: sentences.slice(0, 30).join(' ') },
        part2: { text: sentences.slice(30).join('\n\n') },
      });
      await bench.settled();

      const messages = direct();
      expect(messages.length).toBeGreaterThan(1);
      expect(new Set(messages.slice(1).map(({ thread_ts }) => thread_ts))).toEqual(
        new Set([messages[0]?.ts]),
      );
      for (const { blocks, text } of messages) {
        expect(findBlockFaults(blocks)).toEqual([]);
        expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(13_000);
        expect(text?.length).toBeLessThan(4_000);
      }
      const rows = messages.flatMap(({ blocks }) => rowsOf(blocks));
      expect(richTexts(messages[0]?.blocks)[0]).toBe(
        '60 sentences: ✗ 3 otherwise · – 57 not in the source',
      );
      expect(rows.map((row) => row.replace(/~~(.*)~~ \*\*.*\*\*/, '$1'))).toEqual(
        sentences.map((sentence, n) => (n % 20 === 7 ? `✗ ${sentence} ¶4` : `– ${sentence}`)),
      );
    });

    it('shows its quotes and what is nearest behind buttons that hold none of its words', async () => {
      const { ana, view } = await open();
      await ana.submit(view, { part1: { text: 'Taiwan is a member. Peru bought zeppelins.' } });
      await bench.settled();
      const [posted] = ana.sees(ids.direct);
      if (!posted) throw new Error('nothing came');
      const buttons = buttonsIn(posted.message.blocks, 'show_passages');

      expect(buttons).toHaveLength(2);
      expect(buttons.join()).not.toMatch(/Taiwan|Peru|zeppelins/);
      for (const value of buttons) await bench.press(value, { action_id: 'show_passages' });
      await bench.settled();

      const opened = bench.callsTo('views.open').slice(-2);
      expect(opened.map(({ args }) => shownQuotes(args)[0])).toContain(listOfMembers);
      expect(opened.every(({ args }) => shownQuotes(args).length === 1)).toBe(true);
    });

    it('gives its result as text to copy, with the same marks, to whoever presses', async () => {
      const { ana, view } = await open();
      await ana.submit(view, { part1: { text: 'The CPTPP has 11 members. Japan is a member.' } });
      await bench.settled();
      const [posted] = ana.sees(ids.direct);
      if (!posted) throw new Error('nothing came');

      await ana.press(posted, { actionId: 'copy_draft' });
      await bench.settled();

      const copied = ana.sees(ids.direct).at(-1);
      expect(copied?.visibleTo).toBe(ids.user);
      expect(richTexts(copied?.message.blocks)[0]).toMatch(
        /\n\* ✗ The CPTPP has ~~11 members~~ \*\*“12 nations”\*\*\. ¶4\n\* ✓ Japan is a member\. ¶4$/,
      );
    });

    it('that a field cut within a sentence is read as one', async () => {
      const { ana, view } = await open();

      await ana.submit(view, { part1: { text: 'The CPTPP has' }, part2: { text: '11 members.' } });
      await ana.submit(view, { part1: { text: 'Taiwan is' }, part2: { text: 'a member.' } });
      await bench.settled();

      expect(direct().flatMap(({ blocks }) => rowsOf(blocks))).toHaveLength(2);
    });

    it('that is submitted twice is checked once', async () => {
      const { ana, view } = await open();
      const filled = { part1: { text: 'Taiwan is a member.' } };

      await Promise.all([ana.submit(view, filled), ana.submit(view, filled)]);
      await bench.settled();

      expect(direct()).toHaveLength(1);
    });

    it('waits when Slack asks for it', async () => {
      const { ana, view } = await open();
      bench.answering('chat.postMessage', first(1, rateLimit(1)));

      await ana.submit(view, { part1: { text: 'Taiwan is a member.' } });
      await bench.settled();

      expect(direct()).toHaveLength(1);
    });

    it('whose result breaks off says so', async () => {
      const { ana, view } = await open();
      bench.answering('chat.postMessage', first(1, cut()));

      await ana.submit(view, { part1: { text: 'Taiwan is a member.' } });
      await bench.settled();

      expect(direct().map(({ text }) => text)).toEqual([
        'Slack did not take the whole result of your draft. Please check it again.',
      ]);
      expect(bench.failures).toHaveLength(1);
    });

    it('leaves no word of itself in the log, nor a checked message of itself', async () => {
      const { ana, view } = await open();
      await ana.submit(view, { part1: { text: 'Xanadu merged with Zembla in secret.' } });
      const said = ana.say({ channel: '#desk', text: 'Xanadu merged with Zembla in secret.' });
      await ana.messageShortcut(said, 'check_message');
      bench.answering('chat.postMessage', refuse('invalid Xanadu'));
      await bench.slack.person('ana').globalShortcut('check_draft');
      await bench.settled();
      const [other] = ana.views();
      if (other) await ana.submit(other, { part1: { text: 'Xanadu merged again.' } });
      await bench.settled();

      expect(bench.lines.length).toBeGreaterThan(5);
      expect(bench.lines.join('\n')).not.toMatch(/xanadu|zembla|merged|in secret/i);
    });
  });

  it('a direct message that is a statement is checked, and an edit changes the verdict', async () => {
    await start();

    await bench.event(makeDirectMessage('Taiwan is a member', { ts: '17.1' }));
    await bench.settled();
    await bench.event(
      makeDirectMessage('', {
        subtype: 'message_changed',
        message: {
          user: ids.user,
          text: 'Japan is a member',
          ts: '17.1',
          edited: { user: ids.user, ts: '18.1' },
        },
        previous_message: { text: 'Taiwan is a member' },
      }),
    );
    await bench.settled();

    expect(richTexts(posts()[0])[0]).toBe('✗ The source says otherwise');
    expect(richTexts(bench.callsTo('chat.update')[0]?.args)[0]).toBe('✓ The source says so');
  });
});

/** The value of the first button with an `action_id`. */
function buttonIn(value: unknown, actionId: string): string {
  const found = new RegExp(
    `"action_id":"${actionId}"[^{}]*(?:\\{[^{}]*\\}[^{}]*)*?"value":("(?:[^"\\\\]|\\\\.)*")`,
  ).exec(JSON.stringify(value))?.[1];
  return found === undefined ? '' : JSON.parse(found);
}

/** The values of all buttons with an `action_id`. */
function buttonsIn(value: unknown, actionId: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => buttonsIn(one, actionId));
  if (typeof value !== 'object' || value === null) return [];
  const own =
    Reflect.get(value, 'action_id') === actionId ? [String(Reflect.get(value, 'value'))] : [];
  return [...own, ...Object.values(value).flatMap((one) => buttonsIn(one, actionId))];
}

/** The sentences of a draft's result, in order, as Markdown. */
function rowsOf(blocks: unknown): string[] {
  return (toMarkdown(blocks) ?? '').split('\n').flatMap((line) => /^\* (.*)/.exec(line)?.[1] ?? []);
}
