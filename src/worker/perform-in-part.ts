import type { Desk } from '../desk/answer.ts';
import { isNothing, nothingWithheld, type Withheld } from '../desk/views/find-withheld.ts';
import type { Source } from '../knowledge/knowledge-base.ts';
import { createPerformer, type Perform, type PerformerOptions } from './perform-task.ts';

/** Makes what does each task from what may be shown to whoever asked. */
export function createPartPerformer({ desk, command }: PerformerOptions): Perform {
  const performers = new WeakMap<Desk, Perform>();

  return function performInPart(task, note) {
    const part = partOf(desk, task.withheld, task.added);
    const perform = performers.get(part) ?? createPerformer({ desk: part, command });
    performers.set(part, perform);
    return perform(task, note);
  };
}

/** The desk that answers without what is withheld, and with what was added: itself, where nothing is. */
export function partOf(
  desk: Desk,
  withheld: Withheld = nothingWithheld,
  added: readonly Source[] = [],
): Desk {
  const part = isNothing(withheld) ? desk : desk.without(withheld);
  return added.length === 0 ? part : part.with(added);
}

/** Whether that desk is made already. */
export function isPartReady(
  desk: Desk,
  withheld: Withheld = nothingWithheld,
  added: readonly Source[] = [],
): boolean {
  if (!isNothing(withheld) && !desk.isReadyWithout(withheld)) return false;
  return added.length === 0 || partOf(desk, withheld).isReadyWith(added);
}
