import { expect, it } from 'vitest';
import { AnswerBusyError } from '../../src/errors.ts';
import { createDeliveryRunner } from '../../src/slack/delivery/run-deliveries.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import type { GivenBack, Work } from '../../src/storage/delivery-store.ts';
import type { Job } from '../../src/storage/job-queue.ts';
import { Lease } from '../../src/storage/lease.ts';

const job: Job = { id: 'j', deliveryId: 'd', hasTurn: false, isLastTry: false, createdAt: 0 };

/** What one delivery is counted and given back as, whose listener throws. */
async function fail(error: Error) {
  const counted: string[] = [];
  const given: GivenBack[] = [];
  let waiting = [job];
  const work: Work = {
    job,
    lease: new Lease('d', 'holder', Date.now()),
    delivery: {
      ...{ id: 'd', teamId: 'T1', channelId: null, userId: null, ts: null },
      ...{ receivedAt: new Date(), body: {} },
    },
  };
  await new Promise<void>((resolve) => {
    const runner = createDeliveryRunner({
      jobs: {
        async take() {
          const taken = waiting;
          waiting = [];
          return taken;
        },
        takeDead: async () => [],
      },
      deliveries: {
        take: async (jobs) => new Map(jobs.map((one) => [one, { kind: 'work', work }])),
        async giveBack(_, back) {
          given.push(back);
          void runner.stop(0).then(resolve);
        },
        takeTurn: async () => 0,
        ...{ async renew() {}, async finish() {}, async markDead() {} },
        ...{ async drop() {}, async holdBack() {} },
      },
      async run() {
        throw error;
      },
      async notifyAsker() {},
      logger: createRedactingLogger({ write: () => {} }),
      tally: { finished() {}, died() {}, triedAgain: (why) => counted.push(why) },
    });
    runner.start();
  });
  return { counted, kinds: given.map(({ kind }) => kind).slice(0, 1) };
}

it('what another process is sending is looked at later, and is counted as no failure', async () => {
  expect(await fail(new AnswerBusyError())).toEqual({ counted: ['later'], kinds: ['later'] });
});

it('what failed is counted as that', async () => {
  expect(await fail(new Error('It broke.'))).toEqual({ counted: ['failed'], kinds: ['failed'] });
});
