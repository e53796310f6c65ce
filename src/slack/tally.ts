import type { Outcome } from '../desk/outcome-of.ts';
import type { Task } from '../worker/task.ts';
import type { Failure } from './posting/rules.ts';

/** What Slack waits for an acknowledgement of. */
export type RequestKind = 'event' | 'command' | 'interaction';

/** Is told what happens, to count it. Codes and seconds alone: nobody's words, no id of a person or a place. */
export interface Tally {
  /** A text was answered. The surface is the kind of task that it was. */
  answered(surface: Task['kind'], outcome: Outcome): void;
  /** A request of Slack was acknowledged, so many seconds after it came. */
  acknowledged(kind: RequestKind, seconds: number): void;
  /** A stored delivery was answered, so many seconds after it was stored. */
  finished(seconds: number): void;
  /** A stored delivery goes back: it failed, or Slack said "not now". */
  triedAgain(why: 'failed' | 'later'): void;
  /** A stored delivery failed for good. */
  died(): void;
  /**
   * A reply was sent, or was not. The kind is a name in the table of rules. `put_back`: whoever brought the message brings
   * it again.
   */
  posted(kind: string, outcome: 'sent' | 'put_back' | Failure): void;
}

/** Counts nothing: for a desk that nobody asks for its numbers. */
export const noTally: Tally = {
  answered() {},
  acknowledged() {},
  finished() {},
  triedAgain() {},
  died() {},
  posted() {},
};
