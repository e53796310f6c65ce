import type { Understood } from '../desk/understand.ts';
import type { Withheld } from '../desk/views/find-withheld.ts';
import type { Citation, Source } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import type { AsOf } from '../replies/freshness.ts';
import type { Reply, ReplySurface } from '../replies/reply.ts';
import type { WorkflowOutputs } from '../replies/workflow-outputs.ts';
import type { Request } from './read-request.ts';

interface Asked {
  /** How the reply is shown. */
  readonly surface: ReplySurface;
  /** The id that the words are kept under. */
  readonly askId: string;
  /** What is asked of the app itself; `null` where the words are for the desk. */
  readonly request: Request | null;
  /** That of whoever asks, for words that tell none: a bare command. By default English. */
  readonly language?: Language;
}

interface Words {
  /** As `readSlackLines` gives them, or as they were kept. */
  readonly text: string;
  /** Left out until somebody has understood them, so that nobody does so again. */
  readonly understood?: Understood;
  /** What may not be shown to whoever asked. Set by `DeskWork` alone; left out where nothing is withheld. */
  readonly withheld?: Withheld;
  /** The day that it is asked on, and what is due then. Set by `DeskWork` alone; left out where nobody looks at a clock. */
  readonly asOf?: AsOf;
  /** What people put into the channel where they ask. Set by `DeskWork` alone; left out where there is nothing. */
  readonly added?: readonly Source[];
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
    /** Kept words that nothing answered: what else is near. */
    | { readonly kind: 'nearest' }
    /** Kept words: why they led to a fact. */
    | { readonly kind: 'explain'; readonly factId: string }
    /** What a workflow asks, or wants checked. Nothing of it is kept. */
    | { readonly kind: 'workflowAsk' | 'workflowCheck' }
  );

export interface TaskResult {
  /** In order. What is too long for one reply goes on in the next. */
  readonly replies: readonly [Reply, ...Reply[]];
  /** The words that buttons under the reply ask again. */
  readonly words: string;
  /** The passages that come nearest, nearest first; for `nearest` alone. */
  readonly nearest?: readonly Citation[];
  /** For a workflow; left out where there are none, and the reply says why. */
  readonly outputs?: WorkflowOutputs;
}
