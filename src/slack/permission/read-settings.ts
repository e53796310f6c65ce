import type { Logger } from '@slack/bolt';
import type { ChannelKey, Settings, SettingsStore } from '../../storage/settings-store.ts';
import { createFreshReader, type FreshReader } from '../create-fresh-reader.ts';

/** Reads what curators decided. Gives `null` where it cannot be read at this moment. */
export type SettingsReader = FreshReader<ChannelKey, Settings | null>;

export interface SettingsReaderOptions {
  readonly store: SettingsStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger: Logger;
}

export function createSettingsReader({
  store,
  now,
  logger,
}: SettingsReaderOptions): SettingsReader {
  return createFreshReader<ChannelKey, Settings | null>({
    now,
    idOf: ({ enterpriseId, teamId, channelId }) =>
      JSON.stringify([enterpriseId, teamId, channelId]),
    find: (key) => store.find(key),
    otherwise: () => null,
    warn: (fields) =>
      logger.warn('Settings could not be read: replies are private meanwhile.', fields),
  });
}
