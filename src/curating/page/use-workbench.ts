import { useCallback, useEffect, useState } from 'react';
import type { Workbench } from '../workbench-view.ts';
import { listenToNews, readWorkbench } from './workbench-client.ts';

export interface WorkbenchOnPage {
  /** `null` until it was read. */
  readonly workbench: Workbench | null;
  /** Why it cannot be read; `null` where it can. */
  readonly problem: string | null;
  readonly isLost: boolean;
  /** Reads it anew. Resolves to what was read. */
  readonly reload: () => Promise<Workbench | null>;
}

/** What stands in the folder, kept up to date whoever changes it. */
export function useWorkbench(): WorkbenchOnPage {
  const [workbench, setWorkbench] = useState<Workbench | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLost, setIsLost] = useState(false);

  const reload = useCallback(async () => {
    const reply = await readWorkbench();
    setProblem(reply.isOk ? null : reply.why);
    if (!reply.isOk) return null;
    setIsLost(false);
    setWorkbench(reply.value);
    return reply.value;
  }, []);
  useEffect(
    () => listenToNews({ onNews: () => void reload(), onLost: () => setIsLost(true) }),
    [reload],
  );

  return { workbench, problem, isLost, reload };
}
