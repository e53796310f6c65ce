import { expect, it } from 'vitest';
import { runOnPglite, runOnPostgres } from './fault-settings.ts';
import { isKept } from './read-report.ts';

// The short form. `npm run test:faults` is the long one.

it('two replicas lose no mention, and repeat none without a reason on record, over twelve kills, a restart of the database and Slack away', async () => {
  const report = await runOnPostgres({
    kills: 12,
    mentions: 200,
    channels: 30,
    every: 150,
    databaseRestarts: 1,
    outages: 1,
    outageSeconds: 10,
  });

  expect(report, JSON.stringify(report)).toMatchObject({ kills: 12, lost: 0, toldOfFailure: 0 });
  expect(isKept(report), JSON.stringify(report)).toBe(true);
  expect(report.commandsAnswered + report.commandsCut + report.commandsLate).toBe(report.commands);
}, 1_200_000);

it('one process on PostgreSQL in process loses no mention, and repeats none without a reason on record, over five kills', async () => {
  const report = await runOnPglite({ kills: 5, mentions: 60, channels: 20, every: 100 });

  expect(report, JSON.stringify(report)).toMatchObject({ kills: 5, lost: 0, toldOfFailure: 0 });
  expect(isKept(report), JSON.stringify(report)).toBe(true);
}, 1_200_000);
