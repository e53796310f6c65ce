import { writeAudit } from './audit-trail.ts';
import { createDeliveryStore } from './delivery-store.ts';
import type { Storage } from './open-storage.ts';

/** Has a dead delivery worked on again, as an operator asked. Returns whether it could. */
export async function replayDelivery(storage: Storage, id: string): Promise<boolean> {
  const isReplayed = await createDeliveryStore(storage).replay(id);
  await writeAudit(storage.database, {
    ...{ action: 'delivery.replay', outcome: isReplayed ? 'ok' : 'refused', actor: 'operator' },
    resource: id,
  });
  return isReplayed;
}
