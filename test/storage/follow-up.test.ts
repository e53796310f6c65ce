import { expect, it } from 'vitest';
import { createDatabase } from './postgres-server.ts';
import { startDesk, startSlack } from './start-desk.ts';

it('a follow-up leans on what is stored of its thread, and on nothing that was forgotten', async () => {
  const slack = await startSlack();
  await startDesk({ slack, databaseUrl: await createDatabase() });
  const [ana, ben] = [slack.person('ana'), slack.person('ben')];
  const first = ana.say({ channel: 'desk', text: '@Pier Desk Is Norway at the pier?' }).message;
  const replies = () =>
    slack
      .workspace()
      .messages.all()
      .filter(({ message, madeBy }) => message.thread_ts === first.ts && madeBy)
      .map(({ message }) => message.text.split('\n')[0] ?? '');
  const answered = (count: number) =>
    slack.changes.until(() => replies().length === count, `${count} replies`);
  const askOn = (text: string) => ben.say({ channel: 'desk', text, threadTs: first.ts });

  await answered(1);
  askOn('@Pier Desk and Iceland?');
  await answered(2);
  await ana.command({ channel: 'desk', text: '/desk forget-me' });
  askOn('@Pier Desk and Sweden?');
  await answered(3);
  await ben.command({ channel: 'desk', text: '/desk forget-me' });
  ana.say({ channel: 'desk', text: '@Pier Desk and Norway?', threadTs: first.ts });
  await answered(4);

  const readAs = replies().map((line) => (line.startsWith('Read as: ') ? line : null));
  // Ben's own question was whole once it was filled, and outlives what it was filled from.
  expect(readAs).toEqual([
    null,
    'Read as: Is Iceland at the pier?',
    'Read as: Is Sweden at the pier?',
    null,
  ]);
});
