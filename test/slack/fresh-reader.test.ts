import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { settingsFreshFor } from '../../src/limits.ts';
import { createFreshReader } from '../../src/slack/create-fresh-reader.ts';
import { createSharingKnowledge } from '../../src/slack/permission/know-sharing.ts';

it('what cannot be read is asked for once by all who wait, again after some seconds, and logged once', async () => {
  const lines: unknown[] = [];
  let time = 0;
  let looks = 0;
  const { read } = createFreshReader<string, string | null>({
    idOf: (key) => key,
    async find() {
      looks += 1;
      throw new Error('The storage is away.');
    },
    otherwise: () => null,
    warn: (fields) => lines.push(fields),
    now: () => time,
  });

  expect(await Promise.all([read('C1'), read('C1'), read('C1')])).toEqual([null, null, null]);
  expect(looks).toBe(1);
  time += settingsFreshFor;
  await read('C1');
  expect(looks).toBe(2);
  expect(lines).toHaveLength(1);
});

it('Slack is asked once whether a channel is shared, by all who ask there at once', async () => {
  let asked = 0;
  const fetch: webApi.FetchFunction = async () => {
    asked += 1;
    return Response.json({ ok: true, channel: { is_ext_shared: false } });
  };
  const isInHouse = createSharingKnowledge({ now: () => 0 });
  const place = {
    ...{ teamId: 'T1', enterpriseId: '', channelId: 'C1', userId: 'U1', isShared: null },
    client: new webApi.WebClient('xoxb-1', { fetch, slackApiUrl: 'http://127.0.0.1/' }),
  };

  expect(await Promise.all([isInHouse(place), isInHouse(place)])).toEqual([true, true]);
  expect(asked).toBe(1);
});
