import { expect, it } from 'vitest';
import { AnswerBusyError } from '../../src/errors.ts';
import { createDeliveryRunner } from '../../src/slack/delivery/run-deliveries.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import type { GivenBack, Work } from '../../src/storage/delivery-store.ts';
import { Lease } from '../../src/storage/lease.ts';

/** What one delivery is counted and given back as, whose listener throws. */
async function fail(error: Error) {
  const counted: string[] = [];
  const given: GivenBack[] = [];
  const work: Work = {
    lease: new Lease('d', 'holder', Date.now()),
    delivery: {
      ...{ id: 'd', teamId: 'T1', channelId: null, userId: null, ts: null },
      ...{ receivedAt: new Date(), dueAt: new Date(), body: {} },
      ...{ hasTurn: false, isSpent: false, isBehind: false },
    },
  };
  let waiting = [work];
  await new Promise<void>((resolve) => {
    const runner = createDeliveryRunner({
      deliveries: {
        async take() {
          const taken = waiting;
          waiting = [];
          return taken;
        },
        isAnyDue: async () => false,
        async giveBack(_, back) {
          given.push(back);
          void runner.stop(0).then(resolve);
        },
        takeTurns: async () => new Map(),
        ...{ async renew() {}, async finish() {}, async markDead() {} },
        async holdBack() {},
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
