import type { Logger } from '@slack/bolt';
import type { Answer, Desk } from '../../desk/answer.ts';
import { type Manner, usualSettings } from '../../desk/channel-settings.ts';
import {
  createWithheldFinder,
  hasInternal,
  isSameWithheld,
  type Permission,
  type Withheld,
} from '../../desk/views/find-withheld.ts';
import type { Fact, KnowledgeBase, Source } from '../../knowledge/knowledge-base.ts';
import type { ChannelKey, Settings, SettingsStore } from '../../storage/settings-store.ts';
import type { DeskWork } from '../../worker/desk-work.ts';
import { partOf } from '../../worker/perform-in-part.ts';
import { askIfAdmin } from './ask-slack.ts';
import type { Asked } from './asked.ts';
import { createSharingKnowledge } from './know-sharing.ts';
import { createMemorySettings } from './memory-settings.ts';
import { createSettingsReader } from './read-settings.ts';
import { withEmbargoTold, withoutSharing } from './shape-work.ts';

/** What may be shown to somebody. All that a listener gets of the desk comes from here. */
export interface Shown {
  readonly knowledge: KnowledgeBase;
  readonly work: DeskWork;
  /** What a question of ours is answered with, to find those that can be offered. */
  answer(question: string): Answer;
}

/** What the desk may do where somebody asks. */
export interface Allowed {
  readonly manner: Manner;
  /** To whoever asks, alone. */
  readonly alone: Shown;
  /** To everybody there. */
  readonly toAll: Shown;
}

/** Whether whoever asks may see a fact that the others there may not: it is under embargo, and they are a curator. */
export function isForAloneOnly({ id }: Pick<Fact, 'id'>, { alone, toAll }: Allowed): boolean {
  return (
    alone.knowledge.hash !== toAll.knowledge.hash &&
    !toAll.knowledge.facts.some((fact) => fact.id === id)
  );
}

/** Who may be told what, and where. */
export interface Access {
  find(asked: Asked): Promise<Allowed>;
  /** The sources that somebody may know of, whichever of them their channel answers from. */
  sourcesFor(asked: Asked): Promise<readonly Source[]>;
  /** Whether somebody may change settings: a curator, or an administrator where Slack may be asked who is one. */
  mayChange(asked: Asked): Promise<boolean>;
  readonly settings: SettingsStore;
  /** Ids of all sources, whoever may know of them. */
  readonly sources: readonly string[];
  /** Whether each workspace names its own curators. */
  readonly hasOwnCurators: boolean;
  /** Forgets what is remembered of settings, as something changed. */
  forget(): void;
}

export interface AccessOptions {
  readonly desk: Desk;
  readonly work: DeskWork;
  readonly logger: Logger;
  readonly settings?: SettingsStore;
  /** Slack's ids of the curators of the one workspace; `null` where each workspace names its own. */
  readonly curators?: readonly string[] | null;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Makes what says where the desk may speak, and of what. */
export function createAccess({
  desk,
  work,
  logger,
  settings = createMemorySettings(),
  curators = [],
  now = Date.now,
}: AccessOptions): Access {
  const reader = createSettingsReader({ store: settings, now, logger });
  const isInHouse = createSharingKnowledge({ now });
  const findWithheld = createWithheldFinder(desk.knowledge);
  const needsSharing = hasInternal(desk.knowledge);

  return {
    settings,
    sources: Object.keys(desk.knowledge.sources),
    hasOwnCurators: curators === null,
    forget: reader.forget,
    async find(asked) {
      const { manner, sources, ...permitted } = await permit(asked);
      const toAll = findWithheld({ ...permitted, sources, isForCurator: false });
      const alone = findWithheld({ ...permitted, sources });
      return { manner, toAll: show(toAll), alone: showAlone({ manner, alone, toAll }) };
    },
    async sourcesFor(asked) {
      const withheld = findWithheld({ ...(await permit(asked)), sources: null });
      return Object.values(desk.knowledge.sources).filter(
        ({ id }) => !withheld.sources.includes(id),
      );
    },
    async mayChange(asked) {
      const read = await reader.read(toKey(asked));
      if (read === null) return false;
      return isCurator(asked, read) || askIfAdmin(asked.client, asked);
    },
  };

  /** Says what may be shown to whoever asks, alone. */
  async function permit(asked: Asked): Promise<Permission & { readonly manner: Manner }> {
    const read = await reader.read(toKey(asked));
    // Nobody knows then what a curator decided, nor who is one: least is shown, and to whoever asks alone.
    const { manner, sources } = read?.channel ?? { ...usualSettings, manner: 'private' };
    return {
      ...{ manner, sources, at: now() },
      isInHouse: read !== null && (!needsSharing || (await isInHouse(asked))),
      isForCurator: read !== null && isCurator(asked, read),
    };
  }

  function isCurator({ userId }: Asked, { curators: stored }: Settings): boolean {
    return (curators ?? stored).includes(userId);
  }

  function show(withheld: Withheld): Shown {
    return {
      // Made only when it is needed: the first time takes a moment.
      get knowledge() {
        return partOf(desk, withheld).knowledge;
      },
      work: work.without(withheld),
      answer: (question) => partOf(desk, withheld).answer(question),
    };
  }

  function showAlone({
    manner,
    alone,
    toAll,
  }: {
    readonly manner: Manner;
    readonly alone: Withheld;
    readonly toAll: Withheld;
  }): Shown {
    const shown = show(alone);
    const told = isSameWithheld(alone, toAll)
      ? shown.work
      : withEmbargoTold(shown.work, work.without(toAll));
    const shaped = manner === 'private' ? withoutSharing(told) : told;
    return {
      get knowledge() {
        return shown.knowledge;
      },
      work: shaped,
      answer: shown.answer,
    };
  }
}

function toKey({ teamId, enterpriseId, channelId }: Asked): ChannelKey {
  return { teamId, enterpriseId, channelId: channelId ?? '' };
}
