import type { Logger } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import pTimeout from 'p-timeout';
import { longestSettingsWait, mostRemembered, settingsFreshFor } from '../../limits.ts';
import { type ChannelSource, type ChannelSources, endOf } from '../../storage/channel-sources.ts';
import type { ChannelKey } from '../../storage/settings-store.ts';
import { createLineLimit } from '../limit-lines.ts';
import { errorCode } from '../slack-error.ts';

/** Reads the texts of a channel. */
export interface ChannelSourcesReader {
  /** Gives those that count now, the oldest first; none where they cannot be read at this moment. */
  read(channel: ChannelKey): Promise<readonly ChannelSource[]>;
  /** Forgets all that is remembered, as something changed. */
  forget(): void;
}

export interface ChannelSourcesReaderOptions {
  readonly store: ChannelSources;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger: Logger;
}

interface Remembered {
  readonly sources: Promise<readonly ChannelSource[]>;
  readonly at: number;
}

/** Makes what reads them, and remembers them for some seconds, as settings are: so every process has them soon. */
export function createChannelSourcesReader({
  store,
  now,
  logger,
}: ChannelSourcesReaderOptions): ChannelSourcesReader {
  const remembered = new LRUCache<string, Remembered>({ max: mostRemembered });
  const mayWrite = createLineLimit();

  return {
    async read(channel) {
      const id = JSON.stringify([channel.teamId, channel.channelId]);
      const known = remembered.get(id);
      const isFresh = known && now() - known.at < settingsFreshFor;
      const sources = isFresh ? known.sources : find(channel);
      if (!isFresh) remembered.set(id, { sources, at: now() });
      return (await sources).filter((source) => endOf(source) > now());
    },
    forget: () => remembered.clear(),
  };

  async function find(channel: ChannelKey): Promise<readonly ChannelSource[]> {
    try {
      return await pTimeout(store.find(channel, now()), { milliseconds: longestSettingsWait });
    } catch (error) {
      const beside = mayWrite('channel_sources_unreadable');
      if (beside) {
        logger.warn('The texts of a channel could not be read: it is answered without them.', {
          code: errorCode(error),
          ...beside,
        });
      }
      return [];
    }
  }
}
