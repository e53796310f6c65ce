import { listDeadDeliveries, replayDelivery } from './dead-deliveries.ts';
import type { HolderRequest } from './holder-line.ts';
import type { Storage } from './open-storage.ts';
import { createStoredPatches } from './patches.ts';
import { readBoards } from './read-board.ts';
import { readStats } from './read-stats.ts';
import { findReceipt } from './receipt-store.ts';
import { verifyChain } from './verify-chain.ts';

/** Makes what answers other processes on this machine, for a storage that only this one can open. */
export function createHolderAnswers(
  storage: Storage,
): (request: HolderRequest) => Promise<unknown> {
  return async function answer(request) {
    switch (request.ask) {
      case 'who':
        return { pid: process.pid };
      case 'deliveries':
        return listDeadDeliveries(storage.database);
      case 'stats':
        return readStats(storage.database, request.days);
      case 'boards':
        return readBoards(storage.database, request.teamId);
      case 'replay':
        return replayDelivery(storage, request.id);
      case 'patches':
        return createStoredPatches(storage).list();
      case 'move_patch':
        return createStoredPatches(storage).move(request.id, request.from, request.to);
      case 'receipt':
        return findReceipt(storage.database, { teamId: null, id: request.id });
      case 'audit':
        return verifyChain(storage.database, request);
    }
  };
}
