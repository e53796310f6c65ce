import type { Logger } from '@slack/bolt';
import type { Desk } from '../../desk/answer.ts';
import { type Manner, usualSettings } from '../../desk/channel-settings.ts';
import {
  createWithheldFinder,
  type FindWithheld,
  hasInternal,
  type Permission,
} from '../../desk/views/find-withheld.ts';
import { StorageError } from '../../errors.ts';
import type { Fact, Source } from '../../knowledge/knowledge-base.ts';
import type { AsOf } from '../../replies/freshness.ts';
import type { ChannelSources } from '../../storage/channel-sources.ts';
import type { ChannelKey, Settings, SettingsStore } from '../../storage/settings-store.ts';
import type { DeskWork } from '../../worker/desk-work.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import { createFreshness, type Freshness } from '../freshness/create-freshness.ts';
import { createMemoryRechecks } from '../freshness/memory-rechecks.ts';
import { isDirect } from '../messages/is-direct.ts';
import { askIfAdmin } from './ask-slack.ts';
import type { Asked } from './asked.ts';
import { createSharingKnowledge } from './know-sharing.ts';
import { createMemoryChannelSources } from './memory-channel-sources.ts';
import { createMemorySettings } from './memory-settings.ts';
import { createChannelSourcesReader } from './read-channel-sources.ts';
import { createSettingsReader } from './read-settings.ts';
import { type Shown, showAlone, showPart, type Worked } from './show-part.ts';
import { toSource } from './to-source.ts';

/** What the desk may do where somebody asks. */
export interface Allowed {
  readonly manner: Manner;
  /** To whoever asks, alone. */
  readonly alone: Shown;
  /** To everybody there. */
  readonly toAll: Shown;
  /** When that was found, in milliseconds since the epoch. */
  readonly at: number;
  /** The day that it was found on, and what is due then. */
  readonly asOf: AsOf;
}

/** Whether whoever asks may see a fact that the others there may not: it is under embargo, and they are a curator. */
export function isForAloneOnly({ id }: Pick<Fact, 'id'>, { alone, toAll }: Allowed): boolean {
  return (
    alone.knowledge.hash !== toAll.knowledge.hash &&
    !toAll.knowledge.facts.some((fact) => fact.id === id)
  );
}

/** What a base has, as somebody may choose of it. */
export interface OfferedSources {
  readonly offered: readonly Source[];
  /** Ids of all, whoever may know of them. */
  readonly all: readonly string[];
}

/** Whether somebody may put a text into the channel where they are; else why not. */
export type MayAdd = 'yes' | 'off' | 'nobody' | 'curators' | 'shared' | 'unknown';

/** Who may be told what, and where. */
export interface Access {
  find(asked: Asked): Promise<Allowed>;
  /** The sources that somebody may know of, whichever of them their channel answers from; and the ids of all. */
  sourcesFor(asked: Asked): Promise<OfferedSources>;
  /**
   * For a workflow, which is no person: nobody knows who reads what it does with an answer. So nothing internal or under
   * embargo is shown, wherever it says that it runs; what a curator decided for a channel holds.
   */
  findForWorkflow(
    place: Pick<Asked, 'teamId' | 'enterpriseId' | 'channelId'>,
  ): Promise<Pick<Allowed, 'manner' | 'toAll'>>;
  /** Whether somebody may change settings: a curator, or an administrator where Slack may be asked who is one. */
  mayChange(asked: Asked): Promise<boolean>;
  /** Whether somebody is a curator. An administrator is none unless named. */
  isCurator(asked: Asked): Promise<boolean>;
  /** Slack's ids of the curators where somebody asks; none where that cannot be read. */
  curatorsOf(asked: Asked): Promise<readonly string[]>;
  /** Whether somebody may put a text into the channel where they are. */
  mayAdd(asked: Asked): Promise<MayAdd>;
  readonly settings: SettingsStore;
  /** The texts that people put into channels. */
  readonly channelSources: ChannelSources;
  /** Whether each workspace names its own curators. */
  readonly hasOwnCurators: boolean;
  /** Forgets what is remembered of settings and of texts in channels, as something changed. */
  forget(): void;
}

