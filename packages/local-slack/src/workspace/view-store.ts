import { isJsonObject, type JsonObject } from '../json.ts';
import { nameBlocks } from './message-store.ts';

/** A modal or a Home as Slack keeps and returns it. */
export type SlackView = {
  readonly id: string;
  readonly team_id: string;
  readonly app_id: string;
  readonly app_installed_team_id: string;
  readonly bot_id: string;
  readonly type: 'modal' | 'home';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly external_id: string;
  readonly hash: string;
  readonly blocks: readonly JsonObject[];
  readonly state: { readonly values: JsonObject };
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly title: JsonObject | null;
  readonly submit: JsonObject | null;
  readonly close: JsonObject | null;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly submit_disabled: boolean;
};

/** A person's modals, the lowest first. A modal may have two more on top of it. */
export interface ViewStore {
  stackOf(userId: string): readonly SlackView[];
  find(viewId: string): { readonly userId: string; readonly view: SlackView } | null;
  findByExternalId(externalId: string): SlackView | null;
  /** Makes a view out of what the app gave. It is shown only when it is pushed or published. */
  make(given: JsonObject, place: ViewPlace): SlackView;
  push(userId: string, view: SlackView): void;
  /** Puts a view in the place of one that is open; its id stays. */
  replace(view: SlackView): void;
  close(viewId: string): void;
  closeAll(userId: string): void;
}

export interface ViewPlace {
  readonly teamId: string;
  readonly appId: string;
  readonly botId: string;
  /** The view below, or the one whose place is taken. */
  readonly previous?: SlackView | null;
  /** Given when it takes the place of a view that is open. */
  readonly instead?: SlackView;
}

export const deepestStack = 3;

export function createViewStore({
  nextId,
  onChange,
}: {
  readonly nextId: (prefix: string) => string;
  readonly onChange: () => void;
}): ViewStore {
  const stacks = new Map<string, readonly SlackView[]>();
  const setStack = (userId: string, views: readonly SlackView[]) => {
    stacks.set(userId, views);
    onChange();
  };
  const find = (viewId: string) => {
    for (const [userId, stack] of stacks) {
      const view = stack.find(({ id }) => id === viewId);
      if (view) return { userId, view, stack };
    }
    return null;
  };

  return {
    stackOf: (userId) => stacks.get(userId) ?? [],
    find,
    findByExternalId: (externalId) =>
      [...stacks.values()].flat().find((view) => view.external_id === externalId) ?? null,
    make(given, { teamId, appId, botId, previous = null, instead }) {
      const id = instead?.id ?? nextId('V');
      return {
        id,
        team_id: teamId,
        app_id: appId,
        app_installed_team_id: teamId,
        bot_id: botId,
        type: given['type'] === 'home' ? 'home' : 'modal',
        title: objectAt(given, 'title'),
        submit: objectAt(given, 'submit'),
        close: objectAt(given, 'close'),
        callback_id: textAt(given, 'callback_id'),
        private_metadata: textAt(given, 'private_metadata'),
        external_id: textAt(given, 'external_id'),
        hash: nextId('hash.'),
        blocks: nameBlocks(blocksOf(given), () => nextId('b')),
        state: instead?.state ?? { values: {} },
        root_view_id: instead?.root_view_id ?? previous?.root_view_id ?? id,
        previous_view_id: instead?.previous_view_id ?? previous?.id ?? null,
        clear_on_close: given['clear_on_close'] === true,
        notify_on_close: given['notify_on_close'] === true,
        submit_disabled: given['submit_disabled'] === true,
      };
    },
    push: (userId, view) => setStack(userId, [...(stacks.get(userId) ?? []), view]),
    replace(view) {
      const found = find(view.id);
      if (found)
        setStack(
          found.userId,
          found.stack.map((open) => (open.id === view.id ? view : open)),
        );
    },
    close(viewId) {
      const found = find(viewId);
      if (found) setStack(found.userId, found.stack.slice(0, found.stack.indexOf(found.view)));
    },
    closeAll: (userId) => setStack(userId, []),
  };
}

/** The blocks of something that the validator has passed. */
function blocksOf({ blocks }: JsonObject): readonly JsonObject[] {
  return Array.isArray(blocks) ? blocks.filter(isJsonObject) : [];
}

function textAt(given: JsonObject, key: string): string {
  const value = given[key];
  return typeof value === 'string' ? value : '';
}

function objectAt(given: JsonObject, key: string): JsonObject | null {
  const value = given[key];
  return isJsonObject(value) ? value : null;
}
