import type { BaseNotices } from '../../storage/base-notices.ts';

/** For a process that nobody shares anything with: each change is told by it alone. */
export function createMemoryNotices(): BaseNotices {
  return {
    claim: async () => true,
    release: async () => {},
  };
}
