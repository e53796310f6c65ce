import type { Logger } from '@slack/bolt';
import { type ChannelSource, type ChannelSources, endOf } from '../../storage/channel-sources.ts';
import type { ChannelKey } from '../../storage/settings-store.ts';
import { createFreshReader, type FreshReader } from '../create-fresh-reader.ts';

/** Reads the texts of a channel that count now, the oldest first; none where they cannot be read at this moment. */
export type ChannelSourcesReader = FreshReader<ChannelKey, readonly ChannelSource[]>;

export interface ChannelSourcesReaderOptions {
  readonly store: ChannelSources;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger: Logger;
}

export function createChannelSourcesReader({
  store,
  now,
  logger,
}: ChannelSourcesReaderOptions): ChannelSourcesReader {
  const { read, forget } = createFreshReader<ChannelKey, readonly ChannelSource[]>({
    now,
    idOf: ({ teamId, channelId }) => JSON.stringify([teamId, channelId]),
    find: (channel) => store.find(channel, now()),
    otherwise: () => [],
    warn: (fields) =>
      logger.warn('The texts of a channel could not be read: it is answered without them.', fields),
  });
  return {
    // What is remembered may have ended since.
    read: async (channel) => (await read(channel)).filter((source) => endOf(source) > now()),
    forget,
  };
}
