import { onTestFinished } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';

/** A storage whose server is not there. */
export function createLateStorage(): Storage {
  const storage = openStorage({
    databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing',
    dataDirectory: null,
  });
  onTestFinished(() => storage.close());
  return storage;
}
