import type { Logger } from '@slack/bolt';
import { defaultCacheDirectory } from '../../kept-files.ts';
import { folderEvery } from '../../limits.ts';
import { createBasePreparer } from '../../worker/base-preparer.ts';
import type { BaseHolder } from './base-holder.ts';
import { type BaseKeeper, createBaseKeeper } from './keep-base.ts';
import { watchFolder } from './watch-folder.ts';

export interface KeepFolderOptions {
  readonly directory: string;
  readonly base: BaseHolder;
  /** With its slash. */
  readonly command: string;
  readonly logger: Logger;
}

/** A base that is kept as its folder is. */
export interface KeptFolder extends BaseKeeper {
  stop(): Promise<void>;
}

/** Watches the folder of the base from now on, and swaps the base when the files change. */
export function keepFolder({ directory, base, command, logger }: KeepFolderOptions): KeptFolder {
  const cacheDirectory = defaultCacheDirectory;
  const preparer = createBasePreparer({ directory, cacheDirectory });
  const keeper = createBaseKeeper({ base, preparer, command, cacheDirectory, logger });
  const stopWatching = watchFolder({
    directory,
    every: folderEvery,
    // The files were read after this process began.
    since: performance.timeOrigin,
    onChange: () => void keeper.look(),
  });
  return {
    ...keeper,
    async stop() {
      stopWatching();
      await preparer.stop();
    },
  };
}
