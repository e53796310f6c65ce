import { createMessageStore, type MessageStore } from './message-store.ts';
import type { SlackView } from './view-store.ts';

/** A user of a workspace, a bot's user among them. */
export interface User {
  readonly id: string;
  /** Short, as in `@ana`. */
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
  /** Whether they administer the workspace. */
  readonly isAdmin: boolean;
}

export type ConversationKind = 'channel' | 'private' | 'im' | 'mpim';

export interface Conversation {
  readonly id: string;
  /** Without `#`. A direct conversation has none. */
  readonly name: string;
  readonly kind: ConversationKind;
  readonly purpose: string;
  readonly members: Set<string>;
  isArchived: boolean;
  /** Whether it is shared with another organisation. */
  isShared: boolean;
}

/** The app in one workspace. */
export interface Installation {
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly scopes: readonly string[];
  /** How Slack refuses the token, as `token_revoked`; `null` while it is good. */
  refusal: string | null;
}

/** What a workspace begins with. */
export interface WorkspaceOptions {
  readonly id?: string;
  readonly name?: string;
  readonly domain?: string;
  readonly people?: readonly { id: string; name: string; realName?: string; isAdmin?: boolean }[];
  readonly channels?: readonly {
    id: string;
    name: string;
    kind?: Exclude<ConversationKind, 'im'>;
    purpose?: string;
    /** Whether the app's bot is a member. By default it is. */
    hasBot?: boolean;
    /** Whether it is shared with another organisation. By default it is not. */
    isShared?: boolean;
  }[];
  /** Direct conversations between a person and the bot that have an id already. */
  readonly directs?: readonly { id: string; userId: string }[];
  /** The app's installation; `null` for a workspace that has not installed it yet. */
  readonly installation?: Partial<Installation> | null;
}

/** Questions that an app offers above what is typed: what stands on each, and what is sent when it is pressed. */
export interface SuggestedPrompts {
  readonly title: string | null;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

/** A Slack team with its people, conversations and messages. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly users: Map<string, User>;
  readonly conversations: Map<string, Conversation>;
  readonly messages: MessageStore;
  /** `null` when the app is not installed. */
  installation: Installation | null;
  /** The App Home as last published, by user. */
  readonly homes: Map<string, SlackView>;
  /** What the app offers to ask in a direct conversation, by its id. */
  readonly prompts: Map<string, SuggestedPrompts>;
  /** Finds a conversation by id, or a channel by name with or without `#`. */
  findConversation(reference: string): Conversation | null;
  /** The direct conversation of a person with the bot, opened where there is none yet. */
  directOf(userId: string): Conversation;
}

/** A workspace that the app is installed in. */
export interface Installed {
  readonly workspace: Workspace;
  readonly installation: Installation;
}

/** Finds a workspace by its id; without one, the first. */
export function findWorkspace(workspaces: ReadonlyMap<string, Workspace>, id?: string): Workspace {
  const workspace = id === undefined ? [...workspaces.values()][0] : workspaces.get(id);
  if (!workspace) throw new Error(`There is no workspace ${id ?? 'at all'}.`);
  return workspace;
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

/** Makes a workspace of a newsroom, with a person, two channels and the app in it, or what is given. */
export function createWorkspace({
  given: {
    id = 'T0NEWSROOM',
    name = 'The Newsroom',
    domain = 'newsroom',
    people = [
      { id: 'U0ANA', name: 'ana', realName: 'Ana Reporter' },
      { id: 'U0BEN', name: 'ben', realName: 'Ben Editor' },
    ],
    channels = [
      { id: 'C0NEWSROOM', name: 'newsroom', purpose: 'Everybody, everything' },
      { id: 'C0DESK', name: 'desk', purpose: 'What is said about checks stays here' },
    ],
    directs = [],
    installation = {},
  },
  botName,
  scopes,
  nextTs,
  onChange,
}: {
  readonly given: WorkspaceOptions;
  readonly botName: string;
  readonly scopes: readonly string[];
  /** Makes timestamps that never repeat. */
  readonly nextTs: () => string;
  readonly onChange: () => void;
}): Workspace {
  const users = new Map<string, User>();
  const conversations = new Map<string, Conversation>();
  const installed = installation === null ? null : withDefaults(installation, id, scopes);

  for (const { realName, isAdmin = false, ...person } of people) {
    users.set(person.id, { ...person, realName: realName ?? person.name, isBot: false, isAdmin });
  }
  if (installed) addBot(users, installed, botName);
  for (const {
    hasBot = true,
    kind = 'channel',
    purpose = '',
    isShared = false,
    ...channel
  } of channels) {
    const members = new Set(people.map((person) => person.id));
    if (hasBot && installed) members.add(installed.botUserId);
    conversations.set(channel.id, {
      ...channel,
      kind,
      purpose,
      members,
      isArchived: false,
      isShared,
    });
  }

  const workspace: Workspace = {
    id,
    name,
    domain,
    users,
    conversations,
    messages: createMessageStore({ nextTs, onChange }),
    installation: installed,
    homes: new Map(),
    prompts: new Map(),
    findConversation(reference) {
      const byId = conversations.get(reference);
      if (byId) return byId;
      const wanted = reference.replace(/^#/, '');
      return (
        [...conversations.values()].find(
          (conversation) => conversation.kind !== 'im' && conversation.name === wanted,
        ) ?? null
      );
    },
    directOf(userId) {
      const known = [...conversations.values()].find(
        ({ kind, members }) => kind === 'im' && members.has(userId),
      );
      return known ?? addDirect(`D${userId.slice(1)}`, userId);
    },
  };
  for (const direct of directs) addDirect(direct.id, direct.userId);
  return workspace;

  function addDirect(directId: string, userId: string): Conversation {
    const botUserId = workspace.installation?.botUserId;
    const direct: Conversation = {
      id: directId,
      name: '',
      kind: 'im',
      purpose: '',
      members: new Set(botUserId === undefined ? [userId] : [userId, botUserId]),
      isArchived: false,
      isShared: false,
    };
    conversations.set(directId, direct);
    return direct;
  }
}

/** Puts the app into a workspace: its bot joins as a user, and the channels that are there. */
export function installApp(
  workspace: Workspace,
  installation: Installation,
  botName: string,
): void {
  workspace.installation = installation;
  addBot(workspace.users, installation, botName);
  for (const conversation of workspace.conversations.values()) {
    conversation.members.add(installation.botUserId);
  }
}

function addBot(users: Map<string, User>, { botUserId }: Installation, botName: string): void {
  const name = botName.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  users.set(botUserId, { id: botUserId, name, realName: botName, isBot: true, isAdmin: false });
}

function withDefaults(
  given: Partial<Installation>,
  teamId: string,
  scopes: readonly string[],
): Installation {
  return {
    botToken: `xoxb-${teamId.toLowerCase()}-local`,
    botUserId: 'U0BOT',
    botId: 'B0BOT',
    scopes,
    refusal: null,
    ...given,
  };
}
