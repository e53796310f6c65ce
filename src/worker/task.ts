import type { Understood } from '../desk/understand.ts';
import type { Reply, ReplySurface } from '../replies/reply.ts';
import type { Request } from './read-request.ts';

/** How a reply is shown, and under which id its words are kept. */
interface Place {
  readonly surface: ReplySurface;
  readonly askId: string;
}

interface Asked extends Place {
  /** What is asked of the app itself, not of the desk. */
  readonly request: Request | null;
}

interface Words {
  /** As `readSlackLines` gives them, or as they were kept. */
  readonly text: string;
  /** What they were found to be. Left out where nobody has found out yet: they are understood once. */
  readonly understood?: Understood;
}

/** What is asked of the desk. Plain data, so that it passes from one thread to another. */
export type Task = Words &
  (
    | /** Words to the desk. They get one reply. */
    ({ readonly kind: 'message' } & Asked)
    /** The same by command, where a claim of many sentences gets a row for each. */
    | ({ readonly kind: 'command' } & Asked)
    /** Somebody's message that another person wants checked. What asks in it is answered. */
    | ({ readonly kind: 'check' } & Asked)
    /** A draft out of the form. Nothing of it is kept. */
    | { readonly kind: 'draft' }
    /** Kept words whose check is made public by a Slack user. */
    | { readonly kind: 'share'; readonly sharedBy: string }
    /** Kept words: why they led to a fact. */
    | { readonly kind: 'explain'; readonly factId: string }
  );

export interface TaskResult {
  /** In order. What is too long for one reply goes on in the next. */
  readonly replies: readonly [Reply, ...Reply[]];
  /** The words that buttons under the reply ask again. */
  readonly words: string;
}
