import type { Authorize, Logger, webApi } from '@slack/bolt';
import { z } from 'zod';
import { detectLanguage, type Language } from '../../language/detect-language.ts';
import { longestFinish } from '../../limits.ts';
import { notice } from '../../replies/notice-reply.ts';
import { createDeliveryStore, type WaitingDelivery } from '../../storage/delivery-store.ts';
import type { Storage } from '../../storage/open-storage.ts';
import { isDirect } from '../messages/is-direct.ts';
import type { Outbox } from '../posting/outbox.ts';
import { noTally, type Tally } from '../tally.ts';
import { readWorkspaces } from '../workspaces/read-workspaces.ts';
import type { Delivery } from './durable-app.ts';
import { createDeliveryRunner, type DeliveryRunner } from './run-deliveries.ts';

export interface DeliveryOptions {
  readonly storage: Storage;
  readonly authorize: Authorize<boolean>;
  readonly outbox: Outbox;
  /** Makes the client of a workspace. */
  readonly toClient: (token: string) => webApi.WebClient;
  readonly logger: Logger;
  /** Counts what becomes of deliveries. */
  readonly tally?: Tally;
}

/** Makes a delivery that stores what Slack hands over, and works on it from the storage. */
export function createDelivery({
  storage: { database, process, retries, opened },
  authorize,
  outbox,
  toClient,
  logger,
  tally = noTally,
}: DeliveryOptions): Delivery {
  const deliveries = createDeliveryStore({ database, process, retries });
  let runner: DeliveryRunner | null = null;
  let isStopped = false;

  return {
    async store(delivery) {
      if (await deliveries.store(delivery)) runner?.wake();
    },
    start(run) {
      opened.then(
        () => {
          if (isStopped) return;
          runner = createDeliveryRunner({ deliveries, run, notifyAsker, logger, tally });
          runner.start();
        },
        // Reported by whatever opened the storage.
        () => {},
      );
    },
    async stop() {
      isStopped = true;
      await runner?.stop(longestFinish);
    },
  };

  async function notifyAsker(delivery: WaitingDelivery): Promise<void> {
    const { channelId, userId, ts } = delivery;
    if (channelId === null || userId === null) return;
    const { botToken: token } = await authorize({
      ...{ teamId: delivery.teamId, enterpriseId: undefined },
      ...readWorkspaces(delivery.body).keys[0],
      isEnterpriseInstall: false,
    });
    if (token === undefined) return;

    const threadTs = isDirect(channelId) ? null : ts;
    const to = { client: toClient(token), channelId, userId, threadTs };
    const reply = notice(languageOf(delivery), ({ gaveUp }) => gaveUp);
    await outbox.send('private', { to: { ...to, responseUrl: null, logger }, reply });
  }
}

const wordsSchema = z.object({ event: z.object({ text: z.string() }) });

/** That of the words which were not answered. */
function languageOf({ body }: WaitingDelivery): Language {
  return detectLanguage(wordsSchema.safeParse(body).data?.event.text ?? '');
}
