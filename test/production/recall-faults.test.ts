import { expect, it } from 'vitest';
import { isRecalled, runRecall } from '../faults/run-recall.ts';

// The short form. `npm run test:recall` is the long one.

it('a correction reaches every place once, or says why not, over two replicas, two kills and a failing Slack', async () => {
  const report = await runRecall({ answers: 400, channels: 20, people: 60, kills: 2, every: 20 });

  expect(report, JSON.stringify(report)).toMatchObject({ kills: 2, lost: 0, twice: 0 });
  expect(isRecalled(report), JSON.stringify(report)).toBe(true);
  expect(report.changed).toBeGreaterThan(200);
});
