import { LRUCache } from 'lru-cache';
import { mostChannelSources, mostRemembered } from '../../limits.ts';
import { type ChannelSource, type ChannelSources, endOf } from '../../storage/channel-sources.ts';
import type { ChannelKey } from '../../storage/settings-store.ts';

/** Keeps the texts of channels until the process ends, where nothing is stored. */
export function createMemoryChannelSources(): ChannelSources {
  const channels = new LRUCache<string, readonly ChannelSource[]>({ max: mostRemembered });
  const liveIn = (channel: ChannelKey, at: number) =>
    (channels.get(toKey(channel)) ?? []).filter((source) => endOf(source) > at);

  return {
    async find(channel, at) {
      return liveIn(channel, at);
    },
    async add(channel, source) {
      const live = liveIn(channel, source.addedAt);
      if (live.some(({ id }) => id === source.id)) return 'there';
      if (live.length >= mostChannelSources) return 'full';
      channels.set(toKey(channel), [...live, source]);
      return 'added';
    },
    async remove(channel, id) {
      const all = channels.get(toKey(channel)) ?? [];
      const left = all.filter((source) => source.id !== id);
      channels.set(toKey(channel), left);
      return left.length < all.length;
    },
    async forget({ teamId, userId }) {
      for (const [key, all] of [...channels.entries()]) {
        if (!key.startsWith(`${teamId} `)) continue;
        channels.set(
          key,
          all.filter(({ addedBy }) => addedBy !== userId),
        );
      }
    },
  };
}

function toKey({ teamId, channelId }: ChannelKey): string {
  return `${teamId} ${channelId}`;
}
