import type { Answer, Desk } from '../../desk/answer.ts';
import type { Manner } from '../../desk/channel-settings.ts';
import { isSameWithheld, type Withheld } from '../../desk/views/find-withheld.ts';
import type { KnowledgeBase, Source } from '../../knowledge/knowledge-base.ts';
import type { AsOf } from '../../replies/freshness.ts';
import type { DeskWork } from '../../worker/desk-work.ts';
import { partOf } from '../../worker/perform-in-part.ts';
import { withEmbargoTold, withoutSharing } from './shape-work.ts';

/** What may be shown to somebody. All that a listener gets of the desk comes from here. */
export interface Shown {
  readonly knowledge: KnowledgeBase;
  readonly work: DeskWork;
  /** What a question of ours is answered with, to find those that can be offered. */
  answer(question: string): Answer;
  /** The form that a question shares with those that ask the same. */
  gistOf(question: string): string;
}

/** A desk, and what does its tasks. */
export interface Worked {
  readonly desk: Desk;
  readonly work: DeskWork;
}

/** What is shown beside the base, and when. */
interface Place {
  readonly added: readonly Source[];
  readonly asOf: AsOf;
}

/** Shows a base as if what is withheld had never been in it. */
export function showPart(
  { withheld, added, asOf }: Place & { readonly withheld: Withheld },
  { desk, work }: Worked,
): Shown {
  return {
    // Made only when it is needed: the first time takes a moment.
    get knowledge() {
      return partOf(desk, withheld, added).knowledge;
    },
    work: work.without(withheld).with(added).on(asOf),
    answer: (question) => partOf(desk, withheld, added).answer(question),
    gistOf: (question) => partOf(desk, withheld, added).gistOf(question),
  };
}

/** Shows it to whoever asks, alone: told from what the others there may see, and not to be shared where nothing is. */
export function showAlone(
  {
    manner,
    alone,
    toAll,
    ...place
  }: Place & { readonly manner: Manner; readonly alone: Withheld; readonly toAll: Withheld },
  worked: Worked,
): Shown {
  const others = showPart({ withheld: toAll, ...place }, worked);
  return withWork(showPart({ withheld: alone, ...place }, worked), (work) => {
    const told = isSameWithheld(alone, toAll) ? work : withEmbargoTold(work, others.work);
    return manner === 'private' ? withoutSharing(told) : told;
  });
}

/** The same, with its work done in another way. */
export function withWork(shown: Shown, change: (work: DeskWork) => DeskWork): Shown {
  return {
    // Made only when it is needed, as in what it stands for.
    get knowledge() {
      return shown.knowledge;
    },
    work: change(shown.work),
    answer: shown.answer,
    gistOf: shown.gistOf,
  };
}
