import { type AppSettings, localSecrets } from './app-settings.ts';
import { createChanges } from './changes.ts';
import type { LocalSlack, LocalSlackOptions } from './local-slack.ts';
import { servePage } from './page-server/serve-page.ts';
import { createPeople } from './people/create-people.ts';
import { registerPayload } from './register-payload.ts';
import { createFaultBook } from './server/faults.ts';
import { serveAuthorize } from './server/serve-authorize.ts';
import { type SlackServer, startSlackServer } from './server/slack-server.ts';
import { createAssistantMethods } from './web-api/assistant-methods.ts';
import { createChatMethods } from './web-api/chat-methods.ts';
import { createWebApi } from './web-api/create-web-api.ts';
import { createFunctionMethods } from './web-api/function-methods.ts';
import { createLookupMethods } from './web-api/lookup-methods.ts';
import { createOAuth } from './web-api/oauth.ts';
import { createResponseUrls } from './web-api/response-urls.ts';
import { createViewMethods } from './web-api/view-methods.ts';
import type { Payload } from './wire/encode-payload.ts';
import { createExchangeLog } from './wire/exchange-log.ts';
import { createSender, type EventPlan } from './wire/sender.ts';
import { createSocketMode } from './wire/socket-mode.ts';
import { createTellEvents } from './wire/tell-events.ts';
import { createHttpTransport, type Transport } from './wire/transport.ts';
import { createStepStore } from './workspace/step-store.ts';
import { createTimestamps } from './workspace/timestamps.ts';
import { createTriggers } from './workspace/triggers.ts';
import { createViewStore } from './workspace/view-store.ts';
import { createWorkspace, findWorkspace, type Workspace } from './workspace/workspace.ts';

export type { LocalSlack, LocalSlackOptions } from './local-slack.ts';

/** Starts a local Slack on 127.0.0.1. It reaches nothing but the app, and only what connects to it reaches it. */
export async function createLocalSlack({
  manifest,
  app: given = {},
  workspaces: givenWorkspaces = [{}],
  port = 0,
  page,
  now = Date.now,
  wait = waitByClock,
  acknowledgeWithin,
}: LocalSlackOptions): Promise<LocalSlack> {
  const app: AppSettings = { id: 'A0DESK', ...localSecrets, ...manifest, ...given };
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
  const responseUrls = createResponseUrls({ app, events, now, nextId, origin });
  const views = createViewStore({ nextId, onChange });
  const steps = createStepStore({ nextId, onChange });
  const faults = createFaultBook();
  const oauth = createOAuth({ app, workspaces, now, nextId, onChange });
  const webApi = createWebApi({
    ...{ app, workspaces, sockets, oauth, steps },
    methods: {
      ...createChatMethods({ app, events, nextTs, origin }),
      ...createViewMethods({ app, views, triggers, onChange }),
      ...createAssistantMethods({ onChange }),
      ...createFunctionMethods({ app, steps }),
      ...createLookupMethods({ origin }),
    },
  });
  const person = createPeople({
    ...{ app, workspaces, events, sender, triggers, responseUrls, views, steps, nextTs },
  });
  const server: SlackServer = await startSlackServer({
    ...{ workspaces, webApi, responseUrls, sockets, log, faults, now, nextId, port },
    browsers: [
      serveAuthorize({ app, workspaces, oauth }),
      ...(page ? [servePage({ app, workspaces, log, origin, page, person, changes })] : []),
    ],
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
    workspace: (id) => findWorkspace(workspaces, id),
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
      registerPayload({ workspaces, triggers, responseUrls }, payload);
      return sender.send(payload);
    },
    uninstall(workspaceId) {
      const workspace = findWorkspace(workspaces, workspaceId);
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
