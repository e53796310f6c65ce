import pTimeout from 'p-timeout';
import type { OperatorConfig } from '../config.ts';
import { StorageError } from '../errors.ts';
import { longestOperatorOpening } from '../limits.ts';
import { toSocketPath } from '../storage/hold-folder.ts';
import { createHolderAnswers } from '../storage/holder-answers.ts';
import { askHolder, type HolderRequest } from '../storage/holder-line.ts';
import { createInstallationStore } from '../storage/installation-store.ts';
import { openStorage, type Storage } from '../storage/open-storage.ts';
import { createSeal } from '../storage/seal.ts';

export { findDueFacts } from '../storage/find-due-facts.ts';
export { readBasis } from '../storage/read-basis.ts';
export { boardsSchema } from '../storage/read-board.ts';
export { statsSchema } from '../storage/read-stats.ts';
export { foundReceiptSchema } from '../storage/receipt-store.ts';
export {
  type ChainFinding,
  type ChainHead,
  type ChainReport,
  chainReportSchema,
} from '../storage/verify-chain.ts';

/**
 * Has the process that holds the folder carry a request out. With a server, or where no process holds the folder,
 * carries it out here.
 */
export async function askStorage(config: OperatorConfig, request: HolderRequest): Promise<unknown> {
  const { databaseUrl, dataDirectory } = config.storage;
  if (databaseUrl === null) {
    const holder = await askHolder(toSocketPath(dataDirectory), { ask: 'who' });
    if (holder !== null) return askHolder(toSocketPath(dataDirectory), request);
  }
  return withStorage(config, (storage) => createHolderAnswers(storage)(request));
}

/** Seals every token with the newest key. Returns how many had been sealed with an older one. */
export function rotateKeys(config: OperatorConfig): Promise<number> {
  return withStorage(config, ({ database }) =>
    createInstallationStore({ database, seal: createSeal(config.tokenKeys) }).rotateKeys(),
  );
}

async function withStorage<T>(
  { storage: config }: OperatorConfig,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const storage = openStorage(config);
  try {
    await pTimeout(storage.opened, {
      milliseconds: longestOperatorOpening,
      message: new StorageError(
        'storage_unavailable',
        'DATABASE_URL cannot be reached. Is the server up?',
      ),
    });
    return await work(storage);
  } finally {
    await storage.close();
  }
}
