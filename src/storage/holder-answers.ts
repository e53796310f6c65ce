import { listDeadDeliveries, replayDelivery } from './dead-deliveries.ts';
import type { HolderRequest } from './holder-line.ts';
import type { Storage } from './open-storage.ts';
import { readBoards } from './read-board.ts';
import { readStats } from './read-stats.ts';

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
    }
  };
}
