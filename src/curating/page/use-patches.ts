import { useCallback, useEffect, useState } from 'react';
import type { PatchList } from '../workbench-view.ts';
import { readPatches } from './workbench-client.ts';

export interface PatchesOnPage {
  /** `null` until it is read. */
  readonly list: PatchList | null;
  readonly reload: () => Promise<void>;
}

/** What curators made of questions in Slack, read anew with the folder. */
export function usePatches(version: unknown): PatchesOnPage {
  const [list, setList] = useState<PatchList | null>(null);
  const reload = useCallback(async () => {
    const reply = await readPatches();
    setList(reply.isOk ? reply.value : { hasStorage: true, patches: [], note: reply.why });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a patch would do depends on what stands in the folder.
  useEffect(() => void reload(), [reload, version]);
  return { list, reload };
}
