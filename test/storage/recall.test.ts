import { describe, expect, it } from 'vitest';
import type { LocalSlack } from '#local-slack';
import type { Fact } from '../../src/knowledge/knowledge-base.ts';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import {
  berths,
  makeCitation,
  makeDesk,
  makeKnowledge,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import {
  type DeskOptions,
  question,
  type RunningDesk,
  startDesk,
  startSlack,
} from './start-desk.ts';

const at = '2026-11-28T14:05:00.000Z';
const corrected: Fact = {
  ...pierClosed,
  answer: 'The port office closed the east pier.',
  citations: [makeCitation({ quote: 'The port office closed the east pier.' })],
  status: 'corrected',
  correction: { was: pierClosed.answer, why: 'The board mended it.', by: 'Cora', at },
};
export const withdrawn: Fact = {
  ...pierClosed,
  status: 'withdrawn',
  correction: { was: null, why: 'Nobody closed it.', by: null, at },
};
const line =
  'Corrected 2026-11-28 14:05 UTC: was “The harbour board closed the east pier.”, now “The port office closed the east pier.”. Why: The board mended it.';

interface Newsroom {
  readonly slack: LocalSlack;
  readonly desk: RunningDesk;
  /** Puts a base in place where who closed the pier is told otherwise. */
  correct(fact: Fact): void;
  /** The desk's own messages in a channel, or in a person's conversation with it. */
  texts(place: string): readonly string[];
  until(condition: () => boolean): Promise<void>;
  press(actionId: string, who?: string): Promise<unknown>;
  /** What the curator was told last about a correction. */
  card(): string;
}

async function openNewsroom(options: Partial<DeskOptions> = {}): Promise<Newsroom> {
  const slack = options.slack ?? (await startNewsroom());
  const base = createBaseHolder(makeDesk());
  const desk = await startDesk({ base, curators: ['U0CORA'], ...options, slack });
  await desk.storage.opened;
  const { messages } = slack.workspace();
  const idOf = (place: string) => {
    const { conversations } = slack.workspace();
    return conversations.has(place) ? place : slack.workspace().directOf(place).id;
  };
  const posted = (place: string) =>
    messages.in(idOf(place)).filter(({ madeBy }) => madeBy !== null);
  const cards = () =>
    posted('U0CORA').filter(({ message: { blocks } }) =>
      JSON.stringify(blocks).includes('recall_places'),
    );
  return {
    ...{ slack, desk },
    correct(fact) {
      const facts = [fact, pierOpens, berths];
      base.swap(makeDesk(makeKnowledge({ facts, hash: 'fedcba9876543210'.repeat(4) })));
    },
    texts: (place) => posted(place).map(({ message }) => message.text),
    until: (condition) => slack.changes.until(condition, 'the desk'),
    card: () => cards()[0]?.message.text ?? '',
    async press(actionId, who = 'cora') {
      const [card] = cards();
      if (!card) throw new Error('There is no card.');
      return slack.person(who).press(card, { actionId });
    },
  };
}

/** A newsroom with a reporter, a curator and two channels. */
function startNewsroom(): Promise<LocalSlack> {
  const people = [
    { id: 'U0ANA', name: 'ana' },
    { id: 'U0CORA', name: 'cora' },
  ];
  const channels = [
    { id: 'C1', name: 'desk' },
    { id: 'C2', name: 'sports' },
  ];
  return startSlack({ workspaces: [{ people, channels }] });
}

/** Tells who shut the pier to all in a thread, to ana alone by command, to all by sharing that, and to ana by message. */
async function tellAll({ slack, texts, until }: Newsroom): Promise<string> {
  const ana = slack.person('ana');
  const { message } = ana.say({ channel: 'desk', text: `@Pier Desk ${question}` });
  await until(() => texts('C1').length === 1);
  await ana.command({ channel: 'sports', text: `/desk ${question}` });
  const answer = ana.sees('sports').at(-1);
  if (!answer) throw new Error('There is no answer.');
  await ana.press(answer, { actionId: 'share_answer' });
  await until(() => texts('C2').length === 2);
  ana.say({ channel: slack.workspace().directOf('U0ANA').id, text: question });
  await until(() => texts('U0ANA').length === 1);
  return message.ts;
}

describe.each(['http', 'socket'] as const)('a fact that is corrected, over %s', (mode) => {
  it('is put right wherever it was told, when a curator says so', async () => {
    const newsroom = await openNewsroom({ mode });
    const { slack, desk, correct, texts, until, card, press } = newsroom;
    const threadTs = await tellAll(newsroom);
    await slack.idle();
    await recorded(desk, 4);
    correct(corrected);
    await until(() => card() !== '');

    expect(card()).toContain(
      '“Who closed the pier” was told in its old version: 2 replies in 2 channels, 1 person in private.',
    );
    expect(card()).toContain(line);
    expect(texts('C1')).toHaveLength(1);

    await press('recall_amend');
    await until(() => texts('U0CORA').some((text) => text.startsWith('Done')));
    await until(() => card().startsWith('Done'));

    const [amended, notice] = slack.workspace().messages.in('C1').slice(1);
    expect(amended?.message.text).toContain(`${line}\n`);
    expect(amended?.message.text).toContain('The port office closed the east pier.');
    expect(JSON.stringify(amended?.message.blocks)).toContain('"strike":true');
    expect(notice?.message).toMatchObject({
      thread_ts: threadTs,
      text: `What I said here on “Who closed the pier” no longer holds.\n${line}`,
    });
    const [, shared, inThread] = texts('C2');
    expect(shared).toMatch(/^Corrected .*\n<@U0ANA> shared this answer/s);
    expect(inThread).toContain('no longer holds');
    expect(texts('U0ANA')[0]).toMatch(/^Corrected/);
    expect(texts('U0ANA').slice(1)).toEqual([
      expect.stringMatching(/^What I told you on .*\nCorrected/),
    ]);
    expect(card()).toBe(
      [
        'Done: “Who closed the pier” was corrected where it was told.',
        '• 1 direct message sent',
        '• 2 lines in threads sent',
        '• 3 replies changed',
      ].join('\n'),
    );
    expect(slack.log.calls.filter(({ to }) => to === 'chat.postMessage')).toHaveLength(8);
  });
});

/** Waits until so many answers are recorded: Slack shows them before. */
async function recorded({ storage }: RunningDesk, count: number): Promise<void> {
  for (;;) {
    const rows = await storage.database.query('SELECT 1 FROM answers WHERE is_answered');
    if (rows.length >= count) return;
  }
}
