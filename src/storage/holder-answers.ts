import { createDeliveryStore } from './delivery-store.ts';
import type { HolderRequest } from './holder-line.ts';
import type { Storage } from './open-storage.ts';
import { replayDelivery } from './replay-delivery.ts';

/** Makes what answers other processes on this machine, for a storage that only this one can open. */
export function createHolderAnswers(
  storage: Storage,
): (request: HolderRequest) => Promise<unknown> {
  const deliveries = createDeliveryStore(storage);

  return async function answer(request) {
    switch (request.ask) {
      case 'who':
        return { pid: process.pid };
      case 'deliveries':
        return deliveries.listDead();
      case 'replay':
        return replayDelivery(storage, request.id);
    }
  };
}
