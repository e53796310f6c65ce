import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Fact } from '../../src/knowledge/knowledge-base.ts';
import {
  makeCitation,
  makeDesk,
  makeFact,
  makeKnowledge,
  makeSource,
} from '../fixtures/make-knowledge.ts';
import { shownQuotes } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeDirectMessage, makeMention } from './slack-payloads.ts';

const elementSchema = z.looseObject({
  action_id: z.string().optional(),
  value: z.string().optional(),
  text: z.union([z.string(), z.looseObject({ text: z.string() })]).optional(),
});
const homeSchema = z.looseObject({
  blocks: z.array(
    z.looseObject({
      text: z.looseObject({ text: z.string() }).optional(),
      elements: z.array(elementSchema).default([]),
      accessory: elementSchema.optional(),
    }),
  ),
});

describe.each(['http', 'socket'] as const)('the Home over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());
  const ana = () => bench.slack.person(ids.user);
  const home = () => homeSchema.parse(bench.slack.workspace().homes.get(ids.user));
  const lines = () =>
    home().blocks.flatMap(({ text, elements }) => [
      ...(text ? [text.text] : []),
      ...elements.map((element) => textOf(element)),
    ]);
  const buttons = (action: string) =>
    home()
      .blocks.flatMap(({ elements, accessory }) => [...elements, ...(accessory ? [accessory] : [])])
      .filter(({ action_id = '' }) => action_id.startsWith(action));

  async function open(): Promise<void> {
    ana().openHome('home');
    await bench.slack.changes.until(
      () => bench.slack.workspace().homes.has(ids.user),
      'the Home to be published',
    );
    await bench.settled();
  }

  async function press(actionId: string, value?: string): Promise<void> {
    const view = ana().home();
    if (!view) throw new Error('There is no Home.');
    await ana().pressInView(view, { actionId, ...(value !== undefined && { value }) });
    await bench.settled();
  }

  it('says what the desk knows, how fresh it is, and once what is the same for every answer', async () => {
    const facts = [
      makeFact({ recheck: '2026-11-01' }),
      makeFact({ id: 'b', status: 'corrected', version: 2 }),
      makeFact({ id: 'c', recheck: '2027-01-01' }),
      makeFact({ id: 'd', status: 'withdrawn', recheck: '2026-01-01' }),
    ];
    bench = await createBench({
      ...{ mode, desk: makeDesk(makeKnowledge({ facts })) },
      now: () => Date.parse('2026-11-24T12:00:00Z'),
    });

    await open();

    expect(lines().slice(0, 4)).toEqual([
      'What I know',
      '“Harbour Board Closes East Pier”\n2 paragraphs, 3 facts',
      'As of 24 November · knowledge version 0123456789ab · 1 corrected · 1 due to be looked at again',
      'For every answer: Every quote is the source’s own words, with its paragraph (¶). Outlet and date are not stated in our copy: “today” or “last month” in a quote is the source’s, not yours. Each fact rests on a single source.',
    ]);
  });

  it('says of each source where it is from, where not all are of unknown date', async () => {
    const dated = makeSource({
      id: 'dated',
      title: 'Pier Opens',
      outlet: 'Herald',
      date: '2026-05-02',
    });
    const knowledge = makeKnowledge({ sources: { harbour: makeSource(), dated } });
    bench = await createBench({ mode, desk: makeDesk(knowledge) });

    await open();

    expect(lines().slice(1, 4)).toEqual([
      expect.stringMatching(/\noutlet and date not stated in our copy · 2 paragraphs, 3 facts$/),
      '“Pier Opens”\nHerald · 2026-05-02 · 2 paragraphs, 0 facts',
      expect.stringMatching(/^3 facts from 2 sources · As of /),
    ]);
  });

  it('offers questions to press, and topics under their source and paragraph', async () => {
    bench = await createBench({ mode });

    await open();

    expect(lines()).toEqual(
      expect.arrayContaining([
        ...['Questions to try', 'Who closed the east pier?', 'Which berths does the pier have?'],
        ...['Topics', '“Harbour Board Closes East Pier”', '¶1', 'Who closed the pier', '¶2'],
      ]),
    );
    const topics = lines().slice(lines().indexOf('¶1'));
    expect(topics).toEqual([
      ...['¶1', 'Who closed the pier', 'When the pier opens again', '¶2', 'The berths of the pier'],
    ]);
  });

  it('opens what is pressed in a window, in the source’s words, and posts nothing', async () => {
    bench = await createBench({ mode });
    await open();

    await press('home_topic_1');

    const [opened] = bench.callsTo('views.open');
    expect(opened?.answer).toMatchObject({ body: { ok: true } });
    expect(shownQuotes(opened?.args['view'])).toEqual([
      'Ann Reed, who chairs the board, said that it would open again in May.',
    ]);
    expect(JSON.stringify(opened?.args['view'])).toContain('Reported as the view of Ann Reed');
    expect(bench.callsTo('chat.postMessage')).toEqual([]);
  });

  it('says so where what is pressed is no topic any more', async () => {
    bench = await createBench({ mode });
    await open();

    await press('home_topic_0', JSON.stringify(['gone', '0123456789ab', 'en', null]));

    expect(bench.callsTo('chat.postMessage').map(({ args }) => args['text'])).toEqual([
      'I could not open that topic. Please open my Home again.',
    ]);
  });

  it('lists somebody’s own questions and checks, the newest first, and nobody else’s', async () => {
    bench = await createBench({ mode });
    const asked = [
      makeMention('who shut the pier at Xanadu?', { ts: '17.1' }),
      makeDirectMessage('zeppelins over the pier?', { ts: '17.2' }),
      makeMention('did anybody else ask?', { ts: '17.3', user: 'U9OTHER' }),
    ];
    for (const [n, event] of asked.entries()) {
      await bench.event(event, { event_id: `Ev${n}` });
      await bench.settled();
    }
    await bench.command('check The board shut the quay.');
    await bench.settled();

    await open();

    const own = lines().slice(lines().indexOf('Your last questions and checks') + 2);
    expect(own.slice(0, 4)).toEqual([
      'check The board shut the quay.',
      'zeppelins over the pier?',
      'who shut the pier at Xanadu?',
      'Delete all I keep of your words',
    ]);
    expect(lines().join('\n')).not.toContain('anybody else');
  });

  it('deletes one question, or all, and only whoever presses loses theirs', async () => {
    bench = await createBench({ mode });
    for (const [n, text] of ['who shut the quay?', 'zeppelins?', 'balloons?'].entries()) {
      await bench.event(makeMention(text, { ts: `17.${n}` }), { event_id: `Ev${n}` });
    }
    await bench.event(makeMention('whose kite is it?', { ts: '18.1', user: 'U9OTHER' }), {
      event_id: 'Ev9',
    });
    await bench.settled();
    await open();

    await press('home_forget', '17.1');
    expect(lines()).not.toContain('zeppelins?');
    expect(lines()).toContain('balloons?');

    // An id that somebody has from elsewhere finds nothing of theirs.
    await press('home_forget', '18.1');
    await press('home_forget_all', 'all');

    expect(lines()).toContain('I keep no question of yours.');
    await bench.press(JSON.stringify(['who-closed-the-pier', '0123456789ab', 'en', '18.1']), {
      ...{ action_id: 'explain_answer', user: { id: 'U9OTHER', username: 'ben', name: 'ben' } },
    });
    await bench.settled();
    expect(JSON.stringify(bench.calls.at(-1)?.args)).not.toContain('I no longer hold');
  });

  it('searches topics by every word, and says where there is none', async () => {
    bench = await createBench({ mode });
    await open();
    const topicsOf = () => lines().slice(lines().findIndex((line) => / (?:with|has) “/.test(line)));

    await press('home_search', 'BERTHS pier');
    expect(topicsOf()).toEqual([
      ...['1 topic with “BERTHS pier”', '“Harbour Board Closes East Pier”', '¶2'],
      'The berths of the pier',
    ]);

    await press('home_search', 'zeppelins');
    expect(topicsOf()).toEqual(['No topic has “zeppelins”. Ask it in your own words.']);

    await press('home_search', '');
    expect(lines()).toContain('¶1');
  });

  it('turns the pages of many topics, and keeps the search and the page', async () => {
    bench = await createBench({ mode, desk: makeDesk(makeKnowledge({ facts: manyFacts(45) })) });
    await bench.event(makeMention('who shut the pier?'));
    await bench.settled();
    await open();
    const page = () => lines().find((line) => /^Topics \d/.test(line));

    expect(page()).toBe('Topics 1 to 20 of 45');
    await press('home_page_1');
    expect(page()).toBe('Topics 21 to 40 of 45');
    await press('home_forget', '1700000000.000100');
    expect(page()).toBe('Topics 21 to 40 of 45');
    await press('home_page_1');
    expect(page()).toBe('Topics 41 to 45 of 45');
    expect(buttons('home_page').map(textOf)).toEqual(['Earlier topics']);
    await press('home_page_0');
    expect(page()).toBe('Topics 21 to 40 of 45');
  });

  it('is not published for a tab that there is not, and a press that cannot be read does no harm', async () => {
    bench = await createBench({ mode });

    await bench.event({
      type: 'app_home_opened',
      user: ids.user,
      channel: ids.direct,
      tab: 'about',
    });
    await bench.event(
      { type: 'app_home_opened', user: ids.user, channel: ids.direct },
      { event_id: 'Ev2' },
    );
    const { status } = await bench.press('x', { action_id: 'home_forget' });
    await bench.settled();

    expect(status).toBe(200);
    expect(bench.callsTo('views.publish')).toEqual([]);
    expect(bench.failures).toEqual([]);
  });
});

function manyFacts(count: number): Fact[] {
  return Array.from({ length: count }, (_, n) =>
    makeFact({
      ...{ id: `fact-${n}`, title: `Fact ${n}`, questions: [`What is fact ${n}?`] },
      citations: [makeCitation({ paragraph: n + 1 })],
    }),
  );
}

function textOf({ text = '' }: z.infer<typeof elementSchema>): string {
  return typeof text === 'string' ? text : text.text;
}
