import type { Logger } from '@slack/bolt';
import pTimeout from 'p-timeout';
import { baseNoteEvery, longestStateCheck } from '../../limits.ts';
import type { Storage } from '../../storage/open-storage.ts';
import { createProcessBases } from '../../storage/process-bases.ts';
import { errorCode } from '../slack-error.ts';
import type { BaseHolder } from './base-holder.ts';

/**
 * Notes in the storage which base this process answers from, at once when another takes its place, and again and again for
 * as long as it is there. Returns a function that ends it.
 */
export function noteBase({
  storage,
  base,
  logger,
}: {
  readonly storage: Storage;
  readonly base: BaseHolder;
  readonly logger: Logger;
}): () => Promise<void> {
  const bases = createProcessBases(storage);
  let noted: Promise<unknown> = Promise.resolve();
  const note = () => {
    noted = noted
      .then(() => bases.note(base.current().knowledge.hash))
      .catch((error: unknown) => {
        logger.debug('Which knowledge base this process has could not be noted.', {
          code: errorCode(error),
        });
      });
  };
  const unsubscribe = base.subscribe(note);
  const timer = setInterval(note, baseNoteEvery);
  timer.unref();
  storage.opened.then(note, () => {});

  return async () => {
    clearInterval(timer);
    unsubscribe();
    const leaving = noted.then(() => bases.leave());
    await pTimeout(leaving, { milliseconds: longestStateCheck }).catch(() => {});
  };
}
