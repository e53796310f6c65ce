import { setImmediate } from 'node:timers/promises';
import type { Logger } from '@slack/bolt';
import type { Desk } from '../../desk/answer.ts';
import { createDesk } from '../../desk/create-desk.ts';
import type { KnowledgeFault } from '../../errors.ts';
import { deepFreeze } from '../../knowledge/deep-freeze.ts';
import { mostNamed } from '../../limits.ts';
import { loadEnglish } from '../../load-english.ts';
import { loadPrepared, unpackPrepared } from '../../prepared-cache.ts';
import { shortHash } from '../../replies/fact-ref.ts';
import type { BasePreparer } from '../../worker/base-preparer.ts';
import type { PreparedBase } from '../../worker/prepare-thread.ts';
import { warmUpPartsByStep } from '../../worker/warm-up.ts';
import { errorCode } from '../slack-error.ts';
import type { BaseHolder } from './base-holder.ts';

export interface BaseKeeperOptions {
  readonly base: BaseHolder;
  readonly preparer: BasePreparer;
  /** With its slash. */
  readonly command: string;
  readonly cacheDirectory: string | null;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Keeps the base that answers as it is in its folder. */
export interface BaseKeeper {
  /**
   * Looks whether the folder has another base, and puts it in the place of the one that answers, once it is proved and all
   * of it is made. Resolves when that is done, or the old one stays. Never rejects.
   */
  look(): Promise<void>;
}

export function createBaseKeeper(options: BaseKeeperOptions): BaseKeeper {
  const { base, preparer, logger, now = Date.now } = options;
  let looking: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let refused = '';

  return {
    look() {
      // What changes while one is prepared is looked at once more after it, however often it changes.
      next ??= looking.then(() => {
        next = null;
        looking = lookOnce();
        return looking;
      });
      return next;
    },
  };

  async function lookOnce(): Promise<void> {
    const { hash } = base.current().knowledge;
    const prepared = await preparer.prepare({ hash, at: now() });
    switch (prepared.kind) {
      case 'same':
        refused = '';
        break;
      case 'refused':
        refuse(prepared.faults);
        break;
      case 'failed':
        logger.warn('The knowledge base could not be prepared, so the old one stays.', {
          code: errorCode(prepared.cause),
        });
        break;
      case 'prepared':
        await swap(prepared);
    }
  }

  async function swap(prepared: PreparedBase): Promise<void> {
    try {
      const desk = await makeReady(prepared, options, now());
      refused = '';
      const before = shortHash(base.current().knowledge);
      base.swap(desk);
      logger.info('The knowledge base was swapped.', {
        facts: desk.knowledge.facts.length,
        knowledge: shortHash(desk.knowledge),
        before,
      });
    } catch (error) {
      logger.warn('The knowledge base could not be prepared, so the old one stays.', {
        code: errorCode(error),
      });
    }
  }

  /** The same faults are told once, however often the folder is looked at. */
  function refuse(faults: readonly KnowledgeFault[]): void {
    const all = JSON.stringify(faults);
    if (all === refused) return;
    refused = all;
    for (const { file, line } of faults.slice(0, mostNamed)) {
      logger.warn(
        'The knowledge base does not prove, so the old one stays. What to do is said by cptpp knowledge check.',
        { code: 'knowledge_invalid', file, line },
      );
    }
    base.refuse(faults);
  }
}

/**
 * Makes a desk of a prepared base, with all that people would wait for, a few milliseconds at a time: others are answered
 * in between.
 */
async function makeReady(
  { knowledge, packed }: PreparedBase,
  { command, cacheDirectory: directory }: BaseKeeperOptions,
  at: number,
): Promise<Desk> {
  const english = loadEnglish();
  const left = new Map(packed);
  const desk = createDesk(deepFreeze(knowledge), {
    english,
    prepare(base) {
      const own = left.get(base.hash);
      left.delete(base.hash);
      if (own) return unpackPrepared(own);
      return loadPrepared(base, { directory, english });
    },
  });
  await setImmediate();
  for (const _ of warmUpPartsByStep({ desk, command }, { at })) await setImmediate();
  return desk;
}
