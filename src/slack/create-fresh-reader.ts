import { LRUCache } from 'lru-cache';
import pTimeout from 'p-timeout';
import { longestSettingsWait, mostRemembered, settingsFreshFor } from '../limits.ts';
import { createLineLimit } from './limit-lines.ts';
import { errorCode } from './slack-error.ts';

/** Reads what each reply needs of the storage. Never rejects. */
export interface FreshReader<Key, Found> {
  read(key: Key): Promise<Found>;
  /** Forgets all that is remembered, as something changed. */
  forget(): void;
}

export interface FreshReaderOptions<Key, Found> {
  /** What is remembered apart. */
  readonly idOf: (key: Key) => string;
  readonly find: (key: Key) => Promise<Found>;
  /** What counts where it cannot be read at this moment. */
  readonly otherwise: () => Found;
  /** Logs that, with these fields; called once a minute. */
  readonly warn: (fields: { readonly code: string; readonly leftOut?: number }) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Makes what reads something, and remembers it for some seconds, as well as that it could not be read: so every process
 * has it soon, and no reply waits for what another one waits for already.
 */
export function createFreshReader<Key, Found>({
  idOf,
  find,
  otherwise,
  warn,
  now,
}: FreshReaderOptions<Key, Found>): FreshReader<Key, Found> {
  const remembered = new LRUCache<string, { readonly found: Promise<Found>; readonly at: number }>({
    max: mostRemembered,
  });
  const mayWrite = createLineLimit();

  return {
    read(key) {
      const id = idOf(key);
      const known = remembered.get(id);
      if (known && now() - known.at < settingsFreshFor) return known.found;
      const found = findOrTell(key);
      remembered.set(id, { found, at: now() });
      return found;
    },
    forget: () => remembered.clear(),
  };

  async function findOrTell(key: Key): Promise<Found> {
    try {
      return await pTimeout(find(key), { milliseconds: longestSettingsWait });
    } catch (error) {
      const beside = mayWrite('unreadable');
      if (beside) warn({ code: errorCode(error), ...beside });
      return otherwise();
    }
  }
}
