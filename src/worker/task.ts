import type { Reply, ReplySurface } from '../replies/reply.ts';

/** How a reply is shown, and under which id its words are kept. */
interface Place {
  readonly surface: ReplySurface;
  readonly askId: string;
}

/** What is asked of the desk. Plain data, so that it passes from one thread to another. */
export type Task =
  /** Words to the desk, as `readSlackText` gives them. They get one reply. */
  | ({ readonly kind: 'message'; readonly text: string } & Place)
  /** The same by command, where a claim of many sentences gets a row for each. `lines` as `readSlackLines` gives them. */
  | ({ readonly kind: 'command'; readonly text: string; readonly lines: string } & Place)
  /** Somebody's message that another person wants checked. What asks in it is answered. */
  | ({ readonly kind: 'check'; readonly lines: string } & Place)
  /** A draft out of the form. Nothing of it is kept. */
  | { readonly kind: 'draft'; readonly lines: string }
  /** Kept words whose check is made public by a Slack user. */
  | { readonly kind: 'share'; readonly words: string; readonly sharedBy: string }
  /** Kept words: why they led to a fact. */
  | { readonly kind: 'explain'; readonly words: string; readonly factId: string };

export interface TaskResult {
  /** In order. What is too long for one reply goes on in the next. */
  readonly replies: readonly [Reply, ...Reply[]];
  /** The words that buttons under the reply ask again. */
  readonly words: string;
}
