import type { DueNotices } from '../../storage/due-notices.ts';
import type { Recheck, Rechecks } from '../../storage/rechecks.ts';

/** Where nothing is stored: remembered until the process ends. */
export function createMemoryRechecks(): Rechecks {
  const rechecks = new Map<string, Recheck>();
  return {
    all: async () => [...rechecks.values()],
    async save(recheck) {
      rechecks.set(JSON.stringify([recheck.teamId, recheck.factId]), recheck);
    },
  };
}

/** The same of who was told what is due. */
export function createMemoryDueNotices(): DueNotices {
  const told = new Set<string>();
  return {
    async claim(...notice) {
      const key = JSON.stringify(notice);
      const isNew = !told.has(key);
      told.add(key);
      return isNew;
    },
    async release(...notice) {
      told.delete(JSON.stringify(notice));
    },
  };
}
