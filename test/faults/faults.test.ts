import { expect, it } from 'vitest';
import { runOnPglite, runOnPostgres } from './fault-settings.ts';

// The short form. `npm run test:faults` is the long one.

it('two replicas lose no mention and repeat none over twenty kills and a restart of the database', async () => {
  const report = await runOnPostgres({
    kills: 20,
    mentions: 300,
    channels: 30,
    every: 150,
    databaseRestarts: 1,
  });

  expect(report, JSON.stringify(report)).toMatchObject({ kills: 20, lost: 0, commandsLate: 0 });
  expect(report.duplicates).toBe(report.duplicatesByKill);
  expect(report.mostByOneKill).toBeLessThanOrEqual(1);
  expect(report.commandsAnswered + report.commandsCut).toBe(report.commands);
}, 600_000);

it('one process on PostgreSQL in process loses no mention and repeats none over five kills', async () => {
  const report = await runOnPglite({ kills: 5, mentions: 60, channels: 20, every: 100 });

  expect(report, JSON.stringify(report)).toMatchObject({ kills: 5, lost: 0 });
  expect(report.duplicates).toBe(report.duplicatesByKill);
  expect(report.mostByOneKill).toBeLessThanOrEqual(1);
}, 600_000);
