import { LRUCache } from 'lru-cache';
import { type ChannelSettings, usualSettings } from '../../desk/channel-settings.ts';
import { mostRemembered } from '../../limits.ts';
import type { SettingsStore } from '../../storage/settings-store.ts';

/** Keeps settings until the process ends, where nothing is stored. There is one workspace then, whose curators are given. */
export function createMemorySettings(): SettingsStore {
  const channels = new LRUCache<string, ChannelSettings>({ max: mostRemembered });

  return {
    async find({ channelId }) {
      return { channel: channels.get(channelId) ?? usualSettings, curators: [] };
    },
    async saveChannel({ channelId }, settings) {
      channels.set(channelId, settings);
    },
    async saveCurators() {},
    async allCurators() {
      return [];
    },
  };
}