export interface AccessOptions {
  readonly base: BaseHolder;
  readonly workOf: (desk: Desk) => DeskWork;
  readonly logger: Logger;
  readonly settings?: SettingsStore;
  readonly channelSources?: ChannelSources;
  /** What is due for a check. By default what the files say. */
  readonly freshness?: Pick<Freshness, 'asOf'>;
  /** Slack's ids of the curators of the one workspace; `null` where each workspace names its own. */
  readonly curators?: readonly string[] | null;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Makes what says where the desk may speak, and of what. */
export function createAccess({
  base,
  workOf,
  logger,
  settings = createMemorySettings(),
  channelSources = createMemoryChannelSources(),
  curators = [],
  now = Date.now,
  freshness = createFreshness({ base, rechecks: createMemoryRechecks(), now, logger }),
}: AccessOptions): Access {
  const reader = createSettingsReader({ store: settings, now, logger });
  const sourcesReader = createChannelSourcesReader({ store: channelSources, now, logger });
  const isInHouse = createSharingKnowledge({ now });
  // All that is made of a base, with the desk that it is of: each request takes both once.
  const made = new WeakMap<Desk, Held>();

  return {
    settings,
    channelSources,
    hasOwnCurators: curators === null,
    forget() {
      reader.forget();
      sourcesReader.forget();
    },
    async find(asked) {
      const held = hold();
      // At once: some acknowledge only after this.
      const [{ manner, sources, ...permitted }, added, asOf] = await Promise.all([
        permit(asked, held),
        addedWhere(asked),
        freshness.asOf(asked),
      ]);
      const toAll = held.findWithheld({ ...permitted, sources, isForCurator: false });
      const alone = held.findWithheld({ ...permitted, sources });
      return {
        ...{ manner, asOf, at: permitted.at },
        toAll: showPart({ withheld: toAll, added, asOf }, held),
        alone: showAlone({ manner, alone, toAll, added, asOf }, held),
      };
    },
    async findForWorkflow(place) {
      const [read, asOf] = await Promise.all([reader.read(toKey(place)), freshness.asOf(place)]);
      // It may be switched off there, or answer from fewer sources.
      if (read === null && place.channelId !== null) {
        throw new StorageError('storage_unavailable', 'The settings of a channel cannot be read.');
      }
      const { manner, sources } = read?.channel ?? usualSettings;
      const permitted = { sources, at: now(), isInHouse: false, isForCurator: false };
      const held = hold();
      return {
        manner,
        toAll: showPart({ withheld: held.findWithheld(permitted), added: [], asOf }, held),
      };
    },
    async sourcesFor(asked) {
      const held = hold();
      const { sources } = held.desk.knowledge;
      const withheld = held.findWithheld({ ...(await permit(asked, held)), sources: null });
      const offered = Object.values(sources).filter(({ id }) => !withheld.sources.includes(id));
      return { offered, all: Object.keys(sources) };
    },
    async isCurator(asked) {
      const read = await reader.read(toKey(asked));
      return read !== null && isCurator(asked, read);
    },
    mayChange,
    async curatorsOf(asked) {
      return curators ?? (await reader.read(toKey(asked)))?.curators ?? [];
    },
    async mayAdd(asked) {
      const read = await reader.read(toKey(asked));
      if (read === null) return 'unknown';
      const { manner, adders } = read.channel;
      if (manner === 'off') return 'off';
      if (adders === 'nobody') return 'nobody';
      if (!(await isAmongUs(asked))) return 'shared';
      return adders === 'everybody' || (await mayChange(asked)) ? 'yes' : 'curators';
    },
  };

  async function mayChange(asked: Asked): Promise<boolean> {
    const read = await reader.read(toKey(asked));
    if (read === null) return false;
    return isCurator(asked, read) || askIfAdmin(asked.client, asked);
  }

  /** The texts of the channel where somebody asks. None while people of another organisation may listen. */
  async function addedWhere(asked: Asked): Promise<readonly Source[]> {
    if (asked.channelId === null) return [];
    const found = await sourcesReader.read(toKey(asked));
    return found.length > 0 && (await isAmongUs(asked)) ? found.map(toSource) : [];
  }

  /** In a conversation with the desk alone there is nobody else. */
  async function isAmongUs(asked: Asked): Promise<boolean> {
    return (asked.channelId !== null && isDirect(asked.channelId)) || isInHouse(asked);
  }

  /** Takes the desk that answers now. */
  function hold(): Held {
    const desk = base.current();
    const held = made.get(desk) ?? {
      desk,
      work: workOf(desk),
      findWithheld: createWithheldFinder(desk.knowledge),
      needsSharing: hasInternal(desk.knowledge),
    };
    made.set(desk, held);
    return held;
  }

  /** Says what may be shown to whoever asks, alone. */
  async function permit(
    asked: Asked,
    { needsSharing }: Held,
  ): Promise<Permission & { readonly manner: Manner }> {
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
}

/** A desk, and what is made of its base. */
interface Held extends Worked {
  readonly findWithheld: FindWithheld;
  readonly needsSharing: boolean;
}

function toKey({
  teamId,
  enterpriseId,
  channelId,
}: Pick<Asked, 'teamId' | 'enterpriseId' | 'channelId'>): ChannelKey {
  return { teamId, enterpriseId, channelId: channelId ?? '' };
}
