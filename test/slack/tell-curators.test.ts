import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { createTellCurators } from '../../src/slack/base/tell-curators.ts';
import { createOutbox } from '../../src/slack/posting/outbox.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { makeKnowledge } from '../fixtures/make-knowledge.ts';

const news = {
  kind: 'swapped',
  before: makeKnowledge(),
  after: makeKnowledge({ hash: 'b'.repeat(64) }),
} as const;

/** Curators of two organisations and a workspace, in a Slack that refuses what goes to `U0GONE`. */
function start(people: readonly string[] = ['U1']) {
  const posted: string[] = [];
  const claims = new Set<string>();
  const fetch: webApi.FetchFunction = async (_url, { body } = {}) => {
    const channel = new URLSearchParams(String(body)).get('channel') ?? '';
    const isGone = channel === 'U0GONE';
    if (!isGone) posted.push(channel);
    return Response.json(isGone ? { ok: false, error: 'user_not_found' } : { ok: true, ts: '1.1' });
  };
  const tell = createTellCurators({
    curators: async () => [
      { teamId: '', enterpriseId: 'E1', curators: ['U1', 'U1'] },
      { teamId: '', enterpriseId: 'E2', curators: ['U2'] },
      { teamId: 'T1', enterpriseId: 'E2', curators: people },
    ],
    clientOf: async () =>
      new webApi.WebClient('xoxb-1', {
        fetch,
        slackApiUrl: 'http://127.0.0.1/',
        retryConfig: { retries: 0 },
      }),
    notices: {
      async claim(place, notice) {
        const isNew = !claims.has(place + notice);
        claims.add(place + notice);
        return isNew;
      },
      async release(place, notice) {
        claims.delete(place + notice);
      },
    },
    outbox: createOutbox({ wait: async () => {} }),
    logger: createRedactingLogger({ write: () => {} }),
  });
  return { tell, posted, claims };
}

it('the curators of each organisation and workspace are told, each person once', async () => {
  const { tell, posted } = start(['U3', 'U4']);

  await tell(news);
  await tell(news);

  expect(posted).toEqual(['U1', 'U2', 'U3', 'U4']);
});

it('where nobody was told the claim is given back, so that another process tries', async () => {
  const { tell, posted, claims } = start(['U0GONE']);

  await tell(news);

  expect(posted).toEqual(['U1', 'U2']);
  expect([...claims].map((claim) => claim.slice(0, 2))).toEqual(['E1', 'E2']);
});

it('what cannot be put into words is logged, and breaks nothing', async () => {
  const { tell } = start();

  await expect(
    tell({
      kind: 'refused',
      get faults(): never {
        throw new Error('There are none.');
      },
    }),
  ).resolves.toBe(undefined);
});
