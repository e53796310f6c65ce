import { longestShareSeconds } from '../../limits.ts';
import type { Route } from '../../storage/answer-record.ts';

/**
 * Why a reply was not sent by a route.
 *
 * - `elsewhere`: the desk is not in that channel. A private one that it is not in does not exist for it.
 * - `locked_out`: the workspace no longer takes our token.
 * - `refused`: Slack said any other plain no, or was waited for in vain.
 * - `unsent`: Slack asked to wait, or was not reached.
 * - `uncertain`: it may have been sent, and nobody can know.
 */
export type Failure = 'elsewhere' | 'locked_out' | 'refused' | 'unsent' | 'uncertain';

/** How one kind of reply is sent. */
export interface Rule {
  /** Tried in this order, as far as each is open to the recipient. */
  readonly routes: readonly [Route, ...Route[]];
  /** After which failures the next route is tried at once, where there is one. */
  readonly nextAfter: readonly Failure[];
  /**
   * After which other failures the same route is tried again: here, after a pause; or later, by whoever brings the
   * message again. What is tried here in vain is then `refused`.
   */
  readonly againAfter: readonly Failure[];
  /**
   * What is recorded before it is sent. `each try`: an earlier one that may stand is looked for, and sent again where it
   * is not seen. `once`: one that may stand is never sent again. `nothing`: twice does no harm.
   */
  readonly recorded: 'each try' | 'once' | 'nothing';
  /** Seconds after which another process may send what was recorded without an outcome. By default 12. */
  readonly heldFor?: number;
  /** Whether a reply that comes by a later route says why. */
  readonly saysWhy: boolean;
}

/** Everything that the desk sends, but acknowledgements and modals. `docs/DESIGN.md` says the same in words. */
export const rules = {
  /** The answer to a message in a channel. */
  answer: {
    routes: ['thread', 'direct', 'ephemeral'],
    nextAfter: ['elsewhere', 'refused'],
    againAfter: ['unsent', 'uncertain'],
    recorded: 'each try',
    saysWhy: true,
  },
  /** The answer to a direct message. There is no other route to somebody who cannot be answered there. */
  directAnswer: {
    routes: ['thread'],
    nextAfter: [],
    againAfter: ['unsent', 'uncertain'],
    recorded: 'each try',
    saysWhy: false,
  },
  /** A private reply that its asker shows to everybody where its button was pressed. */
  share: {
    routes: ['thread', 'in_channel'],
    nextAfter: ['elsewhere'],
    againAfter: ['unsent'],
    recorded: 'once',
    heldFor: longestShareSeconds,
    saysWhy: false,
  },
  /** To one person only, where they are. What comes twice, seen by one person, is better than what does not come. */
  private: {
    routes: ['response_url', 'ephemeral', 'direct'],
    nextAfter: ['elsewhere', 'locked_out', 'refused', 'unsent', 'uncertain'],
    againAfter: ['unsent'],
    recorded: 'nothing',
    saysWhy: false,
  },
  /** To a conversation with one person, where everything that is said stays. */
  conversation: {
    routes: ['thread'],
    nextAfter: [],
    againAfter: ['unsent'],
    recorded: 'nothing',
    saysWhy: false,
  },
  /** A question to the curators, in their channel; and what became of it, to whoever asked, where they did. */
  card: {
    routes: ['thread'],
    nextAfter: [],
    againAfter: ['unsent'],
    recorded: 'nothing',
    saysWhy: false,
  },
  /** A message of ours that is changed where it stands. Twice is the same as once; whoever asks for it tries again. */
  amendment: {
    routes: ['in_place'],
    nextAfter: [],
    againAfter: [],
    recorded: 'nothing',
    saysWhy: false,
  },
  /** What is said once, in a thread or to one person. Whoever asks for it has claimed it, and never sends it again. */
  notice: {
    routes: ['thread'],
    nextAfter: [],
    againAfter: [],
    recorded: 'nothing',
    saysWhy: false,
  },
} as const satisfies Record<string, Rule>;
