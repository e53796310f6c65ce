import type { AppCommand, AppFunction, AppShortcut } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import type { ApiCall, Delivery } from '../wire/exchange-log.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { StepRun } from '../workspace/step-store.ts';
import type { SlackView } from '../workspace/view-store.ts';
import type { ConversationKind, SuggestedPrompts } from '../workspace/workspace.ts';

/**
 * What the page and its server say to each other. Types only: the page is built for browsers and must not draw
 * the server in.
 */

/** A question that shows a newcomer one face of the app. */
export interface PageSample {
  /** What it shows, as "An answer, for you alone". */
  readonly shows: string;
  /** As typed: with the command or the mention in it. */
  readonly text: string;
}

/** Another page of whoever runs this one. */
export interface PageTab {
  readonly title: string;
  readonly address: string;
}

/** What whoever runs the page adds to it. Asked anew at each change, so that it may come later than the page. */
export interface PageHost {
  /** A sentence on what to ask the app. */
  readonly welcome?: string;
  readonly samples?: () => readonly PageSample[];
  readonly tabs?: () => readonly PageTab[];
  /** How the same app gets into a real workspace, step by step. What stands in backticks is shown as code. */
  readonly steps?: readonly string[];
}

export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
}

export interface PageChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: ConversationKind;
  readonly purpose: string;
}

/** What one person sees, but the messages. */
export interface PageFrame {
  readonly workspaceName: string;
  readonly me: string;
  readonly users: readonly PageUser[];
  readonly channels: readonly PageChannel[];
  readonly app: {
    readonly name: string;
    readonly botUserId: string;
    readonly commands: readonly AppCommand[];
    readonly shortcuts: readonly AppShortcut[];
    readonly functions: readonly AppFunction[];
    readonly hasHome: boolean;
  };
  readonly welcome: string | null;
  readonly samples: readonly PageSample[];
  readonly tabs: readonly PageTab[];
  readonly steps: readonly string[];
  readonly views: readonly SlackView[];
  /** The workflow steps that the person ran, oldest first. */
  readonly runs: readonly StepRun[];
  readonly home: SlackView | null;
  /** By the conversation that they are offered in. */
  readonly prompts: Readonly<Record<string, SuggestedPrompts>>;
}

/** Sent whenever something changed: what is new, and what is gone. */
export interface PageUpdate {
  /** Left out when it is as before. */
  readonly frame?: PageFrame;
  /** New and changed messages. */
  readonly messages: readonly PostedMessage[];
  readonly removed: readonly { readonly channelId: string; readonly ts: string }[];
}

/** What went over the wire for a message. */
export interface Inspection {
  readonly message: JsonObject;
  /** What Slack sent the app about it, or what the app answered with it. */
  readonly deliveries: readonly Delivery[];
  /** What the app asked of Slack to make it; `null` when it did not. */
  readonly call: ApiCall | null;
}

export type ActResult =
  | { readonly ok: true; readonly errors?: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly error: string };
