import type { AppSettings } from '../app-settings.ts';
import type { Person } from '../people/person.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { PageFrame, PageHost, PageUpdate } from './page-state.ts';

export interface PageUpdatesOptions {
  readonly app: AppSettings;
  readonly workspace: Workspace;
  readonly person: Person;
  readonly host: PageHost;
}

/**
 * Makes what tells one browser what changed since it was last told: at first everything, `null` when there is
 * nothing to tell.
 */
export function createPageUpdates(options: PageUpdatesOptions): () => PageUpdate | null {
  const sent = new Map<string, PostedMessage>();
  let lastFrame = '';

  return function nextUpdate() {
    const now = new Map(
      options.workspace.messages
        .all()
        .filter(({ visibleTo }) => visibleTo === null || visibleTo === options.person.id)
        .map((posted) => [`${posted.channelId}/${posted.message.ts}`, posted]),
    );
    const messages = [...now].filter(([key, posted]) => sent.get(key) !== posted);
    const removed = [...sent].filter(([key]) => !now.has(key));
    for (const [key, posted] of messages) sent.set(key, posted);
    for (const [key] of removed) sent.delete(key);

    const frame = toFrame(options);
    const frameText = JSON.stringify(frame);
    const isNew = frameText !== lastFrame;
    lastFrame = frameText;
    if (!isNew && messages.length === 0 && removed.length === 0) return null;
    return {
      ...(isNew && { frame }),
      messages: messages.map(([, posted]) => posted),
      removed: removed.map(([, { channelId, message }]) => ({ channelId, ts: message.ts })),
    };
  };
}

function toFrame({ app, workspace, person, host }: PageUpdatesOptions): PageFrame {
  workspace.directOf(person.id);
  return {
    workspaceName: workspace.name,
    me: person.id,
    users: [...workspace.users.values()],
    channels: [...workspace.conversations.values()]
      .filter(({ members }) => members.has(person.id))
      .map(({ id, name, kind, purpose }) => ({ id, name, kind, purpose })),
    app: {
      name: app.name,
      botUserId: workspace.installation?.botUserId ?? '',
      commands: app.commands,
      shortcuts: app.shortcuts,
      functions: app.functions ?? [],
      hasHome: app.hasHome,
    },
    samples: host.samples?.() ?? [],
    tabs: host.tabs?.() ?? [],
    welcome: host.welcome ?? null,
    steps: host.steps ?? [],
    views: person.views(),
    runs: person.steps(),
    home: person.home(),
    prompts: Object.fromEntries(
      [...workspace.prompts].filter(([id]) =>
        workspace.conversations.get(id)?.members.has(person.id),
      ),
    ),
  };
}
