/**
 * Whom the desk answers in a channel.
 *
 * - `public`: a mention is answered for everybody there.
 * - `asked`: to whoever asked; everybody sees it only when they ask for that, by sharing it.
 * - `private`: to whoever asked, and it cannot be shared there.
 * - `off`: nobody; whoever asks is told so.
 */
export const manners = ['public', 'asked', 'private', 'off'] as const;
export type Manner = (typeof manners)[number];

/** Who may put texts into a channel, for the desk to answer from there. */
export const adders = ['nobody', 'curators', 'everybody'] as const;
export type Adders = (typeof adders)[number];

/** What curators decided for one channel. */
export interface ChannelSettings {
  readonly manner: Manner;
  readonly adders: Adders;
  /** Ids of the sources that it answers from there; `null` for all, those that are still to come among them. */
  readonly sources: readonly string[] | null;
}

/** What holds where nobody decided anything. */
export const usualSettings: ChannelSettings = {
  ...{ manner: 'public', adders: 'curators', sources: null },
};

/**
 * Gives the sources to answer from, of what was chosen among those that were offered. What was not offered, as its
 * existence is not for everybody, stays as it was. `null` where nothing is left out.
 */
export function chooseSources({
  offered,
  chosen,
  before,
  all,
}: {
  readonly offered: readonly string[];
  readonly chosen: readonly string[];
  readonly before: readonly string[] | null;
  readonly all: readonly string[];
}): readonly string[] | null {
  const kept = all.filter((id) =>
    offered.includes(id) ? chosen.includes(id) : (before?.includes(id) ?? true),
  );
  const isAllOffered = offered.every((id) => chosen.includes(id));
  return isAllOffered && before === null ? null : kept.length === all.length ? null : kept;
}
