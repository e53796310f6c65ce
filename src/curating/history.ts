import type { FileTexts } from '../knowledge/write-knowledge-files.ts';
import { mostCuratedSteps } from '../limits.ts';
import type { EditResult } from './workbench-view.ts';

/** What was done, so that it can be undone: the texts of the files that it changed. */
export interface Step {
  /** As "accept “The chair”". */
  readonly label: string;
  readonly before: FileTexts;
  readonly after: FileTexts;
  /** The patch that it took into the folder; `null` for none. */
  readonly patch: string | null;
}

/** What became of an undo, or a redo, and of which patch. */
export interface StepBack {
  readonly result: EditResult;
  readonly patch: string | null;
}

/** Writes texts where the others stand. Gives the file that does not hold what it should; `null` where it is done. */
export type Swap = (from: FileTexts, to: FileTexts) => string | null;

/** Remembers the last steps, for undo and redo. What is done anew ends what could be redone. */
export function createHistory() {
  let done: readonly Step[] = [];
  let undone: readonly Step[] = [];

  return {
    labels: () => ({ undo: done.at(-1)?.label ?? null, redo: undone.at(-1)?.label ?? null }),
    note(step: Step): void {
      done = [...done, step].slice(-mostCuratedSteps);
      undone = [];
    },
    undo(swap: Swap): StepBack {
      const step = done.at(-1);
      if (!step) return refused('There is nothing to undo.');
      const other = swap(step.after, step.before);
      if (other !== null) return refuse(other);
      done = done.slice(0, -1);
      undone = [...undone, step];
      return { result: { kind: 'saved', keys: [] }, patch: step.patch };
    },
    redo(swap: Swap): StepBack {
      const step = undone.at(-1);
      if (!step) return refused('There is nothing to redo.');
      const other = swap(step.before, step.after);
      if (other !== null) return refuse(other);
      undone = undone.slice(0, -1);
      done = [...done, step];
      return { result: { kind: 'saved', keys: [] }, patch: step.patch };
    },
  };
}

function refuse(file: string): StepBack {
  return refused(
    `Somebody changed ${file} since then, and this would lose their work. Nothing was changed.`,
  );
}

function refused(why: string): StepBack {
  return { result: { kind: 'refused', why }, patch: null };
}
