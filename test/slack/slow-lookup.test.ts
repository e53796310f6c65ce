import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { createWorkspaces } from '../../src/slack/workspaces/create-workspaces.ts';
import type {
  InstallationStore,
  StoredInstallation,
} from '../../src/storage/installation-store.ts';

const installed: StoredInstallation = {
  ...{ teamId: 'T1', enterpriseId: '', state: 'active', botToken: 'xoxb-1', refreshToken: null },
  ...{ expiresAt: null, botUserId: 'U1', botId: 'B1', appId: null, updatedAt: new Date(0) },
};

it('a lookup of 1.5 seconds delays no acknowledgement after the first', async () => {
  let lookups = 0;
  let time = 0;
  const unused = () => Promise.reject(new Error('Not in this test.'));
  const installations: InstallationStore = {
    find: async () => {
      lookups += 1;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return installed;
    },
    ...{ save: unused, uninstall: unused, suspend: unused, resume: unused, renew: unused },
    ...{ mayAsk: unused, noteServed: unused, rotateKeys: unused },
  };
  const { authorize } = createWorkspaces({
    installations,
    client: new webApi.WebClient(),
    ...{ clientId: '1.2', clientSecret: 'secret' },
    logger: createRedactingLogger({ write: () => {} }),
    now: () => time,
  });
  const waited = async (): Promise<number> => {
    const began = performance.now();
    const source = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false };
    expect(await authorize(source)).toMatchObject({ botToken: 'xoxb-1' });
    return performance.now() - began;
  };

  const [first, together] = await Promise.all([waited(), waited()]);
  expect(first).toBeGreaterThan(1_400);
  expect(together).toBeGreaterThan(1_400);
  for (const later of [0, 61_000, 600_000]) {
    time = later;
    expect(await waited()).toBeLessThan(300);
  }
  expect(lookups).toBeGreaterThan(1);
  expect(lookups).toBeLessThanOrEqual(3);
});
