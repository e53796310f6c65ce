import { type AppSettings, playgroundSecrets } from './app-settings.ts';
import { createChanges } from './changes.ts';
import { createFaultBook } from './faults.ts';
import { servePage } from './page-server/serve-page.ts';
import { createPerson, type Person } from './people/person.ts';
import type { Playground, PlaygroundOptions } from './playground.ts';
import { registerPayload } from './register-payload.ts';
import type { SlackState } from './slack-state.ts';
import { createOAuth } from './web-api/oauth.ts';
import { createResponseUrls } from './web-api/response-urls.ts';
import type { Payload } from './wire/encode-payload.ts';
import { createExchangeLog } from './wire/exchange-log.ts';
import { createSender, type EventPlan } from './wire/sender.ts';
import { type SlackServer, startSlackServer } from './wire/slack-server.ts';
import { createSocketMode } from './wire/socket-mode.ts';
import { createTellEvents } from './wire/tell-events.ts';
import { createHttpTransport, type Transport } from './wire/transport.ts';
import { createTimestamps } from './workspace/timestamps.ts';
import { createTriggers } from './workspace/triggers.ts';
import { createViewStore } from './workspace/view-store.ts';
import { createWorkspace, type Workspace } from './workspace/workspace.ts';

export type { Playground, PlaygroundOptions } from './playground.ts';

/** Starts a local Slack on 127.0.0.1. It reaches nothing but the app, and only what connects to it reaches it. */
export async function createPlayground({
  manifest,
  app: given = {},
  workspaces: givenWorkspaces = [{}],
  port = 0,
  page,
  now = Date.now,
  wait = waitByClock,
  acknowledgeWithin,
}: PlaygroundOptions): Promise<Playground> {
  const app: AppSettings = { id: 'A0DESK', ...playgroundSecrets, ...manifest, ...given };
  const changes = createChanges();
  const onChange = changes.notify;
  const nextTs = createTimestamps(now);
  const nextId = createIds();
  const origin = () => server.origin;
  let transport: Transport | null = null;
  let plan: ((body: Payload['body']) => EventPlan) | null = null;

  const workspaces = new Map<string, Workspace>(
    givenWorkspaces
      .map((options) =>
        createWorkspace({
          given: options,
          botName: app.name,
          scopes: app.scopes,
          nextTs,
          onChange,
        }),
      )
      .map((workspace) => [workspace.id, workspace]),
  );
  const log = createExchangeLog({ onChange });
  const sockets = createSocketMode({
    appId: app.id,
    origin: () => origin().replace(/^http/, 'ws'),
    onChange,
  });
  const sender = createSender({
    transport: () => transport ?? sockets,
    log,
    now,
    wait,
    nextId,
    onChange,
    plan: (body) => plan?.(body) ?? {},
    ...(acknowledgeWithin !== undefined && { within: acknowledgeWithin }),
  });
  const events = createTellEvents({ app, sender, now, nextTs, nextId });
  const triggers = createTriggers({ now, nextId });
  const responseUrls = createResponseUrls({ app, events, now, nextId });
  const views = createViewStore({ nextId, onChange });
  const state: SlackState = {
    app,
    workspaces,
    log,
    triggers,
    responseUrls,
    views,
    sockets,
    events,
    now,
    nextTs,
    nextId,
    origin,
    onChange,
  };
  const faults = createFaultBook();
  const oauth = createOAuth({ app, workspaces, now, nextId, onChange });
  const people = new Map<string, Person>();
  const person = (nameOrId: string, workspaceId?: string): Person => {
    const workspace = findWorkspace(workspaceId);
    const user =
      workspace.users.get(nameOrId) ??
      [...workspace.users.values()].find(({ name }) => name === nameOrId);
    if (!user) throw new Error(`The workspace ${workspace.name} has nobody called ${nameOrId}.`);
    const key = `${workspace.id}/${user.id}`;
    const known = people.get(key) ?? createPerson({ state, sender, workspace, userId: user.id });
    people.set(key, known);
    return known;
  };
  const server: SlackServer = await startSlackServer({
    state,
    faults,
    oauth,
    port,
    servePage: page ? servePage({ state, page, person, changes }) : null,
  });

  return {
    url: server.origin,
    apiUrl: `${server.origin}/api/`,
    authorizeUrl: `${server.origin}/oauth/v2/authorize`,
    app,
    log,
    faults,
    sockets,
    views,
    changes,
    workspace: findWorkspace,
    person,
    sendTo(requestUrl) {
      const { signingSecret } = app;
      transport =
        requestUrl === null ? null : createHttpTransport({ requestUrl, signingSecret, now });
    },
    planEvents(next) {
      plan = next;
    },
    deliver(payload) {
      registerPayload(state, payload);
      return sender.send(payload);
    },
    uninstall(workspaceId) {
      const workspace = findWorkspace(workspaceId);
      const { installation } = workspace;
      if (!installation) return;
      installation.refusal = 'account_inactive';
      events.other(workspace, {
        type: 'tokens_revoked',
        tokens: { oauth: [], bot: [installation.botUserId] },
        event_ts: nextTs(),
      });
      events.other(workspace, { type: 'app_uninstalled', event_ts: nextTs() });
      onChange();
    },
    idle: () => changes.until(() => sender.underWay === 0, 'the app to take what is on its way'),
    get unsettled() {
      return sender.unsettled;
    },
    pause: server.pause,
    resume: server.resume,
    async stop() {
      await sockets.stop();
      await server.stop();
    },
  };

  function findWorkspace(id?: string): Workspace {
    const workspace = id === undefined ? [...workspaces.values()][0] : workspaces.get(id);
    if (!workspace) throw new Error(`The playground has no workspace ${id ?? 'at all'}.`);
    return workspace;
  }
}

function createIds(): (prefix: string) => string {
  let last = 0;
  return (prefix) => {
    last += 1;
    return `${prefix}${(last + 46_655).toString(36).toUpperCase()}`;
  };
}

/** Keeps no process alive. */
function waitByClock(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}
