import { expect, it } from 'vitest';
import { settingsFreshFor } from '../../src/limits.ts';
import { createDatabase } from './postgres-server.ts';
import { question, type RunningDesk, startDesk, startSlack } from './start-desk.ts';

it('what a curator decides on one replica holds on the other within five seconds', async () => {
  expect(settingsFreshFor).toBeLessThan(5_000);
  let time = Date.now();
  const slack = await startSlack({ now: () => time });
  const databaseUrl = await createDatabase();
  const desks: RunningDesk[] = [];
  for (let n = 1; n <= 2; n += 1) {
    const desk = await startDesk({
      ...{ slack, databaseUrl, mode: 'socket', curators: ['U0BEN'], now: () => time },
    });
    await desk.storage.opened;
    desks.push(desk);
    await slack.changes.until(() => slack.sockets.open === n, 'a socket');
  }
  const [ana, ben] = [slack.person('ana'), slack.person('ben')];
  /** What each replica says: Slack sends every request to the other one. */
  const saidByBoth = async (): Promise<string[]> => {
    const said: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      await ana.command({ channel: 'desk', text: `/desk ${question}` });
      said.push(ana.sees('desk').at(-1)?.message.text ?? '');
    }
    return said;
  };
  expect((await saidByBoth()).join('\n')).not.toMatch(/switched off/);

  await ben.command({ channel: 'desk', text: '/desk settings' });
  await slack.changes.until(() => ben.views().length > 0, 'the form');
  const [view] = ben.views();
  if (!view) throw new Error('There is no form.');
  await ben.submit(view, { manner: { manner: 'off' } });
  time += 5_000;

  expect(await saidByBoth()).toEqual([
    expect.stringMatching(/switched off/),
    expect.stringMatching(/switched off/),
  ]);
});
