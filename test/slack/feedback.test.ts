import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashFact } from '../../src/knowledge/hash-fact.ts';
import { createMemoryFeedback } from '../../src/slack/answering/memory-feedback.ts';
import { createStoredFeedback, type Feedback } from '../../src/storage/feedback.ts';
import { forgetPerson, runRetention } from '../../src/storage/forget.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { readBoard } from '../../src/storage/read-board.ts';
import { pierClosed } from '../fixtures/make-knowledge.ts';
import { richTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, responsePaths, triggerIds } from './slack-payloads.ts';

const fact = { id: pierClosed.id, version: hashFact(pierClosed) };
const ref = JSON.stringify([pierClosed.id, '0123456789ab', 'en', triggerIds.command]);
const none = { wrong: 0, not_asked: 0, out_of_date: 0, too_long: 0 };

let storage: Storage;
beforeAll(async () => {
  storage = openStorage({ databaseUrl: null, dataDirectory: null });
  await storage.opened;
}, 120_000);
beforeEach(() => storage.database.script('DELETE FROM feedback; DELETE FROM answers'));
afterAll(() => storage.close());

describe.each(['http', 'socket'] as const)('feedback over %s', (mode) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench({ mode, storage });
    await bench.command('who shut the pier at Xanadu?');
    await bench.settled();
  });
  afterEach(() => bench.stop());

  const counts = () => votesIn(ids.team);
  const vote = async (sign: '+' | '-') => {
    await bench.press(`${sign}${ref}`, { action_id: 'give_feedback' });
    await bench.settled();
    return bench.callsTo(responsePaths.press).at(-1)?.args;
  };
  const giveReason = async (reason: string, given: Record<string, unknown> = {}) => {
    const value = JSON.stringify([reason, fact.id, fact.version, 'en']);
    await bench.press(value, { action_id: 'give_reason_0', ...given });
    await bench.settled();
    return richTexts(bench.callsTo(responsePaths.press).at(-1)?.args);
  };

  it('is one vote a person, which can be changed, with a reason that goes with it', async () => {
    expect(await giveReason('wrong')).toEqual([expect.stringMatching(/^I no longer hold/)]);

    const thanks = JSON.stringify(await vote('-'));
    for (const label of ['It is wrong', 'Not what I asked', 'Out of date', 'Too long'])
      expect(thanks).toContain(`"${label}"`);
    expect(await giveReason('out_of_date')).toEqual(['Thank you: I noted why.']);
    expect(await counts()).toEqual([
      { ...fact, helped: 0, didNotHelp: 1, reasons: { ...none, out_of_date: 1 } },
    ]);

    await giveReason('wrong', { user: { id: ids.curator, team_id: ids.team } });
    expect(await counts()).toMatchObject([{ reasons: { ...none, out_of_date: 1 } }]);

    expect(JSON.stringify(await vote('+'))).not.toContain('give_reason');
    expect(await counts()).toEqual([{ ...fact, helped: 1, didNotHelp: 0, reasons: none }]);
  });

  it('still counts when whoever gave it is forgotten, as nobody’s', async () => {
    await vote('-');
    await bench.command('forget-me');
    await bench.settled();

    expect(await storage.database.query('SELECT user_id FROM feedback')).toEqual([
      { user_id: null },
    ]);
    expect(await counts()).toMatchObject([{ didNotHelp: 1 }]);
  });

  it('loses its person, and then goes, in its time', async () => {
    await vote('+');
    const age = async (days: number) => {
      await storage.database.query(
        'UPDATE feedback SET voted_at = now() - make_interval(days => $1)',
        [days],
      );
      await runRetention(storage.database, { days: 0, recordDays: 40 });
      return storage.database.query('SELECT user_id FROM feedback');
    };

    expect(await age(29)).toEqual([{ user_id: ids.user }]);
    expect(await age(31)).toEqual([{ user_id: null }]);
    expect(await age(41)).toEqual([]);
  });
});

it.each([
  ['in storage', storedAndForgotten],
  ['in memory', createMemoryFeedback],
])('is told apart by workspace and version, %s', async (_, create: () => Feedback) => {
  const feedback = create();
  const [ana, ben] = ['U1', 'U2'].map((userId) => ({ teamId: 'T1', userId }));
  if (!ana || !ben) throw new Error('There are two.');
  const newer = { id: 'pier', version: '2' };
  const older = { id: 'pier', version: '1' };
  await feedback.vote(ana, older, false);
  expect(await feedback.giveReason(ana, older, 'too_long')).toBe(true);
  expect(await feedback.giveReason(ben, older, 'too_long')).toBe(false);
  await feedback.vote(ben, older, true);
  expect(await feedback.giveReason(ben, older, 'too_long')).toBe(false);
  expect(await feedback.giveReason(ana, newer, 'wrong')).toBe(false);
  expect(await feedback.giveReason({ ...ana, teamId: 'T2' }, older, 'wrong')).toBe(false);
  await feedback.forget?.(ana);
  expect(await feedback.giveReason(ana, older, 'wrong')).toBe(false);
});

it('is counted by workspace and version, and still where somebody is forgotten', async () => {
  const feedback = storedAndForgotten();
  const [ana, ben] = [
    { teamId: 'T1', userId: 'U1' },
    { teamId: 'T1', userId: 'U2' },
  ];
  const newer = { id: 'pier', version: '2' };
  const older = { id: 'pier', version: '1' };
  await feedback.vote(ana, older, false);
  await feedback.giveReason(ana, older, 'too_long');
  await feedback.vote(ben, older, true);
  await feedback.vote(ben, newer, true);
  await feedback.vote({ ...ana, teamId: 'T2' }, newer, false);
  await feedback.forget?.(ana);

  expect(await votesIn('T1')).toEqual([
    { ...older, helped: 1, didNotHelp: 1, reasons: { ...none, too_long: 1 } },
    { ...newer, helped: 1, didNotHelp: 0, reasons: none },
  ]);
  await feedback.vote(ana, older, false);
  expect(await votesIn('T1')).toMatchObject([{ didNotHelp: 2 }, { didNotHelp: 0 }]);
});

/** What curators see of it. */
async function votesIn(teamId: string) {
  return (await readBoard(storage.database, teamId)).votes.shown;
}

/** What is stored is forgotten with all else of a person. */
function storedAndForgotten(): Feedback {
  return {
    ...createStoredFeedback(storage),
    forget: (person) => forgetPerson(storage.database, person),
  };
}
