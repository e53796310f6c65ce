import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { answer } from '#local-slack';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createSlackApp } from '../../src/slack/create-slack-app.ts';
import { createReceiver } from '../../src/slack/receiving/create-receiver.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { startSlackApp } from '../../src/slack/start-slack-app.ts';
import { createIdentity } from '../../src/slack/workspaces/own-identity.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';
import { startSlack } from '../storage/start-desk.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, makeDirectMessage, makeMention } from './slack-payloads.ts';

const question = 'who shut the pier?';
const connection = {
  mode: 'http',
  botToken: 'xoxb-1',
  signingSecret: 'signing',
  port: 0,
} as const;

/** As `auth.test` says it. */
function knownAs(given: Record<string, unknown> = {}) {
  const identity = createIdentity(connection);
  identity.learn({ user_id: ids.bot, bot_id: 'B0', team_id: ids.team, app_id: ids.app, ...given });
  return identity;
}

const authorized = (team_id: string | null, given: Record<string, unknown> = {}) => ({
  ...{ enterprise_id: null, team_id, user_id: 'U0OTHERBOT', is_bot: true },
  ...{ is_enterprise_install: false, ...given },
});
const foreign = { context_team_id: 'T5678', authorizations: [authorized('T5678')] };

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bench: Bench;
  afterEach(() => bench.stop());
  const replies = () => bench.calls.filter(({ to }) => to.startsWith('chat.'));

  it.each([
    ['another workspace', foreign],
    ['another workspace, though its writer is of ours', { ...foreign, team_id: ids.team }],
    ['another organisation', { ...foreign, context_enterprise_id: 'E5678' }],
    ['our workspace, but for another app', { api_app_id: 'A5678' }],
    ['nobody', { team_id: 'T5678', context_team_id: null, authorizations: [] }],
  ])('an event that came through %s is acknowledged and nothing else', async (_, given) => {
    bench = await createBench({ mode, identity: knownAs() });

    const { status } = await bench.event(makeMention(question), given);
    await bench.event(makeDirectMessage(question), { ...given, event_id: 'Ev2' });
    await bench.settled();

    expect(status).toBe(200);
    expect(replies()).toEqual([]);
    const told = bench.lines.filter((line) => line.includes('code=foreign_event'));
    expect(told).toHaveLength(1);
  });

  it.each([
    [
      'any of its authorizations is ours',
      { context_team_id: 'T5678', authorizations: [authorized('T5678'), authorized(ids.team)] },
    ],
    ['its writer is of another organisation', { team_id: 'T5678', is_ext_shared_channel: true }],
    [
      'it names only a workspace, as look-alikes do',
      { context_team_id: undefined, authorizations: undefined },
    ],
  ])('an event is answered when %s', async (_, given) => {
    bench = await createBench({ mode, identity: knownAs() });

    await bench.event(makeMention(question), given);
    await bench.settled();

    expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
  });

  it('an event of a workspace of the organisation that has the desk is answered', async () => {
    const identity = knownAs({ team_id: 'E1', enterprise_id: 'E1', is_enterprise_install: true });
    bench = await createBench({ mode, identity });

    await bench.event(makeMention(question), {
      ...{ context_team_id: ids.team, context_enterprise_id: 'E1' },
      authorizations: [authorized(null, { enterprise_id: 'E1', is_enterprise_install: true })],
    });
    await bench.event(makeMention(question, { ts: '17.1' }), {
      ...{ context_team_id: ids.team, context_enterprise_id: 'E2' },
      authorizations: [authorized(null, { enterprise_id: 'E2', is_enterprise_install: true })],
    });
    await bench.settled();

    expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
  });

  it('we are who Slack said, and not who stands first among the authorizations', async () => {
    bench = await createBench({ mode, identity: knownAs() });
    const authorizations = [authorized('T5678'), authorized(ids.team, { user_id: 'U0PERSON' })];

    await bench.event(makeMention(question, { user: ids.bot }), { authorizations });
    await bench.settled();
    expect(replies()).toEqual([]);

    await bench.event(makeMention(question, { user: 'U0OTHERBOT', ts: '17.1' }), {
      authorizations,
    });
    await bench.settled();
    expect(bench.callsTo('chat.postMessage')).toHaveLength(1);
  });

  it('before Slack has said, we are the bot that the event names in its own workspace', async () => {
    bench = await createBench({ mode });
    const authorizations = [authorized('T5678'), authorized(ids.team, { user_id: ids.bot })];

    await bench.event(makeMention(question, { user: ids.bot }), { authorizations });
    await bench.settled();
    expect(replies()).toEqual([]);

    const { body } = await bench.command(question);
    expect(JSON.stringify(body)).toContain('closed');
  });
});

it('Slack is asked who we are at the start, and in the background while it is away', async () => {
  const slack = await startSlack();
  const logger = createRedactingLogger({ write: () => {} });
  const given = {
    mode: 'http',
    port: 0,
    botToken: slack.workspace().installation?.botToken ?? '',
    signingSecret: slack.app.signingSecret,
  } as const;
  const app = createSlackApp({
    ...{
      base: createBaseHolder(makeDesk()),
      connection: given,
      command: '/desk',
      logger,
      slackApiUrl: slack.apiUrl,
    },
    receiver: createReceiver({ connection: given, logger }),
  });
  onTestFinished(async () => void (await app.stop()));
  const identity = createIdentity(given);
  slack.faults.on('auth.test', answer(500, 'away'));
  const waits: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => void waits.push(resolve));

  expect(await startSlackApp(app, given, { host: '127.0.0.1', identity, wait })).toBe('listening');
  expect(identity.known).toBeNull();
  waits.shift()?.();
  await expect.poll(() => waits).toHaveLength(1);
  expect(identity.known).toBeNull();

  slack.faults.clear();
  waits.shift()?.();
  await expect
    .poll(() => identity.known)
    .toMatchObject({
      botUserId: slack.workspace().installation?.botUserId,
      teamId: slack.workspace().id,
    });
});
