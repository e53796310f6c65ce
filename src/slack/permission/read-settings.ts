import type { Logger } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import pTimeout from 'p-timeout';
import { longestSettingsWait, mostRemembered, settingsFreshFor } from '../../limits.ts';
import type { ChannelKey, Settings, SettingsStore } from '../../storage/settings-store.ts';
import { createLineLimit } from '../limit-lines.ts';
import { errorCode } from '../slack-error.ts';

/** Reads what curators decided. */
export interface SettingsReader {
  /** Gives `null` where it cannot be read at this moment. */
  read(key: ChannelKey): Promise<Settings | null>;
  /** Forgets all that is remembered, as something changed. */
  forget(): void;
}

export interface SettingsReaderOptions {
  readonly store: SettingsStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger: Logger;
}

interface Remembered {
  readonly settings: Promise<Settings | null>;
  readonly at: number;
}

/** Makes what reads settings, and remembers them for some seconds, as well as that they could not be read. */
export function createSettingsReader({
  store,
  now,
  logger,
}: SettingsReaderOptions): SettingsReader {
  const remembered = new LRUCache<string, Remembered>({ max: mostRemembered });
  const mayWrite = createLineLimit();

  return {
    async read(key) {
      const id = JSON.stringify([key.enterpriseId, key.teamId, key.channelId]);
      const known = remembered.get(id);
      if (known && now() - known.at < settingsFreshFor) return known.settings;

      const settings = find(key);
      remembered.set(id, { settings, at: now() });
      return settings;
    },
    forget: () => remembered.clear(),
  };

  async function find(key: ChannelKey): Promise<Settings | null> {
    try {
      return await pTimeout(store.find(key), { milliseconds: longestSettingsWait });
    } catch (error) {
      const beside = mayWrite('settings_unreadable');
      if (beside) {
        const code = errorCode(error);
        logger.warn('Settings could not be read: replies are private meanwhile.', {
          code,
          ...beside,
        });
      }
      return null;
    }
  }
}
