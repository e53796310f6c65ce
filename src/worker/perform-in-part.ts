import type { Desk } from '../desk/answer.ts';
import { isNothing, nothingWithheld, type Withheld } from '../desk/views/find-withheld.ts';
import { createPerformer, type Perform, type PerformerOptions } from './perform-task.ts';

/** Makes what does each task from the part of the base that may be shown to whoever asked. */
export function createPartPerformer({ desk, command }: PerformerOptions): Perform {
  const performers = new WeakMap<Desk, Perform>();

  return function performInPart(task, note) {
    const part = partOf(desk, task.withheld);
    const perform = performers.get(part) ?? createPerformer({ desk: part, command });
    performers.set(part, perform);
    return perform(task, note);
  };
}

/** The desk that answers without what is withheld: itself, where nothing is. */
export function partOf(desk: Desk, withheld: Withheld = nothingWithheld): Desk {
  return isNothing(withheld) ? desk : desk.without(withheld);
}

/** Whether that desk is made already. */
export function isPartReady(desk: Desk, withheld: Withheld = nothingWithheld): boolean {
  return isNothing(withheld) || desk.isReadyWithout(withheld);
}
