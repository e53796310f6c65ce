import type { AppManifest, AppSettings } from './app-settings.ts';
import type { Changes } from './changes.ts';
import type { PageOptions } from './page-server/serve-page.ts';
import type { Person } from './people/person.ts';
import type { Faults } from './server/faults.ts';
import type { Payload } from './wire/encode-payload.ts';
import type { Delivery, ExchangeLog } from './wire/exchange-log.ts';
import type { EventPlan } from './wire/sender.ts';
import type { SocketMode } from './wire/socket-mode.ts';
import type { ViewStore } from './workspace/view-store.ts';
import type { Workspace, WorkspaceOptions } from './workspace/workspace.ts';

export interface LocalSlackOptions {
  /** What the app offers and may do, as `readManifest` gives it. */
  readonly manifest: AppManifest;
  /** Ids and secrets that are not made up. */
  readonly app?: Partial<AppSettings>;
  /** By default one newsroom, with the app installed. */
  readonly workspaces?: readonly WorkspaceOptions[];
  /** By default one that is free. */
  readonly port?: number;
  /** The page for people; without it there is only Slack. */
  readonly page?: PageOptions;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** How the waits between two tries of an event pass. By default as on a clock. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Milliseconds that the app has to acknowledge. Slack gives 3,000. */
  readonly acknowledgeWithin?: number;
}

/** A Slack that runs here, for one app: for people in a browser, and for tests that script it. */
export interface LocalSlack {
  /** Where the page is, as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** What the app takes for Slack's Web API. */
  readonly apiUrl: string;
  readonly authorizeUrl: string;
  readonly app: AppSettings;
  readonly log: ExchangeLog;
  readonly faults: Faults;
  readonly sockets: SocketMode;
  readonly views: ViewStore;
  readonly changes: Changes;
  workspace(id?: string): Workspace;
  /** Somebody in a workspace, by name or id. */
  person(nameOrId: string, workspaceId?: string): Person;
  /** Sends to this Request URL from now on. Until then, and with `null`, by Socket Mode. */
  sendTo(requestUrl: string | null): void;
  /** Decides how each event travels from now on: how often, and after what. */
  planEvents(plan: ((body: Payload['body']) => EventPlan) | null): void;
  /** Sends a payload as it is. Its `trigger_id` and `response_url` work as if Slack had made them. */
  deliver(payload: Payload): Promise<Delivery>;
  /** What Slack sends when a workspace removes the app: two events, and a token that is refused. */
  uninstall(workspaceId?: string): void;
  /** Resolves when nothing is on its way to the app. Tries that wait for their time do not count. */
  idle(): Promise<void>;
  /** How much Slack still means to bring to the app, tries that wait for their time among it. */
  readonly unsettled: number;
  /** Nothing can connect until `resume`; then everything is as before. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}
