import type { AppSettings } from './app-settings.ts';
import type { ResponseUrls } from './web-api/response-urls.ts';
import type { ExchangeLog } from './wire/exchange-log.ts';
import type { PayloadContext } from './wire/payloads.ts';
import type { SocketMode } from './wire/socket-mode.ts';
import type { TellEvents } from './wire/tell-events.ts';
import type { Triggers } from './workspace/triggers.ts';
import type { ViewStore } from './workspace/view-store.ts';
import type { Installation, Workspace } from './workspace/workspace.ts';

/** Everything that Slack keeps, for the parts of the playground that work on it. */
export interface SlackState {
  readonly app: AppSettings;
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly log: ExchangeLog;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly views: ViewStore;
  readonly sockets: SocketMode;
  readonly events: TellEvents;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly nextTs: () => string;
  readonly nextId: (prefix: string) => string;
  /** Where the playground is, as `http://127.0.0.1:4000`. */
  readonly origin: () => string;
  readonly onChange: () => void;
}

/** A workspace that the app is installed in. */
export interface Installed {
  readonly workspace: Workspace;
  readonly installation: Installation;
}

/** Finds who a bot token belongs to, a revoked one too. */
export function findInstalled(
  workspaces: ReadonlyMap<string, Workspace>,
  botToken: string,
): Installed | null {
  for (const workspace of workspaces.values()) {
    const { installation } = workspace;
    if (installation?.botToken === botToken) return { workspace, installation };
  }
  return null;
}

export function contextOf(
  app: AppSettings,
  { id, domain, installation }: Workspace,
): PayloadContext {
  return {
    appId: app.id,
    teamId: id,
    teamDomain: domain,
    botUserId: installation?.botUserId ?? '',
    verificationToken: app.verificationToken,
  };
}
