import { expect, it } from 'vitest';
import { cut, hang, type LocalSlack, rateLimit, refuse } from '#local-slack';
import { createDatabase } from './postgres-server.ts';
import { question, type RunningDesk, startDesk, startSlack } from './start-desk.ts';

const answering = 'It is already being shared here: please give it a moment.';

interface Place {
  readonly slack: LocalSlack;
  readonly desks: readonly RunningDesk[];
  /** Presses the share button of the answer. The local Slack sends each press to the other replica. */
  press(): Promise<unknown>;
  /** What the person was told in private since the answer. */
  told(): readonly string[];
  posts(): readonly string[];
}

/** Two replicas on one database, and an answer that somebody got in private. */
async function startTwo(): Promise<Place> {
  const slack = await startSlack();
  const databaseUrl = await createDatabase();
  const desks: RunningDesk[] = [];
  for (let n = 1; n <= 2; n += 1) {
    const desk = await startDesk({ slack, databaseUrl, mode: 'socket' });
    await desk.storage.opened;
    desks.push(desk);
    await slack.changes.until(() => slack.sockets.open === n, 'a socket');
  }
  const ana = slack.person('ana');
  await ana.command({ channel: 'desk', text: `/desk ${question}` });
  const answer = ana.sees('desk').at(-1);
  if (!answer) throw new Error('There is no answer.');
  // Answers are noted in batches: another replica knows of one a moment later.
  const { database } = desks[0]?.storage ?? {};
  await expect.poll(() => database?.query('SELECT ask_id FROM answers')).toHaveLength(1);
  const mine = () => ana.sees('desk').filter(({ madeBy }) => madeBy !== null);
  return {
    slack,
    desks,
    press: () => ana.press(answer, { actionId: 'share_answer' }),
    told: () =>
      mine()
        .filter(({ visibleTo, message }) => visibleTo !== null && message.ts !== answer.message.ts)
        .map(({ message }) => message.text),
    posts: () =>
      mine()
        .filter(({ visibleTo }) => visibleTo === null)
        .map(({ message }) => message.text),
  };
}

it('a share that waits for Slack is not shared again by another replica, however long it waits', async () => {
  const { slack, desks, press, told, posts } = await startTwo();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  slack.faults.on('chat.postMessage', (_, n) =>
    n === 1 ? rateLimit(1) : hang({ until: released }),
  );

  await press();
  await slack.changes.until(
    () => slack.log.calls.some(({ to }) => to === 'chat.postMessage'),
    'the first try',
  );
  await desks[0]?.storage.database.query("UPDATE posts SET began_at = now() - interval '2 min'");
  await press();
  await slack.changes.until(() => told().length > 0, 'a word for the second press');
  expect(told()).toEqual([answering]);
  await press();
  await slack.changes.until(() => told().length > 1, 'a word for the third press');
  expect(told()).toEqual([answering, answering]);

  release();
  await slack.changes.until(() => posts().length > 0, 'the share');
  for (const n of [3, 4]) {
    await press();
    await slack.changes.until(() => told().length >= n, 'a word for a late press');
  }
  expect(told().slice(2)).toEqual(Array(2).fill('This answer is already shared here.'));
  expect(posts()).toHaveLength(1);
});

it('a share that Slack refused can be shared by the next press, wherever it arrives', async () => {
  const { slack, press, told, posts } = await startTwo();
  slack.faults.on('chat.postMessage', refuse('is_archived'));
  await press();
  await slack.changes.until(() => told().length > 0, 'the refusal');
  expect(told()[0]).toMatch(/^I could not share it: that channel is archived/);

  slack.faults.clear();
  await press();

  await slack.changes.until(() => posts().length > 0, 'the share');
  expect(posts()).toHaveLength(1);
});

it('a share that Slack broke off is not shared again by another replica', async () => {
  const { slack, press, told, posts } = await startTwo();
  slack.faults.on('chat.postMessage', cut({ isDone: true }));
  await press();
  await slack.changes.until(() => told().length > 0, 'a word');

  slack.faults.clear();
  await press();

  await slack.changes.until(() => told().length > 1, 'a word for the second press');
  expect(told().join()).toMatch(/It may already be there.*It may already be there/);
  expect(posts()).toHaveLength(1);
});
